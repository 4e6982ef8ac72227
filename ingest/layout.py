"""Printed words to lines, and lines to columns and paragraphs, from their positions alone. Points from the top left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from domain.documents import Box, Word
from domain.texts import Span, fold_case

# A list marker or heading number that opens a line: "-", "+", "a)", "1.", "2.3", "(1)", "IV.".
_MARKER = re.compile(
    r"(?:[-–—+*•●○▪■◦➢✓]|\(?[a-zđ]\)|\(?\d{1,2}\)|[a-zđ]\.|\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|[IVXLC]{1,6}[.)]|[A-ZĐ][.)])"
    r"(?=\s|$)"
)
_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_VOWEL = re.compile(rf"[{_VOWELS}]")
_ONSET = re.compile(r"[CcGgKkNnPpTt]h|[Tt]r|[Nn]gh?")
# What a syllable that lost its last letters to the next line ends in, by these letters.
_OPEN = {coda: re.compile(rf"[^\W\d_]{{0,4}}[{_VOWELS}]$") for coda in ("c", "m", "n", "p", "t", "ch", "ng", "nh")} | {
    "g": re.compile(r"[^\W\d_]{1,5}n$"),
    "h": re.compile(r"[^\W\d_]{1,5}[nc]$"),
    "y": re.compile(r"[^\W\d_]{0,4}[âầấẩẫậ]$"),
}
# Words after which a letter is a name: "điểm c khoản 2", "nhóm m".
_LETTERED = frozenset(("điểm", "khoản", "mục", "nhóm", "loại", "hạng", "tổ", "lớp", "ý", "và", "câu", "khu", "lô"))
_NAMED = re.compile(
    r"(?i)(?:phần (?:thứ|[ivx]+|\d)|phụ lục|biểu (?:số|mẫu)|bảng (?:số )?\d|mục (?:[ivx]+|\d)|nơi nhận|ghi chú)\b"
)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")  # "21" with a mark behind it is not 211


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """One run of characters without a space. glued: nothing but a change of size stands between it and the word before.

    raised: set smaller and higher than what stands before it, as a footnote mark is. turned: printed bottom to top.
    confidence: the recogniser's, 0–1, for a word of a scanned page.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    italic: bool = False
    glued: bool = False
    raised: bool = False
    turned: bool = False
    confidence: float | None = None

    @property
    def middle(self) -> float:
        return (self.box.y0 + self.box.y1) / 2


@dataclass(frozen=True, slots=True)
class Edge:
    """A drawn straight line, level or upright. at: its y (level) or x (upright); start < end along the other axis."""

    level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one printed line (or of one column of it), left to right."""

    words: tuple[PrintedWord, ...]
    page: int
    box: Box = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        printed = "".join(("" if w.glued or i == 0 else " ") + w.text for i, w in enumerate(self.words))
        object.__setattr__(self, "box", join_boxes([w.box for w in self.words]))
        object.__setattr__(self, "text", printed)

    @property
    def size(self) -> float:
        return _usual_size(self.words)

    @property
    def bold(self) -> bool:
        """Every word that has a letter is bold."""
        lettered = False
        for word in self.words:
            if any(map(str.isalpha, word.text)):
                if not word.bold:
                    return False
                lettered = True
        return lettered

    @property
    def italic(self) -> bool:
        return all(w.italic for w in self.words)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together. They may stand on two pages."""

    lines: tuple[Line, ...]
    centred: bool = False

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        return all(line.italic for line in self.lines)

    @property
    def size(self) -> float:
        return _usual_size([w for line in self.lines for w in line.words])


@dataclass(frozen=True, slots=True)
class Margins:
    """Where a column of text begins and ends. indent: where the first lines of its paragraphs often begin, else None.

    centred: everything in it is set to its middle.
    """

    left: float
    right: float
    indent: float | None = None
    centred: bool = False


def join_boxes(boxes: Sequence[Box]) -> Box:
    return Box(
        min([b.x0 for b in boxes]), min([b.y0 for b in boxes]), max([b.x1 for b in boxes]), max([b.y1 for b in boxes])
    )


def _usual_size(words: Sequence[PrintedWord]) -> float:
    sizes = [w.size for w in words]
    return sizes[0] if sizes and sizes.count(sizes[0]) == len(sizes) else median(sizes)


def flow_text(lines: Sequence[Line], *, stacked: bool = False) -> tuple[str, tuple[Word, ...]]:
    """The lines as one text, with every word's place. A token broken after its hyphen or slash, or within a syllable
    where a column is too narrow for it, takes no space.

    stacked: figures under each other are two, as in a cell; two spaces keep them from being read as one.
    """
    parts: list[str] = []
    words: list[Word] = []
    at = 0
    before = ""
    for line in lines:
        for i, word in enumerate(line.words):
            gap = _gap(before, word, first_of_line=i == 0)
            if stacked and i == 0 and gap and before[-1].isdigit() and word.text[0].isdigit():
                gap = "  "
            before = word.text.translate(_RAISED) if word.raised else word.text
            parts += (gap, before)
            start = at + len(gap)
            at = start + len(before)
            words.append(Word(Span(start, at), line.page, word.box, word.confidence))
    return "".join(parts), tuple(words)


def _gap(before: str, word: PrintedWord, *, first_of_line: bool) -> str:
    if not before:
        return ""
    if not first_of_line:
        return "" if word.glued else " "
    broken = len(before) > 1 and before[-1] in "-/" and before[-2].isalnum() and word.text[0].isalnum()
    return "" if broken or _is_broken_syllable(before, word.text) else " "


def _is_broken_syllable(before: str, after: str) -> bool:
    """ "Tổn" over "g", "Nh" over "óm", "III/20" over "26": neither piece is a syllable or a year by itself."""
    if re.fullmatch(r".*/20", before) and re.fullmatch(r"\d\d[.,;)]?", after):
        return True
    piece = re.split(r"[\s(/\"“]", before)[-1]
    if _ONSET.fullmatch(piece) and _VOWEL.match(after):
        return True
    coda, open_piece = after.rstrip(".,;:)"), fold_case(piece)
    return coda in _OPEN and open_piece not in _LETTERED and _OPEN[coda].search(open_piece) is not None


def starts_like_an_item(text: str) -> bool:
    """The line opens with a list marker, a heading number or a word such as "Phụ lục"."""
    return bool(_MARKER.match(text) or _NAMED.match(text))


def lines_of(words: Sequence[PrintedWord], page: int) -> list[Line]:
    """Words gathered into printed lines, top to bottom; columns are not yet told apart."""
    rows: list[_Row] = []
    for word in sorted(words, key=lambda w: (w.middle, w.box.x0)):
        row = next((r for r in reversed(rows[-4:]) if r.takes(word)), None)
        if row is None:
            row = _Row([], word.box.x0)
            rows.append(row)
        row.add(word)
    lines = [Line(_in_order(row.words), page) for row in rows]
    return sorted(lines, key=lambda line: line.box.y0)


@dataclass(slots=True)
class _Row:
    """Words of a line being gathered. end: how far right they reach; level: the box all are as high as, else None."""

    words: list[PrintedWord]
    end: float
    level: Box | None = None

    def takes(self, word: PrintedWord) -> bool:
        """Words of one height are on one line where they do not stand over each other: the usual case, told at once."""
        mine, level = word.box, self.level
        if level and level.y0 == mine.y0 and level.y1 == mine.y1 and mine.x0 >= self.end and mine.y1 > mine.y0:
            return True
        return _on_line(self.words, word)

    def add(self, word: PrintedWord) -> None:
        box = word.box
        if not self.words:
            self.level = box
        elif self.level and (self.level.y0 != box.y0 or self.level.y1 != box.y1):
            self.level = None
        self.end = max(self.end, box.x0, box.x1)
        self.words.append(word)


def _on_line(row: Sequence[PrintedWord], word: PrintedWord) -> bool:
    """Beside the row's nearest word of full size, and not over any of its words."""
    mine, near, nearest = word.box, row[0].box, float("inf")
    start, end = mine.x0, mine.x1
    for other in row:
        box = other.box
        left = box.x0
        away = start - box.x1 if start >= left else left - end
        if away < -2:
            return False
        if other.raised:
            away += 1000
        if away < nearest:
            near, nearest = box, away
    overlap = min(near.y1, mine.y1) - max(near.y0, mine.y0)
    return overlap >= 0.5 * min(near.y1 - near.y0, mine.y1 - mine.y0)


def _in_order(row: list[PrintedWord]) -> tuple[PrintedWord, ...]:
    ordered = sorted(row, key=lambda w: w.box.x0)
    if ordered[0].glued:
        first = ordered[0]
        ordered[0] = PrintedWord(first.text, first.box, first.size, first.bold, first.italic, False, first.raised)
    return tuple(ordered)
