from __future__ import annotations

import json

import pytest

from domain.answers import Answer, CitedSource
from domain.citations import cite
from domain.progress import Stopped
from domain.texts import Span
from prompts.scripted_model import ScriptedModel
from rag.written_answer import written
from tests.support.notation import a_block
from tests.support.writing_models import WritingModel

QUOTES = (
    "Giải ngân chậm do vướng giải phóng mặt bằng tại 02 dự án.",
    "Thiếu công chức địa chính so với biên chế được giao.",
)


def composed() -> Answer:
    sources = tuple(
        CitedSource("a", "a.docx", "Phường Láng", 1, quote, cite(a_block(quote), Span(0, len(quote))))
        for quote in QUOTES
    )
    return Answer("Theo báo cáo:\n- …", sources=sources)


def written_by(*replies: str) -> tuple[Answer, ScriptedModel]:
    model = ScriptedModel(replies)
    return written("Vì sao giải ngân chậm?", composed(), ["quý III năm 2026"] * 2, model), model


def reply(text: str, *keys: str) -> str:
    return json.dumps({"sentences": [{"text": text, "keys": list(keys)}]}, ensure_ascii=False)


def test_sentences_that_keep_to_their_quotes_are_taken_with_only_the_sources_used() -> None:
    answer, _ = written_by(reply("Phường Láng giải ngân chậm do vướng giải phóng mặt bằng tại 02 dự án.", "c1"))
    assert answer.text == "Phường Láng giải ngân chậm do vướng giải phóng mặt bằng tại 02 dự án."
    assert [s.quote for s in answer.sources] == [QUOTES[0]]


@pytest.mark.parametrize(
    "bad",
    [
        reply("Phường Láng giải ngân chậm do vướng giải phóng mặt bằng tại 03 dự án.", "c1"),
        reply("Phường Láng giải ngân chậm do vướng giải phóng mặt bằng tại ba dự án.", "c1"),
        reply("Giải ngân chậm do vướng giải phóng mặt bằng tại 02 dự án.", "c2"),
        reply("Giải ngân chậm do vướng giải phóng mặt bằng.", "c9"),
        reply("Lãnh đạo thành phố rất hài lòng với kết quả tuyệt vời này.", "c1"),
        '{"sentences": []}',
    ],
)
def test_a_foreign_number_key_or_claim_leaves_the_composed_answer(bad: str) -> None:
    answer, _ = written_by(bad)
    assert answer == composed()


def test_a_reply_out_of_shape_is_repaired_once() -> None:
    good = reply("Thiếu công chức địa chính so với biên chế được giao.", "c2")
    answer, model = written_by("Tôi nghĩ là do thiếu người.", f"```json\n{good}\n```")
    assert answer.text == "Thiếu công chức địa chính so với biên chế được giao."
    assert len(model.asked) == 2


def test_a_model_out_of_reach_leaves_the_composed_answer_with_a_warning() -> None:
    answer, _ = written_by()
    assert answer.text == composed().text
    assert answer.warnings


def test_the_model_sees_keys_and_quotes_and_no_file_names() -> None:
    _, model = written_by(reply("Thiếu công chức địa chính.", "c2"))
    assert "[c1] Phường Láng, báo cáo quý III năm 2026: " + QUOTES[0] in model.asked[0]
    assert "a.docx" not in model.asked[0]


GOOD = {"text": "Phường Láng giải ngân chậm do vướng giải phóng mặt bằng tại 02 dự án.", "keys": ["c1"]}
FOREIGN = {"text": "Phường Láng giải ngân chậm do vướng giải phóng mặt bằng tại 07 dự án.", "keys": ["c1"]}


def followed(*sentences: dict[str, object]) -> tuple[Answer, WritingModel, list[tuple[str, int]]]:
    model = WritingModel(json.dumps({"sentences": sentences}, ensure_ascii=False))
    told: list[tuple[str, int]] = []

    def hear(what: str, done: int, whole: int) -> None:
        told.append((what, done))

    answer = written("Vì sao?", composed(), ["quý III năm 2026"] * 2, model, told=hear)
    return answer, model, told


def test_who_follows_is_told_how_many_sentences_are_checked_and_never_their_words() -> None:
    answer, _, told = followed(GOOD, {"text": "Thiếu công chức địa chính.", "keys": ["c2"]})
    assert answer.by_model
    assert sorted({done for _, done in told}) == [0, 1, 2]
    assert not [what for what, _ in told if "02" in what or "địa chính" in what]


def test_the_model_is_stopped_at_the_first_sentence_that_cannot_be_taken() -> None:
    answer, model, told = followed(GOOD, FOREIGN, GOOD, GOOD)
    assert answer == composed()
    assert model.written.endswith('"keys": ["c1"]}')
    assert model.written.count("keys") == 2
    assert max(done for _, done in told) == 1


def test_who_leaves_stops_the_model() -> None:
    model = WritingModel(json.dumps({"sentences": [GOOD, GOOD]}, ensure_ascii=False))

    def leave(what: str, done: int, whole: int) -> None:
        raise Stopped("Đã dừng.")

    with pytest.raises(Stopped):
        written("Vì sao?", composed(), ["quý III năm 2026"] * 2, model, told=leave)
    assert len(model.written) == 1


def test_of_reports_of_several_periods_each_sentence_says_which() -> None:
    second = {"text": "Thiếu công chức địa chính.", "keys": ["c2"]}
    model = WritingModel(json.dumps({"sentences": [GOOD, second]}, ensure_ascii=False))
    assert written("Vì sao?", composed(), ["quý III năm 2026", "quý II năm 2026"], model).text.splitlines() == [
        "Phường Láng giải ngân chậm do vướng giải phóng mặt bằng tại 02 dự án (báo cáo quý III năm 2026).",
        "Thiếu công chức địa chính (báo cáo quý II năm 2026).",
    ]


@pytest.mark.parametrize(("named", "taken"), [("Quý III năm 2026", True), ("Quý II năm 2026", False)])
def test_a_sentence_may_name_the_period_of_its_own_report_and_no_other(named: str, taken: bool) -> None:
    text = f"{named}, Phường Láng giải ngân chậm do vướng giải phóng mặt bằng tại 02 dự án."
    answer, _ = written_by(reply(text, "c1"))
    assert answer.by_model is taken
