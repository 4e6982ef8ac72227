"""Sentences worth carrying into the city report – problems, causes, proposals, tasks, initiatives – each cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from domain.citations import cite
from domain.documents import Block, BlockKind, Document
from domain.periods import Period
from domain.texts import Span, fold_case, one_space
from domain.values import Narrative, NarrativeKind
from extraction.assignments import owner_of
from extraction.deadlines import deadline_of
from extraction.named_periods import Naming, later, named_periods
from extraction.narrative_items import Part, blamed, is_due, kind_of_item, parted, praises, says_none
from extraction.narrative_tables import assigned, task_row, theme_cells
from extraction.run_ins import begins_with_theme, is_title, leads_on, run_in
from extraction.sentence_spans import sentence_spans
from extraction.themes import (
    bare_title,
    closes,
    is_counted_off,
    is_mixed,
    list_mark_end,
    looks_both_ways,
    tells_results,
    themes_of,
    titles_of,
    without_list_mark,
)

_CLOSING = re.compile(
    r"^(trên đây( là)?|nơi nhận|.{0,60}(trân trọng|kính) (báo cáo|gửi)|.{0,60}(báo cáo|b/c|gửi)[^.]{0,50}\./\.)"
)
_TURNS_BACK = re.compile(
    r"^\W*(?:kết quả|quý này|trong (?:quý|kỳ)(?! tới)|đến nay|tính đến|hiện nay|riêng)(?!\w)|"
    r"(?<!\w)(?:đã(?! (?:được )?(?:giao|đề ra|đặt ra|phê duyệt|xác định))|hiện (?:có|đạt|còn|nay)|mới đạt)(?!\w)"
)
_PROSE = (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE)
_INITIATIVE = re.compile(r"sáng kiến|mô hình|giải pháp|cách làm|công cụ|ứng dụng|phần mềm|tổ lưu động|thí điểm")
_NAMED_MODEL = re.compile(r"(?i:mô hình|sáng kiến)\s+[\"“‘]")
_ASSESSES = re.compile(
    r"^(?:tự |những |một số )?(?:đánh giá|nhận xét|nhận định|nhìn lại|nhìn nhận|soi lại)"
    r"(?! (?:tác động|nội bộ|chấm|công chức|cán bộ|xếp loại|mức))"
)
_PLEDGES_ALL = re.compile(r"phát huy (?:những |các )?(?:kết quả|thành tích)(?: đã)? đạt được")
_GOALS = re.compile(r"(?<!\w)(?:chỉ|mục) tiêu(?!\w)")
_BULLET = re.compile(r"\s*[-–+•*●▪]")
_TITLE_LENGTH = 8  # words
_LINE = 80  # characters of a line that may stand as a heading
_NO_PART = Part()
_ASSESSMENT = Part((NarrativeKind.PROBLEM,), mixed=True)
_ASSESSES_ALL = re.compile(r"(?:tự |những )?(?:đánh giá|nhận xét|nhận định|nhìn lại)(?: chung)?")


def read_narratives(document: Document, *, period: Period) -> list[Narrative]:
    """Narratives in reading order. `period`: of the report, for deadlines printed without a year."""
    found: list[Narrative] = []
    captions = {one_space(b.row.caption) for b in document.blocks if b.row is not None and b.row.caption}
    for block, part in _parts(document, period):
        if block.kind is BlockKind.TABLE_ROW:
            found += _row(block, part, period)
        elif one_space(block.text) not in captions:
            found += _items(block, Span(0, len(block.text)), part, period.end)
    return found


def _parts(document: Document, period: Period) -> Iterator[tuple[Block, Part]]:
    """Prose blocks and table rows, each with the part of the report it stands in."""
    under, headings = _NO_PART, tuple[str, ...]()
    listed: Part | None = None
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        if block.kind is BlockKind.HEADING:
            headings = block.headings if block.headings[-1:] == (block.text,) else (*block.headings, block.text)
            under, listed = _part_under(headings, period), None
            if run_in(block.text):
                yield block, under
        elif block.kind is BlockKind.TABLE_ROW:
            yield block, under
        elif block.kind is BlockKind.SIGNATURE:
            under, listed = _NO_PART, None
        elif block.kind in _PROSE:
            if block.headings != headings:
                under, headings, listed = _part_under(block.headings, period), block.headings, None
            if (opened := _opened_by_line(block, period)) is not None:
                under, listed = opened, None
                continue
            if _titles_list(block, following):
                continue
            listed = listed if _is_item(block) else None
            yield block, listed or under
            under, listed = _left_open(block, under, listed)


def _part_under(headings: tuple[str, ...], period: Period) -> Part:
    """Of the innermost heading that says what stands under it; an assessment may hold problems where none does."""
    titles = titles_of(headings)
    for title in reversed(titles):
        if part := _part_of(title, period):
            return part
        if closes(title):
            return _NO_PART
    return _ASSESSMENT if any(_ASSESSES.search(bare_title(title)) for title in titles) else _NO_PART


def _part_of(title: str, period: Period) -> Part | None:
    """None without a theme; a title that names a coming period opens tasks."""
    if kinds := themes_of(title):
        if kinds[0] is NarrativeKind.TASK and looks_both_ways(title):
            return Part((NarrativeKind.PROBLEM, *kinds), mixed=True)  # "Đánh giá và việc tới đây"
        return Part(kinds, mixed=kinds[0] is NarrativeKind.PROBLEM and is_mixed(title))
    if not _coming(title, period):
        return None
    return Part((NarrativeKind.TASK,), mixed=_GOALS.search(fold_case(title)) is not None)


def _coming(title: str, period: Period) -> bool:
    named = [n for n in named_periods(title, period) if n.naming is Naming.EXPLICIT]
    if not named or not all(later(n.period, period) for n in named):
        return False
    return not tells_results(bare_title(title[: named[0].span.start]))


def _opened_by_line(block: Block, period: Period) -> Part | None:
    """For a short line that only announces: "Ưu điểm:", "Nhiệm vụ quý IV", "Việc của quý IV:"; None for any other."""
    words = block.text.strip()
    if len(words) > _LINE or words.endswith((".", ";", "!")):
        return None
    if words.endswith(":"):
        if closes(words):
            return _NO_PART
        return None if run_in(words) or themes_of(words) else _part_of(words, period)
    if len(words.split()) > 9 or re.search(r"\d{2}", words):
        return None
    if is_title(words) or (not _is_item(block) and (begins_with_theme(words) or _coming(words, period))):
        return _part_of(words, period)
    return _ASSESSMENT if _ASSESSES_ALL.fullmatch(bare_title(words)) else None


def _titles_list(block: Block, following: Block | None) -> bool:
    """ "1. Cải cách thể chế" above "- Rà soát văn bản" is a title, not one of the tasks."""
    bare = len(block.text.split()) <= _TITLE_LENGTH and not block.text.rstrip().endswith((".", ";", ":", ",", "!"))
    return bare and following is not None and not _BULLET.match(block.text) and _is_bullet(following)


def _is_bullet(block: Block) -> bool:
    return _BULLET.match(block.text) is not None or _BULLET.match(block.marker) is not None


def _is_item(block: Block) -> bool:
    return bool(block.marker) or _BULLET.match(block.text) is not None or is_counted_off(block.text)


def _left_open(block: Block, under: Part, listed: Part | None) -> tuple[Part, Part | None]:
    """What the paragraphs after this one belong to, and what the list items right after it do.

    A heading alone in its paragraph holds until the next. A sentence that leads on is sure of the items it leads to;
    what else follows has to show that it belongs, as it has to behind a heading that was followed by its words.
    """
    spans = sentence_spans(block.text)
    opened = [(i, o) for i, s in enumerate(spans) if (o := run_in(s.of(block.text)))]
    if not opened:
        return under, listed
    place, last = opened[-1]
    if last.alone and last.kinds == under.kinds[:1] and not under.mixed:
        return under, None  # it leads on to what the section is about
    whole, careful = Part(last.kinds), Part(last.kinds, mixed=True)
    if not last.alone:  # "Kiến nghị: tăng biên chế" and, under it, "- Nâng phần mềm"
        return under, whole if place == 0 and last.kinds and not _is_item(block) else listed
    if place < len(spans) - 1:
        return careful if under.kinds or last.titled else under, None
    if last.titled or (under.kinds and not under.mixed):
        return whole, None
    sure = under.kinds or last.kinds == (NarrativeKind.PROPOSAL,)  # nobody asks for what is done already
    return careful, whole if sure else careful


def _items(block: Block, within: Span, part: Part, told: date) -> list[Narrative]:
    """The sentences under their section's theme, or under one that a sentence opens itself ("Hạn chế: …")."""
    found: list[Narrative] = []
    section = part
    words = within.of(block.text)
    for sentence in sentence_spans(words):
        opened = run_in(sentence.of(words))
        begin = sentence.start
        if part is not section and part.kinds[:1] == (NarrativeKind.TASK,) and _turns_back(sentence.of(words)):
            part = section  # "Kế hoạch quý IV: rà soát 10 thủ tục. Quý III đã rà soát 6 thủ tục."
        if part is not section and NarrativeKind.TASK in section.kinds and is_due(sentence.of(words), told):
            part = section
        if opened:
            part, begin = (
                Part(opened.kinds, mixed=opened.alone and not opened.titled and not section.kinds),
                begin + opened.end,
            )
        for clause in parted(words[begin : sentence.end]):
            start = begin + clause.start + list_mark_end(words[begin + clause.start : begin + clause.end])
            found += _told(block, Span(within.start + start, within.start + begin + clause.end), part, told)
    return found


def _turns_back(sentence: str) -> bool:
    return _TURNS_BACK.search(fold_case(sentence)) is not None


def _told(block: Block, span: Span, part: Part, told: date) -> Iterator[Narrative]:
    """The sentence as one narrative; a problem that gives its cause is followed by it."""
    text = span.of(block.text)
    kind = None if _is_empty(text) else _kind(text, part, told)
    if kind is None:
        return
    yield _narrative(kind, block, span, told)
    if kind is NarrativeKind.PROBLEM and (cause := blamed(text)):
        yield _narrative(NarrativeKind.CAUSE, block, Span(span.start + cause.start, span.start + cause.end), told)


def _kind(text: str, part: Part, told: date) -> NarrativeKind | None:
    kind = kind_of_item(text, part, told=told)
    if kind is NarrativeKind.PROBLEM and praises(text):
        kind = None
    if kind is NarrativeKind.INITIATIVE or (kind is None and _NAMED_MODEL.search(text)):
        return NarrativeKind.INITIATIVE if _INITIATIVE.search(fold_case(text)) else None
    return kind


def _is_empty(text: str) -> bool:
    words = fold_case(text)
    return (
        len(text.split()) < 4
        or leads_on(text)
        or says_none(text)
        or bool(_CLOSING.match(words) or _PLEDGES_ALL.search(words))
    )


def _narrative(kind: NarrativeKind, block: Block, span: Span, told: date) -> Narrative:
    text = span.of(block.text)
    is_task = kind is NarrativeKind.TASK
    owner = owner_of(without_list_mark(text)) if is_task else None
    deadline = deadline_of(text, told=told) if is_task else None
    return Narrative(kind, text, cite(block, span), owner, deadline)


def _row(block: Block, part: Part, period: Period) -> list[Narrative]:
    task = task_row(block, part, told=period.end)
    if task is not None:
        return [task]
    found = [n for span, of_cell in theme_cells(block, part) for n in _items(block, span, of_cell, period.end)]
    return [assigned(n, block, told=period.end) for n in found]
