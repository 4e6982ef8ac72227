"""Tables that tell problems, proposals and tasks: a task in each row, or a theme over a column or before a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.citations import cite
from domain.documents import Block, Cell
from domain.texts import Span, fold_case
from domain.values import Narrative, NarrativeKind
from extraction.assignments import acts
from extraction.deadlines import deadline_of
from extraction.narrative_items import Part
from extraction.themes import theme_of, themes_of, titles_of, without_list_mark

_TASK_HEADS = re.compile(r"nhiệm vụ|nội dung|công việc|việc")
_OWNER_HEADS = re.compile(r"ai làm|người làm|chủ trì|thực hiện|phụ trách|đơn vị|cơ quan|đầu mối|phân công")
_DUE_HEADS = re.compile(r"hoàn thành|thời hạn|thời gian|hạn(?! chế)|tiến độ")
_CONTENT_HEADS = re.compile(r"^(?:nội dung|vấn đề|diễn giải|mô tả|cụ thể)")
_FIGURE_HEADS = re.compile(r"kết quả|đơn vị tính|đvt|số liệu|số lượng|tỷ lệ|chỉ tiêu|mức|mục tiêu")
_SENTENCE = 5  # words; fewer are a name or a count


def task_row(block: Block, part: Part, *, told: date) -> Narrative | None:
    """The task in its own cell's words, cited with its row, and who does it until when, where its table has columns
    for both. told: the report's closing day."""
    if not _is_task_table(block, part):
        return None
    task = _cell_under(block, _TASK_HEADS)
    if task is None or len(block.cell_text(task).split()) < 3 or fold_case(block.cell_text(task)).startswith("đã "):
        return None
    row = Narrative(NarrativeKind.TASK, block.cell_text(task), cite(block, Span(0, len(block.text))))
    return _with_columns(row, block, task.span, told)


def theme_cells(block: Block, part: Part) -> Iterator[tuple[Span, Part]]:
    """Cells of whole sentences with what they tell, by their column's head, their row's label or the section."""
    told = [cell for cell in block.cells if len(block.cell_text(cell).split()) >= _SENTENCE]
    label = block.row.label if block.row else None
    of_row = _theme_of_row(block, label) if told else None
    for cell in told:
        text = block.cell_text(cell)
        found = of_row or _part_over(cell) or _listed(block, cell, part)
        if found is not None and _is_told(block, text, found) and not (text == label and _title_kinds(text)):
            yield cell.span, found


def assigned(narrative: Narrative, block: Block, *, told: date) -> Narrative:
    """A task in a cell, with who does it and until when from the columns beside it where its own words say neither."""
    if narrative.kind is not NarrativeKind.TASK:
        return narrative
    return _with_columns(narrative, block, narrative.citation.span, told)


def _with_columns(task: Narrative, block: Block, own: Span, told: date) -> Narrative:
    """own: the task's own words, which are neither its owner nor its deadline."""
    owner, due = (_cell_under(block, heads, beside=own) for heads in (_OWNER_HEADS, _DUE_HEADS))
    deadline = deadline_of(block.cell_text(due), told=told) if due else None
    named = block.cell_text(owner) if owner else None
    return replace(task, owner=task.owner or named, deadline=task.deadline or deadline)


def _is_told(block: Block, text: str, part: Part) -> bool:
    """Tables of goals and of what was done have columns of tasks, too; what is to be done begins with a verb."""
    if part.kinds[0] is not NarrativeKind.TASK:
        return True
    return not _has_figures(_heads(block)) and acts(without_list_mark(text))


def _theme_of_row(block: Block, label: str | None) -> Part | None:
    """ "Tồn tại, hạn chế | …", or a row under "VII | TỒN TẠI, HẠN CHẾ"."""
    groups = block.row.groups if block.row else ()
    titles = [t for t in (label, *reversed(groups)) if t]
    return next((Part(kinds) for t in titles_of(titles) if (kinds := _title_kinds(t))), None)


def _part_over(cell: Cell) -> Part | None:
    return next((Part(kinds) for head in reversed(cell.header) if (kinds := _title_kinds(head))), None)


def _title_kinds(title: str) -> tuple[NarrativeKind, ...]:
    return () if len(title.split()) > 8 else tuple(k for k in themes_of(title) if k is not NarrativeKind.INITIATIVE)


def _listed(block: Block, cell: Cell, part: Part) -> Part | None:
    """The column of contents of a table that lists what its section is about."""
    content = any(_CONTENT_HEADS.match(fold_case(head)) for head in cell.header)
    return part if part.kinds and content and not _has_figures(_heads(block)) else None


def _is_task_table(block: Block, part: Part) -> bool:
    heads = _heads(block)
    columns = any(_OWNER_HEADS.search(h) for h in heads) and any(_DUE_HEADS.search(h) for h in heads)
    return columns and any(_TASK_HEADS.search(h) for h in heads) and (_of_tasks(block, part) or not _has_figures(heads))


def _of_tasks(block: Block, part: Part) -> bool:
    caption = block.row.caption if block.row else ""
    return part.kinds[:1] == (NarrativeKind.TASK,) or theme_of(caption) is NarrativeKind.TASK


def _heads(block: Block) -> list[str]:
    return [fold_case(h) for cell in block.cells for h in cell.header]


def _has_figures(heads: list[str]) -> bool:
    return any(_FIGURE_HEADS.search(h) for h in heads)


def _cell_under(block: Block, head: re.Pattern[str], *, beside: Span | None = None) -> Cell | None:
    """The first cell under such a head that holds none of the words `beside`."""
    for cell in block.cells:
        if any(head.search(fold_case(h)) for h in cell.header) and not (beside and cell.span.overlaps(beside)):
            return cell
    return None
