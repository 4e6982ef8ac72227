"""Checks 15–16: ranks within their field, and pages nobody could read."""

from __future__ import annotations

from collections.abc import Iterator

from domain.citations import cite
from domain.documents import BlockKind, HowRead
from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from domain.values import Finding, Severity
from extraction.check_rules import Seen, finding
from extraction.sentence_spans import sentence_at

_PRINTED = (BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, BlockKind.FOOTNOTE)


def rank_within_field(seen: Seen) -> Iterator[Finding]:
    """15. A rank lies between 1 and the number of those ranked (R9)."""
    codes = {(v.citation.block_id, v.citation.number.start): v.indicator for v in seen.values}
    for block in seen.document.blocks:
        if block.kind not in _PRINTED:
            continue
        for mention in read_numbers(block.text):
            if mention.form is not NumberForm.RANK or mention.value is None or mention.denominator is None:
                continue
            if mention.value > mention.denominator:
                printed = mention.number.of(block.text)
                code = codes.get((block.id, mention.number.start))
                message = f"Thứ hạng {printed} lớn hơn số đơn vị được xếp hạng."
                place = cite(block, sentence_at(block.text, mention.number.start), mention.number)
                yield finding("rank_out_of_field", message, (code,) if code else (), (place,))


def unreadable_page(seen: Seen) -> Iterator[Finding]:
    """16. What could not be read cannot be missing in silence."""
    for page in seen.document.pages:
        if page.how is HowRead.UNREADABLE:
            message = f"Trang {page.number} không đọc được: {page.reason or 'không có chữ'}."
            yield finding("unreadable_page", message, (), (), Severity.WARNING)
