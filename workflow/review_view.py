"""One figure as the reviewer sees it: what it is, what speaks for and against it, and the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from domain.citations import Citation
from domain.documents import Block, BlockKind, Box, Document
from domain.errors import NotFound
from domain.numbers import Qualifier
from domain.periods import Period
from domain.receipts import Receipt
from domain.reviews import Decision, Verdict
from domain.send_backs import SendBack
from domain.texts import Span
from domain.values import IndicatorValue
from store.reviews import ReviewStore
from store.send_backs import SendBackStore
from workflow.factory import Desk, Process
from workflow.overview import document_at, values_at
from workflow.review_acts import Figure, figure_in, found_value
from workflow.review_items import QueueItem
from workflow.review_numbers import Reading, numbers_in

_AROUND = 7  # blocks of text shown before and after the cited one
_HISTORY = 8
_CHOICES = 12


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block's text. start: its first character there. mark: "", "quote", "number" or "other"."""

    text: str
    start: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block as shown, cut at its marks; cells of a table row stand apart."""

    block: Block
    cells: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """A page's picture in points. boxes: of the quote; number: of the number itself; others: of the page's other
    figures."""

    number: int
    width: float
    height: float
    boxes: tuple[Box, ...]
    figure: tuple[Box, ...]
    others: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One place the figure stands at. page: None where the format has no picture; then `text` shows the words.

    choices: other numbers near by, from which the figure may be read instead.
    """

    value: IndicatorValue
    amount: Decimal | None
    decisions: tuple[Decision, ...]
    page: PageView | None
    text: tuple[TextBlock, ...]
    choices: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """level: "good", "warn" or "bad"."""

    level: str
    words: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """history: what the unit's other reports say of the indicator, newest period first. place: the one shown."""

    item: QueueItem
    receipt: Receipt
    places: tuple[Place, ...]
    place: Place
    checks: tuple[Check, ...]
    history: tuple[tuple[Period, Decimal, str, str], ...]
    asked: tuple[SendBack, ...]
    seen: str
    question: str


def figure_view(process: Process, value_id: str) -> FigureView:
    """value_id: any place of the figure; that place is shown."""
    with process.desk() as desk:
        value = found_value(desk, value_id)
        own = values_at(desk, value.document_id)
        figure = figure_in(desk, value, own)
        receipt = desk.documents.receipt(value.document_id)
        assert receipt is not None
        item = _item(process, desk, receipt, value)
        document = document_at(desk, value.document_id)
        shown = [v for v in figure.values if figure.amount(v) is not None or figure.decisions[v.id]]
        places = tuple(_place(document, v, figure, own, process) for v in shown or [value])
        history = _history(desk, value)
        store = SendBackStore(desk.connection)
        asked = tuple(s for v in figure.values for s in store.find(value_id=v.id))
    place = next((p for p in places if p.value.id == value_id), places[0])
    checks = _checks(item, place)
    return FigureView(item, receipt, places, place, checks, history, asked, figure.seen, _question(item, checks))


def _item(process: Process, desk: Desk, receipt: Receipt, value: IndicatorValue) -> QueueItem:
    assert receipt.period is not None
    store, send_backs = ReviewStore(desk.connection), SendBackStore(desk.connection)
    book = process.reviews.book(store, send_backs, receipt.period, desk.changes.mark())
    item = book.by_value.get(value.id)
    if item is None:
        raise NotFound(
            "Số liệu này không còn trong hàng chờ: đơn vị đã gửi phiên bản mới, hoặc việc gắn số đã được hoàn tác."
        )
    return item


def _place(
    document: Document, value: IndicatorValue, figure: Figure, own: Sequence[IndicatorValue], process: Process
) -> Place:
    return Place(
        value=value,
        amount=figure.amount(value),
        decisions=tuple(figure.decisions[value.id]),
        page=_page(document, value, own),
        text=tuple(_around(document, value, own)),
        choices=tuple(_choices(document, value, process))[:_CHOICES],
    )


def _page(document: Document, value: IndicatorValue, own: Sequence[IndicatorValue]) -> PageView | None:
    number = value.citation.page
    if not value.citation.boxes or number is None or not 1 <= number <= len(document.pages):
        return None
    page = document.pages[number - 1]
    cited = value.citation
    figure = _number_boxes(document, cited, number)
    near = [v.citation for v in own if any(at == number for at, _ in v.citation.boxes)]
    others = {box for c in near for box in _number_boxes(document, c, number)} - set(figure)
    boxes = tuple(box for at, box in cited.boxes if at == number)
    return PageView(number, page.width, page.height, boxes, figure, tuple(others))


def _number_boxes(document: Document, citation: Citation, page: int) -> tuple[Box, ...]:
    words = document.block(citation.block_id).words
    return tuple(w.box for w in words if w.page == page and w.span.overlaps(citation.number))


def _around(document: Document, value: IndicatorValue, own: Sequence[IndicatorValue]) -> Iterator[TextBlock]:
    cited = document.block(value.citation.block_id)
    for block in document.blocks[max(0, cited.order - _AROUND) : cited.order + _AROUND + 1]:
        here = [v.citation.number for v in own if v.citation.block_id == block.id]
        marks = _marks(block, value, here)
        spans = [cell.span for cell in block.cells] or [Span(0, len(block.text))]
        yield TextBlock(block, tuple(tuple(_runs(block.text, span, marks)) for span in spans))


def _marks(block: Block, value: IndicatorValue, numbers: Sequence[Span]) -> list[tuple[Span, str]]:
    """From the weakest to the strongest."""
    marks = [(span, "other") for span in numbers]
    if block.id == value.citation.block_id:
        marks = [(value.citation.span, "quote"), *marks, (value.citation.number, "number")]
    return marks


def _runs(text: str, within: Span, marks: Sequence[tuple[Span, str]]) -> Iterator[Run]:
    cuts = {within.start, within.end}
    for span, _ in marks:
        cuts |= {at for at in (span.start, span.end) if within.start < at < within.end}
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        mark = next((m for span, m in reversed(marks) if span.start <= start and end <= span.end), "")
        yield Run(text[start:end], start, mark)


def _choices(document: Document, value: IndicatorValue, process: Process) -> Iterator[Reading]:
    """Numbers of the cited block, then of its neighbours."""
    cited = document.block(value.citation.block_id)
    near = [cited, *(b for b in document.blocks if 0 < abs(b.order - cited.order) <= 1)]
    for block in near:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, BlockKind.FOOTNOTE):
            for reading in numbers_in(block, process.catalogue[value.indicator]):
                if block.id != cited.id or reading.span != value.citation.number:
                    yield reading


def _history(desk: Desk, value: IndicatorValue) -> tuple[tuple[Period, Decimal, str, str], ...]:
    found = desk.values.standings(indicators=[value.indicator], units=[value.unit])
    newest: dict[Period, tuple[Period, Decimal, str, str]] = {}
    for s in found:
        if s.value.period != value.period:
            newest[s.value.period] = (s.value.period, s.amount, s.value.document_id, s.value.id)
    ordered = sorted(newest.values(), key=lambda told: told[0].sort_key, reverse=True)
    return tuple(ordered[:_HISTORY])


def _checks(item: QueueItem, place: Place) -> tuple[Check, ...]:
    told = [Check("bad" if r.grave else "warn", r.words[:1].upper() + r.words[1:]) for r in item.reasons]
    where = {"bảng" if line.method == "table" else "lời văn" for line in item.lines}
    if len(where) == 2 and len(item.amounts) == 1:
        told.append(Check("good", "Lời văn và bảng thống nhất"))
    if place.value.grounding.value == "exact":
        told.append(Check("good", "Số đọc lại đúng như in trong trích dẫn"))
    return tuple(told)


def _question(item: QueueItem, checks: Sequence[Check]) -> str:
    """A first wording of the question to the unit, for the reviewer to change."""
    against = [c.words.rstrip(".") for c in checks if c.level != "good"]
    why = f" ({'; '.join(against[:2])})" if against else ""
    return f"Đề nghị đơn vị kiểm tra lại “{item.indicator.name}”{why} và cho biết số đúng."


def hedge_words(value: IndicatorValue) -> str:
    """ "ước chừng" for a hedged figure; empty for an exact one."""
    return (
        {
            Qualifier.GT: "trên",
            Qualifier.LT: "dưới, gần",
            Qualifier.APPROX: "khoảng",
            Qualifier.MIN: "ít nhất",
            Qualifier.MAX: "không quá",
            Qualifier.RANGE: "từ … đến",
        }.get(value.qualifier, "")
        if value.qualifier
        else ""
    )


def verdict_words(decision: Decision) -> str:
    return {
        Verdict.ACCEPT: "chấp nhận",
        Verdict.CORRECT: "sửa",
        Verdict.REJECT: "từ chối",
        Verdict.UNDO: "hoàn tác",
    }[decision.verdict]
