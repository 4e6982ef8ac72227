"""A check composes no draft again while nothing it is made from has changed, and never trusts older figures."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest

from domain.errors import TongHopError
from domain.people import Person, Role
from domain.periods import Period
from domain.reviews import Verdict
from drafting.known_lines import known_lines
from store.codec import to_json
from tests.support.databases import DATABASES, database
from tests.support.docx_files import a_report
from tests.support.random_acts import ACTS
from workflow.commands.draft import run as draft_command
from workflow.drafted_lines import fingerprint, lines_of
from workflow.factory import Process
from workflow.intake import Upload, take_in
from workflow.reading import Given
from workflow.reporting import draft_report, written
from workflow.review_acts import decide
from workflow.verifying import verify

Q3 = Period.parse("2026-Q3")
LAN = Person("Lan Anh", Role.REVIEWER)


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from database(request.param)


@pytest.fixture
def sent(process: Process) -> Process:
    take_in(process, Upload("snv.docx", a_report()), Given())
    return process


def composed(process: Process) -> bool:
    """Whether a check now has the draft composed."""
    steps: list[str] = []
    lines_of(process, Q3, told=lambda what, done, whole: steps.append(what))
    return "Soạn phần" in steps


def test_the_second_check_composes_nothing_and_says_the_same(sent: Process):
    content = written(draft_report(sent, Q3), checking=True)
    first = verify(sent, content, Q3)
    assert not composed(sent)
    assert verify(sent, content, Q3) == first
    assert first.unsupported == 0


def test_a_figure_corrected_since_is_named_in_the_older_file(sent: Process):
    draft = draft_report(sent, Q3)
    content = written(draft)
    verify(sent, content, Q3)
    with sent.desk() as desk:
        value = next(s.value for s in desk.values.standings(periods=[Q3]) if s.value.indicator == "TT-12")
    decide(sent, LAN, value.id, Verdict.CORRECT, amount=str(value.amount + Decimal(1)), reason="Nhầm một hồ sơ")
    assert verify(sent, content, Q3).unsupported > 0


def test_a_new_report_and_another_target_ask_for_a_new_draft_and_a_login_does_not(sent: Process):
    lines_of(sent, Q3)
    with sent.desk(writing=True) as desk:
        desk.journal.add("Lan Anh", "login", "10.0.0.1")
    assert not composed(sent)
    (sent.settings.home / "muc-tieu.yaml").write_text(
        "2026:\n  - {chi_tieu: TT-20, it_nhat: 95, van_ban: Kế hoạch số 12/KH-UBND}\n", "utf-8"
    )
    assert composed(sent)
    take_in(sent, Upload("stp.docx", a_report(unit="SỞ TƯ PHÁP", number="9/BC-STP")), Given())
    assert composed(sent)
    assert not composed(sent)


@pytest.mark.parametrize("seed", range(3))
def test_lines_kept_are_after_every_act_those_of_a_draft_composed_from_all_there_is(sent: Process, seed: int):
    """Whether a command asked for them, which reads only what it needs and keeps nothing, or the service."""
    chance, command, different = random.Random(seed), Process(sent.settings, once=True), set[str]()
    for _ in range(14):
        act = chance.choice((*ACTS, another_target))
        with suppress(TongHopError):  # refused: nothing was changed
            act(sent, chance)
        asked = chance.choice((sent, command))
        lines, fresh = lines_of(asked, Q3), known_lines(draft_report(sent, Q3))
        assert to_json(tuple(lines)) == to_json(fresh), act.__name__
        different.add(to_json(fresh))
    command.close()
    assert len(different) > 5


def another_target(process: Process, chance: random.Random) -> None:
    line = f"2026:\n  - {{chi_tieu: TT-20, it_nhat: {chance.randint(90, 100)}, van_ban: Kế hoạch số 12/KH-UBND}}\n"
    (process.settings.home / "muc-tieu.yaml").write_text(line, "utf-8")


def test_another_program_makes_other_lines(tmp_path: Path):
    for name in ("domain/a.py", "drafting/outlines/quarter.yaml"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("một", "utf-8")
    seen = {fingerprint(tmp_path)}
    (tmp_path / "drafting/outlines/quarter.yaml").write_text("một hai", "utf-8")
    seen.add(fingerprint(tmp_path))
    (tmp_path / "domain/b.py").write_text("", "utf-8")
    seen.add(fingerprint(tmp_path))
    assert len(seen) == 3
    (tmp_path / "domain/notes.md").write_text("không đổi lời nào", "utf-8")
    assert fingerprint(tmp_path) in seen


def test_a_draft_of_another_kind_is_not_kept_for_the_check(
    sent: Process, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("TONGHOP_HOME", str(sent.settings.home))
    monkeypatch.setenv("TONGHOP_DATABASE_URL", str(sent.settings.database))
    monkeypatch.setenv("TONGHOP_EMBEDDER", "off")
    for kind, kept in (("year", False), (None, True)):
        draft_command(tmp_path / "a.docx", period=Q3, kind=kind, checking=False, as_json=True)
        assert composed(sent) is not kept
    capsys.readouterr()
