"""The city report from laying it out to the approved, frozen file. Every act makes a version and a journal entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from domain.draft_life import DraftState, DraftVersion, KeptDraft, LineChange, Opened
from domain.drafts import DraftReport
from domain.errors import NotAllowed, OutOfDate, UsageError
from domain.people import Act, Person
from domain.periods import Period
from domain.progress import Told, unheard
from drafting import living
from drafting.taking_over import taken_over
from drafting.template import fill_template
from drafting.word import write_word
from store.drafts import DraftStore
from workflow.access import require
from workflow.factory import Desk, Process
from workflow.made_from import MadeFrom
from workflow.reporting import draft_report, draft_shown, make_draft_ahead
from workflow.verifying import Verification, verify

Change = Callable[[DraftReport], DraftReport]


def open_draft(process: Process, period: Period, *, ahead: bool = False) -> Opened | None:
    """The period's draft as it is kept, with what stands no longer, which may be some seconds old as in `draft_shown`;
    None where nobody began one. ahead: made beside the requests, before somebody looks."""
    with process.desk() as desk:
        kept = DraftStore(desk.connection).of_period(period)
    if kept is None:
        return None
    shown = make_draft_ahead if ahead else draft_shown
    today = None if kept.state is DraftState.APPROVED else shown(process, period)
    return process.kept(OpenedShown).get(kept, today, lambda: _opened(process, kept, today))


class OpenedShown(MadeFrom[Opened]):
    """Drafts being written, as pages show them."""


def _opened(process: Process, kept: KeptDraft, today: DraftReport | None) -> Opened:
    with process.desk() as desk:
        report = DraftStore(desk.connection).report(kept.id, kept.version)
    return Opened(kept, report, living.stale_numbers(report, living.keyed(today)) if today else ())


def lay_out(process: Process, person: Person, period: Period, *, told: Told = unheard) -> KeptDraft:
    """A draft to work on. While one of the period is not approved there is no second; after that, a correction."""
    require(person, Act.DRAFT)
    report = _today(process, period, told)
    told("Lưu dự thảo", 0, 1)
    now = dt.datetime.now(dt.UTC)
    with process.desk(writing=True) as desk:
        store = DraftStore(desk.connection)
        store.one_at_a_time()
        there = store.of_period(period)
        if there is not None and there.state is not DraftState.APPROVED:
            return there
        number = store.start(period, report.kind, now)
        store.add_version(number, report, person=person.name, told="Lập dự thảo từ số liệu hiện có", at=now)
        desk.journal.add(person.name, "draft_started", _subject(period), f"dự thảo {number}")
        return store.get(number)


def edit_paragraph(
    process: Process, person: Person, draft_id: int, key: str, parts: Sequence[str], slots: Sequence[str], *, base: int
) -> int:
    """A paragraph in the person's words around its slots; gives the new version's number."""
    change = partial(living.edited, key=key, parts=parts, slots=slots)
    return changed(process, person, draft_id, base, f"Sửa đoạn ở mục {place_of(key)}", change)


def retitle(process: Process, person: Person, draft_id: int, path: str, title: str, *, base: int) -> int:
    change = partial(living.retitled, path=path, title=title)
    return changed(process, person, draft_id, base, f"Sửa tiêu đề mục {path}", change)


def act_on_paragraph(process: Process, person: Person, draft_id: int, key: str, act: str, *, base: int) -> int:
    """act: "up", "down", "drop" or "anew"; UsageError for another."""
    changes: dict[str, tuple[str, Change]] = {
        "up": ("Đưa lên một đoạn", partial(living.moved, key=key, step=-1)),
        "down": ("Đưa xuống một đoạn", partial(living.moved, key=key, step=1)),
        "drop": ("Bỏ một đoạn", partial(living.dropped, key=key)),
    }
    if act == "anew":
        today = _today(process, period_of(process, draft_id))
        changes[act] = ("Soạn lại một đoạn", partial(living.written_anew, today=today, key=key))
    if act not in changes:
        raise UsageError("Không hiểu việc cần làm với đoạn này; hãy tải lại trang.")
    words, change = changes[act]
    return changed(process, person, draft_id, base, f"{words} ở mục {place_of(key)}", change)


def period_of(process: Process, draft_id: int) -> Period:
    with process.desk() as desk:
        return DraftStore(desk.connection).get(draft_id).period


def refresh(process: Process, person: Person, draft_id: int, *, base: int) -> int:
    """All paragraphs from today's figures; what people edited, moved or took out stays."""
    change = partial(living.refreshed, today=_today(process, period_of(process, draft_id)))
    return changed(process, person, draft_id, base, "Cập nhật theo số liệu mới", change)


def changed(process: Process, person: Person, draft_id: int, base: int, told: str, change: Change) -> int:
    """The number of the version that `change` makes; of the one there was, if it changes nothing. base: what the person
    saw; OutOfDate when it is no longer the newest."""
    require(person, Act.DRAFT)
    with process.desk(writing=True) as desk:
        store, kept = _taken(desk, draft_id, base)
        if kept.state is not DraftState.OPEN:
            raise NotAllowed(f"Dự thảo {kept.state.label.lower()}, không sửa được; cần sửa thì đề nghị trả lại trước.")
        before = store.report(draft_id, kept.version)
        after = change(before)
        if after == before:
            return kept.version
        number = store.add_version(draft_id, after, person=person.name, told=told, at=dt.datetime.now(dt.UTC))
        desk.journal.add(person.name, "draft_changed", _subject(kept.period), f"phiên bản {number}: {told}")
        return number


def _taken(desk: Desk, draft_id: int, base: int) -> tuple[DraftStore, KeptDraft]:
    """The draft, held to the end of the transaction; OutOfDate when it is no longer what the person saw."""
    store = DraftStore(desk.connection)
    store.one_at_a_time()
    kept = store.get(draft_id)
    if kept.version != base:
        last = store.versions(draft_id)[0]
        raise OutOfDate(f"{last.person} vừa sửa dự thảo ({last.told.lower()}); hãy tải lại trang rồi làm lại.")
    return store, kept


def submit(process: Process, person: Person, draft_id: int, *, base: int) -> None:
    """UsageError while a number of the draft has no support."""
    require(person, Act.DRAFT)
    checked = check(process, draft_id)
    if checked.unsupported:
        raise UsageError(
            f"Còn {checked.unsupported} số chưa có căn cứ theo số liệu hiện tại; "
            "hãy bấm Kiểm tra số liệu, sửa các chỗ được nêu rồi trình."
        )
    with process.desk(writing=True) as desk:
        store, kept = _taken(desk, draft_id, base)
        if kept.state is not DraftState.OPEN:
            raise OutOfDate(f"Dự thảo {kept.state.label.lower()} rồi.")
        store.submit(draft_id, person.name)
        desk.journal.add(person.name, "draft_submitted", _subject(kept.period), f"phiên bản {kept.version}")


def give_back(process: Process, person: Person, draft_id: int, act: Act, *, base: int) -> None:
    """To be worked on again. act: APPROVE_DRAFT for whoever is asked to approve it, DRAFT to take it back oneself."""
    require(person, act)
    with process.desk(writing=True) as desk:
        store, kept = _taken(desk, draft_id, base)
        if kept.state is not DraftState.SUBMITTED:
            raise OutOfDate(f"Dự thảo {kept.state.label.lower()}, không có gì để trả lại.")
        store.give_back(draft_id)
        desk.journal.add(person.name, "draft_given_back", _subject(kept.period), f"phiên bản {kept.version}")


def approve(process: Process, person: Person, draft_id: int, *, base: int) -> KeptDraft:
    """The clean Word file is kept under its hash and never changes; whoever submitted it does not approve it."""
    require(person, Act.APPROVE_DRAFT)
    now = dt.datetime.now(dt.UTC)
    with process.desk(writing=True) as desk:
        store, kept = _taken(desk, draft_id, base)
        if kept.state is not DraftState.SUBMITTED:
            raise OutOfDate(f"Dự thảo {kept.state.label.lower()}; chỉ duyệt được dự thảo đã trình.")
        if kept.submitted_by == person.name:
            raise NotAllowed("Người trình không tự duyệt dự thảo của mình; cần một người khác duyệt.")
        frozen = process.files.keep(write_word(store.report(draft_id, kept.version), final=True))
        store.approve(draft_id, person.name, at=now, frozen=frozen)
        desk.journal.add(person.name, "draft_approved", _subject(kept.period), f"SHA-256 {frozen}")
        return store.get(draft_id)


def file_of(process: Process, draft_id: int, *, checking: bool) -> tuple[KeptDraft, bytes]:
    """The draft as Word; the clean version of an approved one is the very file that was approved."""
    with process.desk() as desk:
        store = DraftStore(desk.connection)
        kept = store.get(draft_id)
        report = store.report(draft_id, kept.version)
    if kept.frozen and not checking:
        return kept, process.files.read(kept.frozen)
    return kept, write_word(report, checking=checking)


def filled(process: Process, person: Person, draft_id: int, template: bytes) -> tuple[KeptDraft, bytes]:
    """The office's own template with the draft's sections and today's figures in its holes."""
    require(person, Act.DRAFT)
    with process.desk() as desk:
        store = DraftStore(desk.connection)
        kept = store.get(draft_id)
        report = store.report(draft_id, kept.version)
    today = draft_report(process, kept.period)
    return kept, fill_template(template, replace(report, figures=today.figures))


def check(process: Process, draft_id: int, *, told: Told = unheard) -> Verification:
    kept, content = file_of(process, draft_id, checking=False)
    return verify(process, content, kept.period, told=told)


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A Word copy edited elsewhere: its lines against the draft's, and its numbers against the figures.

    taken: how many paragraphs were taken over into the draft.
    """

    kept: KeptDraft
    changes: tuple[LineChange, ...]
    checked: Verification
    taken: int = 0


def read_back(process: Process, person: Person, draft_id: int, content: bytes, *, take_over: bool = False) -> ReadBack:
    """take_over: its words become a new version, around figures left as they were. UnreadableFile: no Word file."""
    require(person, Act.DRAFT)
    kept, own = file_of(process, draft_id, checking=False)
    taken = _take_over(process, person, kept, own, content) if take_over else 0
    checked = verify(process, content, kept.period)
    changes = living.compared(own, content)
    with process.desk(writing=True) as desk:
        told = f"{len(changes)} dòng khác, {checked.unsupported} số chưa có căn cứ"
        desk.journal.add(person.name, "draft_read_back", _subject(kept.period), told)
    return ReadBack(kept, changes, checked, taken)


def _take_over(process: Process, person: Person, kept: KeptDraft, own: bytes, content: bytes) -> int:
    """How many paragraphs were taken over."""
    taken = 0

    def change(report: DraftReport) -> DraftReport:
        nonlocal taken
        after, taken = taken_over(report, own, content)
        return after

    changed(process, person, kept.id, kept.version, "Nhận câu chữ từ bản Word sửa ngoài", change)
    return taken


def versions_of(process: Process, draft_id: int) -> list[DraftVersion]:
    with process.desk() as desk:
        return DraftStore(desk.connection).versions(draft_id)


def version_changes(process: Process, draft_id: int, number: int) -> tuple[KeptDraft, tuple[LineChange, ...]]:
    """What one version changed against the one before it."""
    with process.desk() as desk:
        store = DraftStore(desk.connection)
        kept = store.get(draft_id)
        after = store.report(draft_id, number)
        before = store.report(draft_id, number - 1) if number > 1 else replace(after, sections=())
    return kept, living.differences(before, after)


def _today(process: Process, period: Period, told: Told = unheard) -> DraftReport:
    """What would be drafted now, without the figures themselves: they are read anew whenever they are needed."""
    return replace(living.keyed(draft_report(process, period, told=told)), figures=())


def _subject(period: Period) -> str:
    return f"dự thảo {period.label}"


def place_of(key: str) -> str:
    return key.split("-")[0]
