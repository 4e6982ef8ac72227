"""What a reader is given does not say which words are the model's, and what the reader chose is counted by the key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from domain.drafts import Paragraph, Run
from drafting.compose import compose
from eval.blind import KEY, PAIRS, Trial, foreign_in, judged, lay_out, main, paragraphs_of, told_of, trials
from eval.worded import Watched
from prompts.model import ModelFailed
from tests.support.made_facts import catalogue, eight_reports
from workflow.factory import Process


class Replies:
    """A model that says of each paragraph what it was told to say; None: nothing."""

    def __init__(self, *replies: str | None) -> None:
        self.replies = list(replies)

    @property
    def name(self) -> str:
        return "replies"

    def complete(self, text: str) -> str:
        reply = self.replies.pop(0)
        if reply is None:
            raise ModelFailed("Mô hình ngôn ngữ không trả lời.")
        return json.dumps({"text": reply}, ensure_ascii=False)

    def complete_shaped(self, text: str, **_: object) -> str:
        return self.complete(text)


def a_paragraph() -> Paragraph:
    """ "Trong quý III năm 2026, các đơn vị tiếp nhận … hồ sơ."."""
    slot = compose(eight_reports(), catalogue=catalogue()).slots()[0]
    return Paragraph((Run("Trong quý III năm 2026, các đơn vị tiếp nhận "), Run(slot=slot), Run(" hồ sơ.")))


OWN = "Trong quý III năm 2026, các đơn vị tiếp nhận [s1] hồ sơ."
OTHER = "Các đơn vị tiếp nhận [s1] hồ sơ trong quý III năm 2026."


def test_each_reply_is_told_by_what_became_of_it(process: Process):
    model = Watched(Replies(OTHER, OWN, "Các đơn vị tiếp nhận [s1] hồ sơ, vượt 12%.", None))  # type: ignore[arg-type]
    found = list(trials(process, model, [a_paragraph()] * 4))
    assert [t.outcome for t in found] == ["taken", "same", "refused", "failed"]
    assert [t.foreign for t in found] == [(), (), ("12",), ()]
    assert told_of(found).startswith("4 paragraphs: taken 1, same 1, refused 1, failed 1; numbers from elsewhere")


def test_a_number_of_the_paragraphs_own_words_is_foreign_only_where_it_comes_twice():
    assert foreign_in("Quý III năm 2026: [s1] hồ sơ", a_paragraph()) == ()
    assert foreign_in("Quý III năm 2026 và 2026: [s1] hồ sơ", a_paragraph()) == ("2026",)


def test_only_paragraphs_with_figures_of_our_own_are_asked_for_from_the_whole_report():
    draft = compose(eight_reports(), catalogue=catalogue())
    some, all_of_them = paragraphs_of(draft, 4), paragraphs_of(draft, 1000)
    assert len(some) == 4
    assert all(p.slots for p in all_of_them)
    assert all_of_them.index(some[-1]) > len(all_of_them) / 2


@pytest.mark.parametrize("seed", range(3))
def test_the_key_alone_says_which_is_which(tmp_path: Path, seed: int):
    found = [Trial("taken", f"soạn {n}", f"mô hình {n}", (), 1.0) for n in range(8)]
    assert lay_out([*found, Trial("refused", "x", "", (), 1.0)], tmp_path, seed=seed) == 8
    pairs = (tmp_path / PAIRS).read_text("utf-8").split("\n\n")[1:]
    key = json.loads((tmp_path / KEY).read_text("utf-8"))["worded"]
    assert {"A", "B"} == set(key.values())
    for pair in pairs:
        number, *sides = pair.strip().split("\n")
        worded = next(side[0] for side in sides if "mô hình" in side)
        assert key[number] == worded


def test_choices_are_counted_by_the_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    key = {"1": "A", "2": "B", "3": "A", "4": "B"}
    assert judged("1 A\n2: a\n3 =\n9 A", key) == "3 of 4 pairs: worded 1, composed 1, alike 1; p = 1.000"
    (tmp_path / KEY).write_text(json.dumps({"worded": key}), "utf-8")
    (tmp_path / "chon.txt").write_text("1 A\n2 B\n3 A\n4 B\n", "utf-8")
    assert main(["--folder", str(tmp_path), "--judged", str(tmp_path / "chon.txt")]) == 0
    assert "worded 4, composed 0, alike 0; p = 0.125" in capsys.readouterr().out
