"""Check 15: figures read from a picture whose digits the recogniser was not sure of."""

from __future__ import annotations

from collections.abc import Iterator

from domain.documents import DOUBTFUL, Block
from domain.texts import Span
from domain.values import Finding, Severity
from extraction.check_rules import Seen, finding


def recognised(block: Block, span: Span) -> float:
    """The least confidence of the words these characters stand in; 1 where they come from a text layer."""
    over = (w.confidence for w in block.words if w.span.start < span.end and span.start < w.span.end)
    return min((c for c in over if c is not None), default=1.0)


def low_ocr_confidence(seen: Seen) -> Iterator[Finding]:
    """15. A wrong digit is the worst error there is: what the recogniser doubts, a person compares with the page."""
    doubted: dict[tuple[str, Span], list[int]] = {}
    for number, value in enumerate(seen.values):
        citation = value.citation
        if recognised(seen.document.block(citation.block_id), citation.number) < DOUBTFUL:
            doubted.setdefault((citation.block_id, citation.number), []).append(number)
    for numbers in doubted.values():
        values = [seen.values[i] for i in numbers]
        citation = values[0].citation
        printed = citation.number.of(seen.document.block(citation.block_id).text)
        message = f"Số “{printed}” đọc từ ảnh quét chưa chắc chắn; hãy đối chiếu với ảnh trang {citation.page}."
        codes = [value.indicator for value in values]
        yield finding("low_ocr_confidence", message, codes, (citation,), Severity.WARNING)
