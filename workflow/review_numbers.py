"""Words on a page into a figure: a reviewer says where the number stands and what it is; code reads it there.

A number is never free: it is read by grammar at its exact place and grounded like every other value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.documents import Block, BlockKind, Document
from domain.errors import NotFound, OutOfDate, UsageError
from domain.indicators import Indicator
from domain.number_reading import read_numbers
from domain.numbers import NumberMention
from domain.people import Person
from domain.periods import Period
from domain.quantities import DONG
from domain.reviews import Decision, Verdict, in_force
from domain.texts import Span
from domain.values import FigureKind, IndicatorValue, Method, value_id
from extraction.candidates import Candidate
from extraction.grounding import Grounded, ground, printed_around, read_cell
from extraction.sentence_spans import sentence_at
from store.reviews import OpenNumber, ReviewStore
from workflow.factory import Desk, Process
from workflow.review_acts import Done, allowed, check_seen, current, figure_of, new_act, now
from workflow.review_amounts import fitting

_SCALE = re.compile(r"(?:nghìn|ngàn|triệu|tỷ|tỉ) đồng", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands at chosen words. span: of the number in the block's text."""

    block_id: str
    span: Span
    quote: str
    amount: Decimal


def numbers_in(block: Block, indicator: Indicator) -> list[Reading]:
    """The numbers of a block that could be this indicator's, in reading order."""
    found = [(m, _amount(block, m, indicator)) for m in read_numbers(block.text)]
    return [Reading(block.id, m.number, m.number.of(block.text), a) for m, a in found if a is not None]


def reading_at(document: Document, block_id: str, span: Span, indicator: Indicator) -> Reading:
    """The one number in the chosen words."""
    block = _block(document, block_id)
    chosen = [r for r in numbers_in(block, indicator) if r.span.overlaps(span)]
    if not chosen:
        raise UsageError("Trong phần đã chọn không có số nào đọc được. Hãy chọn đúng con số trên trang.")
    if len(chosen) > 1:
        shown = ", ".join(f"“{r.quote}”" for r in chosen)
        raise UsageError(f"Phần đã chọn có nhiều số ({shown}). Hãy chọn một số.")
    return chosen[0]


def read_at(process: Process, person: Person, value_id: str, block_id: str, span: Span) -> Reading:
    """What a figure would be if it were read from these words of its report."""
    with process.desk() as desk:
        value, _ = figure_of(desk, value_id)
        allowed(person, value.unit)
        document = desk.documents.document(value.document_id)
    return reading_at(document, block_id, span, process.catalogue[value.indicator])


def reread(
    process: Process,
    person: Person,
    value_id: str,
    block_id: str,
    span: Span,
    *,
    reason: str = "",
    seen: str | None = None,
) -> Done:
    """The figure from other words of the same report: those become its source, the former place is rejected."""
    with process.desk(writing=True) as desk:
        value, figure = figure_of(desk, value_id, deciding=True)
        allowed(person, value.unit)
        current(desk, value)
        check_seen(figure, seen)
        document = desk.documents.document(value.document_id)
        indicator = process.catalogue[value.indicator]
        reading = reading_at(document, block_id, span, indicator)
        made = _grounded(document, reading, indicator, value.period, value.unit, process.catalogue.version)
        act = new_act()
        told = f"Đọc lại từ “{made.citation.quote}”" + (f": {reason.strip()}" if reason.strip() else "")
        for place in figure.values:
            if place.id != made.id and figure.amount(place) not in (None, made.amount):
                desk.values.decide(Decision(place.id, Verdict.REJECT, person.name, now(), told, None, act))
        desk.values.add(made)
        desk.values.decide(Decision(made.id, Verdict.ACCEPT, person.name, now(), told, None, act))
        desk.journal.add(person.name, "reread", made.id, f"{value.unit} {value.indicator} {value.period} {told}")
    return Done(act, (made.id,), f"{indicator.code} đã đọc lại từ chỗ đã chọn.")


def bind(process: Process, person: Person, document_id: str, block_id: str, start: int, code: str, at: Period) -> Done:
    """An unaccounted number is this indicator's, for this period."""
    indicator = process.catalogue.get(code)
    if indicator is None:
        raise NotFound(f"Không có chỉ tiêu mã {code}.")
    with process.desk(writing=True) as desk:
        number = _open_number(desk, document_id, block_id, start)
        allowed(person, number.unit)
        _not_bound_yet(desk, number)
        document = desk.documents.document(document_id)
        reading = reading_at(document, block_id, number.number.span, indicator)
        made = _grounded(document, reading, indicator, at, number.unit, process.catalogue.version)
        current(desk, made)
        act = new_act()
        desk.values.add(made)
        desk.values.decide(
            Decision(made.id, Verdict.ACCEPT, person.name, now(), "Gắn số chưa rõ vào chỉ tiêu", None, act)
        )
        desk.journal.add(person.name, "bind", made.id, f"{number.unit} {code} {at} “{made.citation.quote}”")
    return Done(act, (made.id,), f"Đã gắn “{number.number.quote}” vào {code}.")


def put_aside(
    process: Process, person: Person, document_id: str, block_id: str, start: int, *, aside: bool = True
) -> None:
    """The number is no figure of the report (or it is, after all)."""
    with process.desk(writing=True) as desk:
        number = _open_number(desk, document_id, block_id, start)
        allowed(person, number.unit)
        ReviewStore(desk.connection).put_aside(number, person=person.name, at=now(), aside=aside)
        act = "put_aside" if aside else "take_up"
        desk.journal.add(person.name, act, f"{block_id}:{start}", f"{number.unit} “{number.number.quote}”")


def _open_number(desk: Desk, document_id: str, block_id: str, start: int) -> OpenNumber:
    for number in ReviewStore(desk.connection).open_numbers(document_id=document_id):
        if (number.number.block_id, number.number.span.start) == (block_id, start):
            return number
    raise NotFound("Số này không còn trong danh sách chưa rõ của báo cáo.")


def _not_bound_yet(desk: Desk, number: OpenNumber) -> None:
    store = ReviewStore(desk.connection)
    store.one_at_a_time(number.document_id)
    here = (number.number.block_id, number.number.span.start)
    for value in desk.values.of_document(number.document_id):
        if value.method is Method.PERSON and here == (value.citation.block_id, value.citation.number.start):
            kept = in_force(desk.values.decisions(value.id))
            if kept:
                raise OutOfDate(f"{kept[-1].person} đã gắn số này vào {value.indicator}. Hãy tải lại danh sách.")


def _block(document: Document, block_id: str) -> Block:
    try:
        return document.block(block_id)
    except (KeyError, ValueError) as error:
        raise NotFound("Không có đoạn này trong báo cáo.") from error


def _amount(block: Block, mention: NumberMention, indicator: Indicator) -> Decimal | None:
    """The number as the indicator counts; None where it cannot be one of its figures."""
    if block.kind is BlockKind.TABLE_ROW:
        again = read_cell(mention.number.of(block.text), _suffix(block, indicator))
        return again.value if again is not None else None
    return mention.value


def _suffix(block: Block, indicator: Indicator) -> str:
    """The money scale printed in the row, the head, the caption or the note of its table."""
    if indicator.measure != DONG:
        return ""
    found = {words.lower() for words in _SCALE.findall(printed_around(block))}
    return found.pop() if len(found) == 1 else ""


def _grounded(
    document: Document, reading: Reading, indicator: Indicator, at: Period, unit: str, version: str
) -> IndicatorValue:
    block = _block(document, reading.block_id)
    row = block.kind is BlockKind.TABLE_ROW
    candidate = Candidate(
        block=block,
        number=reading.span,
        quote=Span(0, len(block.text)) if row else sentence_at(block.text, reading.span.start),
        kind=FigureKind.ACTUAL,
        method=Method.TABLE if row else Method.SENTENCE,
        code=indicator.code,
        amount=fitting(reading.amount, indicator),
        measure=indicator.measure,
        period=at,
        suffix=_suffix(block, indicator) if row else "",
    )
    found = ground(candidate)
    if not isinstance(found, Grounded):
        raise UsageError(f"Không lấy được số ở chỗ này: {found.reason}.")
    made = IndicatorValue(
        id="",
        document_id=document.id,
        unit=unit,
        indicator=indicator.code,
        period=at,
        amount=reading.amount,
        measure=indicator.measure,
        citation=found.citation,
        grounding=found.grounding,
        method=Method.PERSON,
        catalogue=version,
    )
    return replace(made, id=value_id(made.indicator, at, made.amount, made.citation))


def number_context(process: Process, numbers: Sequence[OpenNumber]) -> list[tuple[OpenNumber, str, str, str]]:
    """Each open number with the words before it, its own and those after it, of its sentence or table row."""
    shown: list[tuple[OpenNumber, str, str, str]] = []
    with process.desk() as desk:
        documents: dict[str, Document] = {}
        for number in numbers:
            if number.document_id not in documents:
                documents[number.document_id] = desk.documents.document(number.document_id)
            block = _block(documents[number.document_id], number.number.block_id)
            row = block.kind is BlockKind.TABLE_ROW
            span = number.number.span
            around = Span(0, len(block.text)) if row else sentence_at(block.text, span.start)
            text = block.text
            shown.append((number, text[around.start : span.start], span.of(text), text[span.end : around.end]))
    return shown
