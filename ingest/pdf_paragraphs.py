"""Lines to paragraphs: a line goes on where the one before was full, and opens a new one where the print says so."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import quantiles

from ingest.layout import Line, Margins, Paragraph, starts_like_an_item

_ENDS = ".;:!?…"
_SHIFT = 6.0  # points: a smaller difference of left ends is none


def margins_of(lines: Sequence[Line]) -> Margins:
    """Left and right end of the text column: the leftmost place where lines often begin, and where the longest end."""
    if not lines:
        return Margins(0.0, 0.0)
    starts = Counter(round(line.box.x0 / 3) for line in lines)
    often = max(2, len(lines) // 20)
    common = sorted(place for place in starts if starts[place] + starts[place + 1] >= often)
    left = min(line.box.x0 for line in lines if not common or round(line.box.x0 / 3) >= common[0])
    ends = sorted(line.box.x1 for line in lines)
    further = [line.box.x0 for line in lines if line.box.x0 > left + _SHIFT]
    indent = Counter(round(x, 0) for x in further).most_common(1)
    often_indented = bool(indent) and indent[0][1] >= 3
    return Margins(left, ends[-1] if len(ends) < 4 else ends[-2], indent[0][0] if often_indented else None)


def usual_pitch(lines: Sequence[Line]) -> float:
    """How far below one another lines of a paragraph stand; 0 if there are too few to tell."""
    steps = [
        b.box.y1 - a.box.y1
        for a, b in itertools.pairwise(lines)
        if a.page == b.page and 0.5 * a.size < b.box.y1 - a.box.y1 < 3 * a.size and abs(a.size - b.size) < 1
    ]
    return quantiles(steps, n=4)[0] if len(steps) >= 4 else min(steps, default=0.0)


def paragraphs_of(lines: Iterable[Line], margins: Margins, pitch: float) -> list[Paragraph]:
    """Paragraphs in order. Lines may come from several pages."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and goes_on(paragraphs[-1], line, margins, pitch):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [Paragraph(tuple(p), centred=_is_centred_block(p, margins)) for p in paragraphs]


def _is_centred_block(lines: Sequence[Line], margins: Margins) -> bool:
    """Its last line is set to the middle, and the others are, or fill the column."""
    return is_centred(lines[-1], margins) and all(is_centred(x, margins) or _fills(x, margins) for x in lines)


def goes_on(paragraph: Sequence[Line], line: Line, margins: Margins, pitch: float) -> bool:
    """Whether `line` is the next line of the same paragraph."""
    before = paragraph[-1]
    mid_sentence = _mid_sentence(paragraph, line)
    if _other_style(before, line, mid_sentence=mid_sentence):
        return False
    if is_centred(line, margins) and (is_centred(before, margins) or (mid_sentence and _fills(before, margins))):
        full = not _fits(before, line, margins, centred=True) and not starts_like_an_item(line.text)
        return mid_sentence or full
    if _indented(paragraph, line, margins) or _apart(before, line, pitch, mid_sentence=mid_sentence):
        return False
    if starts_like_an_item(line.text) and _begins_item(paragraph, line, margins):
        return False
    return mid_sentence or not _fits(before, line, margins, centred=False)


def is_centred(line: Line, margins: Margins) -> bool:
    """Set to the middle of the column, not merely as far from both ends by chance."""
    box = line.box
    off = (box.x0 + box.x1) / 2 - (margins.left + margins.right) / 2
    if margins.centred:
        return abs(off) < 8
    indented = margins.indent is not None and abs(box.x0 - margins.indent) < 1.5
    return abs(off) < 8 and box.x0 > margins.left + 5 and not indented


def _fills(line: Line, margins: Margins) -> bool:
    return line.box.x1 - line.box.x0 > 0.9 * (margins.right - margins.left)


def _mid_sentence(paragraph: Sequence[Line], line: Line) -> bool:
    """The words run on: an open bracket or no end of sentence above, no capital or list marker below."""
    before, text = paragraph[-1], line.text
    if starts_like_an_item(text):
        return False
    if sum(part.text.count("(") - part.text.count(")") for part in paragraph) > 0 and before.text[-1] != ":":
        return True
    opens = next((c for c in text if c.isalnum()), " ")
    return before.text[-1] not in _ENDS and (opens.islower() or (opens.isdigit() and before.text[-1] not in ")”"))


def _other_style(before: Line, line: Line, *, mid_sentence: bool) -> bool:
    if abs(before.size - line.size) > 1.2:
        return True
    if _capitals(before) and not _capitals(line) and line.words[0].text[:2].istitle():
        return True
    if mid_sentence:
        return before.bold and line.bold is False and not any(w.bold for w in line.words) and _short(before, line)
    if before.bold != line.bold and before.words[-1].bold != line.words[0].bold:
        return True
    return before.italic != line.italic and before.words[-1].italic != line.words[0].italic


def _capitals(line: Line) -> bool:
    letters = [c for c in line.text if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() for c in letters)


def _short(before: Line, line: Line) -> bool:
    return before.box.x1 < line.box.x1 - 4 * line.size


def _fits(before: Line, line: Line, margins: Margins, *, centred: bool) -> bool:
    """The first word of `line` would still have found room after `before`: whoever wrote it went to a new line."""
    first = line.words[0].box
    needed = first.x1 - first.x0 + 0.25 * line.size
    used = before.box.x1 - (before.box.x0 if centred else margins.left)
    return used + needed <= margins.right - margins.left - 1


def _hanging(paragraph: Sequence[Line], margins: Margins) -> float:
    """Where the further lines of this paragraph begin."""
    if len(paragraph) > 1:
        return paragraph[-1].box.x0
    first = paragraph[0]
    if starts_like_an_item(first.text) and len(first.words) > 1 and first.box.x0 <= margins.left + _SHIFT:
        return first.words[1].box.x0
    return margins.left


def _indented(paragraph: Sequence[Line], line: Line, margins: Margins) -> bool:
    first, start = paragraph[0], line.box.x0
    hanging = _hanging(paragraph, margins)
    if abs(start - hanging) <= _SHIFT:
        return False
    if start > hanging:
        after_marker = len(first.words) > 1 and abs(start - first.words[1].box.x0) <= _SHIFT
        whole_block = abs(start - first.box.x0) <= _SHIFT and len(paragraph) == 1 and not starts_like_an_item(line.text)
        if after_marker and starts_like_an_item(first.text):
            return False
        return not (whole_block and _mid_sentence(paragraph, line))
    return len(paragraph) > 1 or (start < margins.left - _SHIFT and not _mid_sentence(paragraph, line))


def _apart(before: Line, line: Line, pitch: float, *, mid_sentence: bool) -> bool:
    if before.page != line.page or not pitch:
        return False
    step = line.box.y1 - before.box.y1
    return step > (1.7 * pitch if mid_sentence else 1.12 * pitch + 0.8)


def _begins_item(paragraph: Sequence[Line], line: Line, margins: Margins) -> bool:
    """A marker opens an item unless it stands where the running paragraph's own lines begin."""
    first = paragraph[0]
    if line.box.x0 > margins.left + _SHIFT or _fits(paragraph[-1], line, margins, centred=False):
        return True
    flush = abs(first.box.x0 - line.box.x0) <= _SHIFT
    return flush and (starts_like_an_item(first.text) or paragraph[-1].text[-1] in _ENDS)
