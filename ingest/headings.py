"""Pure: which paragraphs are headings, real or faked, and the printed section path they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.texts import fold_case
from ingest.printed_numbers import PrintedNumber, Sort, number_value, read_marker, read_number
from ingest.raw import Align, RawParagraph

_LONGEST = 220
_LONGEST_PLAIN = 130
_CAPTION = re.compile(r"(?:bảng|biểu|khung|hình|sơ đồ|biểu đồ)\b(?!\s+(?:dương|quyết))")
_LEAD = re.compile(r"[^.:;\n]{3,90}(?:[.:](?=\s+\S)|:$)")
_NEVER_RUN_IN = (Sort.ANNEX, Sort.POINT, Sort.WORD)
_ENDS_A_SENTENCE = (".", ";", ",", "…")


@dataclass(frozen=True, slots=True)
class Heading:
    """number: None where none is printed. words: the heading without its number. level: of its style, if it has one.

    run_in: the words open a paragraph that goes on in the same line ("2.1. Cải cách thể chế. Trong quý II …");
    certain False: it may as well be an item of a list.
    """

    text: str
    words: str
    number: PrintedNumber | None = None
    level: int | None = None
    caps: bool = False
    run_in: bool = False
    certain: bool = True


def is_caps(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def is_caption(text: str) -> bool:
    """Names a table or figure: "Bảng 1. …", "Biểu số 06…"."""
    return len(text) < 400 and _CAPTION.match(fold_case(text)) is not None


def find_headings(paragraphs: Sequence[RawParagraph]) -> list[Heading | None]:
    """Parallel to `paragraphs`, which follow each other in the body of one document."""
    numbers = [_number(p) for p in paragraphs]
    strong = {_key(n) for p, n in zip(paragraphs, numbers, strict=True) if n and _stands_out(p)}
    found: list[Heading | None] = []
    for i, (paragraph, number) in enumerate(zip(paragraphs, numbers, strict=True)):
        following = numbers[i + 1] if i + 1 < len(numbers) else None
        is_heading = _is_heading(paragraph, number, following, strong)
        found.append(_heading(paragraph, number) if is_heading else None)
    real = list(found)
    for i, (paragraph, number) in enumerate(zip(paragraphs, numbers, strict=True)):
        if real[i] is None and number is not None and number.sort not in _NEVER_RUN_IN:
            found[i] = _run_in(paragraph, number, certain=_counted(i, numbers, real))
    return found


def _counted(i: int, numbers: Sequence[PrintedNumber | None], found: Sequence[Heading | None]) -> bool:
    """The paragraph's number stands in one count with the headings before or after it, and in no list."""
    number = numbers[i]
    if number is None:
        return False
    before = next((n for n in reversed(numbers[:i]) if n and _key(n) <= _key(number)), None)
    after = next((j for j in range(i + 1, len(numbers)) if (n := numbers[j]) and _key(n) <= _key(number)), None)
    counts_on = before is not None and _next_to(before, number)
    if after is not None and found[after] is not None and _next_to(number, numbers[after]):
        return number.value == 1 or counts_on
    return counts_on and any(h is not None and h.number is before for h in found[:i])


def _next_to(number: PrintedNumber, following: PrintedNumber | None) -> bool:
    if following is None or _key(number) != _key(following):
        return False
    return number.parts[:-1] == following.parts[:-1] and following.value == number.value + 1


def _run_in(paragraph: RawParagraph, number: PrintedNumber, *, certain: bool) -> Heading | None:
    """The words up to the first stop, if more follows; a list item without such words is no heading."""
    start = 0 if paragraph.marker else number.end
    lead = _LEAD.match(paragraph.text, start)
    if lead is None and not certain and number.depth == 1:
        return None
    text = paragraph.text[: lead.end()] if lead else paragraph.text[:_LONGEST_PLAIN]
    return Heading(text.rstrip(".: "), text[start:].rstrip(".: "), number, run_in=True, certain=certain)


def _number(paragraph: RawParagraph) -> PrintedNumber | None:
    return read_marker(paragraph.marker) if paragraph.marker else read_number(paragraph.text)


def _key(number: PrintedNumber) -> tuple[Sort, int]:
    return number.sort, number.depth


def _stands_out(paragraph: RawParagraph) -> bool:
    return paragraph.bold or paragraph.level is not None or is_caps(paragraph.text)


def _is_heading(
    paragraph: RawParagraph,
    number: PrintedNumber | None,
    following: PrintedNumber | None,
    strong: set[tuple[Sort, int]],
) -> bool:
    text = paragraph.text
    if paragraph.kind is not None or not text or len(text) > _LONGEST or not any(c.isalpha() for c in text):
        return False
    if (paragraph.marker and number is None) or _states_a_figure(text, number):
        return False
    if paragraph.level is not None:
        return True
    if number is None:
        return _is_unnumbered_heading(paragraph)
    if number.sort is Sort.ANNEX:
        return _stands_out(paragraph) or (paragraph.align is Align.CENTER and len(text) < _LONGEST_PLAIN)
    if _stands_out(paragraph):
        return number.sort is not Sort.POINT or not text.endswith((";", ","))
    return _key(number) not in strong and _reads_as_heading(paragraph, number, following)


def _states_a_figure(text: str, number: PrintedNumber | None) -> bool:
    """A whole sentence with figures in it is a statement, however boldly it is printed."""
    words = text[number.end :] if number else text
    return len(words) > 60 and words.endswith((".", ";")) and any(c.isdigit() for c in words)


def _reads_as_heading(paragraph: RawParagraph, number: PrintedNumber, following: PrintedNumber | None) -> bool:
    """A plain numbered line: short, no sentence, and not one of a run of list items."""
    text = paragraph.text
    if len(text) > _LONGEST_PLAIN or text.endswith((*_ENDS_A_SENTENCE, ":")) or number.sort is Sort.WORD:
        return False
    return following is None or _key(following) != _key(number)


def _is_unnumbered_heading(paragraph: RawParagraph) -> bool:
    text = paragraph.text
    if not (paragraph.bold or is_caps(text)) or is_caption(text) or text.startswith(("(", "-", "*", "+", "•")):
        return False
    return len(text) < _LONGEST_PLAIN + 50 and not text.endswith((*_ENDS_A_SENTENCE, ":")) and _has_words(text)


def _has_words(text: str) -> bool:
    return sum(c.isalpha() for c in text) >= 4


def _heading(paragraph: RawParagraph, number: PrintedNumber | None) -> Heading:
    text = " ".join(paragraph.text.split())
    words = text if number is None or paragraph.marker else paragraph.text[number.end :].strip()
    return Heading(text, words, number, paragraph.level, is_caps(words or text))


@dataclass(slots=True)
class Outline:
    """The headings above the place being read. `enter` each heading in order, then ask."""

    stack: list[Heading] = field(default_factory=list)
    _first_of_letters: Sort | None = None
    _fresh: bool = False

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(h.text for h in self.stack)

    @property
    def section(self) -> str:
        return section_path(self.stack)

    def clear(self) -> None:
        self.stack.clear()
        self._fresh = False

    def content(self) -> None:
        """Something other than a heading was read."""
        self._fresh = False

    def takes(self, heading: Heading) -> bool:
        """An uncertain heading never closes a certain one: there it is an item of a list."""
        rank = self._rank(heading)
        return heading.certain or not any(h.certain and self._rank(h) >= rank for h in self.stack)

    def enter(self, heading: Heading) -> int:
        """Takes its place among the headings above; gives its level, 1 the outermost."""
        if heading.number is None:
            self._enter_unnumbered(heading)
        else:
            if self._first_of_letters is None and heading.number.sort in (Sort.UPPER, Sort.ROMAN):
                self._first_of_letters = heading.number.sort
            rank = self._rank(heading)
            while self.stack and self._rank(self.stack[-1]) >= rank:
                self.stack.pop()
            self.stack.append(heading)
        self._fresh = True
        return len(self.stack)

    def _enter_unnumbered(self, heading: Heading) -> None:
        top = self.stack[-1] if self.stack else None
        if top and self._fresh and heading.level == top.level and self._continues(top, heading):
            text = f"{top.text} {heading.text}"
            self.stack[-1] = Heading(text, f"{top.words} {heading.words}".strip(), top.number, top.level, top.caps)
            return
        rank = self._rank(heading)
        while self.stack and self._rank(self.stack[-1]) >= rank:
            self.stack.pop()
        self.stack.append(heading)

    @staticmethod
    def _continues(top: Heading, heading: Heading) -> bool:
        return not top.words or (top.caps and heading.caps and top.number is not None)

    def _rank(self, heading: Heading) -> tuple[float, int]:
        number = heading.number
        if number is None:
            return self._unnumbered_rank(heading)
        if number.sort is Sort.UPPER and self._first_of_letters is Sort.ROMAN:
            return Sort.ROMAN + 0.5, number.depth
        return float(number.sort), number.depth

    def _unnumbered_rank(self, heading: Heading) -> tuple[float, int]:
        if heading.level is not None:
            outer = [self._rank(h) for h in self.stack if h.level is not None and h.level < heading.level and h.number]
            return (max(outer)[0], 50 + heading.level) if outer else (Sort.PART + 0.1 * heading.level, 0)
        return (Sort.PART + 0.5, 0) if heading.caps else (Sort.POINT - 0.5, 0)


def section_path(headings: Sequence[Heading]) -> str:
    """Printed numbers joined with "." ("II.2"); words with ", " ("Phần thứ hai, Hai"). Points a), b) are left out."""
    numbers = [h.number for h in headings if h.number and h.number.sort is not Sort.POINT]
    path: list[str] = []
    above: tuple[str, ...] = ()
    for i, number in enumerate(numbers):
        last = i == len(numbers) - 1
        if _repeats(number.parts, above):
            _append_rest(path, number.parts, above)
        else:
            path.append(_shown(number, alone=last and not path, below=bool(path)))
        above = number.parts
    return _joined(path)


def _repeats(parts: tuple[str, ...], above: tuple[str, ...]) -> bool:
    """The number prints the one above it too: "1.2" under "1", "2.1" under "II"."""
    if not above or len(parts) <= len(above):
        return False
    return all(number_value(a) == number_value(b) for a, b in zip(parts, above, strict=False))


def _append_rest(path: list[str], parts: tuple[str, ...], above: tuple[str, ...]) -> None:
    if parts[: len(above)] == above:
        path[-1] += "." + ".".join(parts[len(above) :])
    else:
        path[-1] = ".".join(parts)


def _shown(number: PrintedNumber, *, alone: bool, below: bool) -> str:
    printed = ".".join(number.parts)
    if number.sort is Sort.PART and "thứ" not in number.name and not alone and printed[:1].isupper():
        return printed
    if number.sort is Sort.SECTION and below:
        return printed
    return f"{number.name} {printed}".strip()


def _joined(path: Sequence[str]) -> str:
    out = ""
    for i, piece in enumerate(path):
        plain = _is_plain(piece) and (_is_plain(path[i - 1]) or path[i - 1].startswith("Mục"))
        out = piece if not out else f"{out}.{piece}" if plain else f"{out}, {piece}"
    return out


def _is_plain(piece: str) -> bool:
    return all(len(c) <= 4 and (c.isdigit() or c.isupper()) for c in piece.split("."))
