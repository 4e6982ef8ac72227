"""Checks 13–14: ranks within their field, and pages nobody could read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.citations import cite
from domain.documents import BlockKind, HowRead
from domain.indicators import Code
from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from domain.texts import fold_case
from domain.values import Finding, Severity
from extraction.check_rules import Seen, finding
from extraction.sentence_spans import sentence_at

_PRINTED = (BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, BlockKind.FOOTNOTE)

_RANKINGS: tuple[tuple[Code, re.Pattern[str]], ...] = (
    ("XH-10", re.compile(r"766|bản đồ thực thi")),
    ("XH-04", re.compile(r"sipas")),
    ("XH-02", re.compile(r"par ?index")),
    ("XH-06", re.compile(r"\bpci\b|năng lực cạnh tranh")),
    ("XH-08", re.compile(r"\bdti\b|chuyển đổi số")),
    ("XH-18", re.compile(r"cchc|cải cách hành chính|nội bộ")),
)


def rank_within_field(seen: Seen) -> Iterator[Finding]:
    """13. A rank lies between 1 and the number of those ranked (R9)."""
    codes = {(v.citation.block_id, v.citation.number.start): v.indicator for v in seen.values}
    for block in seen.document.blocks:
        if block.kind not in _PRINTED:
            continue
        for mention in read_numbers(block.text):
            if mention.form is not NumberForm.RANK or mention.value is None or mention.denominator is None:
                continue
            if mention.value > mention.denominator:
                printed = mention.number.of(block.text)
                sentence = sentence_at(block.text, mention.number.start)
                code = codes.get((block.id, mention.number.start)) or _ranking(sentence.of(block.text), block.headings)
                message = f"Thứ hạng {printed} lớn hơn số đơn vị được xếp hạng."
                place = cite(block, sentence, mention.number)
                yield finding("rank_out_of_field", message, (code,) if code else (), (place,))


def _ranking(sentence: str, headings: tuple[str, ...]) -> Code | None:
    """Which ranking a sentence speaks of, for a rank that was not taken as a value."""
    for words in (sentence, *reversed(headings)):
        for code, pattern in _RANKINGS:
            if pattern.search(fold_case(words)):
                return code
    return None


def unreadable_page(seen: Seen) -> Iterator[Finding]:
    """14. What could not be read cannot be missing in silence."""
    for page in seen.document.pages:
        if page.how is HowRead.UNREADABLE:
            message = f"Trang {page.number} không đọc được: {page.reason or 'không có chữ'}."
            yield finding("unreadable_page", message, (), (), Severity.WARNING)
