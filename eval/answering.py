"""Asks every gold question over the gold reports: right figures, right order, right words, and silence where due."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.answers import Answer, AnswerValue, Clarify, NoAnswer, Reply
from domain.facts import CITY
from domain.number_reading import read_numbers
from domain.texts import one_space
from eval.cases import ExpectedValue, QuestionCase, ReportCase
from eval.harms import Harm, Incident, prints, unsupported_numbers
from eval.metrics import Counts, total
from eval.outcomes import Outcome, Share
from workflow.asking import ask
from workflow.factory import Process

_PREFIX = 60  # letters of a sentence that must be there: answers may cut a long one


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, its reply, and what the reports print: (unit, code, period, amount)."""

    case: QuestionCase
    reply: Reply
    printed: Collection[tuple[str, str, str, Decimal]]


def run(
    process: Process, questions: Sequence[QuestionCase], reports: Sequence[ReportCase], *, name: str = "answering"
) -> Outcome:
    begun = time.perf_counter()
    printed = {(r.unit, v.code, str(v.period), v.value) for r in reports for v in r.values}
    replies = [ask(process, case.question, period=case.period, after=case.after) for case in questions]
    answered = [Answered(case, reply, printed) for case, reply in zip(questions, replies, strict=True)]
    return outcome_of(answered, name=name, seconds=time.perf_counter() - begun)


def outcome_of(answered: Sequence[Answered], *, name: str = "answering", seconds: float = 0.0) -> Outcome:
    counts = {a.case.id: counts_of(a) for a in answered}
    solved = sum(c.right == c.wanted == c.proposed for c in counts.values())
    types = dict.fromkeys(a.case.type for a in answered)
    return Outcome(
        name=name,
        cases=counts,
        incidents=[incident for a in answered for incident in harms_of(a)],
        groups={"type": {t: total(counts[a.case.id] for a in answered if a.case.type == t) for t in types}},
        shares={"questions solved": Share(solved, len(counts))},
        seconds=seconds,
    )


def counts_of(answered: Answered) -> Counts:
    """What was wanted, what came, what was right; a reply that should be silent counts as one item."""
    case, reply = answered.case, answered.reply
    if case.no_answer:
        return Counts(int(isinstance(reply, NoAnswer)), 1, 1)
    if case.asks_back is not None:
        return Counts(int(isinstance(reply, Clarify) and set(case.asks_back) <= set(reply.choices)), 1, 1)
    if case.conflict:
        return Counts(int(_shows_conflict(case, reply)), 1, 1)
    if case.quotes or (case.says and not case.values):
        return _words(case, reply)
    return _figures(answered)


def _shows_conflict(case: QuestionCase, reply: Reply) -> bool:
    if isinstance(reply, NoAnswer):
        return reply.code == "conflict"
    return isinstance(reply, Answer) and all(_says(reply, value.value) for value in case.values)


def _words(case: QuestionCase, reply: Reply) -> Counts:
    wanted = [one_space(quote)[:_PREFIX] for quote in case.quotes]
    if not isinstance(reply, Answer):
        return Counts(0, 0, len(wanted) + len(case.says))
    said = one_space(" ".join([reply.text, *(source.quote for source in reply.sources)]))
    right = sum(quote in said for quote in wanted) + sum(words in reply.text for words in case.says)
    return Counts(right, len(wanted) + len(case.says), len(wanted) + len(case.says))


def _figures(answered: Answered) -> Counts:
    case, reply = answered.case, answered.reply
    wanted = len(case.values) + len(case.derived) + bool(case.order) + len(case.says)
    if not isinstance(reply, Answer):
        return Counts(0, 0, wanted)
    right = sum(any(_is(value, given) for given in reply.values) for value in case.values)
    right += sum(_says(reply, amount) for amount in case.derived)
    right += bool(case.order) and _in_order(case.order, reply)
    right += sum(words in reply.text for words in case.says)
    return Counts(right, right + len(_false_values(answered)), wanted)


def _is(wanted: ExpectedValue, given: AnswerValue) -> bool:
    return (wanted.unit, wanted.code, wanted.period, wanted.value) == (
        given.unit,
        given.indicator,
        given.period,
        given.amount,
    )


def _says(reply: Answer, amount: Decimal) -> bool:
    """In the words, or among the values (computed ones too)."""
    if any(abs(value.amount) == amount for value in reply.values):
        return True
    return any(mention.value is not None and abs(mention.value) == amount for mention in read_numbers(reply.text))


def _in_order(order: Sequence[str], reply: Answer) -> bool:
    """The wanted units come first, in this order; more may follow."""
    named = list(dict.fromkeys(value.unit for value in reply.values if not value.computed))
    return tuple(named[: len(order)]) == tuple(order)


def _false_values(answered: Answered) -> list[AnswerValue]:
    """Figures of units that no report prints; what is computed from others is judged by its parts."""
    assert isinstance(answered.reply, Answer)
    return [
        value
        for value in answered.reply.values
        if not value.computed
        and value.unit != CITY
        and (value.unit, value.indicator, str(value.period), value.amount) not in answered.printed
    ]


def harms_of(answered: Answered) -> list[Incident]:
    case, reply = answered.case, answered.reply
    if not isinstance(reply, Answer):
        return []
    found = [Incident(Harm.UNLISTED_VALUE, case.id, _shown(value)) for value in _false_values(answered)]
    cited = [value for value in reply.values if value.citation is not None]
    found += [
        Incident(Harm.INVENTED_NUMBER, case.id, _shown(value))
        for value in cited
        if value.citation and not prints(value.citation.quote, value.amount)
    ]
    bare = [value for value in reply.values if value.citation is None and not value.computed]
    found += [Incident(Harm.ANSWERED_WITHOUT_SUPPORT, case.id, _shown(value)) for value in bare]
    if case.no_answer:
        return [*found, Incident(Harm.ANSWERED_WITHOUT_SUPPORT, case.id, one_space(reply.text)[:120])]
    return [*found, *(Incident(Harm.ANSWERED_WITHOUT_SUPPORT, case.id, said) for said in unsupported(reply))]


def unsupported(reply: Answer) -> list[str]:
    """Numbers of the words that neither a value nor a quoted source gives."""
    known = {value.amount for value in reply.values} | {abs(value.amount) for value in reply.values}
    quotes = [s.quote for s in reply.sources] + [v.citation.quote for v in reply.values if v.citation]
    workings = [value.computed for value in reply.values] + [reply.coverage or ""]
    printed = [f"“{quote}”" for quote in quotes]  # as the answer prints them: "“19 | Số lượng …”"
    for text in (*quotes, *printed, *workings):
        for mention in read_numbers(text):
            known |= {n for n in (mention.value, mention.denominator, *mention.readings) if n is not None}
    return unsupported_numbers(reply.text, known)


def _shown(value: AnswerValue) -> str:
    return f"{value.unit} {value.indicator} {value.period} {value.amount}"
