"""Sentences worth carrying into the city report – problems, causes, proposals, tasks, initiatives – each cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.citations import cite
from domain.documents import Block, BlockKind, Cell, Document
from domain.periods import Period
from domain.texts import Span, fold_case, one_space
from domain.values import Narrative, NarrativeKind
from extraction.assignments import deadline_of, owner_of
from extraction.named_periods import Naming, later, named_periods
from extraction.sentence_spans import sentence_spans
from extraction.themes import (
    announced,
    bare_title,
    is_label,
    list_mark_end,
    opened_by,
    praises,
    run_in,
    tells_results,
    theme_of,
    theme_of_item,
    titles_of,
)

_CLOSING = re.compile(
    r"^(trên đây( là)?|nơi nhận|.{0,60}(trân trọng|kính) (báo cáo|gửi)|.{0,60}(báo cáo|b/c|gửi)[^.]{0,50}\./\.)"
)
_TURNS_BACK = re.compile(
    r"^\W*(?:kết quả|quý này|trong (?:quý|kỳ)(?! tới)|đến nay|tính đến|hiện nay|riêng)(?!\w)|"
    r"(?<!\w)(?:đã(?! (?:được )?(?:giao|đề ra|đặt ra|phê duyệt|xác định))|hiện (?:có|đạt|còn|nay)|mới đạt)(?!\w)"
)
_LEADS_ON = re.compile(r"(?:như sau|sau đây|dưới đây)[.:]?$")  # "Sở tập trung vào những nhiệm vụ sau đây."
_EVALUATION = re.compile(r"đánh giá|nhận xét")
_PROSE = (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE)
_INITIATIVE = re.compile(r"sáng kiến|mô hình|giải pháp|cách làm|công cụ|ứng dụng|phần mềm|tổ lưu động|thí điểm")
_NAMED_MODEL = re.compile(r"(?i:mô hình|sáng kiến)\s+[\"“‘]")
_TASK_HEADS = re.compile(r"nhiệm vụ|nội dung|công việc|việc")
_OWNER_HEADS = re.compile(r"chủ trì|thực hiện|phụ trách|đơn vị|cơ quan|đầu mối|phân công")
_DUE_HEADS = re.compile(r"hoàn thành|thời hạn|thời gian|hạn|tiến độ")


def read_narratives(document: Document, *, period: Period) -> list[Narrative]:
    """Narratives in reading order. `period`: of the report, for deadlines printed without a year."""
    found: list[Narrative] = []
    captions = {one_space(b.row.caption) for b in document.blocks if b.row is not None and b.row.caption}
    for block, zone in _zones(document, period):
        if block.kind is BlockKind.TABLE_ROW:
            found += _task_row(block, period)
        elif one_space(block.text) not in captions:
            found += _items(block, zone, period)
    return found


def _zones(document: Document, period: Period) -> Iterator[tuple[Block, NarrativeKind | None]]:
    """Prose blocks and task rows with the theme of their section; None where it has none."""
    under: NarrativeKind | None = None
    headings: tuple[str, ...] = ()
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            headings = block.headings if block.headings[-1:] == (block.text,) else (*block.headings, block.text)
            under = _theme_under(headings, period)
            if run_in(block.text):
                yield block, under
        elif block.kind is BlockKind.TABLE_ROW:
            if _is_task_table(block, under):
                yield block, NarrativeKind.TASK
        elif block.kind is BlockKind.SIGNATURE:
            under = None
        elif block.kind in _PROSE:
            if block.headings != headings:
                under, headings = _theme_under(block.headings, period), block.headings
            if _stands_as_heading(block.text):
                under = opened_by(block.text) or under
            else:
                yield block, under
                under = _left_open(block) or under


def _left_open(block: Block) -> NarrativeKind | None:
    """What a paragraph announces at its end for those after it: "… vẫn còn một số tồn tại, hạn chế:"; where a section
    judges, also in its midst: "Tuy nhiên vẫn còn những khó khăn nhất định. …"."""
    told = [span.of(block.text) for span in sentence_spans(block.text)]
    if told and told[-1].endswith(":"):
        return announced(told[-1])
    if any(_EVALUATION.search(fold_case(title)) for title in block.headings):
        return next((kind for sentence in reversed(told) if (kind := announced(sentence))), None)
    return None


def _theme_under(headings: tuple[str, ...], period: Period) -> NarrativeKind | None:
    """The theme of the innermost heading that has one; a heading that names a coming period opens tasks."""
    for title in reversed(titles_of(headings)):
        kind = theme_of(title) or _coming(title, period)
        if kind is not None:
            return kind
    return None


def _coming(title: str, period: Period) -> NarrativeKind | None:
    named = [n for n in named_periods(title, period) if n.naming is Naming.EXPLICIT]
    if not named or not all(later(n.period, period) for n in named):
        return None
    before = bare_title(title[: named[0].span.start])
    return None if tells_results(before) else NarrativeKind.TASK


def _stands_as_heading(text: str) -> bool:
    """A short line without a full stop that only announces: "Tồn tại, hạn chế:", "Nhiệm vụ quý IV"."""
    words = text.strip()
    if len(words) > 80 or words.endswith((".", ";", "!")):
        return False
    return words.endswith(":") or (
        theme_of(words) is not None and len(words.split()) <= 9 and not re.search(r"\d{2}", words)
    )


def _items(block: Block, zone: NarrativeKind | None, period: Period) -> list[Narrative]:
    """The block's sentences under its section's theme, or under one that a sentence opens itself ("Hạn chế: …")."""
    found: list[Narrative] = []
    section = zone
    for sentence in sentence_spans(block.text):
        words = sentence.of(block.text)
        if is_label(words):
            zone = theme_of(words)
            continue
        if ahead := announced(words):
            zone = ahead
            continue
        opened = run_in(words)
        begin = sentence.start
        if zone is not section and zone is NarrativeKind.TASK and _TURNS_BACK.search(fold_case(words)):
            zone = section  # "Kế hoạch quý IV: rà soát 10 thủ tục. Quý III đã rà soát 6 thủ tục."
        if opened:
            zone, begin = opened.kind, begin + opened.end
        span = Span(begin + list_mark_end(block.text[begin : sentence.end]), sentence.end)
        text = span.of(block.text)
        if _is_empty(text):
            continue
        kind = theme_of_item(text, zone) if zone else None
        if kind is NarrativeKind.PROBLEM and praises(text):
            kind = None
        if kind is NarrativeKind.INITIATIVE or (kind is None and _NAMED_MODEL.search(text)):
            kind = NarrativeKind.INITIATIVE if _INITIATIVE.search(fold_case(text)) else None
        if kind is not None:
            found.append(_narrative(kind, block, span, period))
    return found


def _is_empty(text: str) -> bool:
    folded = fold_case(text)
    return len(text.split()) < 4 or text.endswith(":") or bool(_LEADS_ON.search(folded) or _CLOSING.match(folded))


def _narrative(kind: NarrativeKind, block: Block, span: Span, period: Period) -> Narrative:
    text = span.of(block.text)
    is_task = kind is NarrativeKind.TASK
    owner = owner_of(text) if is_task else None
    deadline = deadline_of(text, year=period.end.year) if is_task else None
    return Narrative(kind, text, cite(block, span), owner, deadline)


def _is_task_table(block: Block, under: NarrativeKind | None) -> bool:
    heads = [fold_case(h) for cell in block.cells for h in cell.header]
    caption = block.row.caption if block.row else ""
    named = under is NarrativeKind.TASK or theme_of(caption) is NarrativeKind.TASK
    columns = any(_OWNER_HEADS.search(h) for h in heads) and any(_DUE_HEADS.search(h) for h in heads)
    return columns and any(_TASK_HEADS.search(h) for h in heads) and (named or not _has_figures(heads))


def _has_figures(heads: list[str]) -> bool:
    return any(re.search(r"kết quả|đơn vị tính|đvt|số liệu|tỷ lệ", h) for h in heads)


def _task_row(block: Block, period: Period) -> list[Narrative]:
    """The task in its own cell's words; who and until when from the cells beside it."""
    task = _cell_under(block, _TASK_HEADS)
    if task is None or len(block.cell_text(task).split()) < 3:
        return []
    owner, due = _cell_under(block, _OWNER_HEADS), _cell_under(block, _DUE_HEADS)
    deadline = deadline_of(block.cell_text(due), year=period.end.year) if due else None
    who = block.cell_text(owner) if owner else None
    return [Narrative(NarrativeKind.TASK, block.cell_text(task), cite(block, task.span), who, deadline)]


def _cell_under(block: Block, head: re.Pattern[str]) -> Cell | None:
    for cell in block.cells:
        if any(head.search(fold_case(h)) for h in cell.header):
            return cell
    return None
