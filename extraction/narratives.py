"""Sentences worth carrying into the city report – problems, causes, proposals, tasks, initiatives – each cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.citations import cite
from domain.documents import Block, BlockKind, Document
from domain.periods import Period
from domain.texts import Span, fold_case
from domain.values import Narrative, NarrativeKind
from extraction.assignments import deadline_of, owner_of
from extraction.sentence_spans import sentence_spans
from extraction.themes import list_mark_end, run_in, theme_of, theme_of_item

_CLOSING = re.compile(r"^(trên đây là|trên đây|nơi nhận|.{0,60}(trân trọng|kính) (báo cáo|gửi|đề nghị)|.{0,60}báo cáo[^.]{0,50}\./\.)")
_PROSE = (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE)
_TASK_HEADS = re.compile(r"nhiệm vụ|nội dung|công việc|việc")
_OWNER_HEADS = re.compile(r"chủ trì|thực hiện|phụ trách|đơn vị|cơ quan|đầu mối|phân công")
_DUE_HEADS = re.compile(r"hoàn thành|thời hạn|thời gian|hạn|tiến độ")


def read_narratives(document: Document, *, period: Period) -> list[Narrative]:
    """Narratives in reading order. `period`: of the report, for deadlines printed without a year."""
    found: list[Narrative] = []
    for block, start, zone in _zones(document):
        if block.kind is BlockKind.TABLE_ROW:
            found += _task_row(block, zone, period)
        else:
            found += _items(block, start, zone, period)
    return found


def _zones(document: Document) -> Iterator[tuple[Block, int, NarrativeKind]]:
    """Blocks under a theme with the offset where its words begin and the theme."""
    under: NarrativeKind | None = None
    headings: tuple[str, ...] = ()
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            under, headings = _theme_under((*block.headings, block.text)), (*block.headings, block.text)
            opened = run_in(block.text)
            if opened:
                under = opened.kind
                yield block, opened.end, under
            continue
        if block.kind is BlockKind.TABLE_ROW:
            if _is_task_table(block, under):
                yield block, 0, NarrativeKind.TASK
            continue
        if block.kind not in _PROSE:
            under = None if block.kind is BlockKind.SIGNATURE else under
            continue
        if block.headings != headings:
            under, headings = _theme_under(block.headings), block.headings
        start = 0
        if opened := run_in(block.text):
            under, start = opened.kind, opened.end
        elif _stands_as_heading(block.text):
            under = theme_of(block.text) or under
            continue
        if under is not None and not _CLOSING.match(fold_case(block.text)):
            yield block, start, under


def _theme_under(headings: tuple[str, ...]) -> NarrativeKind | None:
    """The innermost heading with a theme; a results heading in between ends the outer theme."""
    for title in reversed(headings):
        kind = theme_of(title)
        if kind is not None:
            return kind
    return None


def _stands_as_heading(text: str) -> bool:
    """A short line without a full stop that only announces: "Tồn tại, hạn chế:", "Nhiệm vụ quý IV"."""
    words = text.strip()
    if len(words) > 80 or words.endswith((".", ";", "!")):
        return False
    return words.endswith(":") or (theme_of(words) is not None and len(words.split()) <= 9 and not re.search(r"\d{2}", words))


def _items(block: Block, start: int, zone: NarrativeKind, period: Period) -> list[Narrative]:
    found = []
    for sentence in sentence_spans(block.text[start:]):
        begin = start + sentence.start
        begin += list_mark_end(block.text[begin : start + sentence.end])
        span = Span(begin, start + sentence.end)
        text = span.of(block.text)
        if len(text.split()) < 4 or text.endswith(":") or _CLOSING.match(fold_case(text)):
            continue
        kind = theme_of_item(text, zone)
        owner = owner_of(text) if kind is NarrativeKind.TASK else None
        deadline = deadline_of(text, year=period.end.year) if kind is NarrativeKind.TASK else None
        found.append(Narrative(kind, text, cite(block, span), owner, deadline))
    return found


def _is_task_table(block: Block, under: NarrativeKind | None) -> bool:
    heads = [fold_case(h) for cell in block.cells for h in cell.header]
    caption = block.row.caption if block.row else ""
    named = under is NarrativeKind.TASK or theme_of(caption) is NarrativeKind.TASK
    columns = any(_OWNER_HEADS.search(h) for h in heads) and any(_DUE_HEADS.search(h) for h in heads)
    return columns and any(_TASK_HEADS.search(h) for h in heads) and (named or not _has_figures(heads))


def _has_figures(heads: list[str]) -> bool:
    return any(re.search(r"kết quả|đơn vị tính|đvt|số liệu|tỷ lệ", h) for h in heads)


def _task_row(block: Block, zone: NarrativeKind, period: Period) -> list[Narrative]:
    task = _cell_under(block, _TASK_HEADS)
    if task is None or len(task.split()) < 3:
        return []
    owner = _cell_under(block, _OWNER_HEADS)
    due = _cell_under(block, _DUE_HEADS)
    deadline = deadline_of(due, year=period.end.year) if due else None
    return [Narrative(zone, block.text, cite(block, Span(0, len(block.text))), owner, deadline)]


def _cell_under(block: Block, head: re.Pattern[str]) -> str | None:
    for cell in block.cells:
        if any(head.search(fold_case(h)) for h in cell.header):
            return block.cell_text(cell)
    return None
