"""A configured model reads what comes in; reviewers meet its doubts first; without one nothing is different."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.periods import Period
from prompts.model import LanguageModel
from prompts.scripted_model import ScriptedModel
from store.reviews import ReviewStore
from tests.support.review_reports import a_reviewed_report
from tests.support.second_readers import Opinionated
from workflow.factory import Process
from workflow.intake import Taken, Upload, take_in_file
from workflow.reading import Given
from workflow.review_items import QueueItem
from workflow.review_queue import Filters, queue
from workflow.review_risks import Risk
from workflow.settings import Settings

Q3 = Period.parse("2026-Q3")
_COUNTER = "số người làm việc giao cho các trường là 37"
REPORT = a_reviewed_report(("xử lý 37 trường hợp phát sinh", _COUNTER))


@contextmanager
def office(home: Path, model: LanguageModel | None = None, **settings: int) -> Iterator[tuple[Process, Taken]]:
    """An office that has taken in one report, with this model beside the rules."""
    home.mkdir()
    process = Process(Settings(home=home, embedder="off", **settings), model=model)  # type: ignore[arg-type]
    [taken] = take_in_file(process, Upload("bao-cao.docx", REPORT), Given())
    assert taken.status == "stored"
    yield process, taken
    process.close()


def queued(process: Process) -> list[QueueItem]:
    return list(queue(process, Q3, Filters(states="all")).items)


def stored(process: Process, taken: Taken) -> tuple[object, ...]:
    """All that reading left behind."""
    assert taken.receipt is not None
    document = taken.receipt.document_id
    with process.desk() as desk:
        numbers = ReviewStore(desk.connection).open_numbers(period=Q3)
        acts = [entry.act for entry in desk.journal.recent(limit=50)]
        return desk.values.of_document(document), desk.findings.of_document(document), numbers, acts


def test_a_figure_the_model_reads_otherwise_comes_before_all_but_contradictions(tmp_path: Path):
    model = Opinionated().thinks("98,5", "actual", "TT-21", "Tỷ lệ hồ sơ giải quyết")
    with office(tmp_path / "home", model) as (process, _):
        first, second, *_ = queued(process)
    assert first.reasons[0].risk is Risk.CONFLICT
    assert (second.indicator.code, second.reasons[0].risk) == ("TT-20", Risk.READERS)
    assert "mô hình đọc là TT-21" in second.reasons[0].words
    assert second.level == "warn"  # one of the two may just err


def test_a_figure_both_read_alike_comes_after_its_equals(tmp_path: Path):
    with office(tmp_path / "alone") as (process, _):
        before = [i.indicator.code for i in queued(process) if not i.reasons]
    assert before[0] == "TT-12"
    model = Opinionated().thinks("1.250", "actual", "TT-12", "tiếp nhận mới")
    with office(tmp_path / "both", model) as (process, _):
        after = [i.indicator.code for i in queued(process) if not i.reasons]
    assert after[-1] == "TT-12"
    assert sorted(after) == sorted(before)


def test_a_number_it_may_name_becomes_a_value_that_a_person_looks_at(tmp_path: Path):
    model = Opinionated().thinks("37", "actual", "BM-07", "việc giao")
    with office(tmp_path / "home", model) as (process, _):
        [made] = [i for i in queued(process) if i.indicator.code == "BM-07"]
    assert made.amount == 37
    assert [r.risk for r in made.reasons] == [Risk.UNSURE]
    assert not made.quiet


def test_what_it_only_suggests_stands_beside_the_open_number(tmp_path: Path):
    model = Opinionated().thinks("37", "actual", "BM-07", "cho các trường")
    with office(tmp_path / "home", model) as (process, _), process.desk() as desk:
        [number] = ReviewStore(desk.connection).open_numbers(period=Q3)
    assert "mô hình gợi ý: BM-07 (Số lượng người làm việc" in number.number.reason


def test_the_journal_tells_which_prompt_and_model_read_the_report(tmp_path: Path):
    with office(tmp_path / "home", Opinionated()) as (process, taken), process.desk() as desk:
        [entry] = [e for e in desk.journal.recent(limit=50) if e.act == "read_by_model"]
    assert taken.receipt is not None
    assert entry.subject == taken.receipt.document_id
    assert entry.detail.startswith("extract_values.v1, mô hình opinionated, ")


def test_a_model_out_of_reach_or_not_to_read_leaves_what_rules_alone_leave(tmp_path: Path):
    with office(tmp_path / "alone") as (process, taken):
        alone = stored(process, taken)
    with office(tmp_path / "silent", ScriptedModel()) as (process, taken):
        assert stored(process, taken) == alone
    doubting = Opinionated().thinks("98,5", "target", "", "Tỷ lệ")
    with office(tmp_path / "off", doubting, model_read_seconds=0) as (process, taken):
        assert stored(process, taken) == alone
    assert not doubting.asked
