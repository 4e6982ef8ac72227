"""Sending a figure back to its unit, and what the unit answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors import NotAllowed, NotFound, OutOfDate, UsageError
from domain.people import Act, Person, may
from domain.periods import Period
from domain.reviews import Decision, in_force
from domain.send_backs import Letter, LetterKind, SendBack, SendBackState
from store.send_backs import SendBackStore
from workflow.factory import Process
from workflow.review_acts import allowed, check_seen, current, figure_of, now

_LONGEST = 2000
_NO_QUESTION = "Không có câu hỏi này."


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the unit sees it. settled: the figure was decided since, nothing is left to answer."""

    asked: SendBack
    indicator_name: str
    settled: bool


def send_back(
    process: Process, person: Person, value_id: str, question: str, *, reason: str = "", seen: str | None = None
) -> SendBack:
    """One message with the passage, the rule and the question."""
    question = question.strip()
    if not question:
        raise UsageError("Hãy ghi câu hỏi gửi đơn vị.")
    with process.desk(writing=True) as desk:
        value, figure = figure_of(desk, value_id, deciding=True)
        allowed(person, value.unit, Act.SEND_BACK)
        current(desk, value)
        check_seen(figure, seen)
        receipt = desk.documents.receipt(value.document_id)
        assert receipt is not None
        asked = SendBackStore(desk.connection).add(
            SendBack(
                document_id=value.document_id,
                value_id=value.id,
                unit=value.unit,
                period=receipt.period or value.period,
                indicator=value.indicator,
                citation=value.citation,
                reason=reason.strip()[:_LONGEST],
                question=question[:_LONGEST],
                person=person.name,
                at=now(),
            )
        )
        desk.journal.add(person.name, "send_back", value.id, f"{value.unit} {value.indicator}: {question[:_LONGEST]}")
    return asked


def withdraw(process: Process, person: Person, send_back_id: int) -> SendBack:
    """The undo of sending back: by the one who asked, while the unit has not answered."""
    with process.desk(writing=True) as desk:
        store = SendBackStore(desk.connection)
        asked = _asked(store, send_back_id)
        if asked.person != person.name:
            raise NotAllowed(f"Chỉ {asked.person} rút lại được câu hỏi này.")
        if asked.state is not SendBackState.WAITING:
            raise OutOfDate("Không rút lại được: đơn vị đã trả lời hoặc câu hỏi đã đóng.")
        store.reply(asked.id, Letter(LetterKind.CLOSED, person.name, now(), "Rút lại câu hỏi"))
        desk.journal.add(person.name, "withdraw", asked.value_id, asked.question)
    return asked


def answer(process: Process, person: Person, send_back_id: int, words: str) -> SendBack:
    """The unit's reply."""
    words = words.strip()
    if not words:
        raise UsageError("Hãy ghi câu trả lời.")
    with process.desk(writing=True) as desk:
        store = SendBackStore(desk.connection)
        asked = _asked(store, send_back_id)
        if not may(person, Act.ANSWER_BACK, unit=asked.unit):
            raise NotFound(_NO_QUESTION)  # another unit's question is not there, rather than refused
        if asked.state is SendBackState.CLOSED:
            raise OutOfDate("Câu hỏi này đã đóng, không cần trả lời nữa.")
        store.reply(asked.id, Letter(LetterKind.REPLY, person.name, now(), words[:_LONGEST]))
        desk.journal.add(person.name, "answer_back", asked.value_id, words[:_LONGEST])
        found = store.get(asked.id)
    assert found is not None
    return found


def questions(process: Process, person: Person, *, period: Period | None = None) -> list[Question]:
    """Newest first; a unit officer sees the own unit's only."""
    if not may(person, Act.SEE_OWN_REPORTS):
        raise NotAllowed(f"Tài khoản của {person.name} không xem được mục này.")
    with process.desk() as desk:
        found = SendBackStore(desk.connection).find(unit=_own_unit(person), period=period)
        settled = {s.id: _settled(desk.values.decisions(s.value_id), s) for s in found}
    names = {i.code: i.name for i in process.catalogue}
    return [Question(s, names.get(s.indicator, s.indicator), settled[s.id]) for s in found]


def _own_unit(person: Person) -> str | None:
    return None if may(person, Act.SEE_ALL_REPORTS) else person.unit or ""


def _settled(decisions: Sequence[Decision], asked: SendBack) -> bool:
    return any(d.at >= asked.at for d in in_force(decisions))


def _asked(store: SendBackStore, send_back_id: int) -> SendBack:
    found = store.get(send_back_id)
    if found is None:
        raise NotFound(_NO_QUESTION)
    return found
