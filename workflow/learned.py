"""Teaching a wording and withdrawing it. Each is one transaction with its line in the journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.errors import NotFound, OutOfDate, UsageError
from domain.indicators import Code
from domain.learned import Called, LearnedWording, Withdrawal, in_use
from domain.people import Act, Person
from extraction.learned import index_with
from extraction.learned_words import objection, proposed, same_words, stands_in, tidy
from store.learned import LearnedWordingStore
from workflow.factory import Desk, Process
from workflow.review_acts import allowed, now

_QUOTED = 300  # characters of the sentence a wording was learned from


@dataclass(frozen=True, slots=True)
class Taught:
    """A wording as the list shows it. report: whose and for which period it was learned from, empty for none.
    used: figures of current reports in whose words it stands."""

    wording: LearnedWording
    name: str
    report: str
    used: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What could be remembered of a number that a person bound."""

    words: str
    indicator: Code
    name: str
    value_id: str
    number: str


def wordings_in_use(desk: Desk) -> frozenset[Called]:
    """What reports are read with from now on."""
    return in_use(LearnedWordingStore(desk.connection).all())


def taught(process: Process) -> list[Taught]:
    """All wordings, newest first, those in use before the withdrawn."""
    with process.desk() as desk:
        store = LearnedWordingStore(desk.connection)
        wordings = store.all()
        used = _used(wordings, store.quotes(w.indicator for w in wordings))
        reports = {w.document_id: _report(desk, w.document_id) for w in wordings}
    shown = [Taught(w, process.catalogue.name_of(w.indicator), reports[w.document_id], used[w.id]) for w in wordings]
    return sorted(shown, key=lambda t: not t.wording.is_active)


def proposal(process: Process, value_id: str) -> Proposal:
    """The words that seem to name the figure where it stands, to be looked over by a person."""
    with process.desk() as desk:
        value = desk.values.get(value_id)
        if value is None:
            raise NotFound("Số liệu này không còn: báo cáo đã được đọc lại. Hãy tải lại trang.")
        block = desk.documents.document(value.document_id).block(value.citation.block_id)
    at = value.citation.number
    words = proposed(block, at, process.labels)
    return Proposal(words, value.indicator, process.catalogue.name_of(value.indicator), value_id, at.of(block.text))


def checked(process: Process, words: str, code: Code, known: frozenset[Called]) -> Called:
    """The wording as it would be kept; UsageError with the reason where it is no good."""
    if code not in process.catalogue:
        raise NotFound(f"Không có chỉ tiêu mã {code}.")
    tidied = tidy(words)
    others = frozenset(c for c in known if not (c.code == code and same_words(c.words, tidied)))
    why = objection(tidied, code, index_with(process.catalogue, others))
    if why is not None:
        raise UsageError(why)
    return Called(tidied, code)


def teach(process: Process, person: Person, words: str, code: Code, *, value_id: str = "") -> LearnedWording:
    """From now on these words name the indicator. value_id: the figure it was learned from, empty for none."""
    allowed(person, "", Act.TEACH_WORDING)
    with process.desk(writing=True) as desk:
        store = LearnedWordingStore(desk.connection)
        store.one_at_a_time()
        known = [w for w in store.all() if w.is_active]
        called = checked(process, words, code, in_use(known))
        _not_taught_yet(known, called)
        made = store.add(_from(desk, LearnedWording(called.words, code, person.name, now()), value_id))
        where = f", từ báo cáo {made.document_id}" if made.document_id else ""
        desk.journal.add(person.name, "wording_added", str(made.id), f"{code} “{made.words}”{where}")
    return made


def withdraw_wording(process: Process, person: Person, wording_id: int, *, reason: str = "") -> LearnedWording:
    """From now on it names nothing; what was read with it stays as it was read."""
    allowed(person, "", Act.TEACH_WORDING)
    with process.desk(writing=True) as desk:
        store = LearnedWordingStore(desk.connection)
        store.one_at_a_time()
        wording = found(desk, wording_id)
        if wording.withdrawn is not None:
            when = wording.withdrawn.at.astimezone().strftime("%d/%m/%Y %H:%M")
            raise OutOfDate(f"{wording.withdrawn.person} đã ngừng dùng “{wording.words}” lúc {when}.")
        withdrawal = Withdrawal(person.name, now(), reason.strip())
        store.withdraw(wording_id, withdrawal)
        told = f"{wording.indicator} “{wording.words}”" + (f": {withdrawal.reason}" if withdrawal.reason else "")
        desk.journal.add(person.name, "wording_withdrawn", str(wording_id), told)
    return replace(wording, withdrawn=withdrawal)


def found(desk: Desk, wording_id: int) -> LearnedWording:
    wording = LearnedWordingStore(desk.connection).get(wording_id)
    if wording is None:
        raise NotFound("Không có cách gọi này trong danh sách.")
    return wording


def _not_taught_yet(known: Sequence[LearnedWording], called: Called) -> None:
    for wording in known:
        if wording.indicator == called.code and same_words(wording.words, called.words):
            when = wording.at.astimezone().strftime("%d/%m/%Y")
            raise OutOfDate(f"{wording.person} đã ghi nhớ “{wording.words}” cho {wording.indicator} ngày {when}.")


def _from(desk: Desk, wording: LearnedWording, value_id: str) -> LearnedWording:
    value = desk.values.get(value_id) if value_id else None
    if value is None or value.indicator != wording.indicator:
        return wording
    return replace(wording, document_id=value.document_id, quote=value.citation.quote[:_QUOTED])


def _used(wordings: Sequence[LearnedWording], quotes: Sequence[tuple[Code, str]]) -> Counter[int]:
    used: Counter[int] = Counter()
    for wording in wordings:
        used[wording.id] = sum(code == wording.indicator and stands_in(wording.words, q) for code, q in quotes)
    return used


def _report(desk: Desk, document_id: str) -> str:
    receipt = desk.documents.receipt(document_id) if document_id else None
    if receipt is None or receipt.unit is None or receipt.period is None:
        return ""
    return f"{receipt.unit}, {receipt.period.short_label}"
