"""Candidate and block in, citation or refusal out: the number is read again, inside its quote, at its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.citations import Citation, Grounding, cite
from domain.documents import Block, BlockId, BlockKind
from domain.indicators import Code
from domain.number_reading import read_numbers
from domain.numbers import NumberForm, NumberMention
from domain.quantities import SCALES, Measure
from domain.texts import Span, fold_case
from domain.values import Method
from extraction.candidates import Candidate
from extraction.row_text import read_in_row
from extraction.sentence_spans import sentence_spans

_DASHES = frozenset("-–—")
_NONE = frozenset(("không", "ko", "không tổ chức", "chưa tổ chức", "không ban hành", "chưa ban hành"))
_NO_DATA = (
    r"(?! (?:số liệu|dữ liệu|thông tin|chỉ tiêu|kế hoạch|theo dõi|thống kê|báo cáo|so sánh))"  # not known, not none
)
_SAID_NONE = re.compile(rf"không phát sinh|kps|không có{_NO_DATA}|(?:bằng|là|=) 0(?![.,]?\d)")


@dataclass(frozen=True, slots=True)
class Grounded:
    citation: Citation
    grounding: Grounding


@dataclass(frozen=True, slots=True)
class Ungrounded:
    """reason: one Vietnamese phrase, shown to the reviewer."""

    reason: str


@dataclass(frozen=True, slots=True)
class Bindings:
    """What the rules bind at every number of a report: (block id, number) to amounts by indicator."""

    at: Mapping[tuple[BlockId, Span], Mapping[Code, frozenset[Decimal]]]

    @staticmethod
    def of(candidates: Iterable[Candidate]) -> Bindings:
        """From the candidates of the rules; numbers they bind to nothing bind nobody else either."""
        held: dict[tuple[BlockId, Span], dict[Code, frozenset[Decimal]]] = {}
        for c in candidates:
            if c.code is not None and c.amount is not None:
                codes = held.setdefault((c.block.id, c.number), {})
                codes[c.code] = codes.get(c.code, frozenset()) | {c.amount}
        return Bindings(held)

    def contradict(self, candidate: Candidate) -> bool:
        """The rules bind this number to other indicators only, or to this one with another amount ("12/15")."""
        bound = self.at.get((candidate.block.id, candidate.number))
        if not bound or candidate.code is None:
            return False
        return candidate.amount not in bound.get(candidate.code, frozenset())


NO_BINDINGS = Bindings({})


def ground(
    candidate: Candidate, *, measure: Measure | None = None, bindings: Bindings = NO_BINDINGS
) -> Grounded | Ungrounded:
    """The citation of a candidate whose number, read anew at its place, equals its amount and stands with its label.

    measure: the indicator's; a proposal counted in something of another kind is refused. bindings: those of the rules,
    against which proposals of other readers are held.
    """
    if candidate.amount is None:
        return Ungrounded("số không có giá trị")
    if not _inside(candidate):
        return Ungrounded("vị trí trích dẫn không khớp văn bản")
    if measure is not None and candidate.measure is not None and scale_of(candidate.measure) != scale_of(measure):
        return Ungrounded("đơn vị tính không phải của chỉ tiêu")
    if bindings.contradict(candidate):
        return Ungrounded("số này gắn với chỉ tiêu khác")
    quote = _with_label(candidate)
    if quote is None:
        return Ungrounded("số và tên chỉ tiêu không cùng một câu")
    read = _read_again(candidate, quote)
    if read is None:
        return Ungrounded("không đọc lại được số trong trích dẫn")
    if not _same(candidate, read):
        return Ungrounded("số đọc lại từ trích dẫn khác giá trị đề xuất")
    grade = Grounding.NORMALISED if candidate.slip or read.slip else Grounding.EXACT
    return Grounded(cite(candidate.block, quote, candidate.number), grade)


def scale_of(measure: Measure) -> str:
    """Percents, money, points and ranks are different scales; everything counted is one."""
    return measure if measure in SCALES else "số lượng"


def _inside(candidate: Candidate) -> bool:
    return candidate.quote.contains(candidate.number) and candidate.quote.end <= len(candidate.block.text)


def _with_label(candidate: Candidate) -> Span | None:
    """The quote, widened to hold the label when both stand in one sentence or one table row; None when they do not."""
    label, quote = candidate.label, candidate.quote
    if label is None:
        return quote
    if candidate.block.kind is BlockKind.TABLE_ROW:
        return quote if quote.contains(label) else Span(0, len(candidate.block.text))
    for sentence in sentence_spans(candidate.block.text):
        if sentence.contains(label) and sentence.contains(candidate.number):
            return Span(min(quote.start, label.start), max(quote.end, label.end))
    return None


def _read_again(candidate: Candidate, quote: Span) -> NumberMention | None:
    text = candidate.block.text
    if candidate.method is Method.TABLE:
        if is_dash(candidate.printed) and not says_none(f"{printed_around(candidate.block)}\n{candidate.note}"):
            return None
        return read_cell(candidate.printed, candidate.suffix) if _unit_is_printed(candidate) else None
    for start, end in ((quote.start, quote.end), (0, len(text))):
        for mention in read_numbers(text[start:end]):
            if (mention.number.start + start, mention.number.end + start) == (
                candidate.number.start,
                candidate.number.end,
            ):
                return read_in_row(text, candidate.number, mention)
    return None


def _same(candidate: Candidate, read: NumberMention) -> bool:
    return candidate.amount in {read.value, read.denominator, *read.readings} - {None}


def read_cell(words: str, suffix: str = "") -> NumberMention | None:
    """The one number a table cell prints, read with the unit its row or column gives it; a dash or "Không" alone is a
    stated none."""
    if is_dash(words) or fold_case(words).strip(" .") in _NONE:
        return NumberMention(Span(0, len(words)), Span(0, len(words)), NumberForm.ZERO, Decimal(0))
    found = read_numbers(f"{words} {suffix}".strip())
    inside = [m for m in found if m.number.start < len(words)]
    if not inside:
        return None
    first = inside[0]
    return replace(first, number=Span(first.number.start, min(first.number.end, len(words))))


def is_dash(words: str) -> bool:
    return bool(words.strip()) and set(words.strip()) <= _DASHES


def says_none(words: str) -> bool:
    """Whether a note tells that a dash means "none" (a dash alone is "not reported")."""
    return _SAID_NONE.search(fold_case(words)) is not None


def _unit_is_printed(candidate: Candidate) -> bool:
    """The unit words that complete the number stand in its row, or in the head, caption or note of its table."""
    if not candidate.suffix:
        return True
    return fold_case(candidate.suffix) in fold_case(printed_around(candidate.block))


def printed_around(block: Block) -> str:
    """Everything that speaks for the cells of a row: its own words, the headers, caption and note."""
    words = [block.text, *(h for cell in block.cells for h in cell.header)]
    if block.row is not None:
        words += [block.row.caption, block.row.note, block.row.label or "", *block.row.groups]
    return "\n".join(words)
