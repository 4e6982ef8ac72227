"""Remarks on answers: kept with what was answered, listed for who looks after the answers, handed out as new cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.answers import Answer, Clarify, NoAnswer, Reply
from domain.errors import UsageError
from domain.people import Act, Person
from domain.periods import Period
from domain.quantities import plain
from domain.remarks import Judged, Remark
from store.remarks import RemarkStore
from workflow.asking import ask
from workflow.factory import Process
from workflow.review_acts import allowed, now

_WORDS = 500  # characters of what a person adds
_QUESTION = 2000


def remark(
    process: Process,
    person: Person,
    question: str,
    judged: Judged,
    *,
    words: str = "",
    period: Period | None = None,
    after: Sequence[str] = (),
) -> Remark:
    """Kept beside the answer as the service gives it now, so that nobody can put words into it."""
    allowed(person, "", Act.ASK)
    question, words = question.strip()[:_QUESTION], " ".join(words.split())
    if not question:
        raise UsageError("Hãy ghi câu hỏi mà nhận xét nói về.")
    if len(words) > _WORDS:
        raise UsageError(f"Lời nhận xét dài quá {_WORDS} ký tự; hãy viết ngắn hơn.")
    before = tuple(" ".join(q.split())[:_QUESTION] for q in after if q.strip())
    status, text = _told(ask(process, question, period=period, after=before))
    made = Remark(question, before, str(period or ""), status, text, judged, words, person.name, now())
    with process.desk() as desk:
        kept = RemarkStore(desk.connection).add(made)
        desk.journal.add(person.name, "answer_remarked", f"“{question[:120]}”", judged.label.lower())
    return kept


def _told(reply: Reply) -> tuple[str, str]:
    if isinstance(reply, Answer):
        return "answered", reply.text
    return ("no_answer", reply.reason) if isinstance(reply, NoAnswer) else ("clarify", reply.question)


def remarks(
    process: Process, *, judged: Judged | None = None, before: int | None = None, limit: int = 100
) -> list[Remark]:
    """Newest first."""
    with process.desk() as desk:
        return RemarkStore(desk.connection).newest(judged=judged, before=before, limit=limit)


def remark_counts(process: Process) -> dict[Judged, int]:
    with process.desk() as desk:
        return RemarkStore(desk.connection).counts()


def as_cases(process: Process, *, limit: int = 10_000) -> list[dict[str, Any]]:
    """The questions as `python -m eval` reads them, oldest first. What is right is filled in where a person said so;
    the others carry the person's words as a note, for whoever looks the answer up."""
    return [_case(process, one) for one in reversed(remarks(process, limit=limit))]


def _case(process: Process, one: Remark) -> dict[str, Any]:
    case: dict[str, Any] = {"id": f"nx{one.id}", "type": "remark", "question": one.question}
    if one.period:
        case["period"] = one.period
    if one.after:
        case["after"] = list(one.after)
    case["note"] = ": ".join(filter(None, [one.judged.label, one.words]))
    if one.judged is not Judged.RIGHT:
        return case
    reply = ask(process, one.question, period=Period.parse(one.period) if one.period else None, after=one.after)
    if _told(reply) != (one.status, one.reply):
        case["note"] += " (số liệu đã đổi từ khi nhận xét)"
        return case
    return case | _expected(reply)


def _expected(reply: Reply) -> dict[str, Any]:
    if isinstance(reply, Clarify):
        return {"asks_back": list(reply.choices)}
    if isinstance(reply, NoAnswer):
        return {"no_answer": True}
    values = [
        {"unit": v.unit, "code": v.indicator, "period": str(v.period), "value": plain(v.amount)}
        for v in reply.values
        if v.citation is not None and not v.computed
    ]
    return {"values": values} if values else {"quotes": [source.quote for source in reply.sources]}
