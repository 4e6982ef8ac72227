"""The letters of a .docx paragraph as printed: runs joined, changes accepted, fields by their result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.legacy_fonts import OldCode, old_code
from ingest.office_zip import Element
from ingest.word_fields import Fields
from ingest.word_letters import Run, printed_text
from ingest.word_math import M, equation
from ingest.word_package import W
from ingest.word_places import ALTERNATE, chosen, outermost_boxes, word_art
from ingest.word_styles import Look, Styles, look_of, value

_INSIDE = frozenset(
    W + t
    for t in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "ruby", "rubyBase")
)
_ADDED = frozenset((W + "ins", W + "moveTo"))
_REMOVED = frozenset((W + "del", W + "moveFrom"))
_CHARS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "\u00ad",  # "ư" in a TCVN3 font, nothing in any other
}

_SYMBOLS = {
    **{chr(0xF000 + ord(c)): c for c in "0123456789%()+,./:;<=>[]"},
    **dict(zip("\uf0a3\uf0b3\uf0b1\uf0b4\uf0b8\uf0b0\uf02d\uf0b9\uf0bb\uf0e5", "≤≥±×÷°−≠≈∑", strict=True)),
}


class Note(NamedTuple):
    """kind: "footnote" or "endnote". mark: as typed, where it is not an automatic number."""

    kind: str
    id: str
    mark: str | None = None


@dataclass(slots=True)
class Printed:
    """What stands in one paragraph. boxes: contents of text boxes. drawn: words of WordArt. notes: in order."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    begun: bool = False
    changed: bool = False
    hidden: bool = False
    struck: bool = False
    images: int = 0
    page_break_before: bool = False
    page_break_after: bool = False

    @property
    def text(self) -> str:
        return printed_text(self.runs)

    @property
    def empty(self) -> bool:
        return not (self.begun or self.boxes or self.drawn or self.notes)

    @property
    def old_codes(self) -> set[OldCode]:
        found = {old_code(run.look.font) for run in self.runs if any(c.isalpha() for c in run.text)}
        return {code for code in found if code is not None}

    def add(self, text: str, look: Look, *, apart: bool = False) -> None:
        self.runs.append(Run(text, look, apart))
        self.begun = self.begun or bool(text.strip())

    def follow(self, before: Printed) -> None:
        """Put what stood before it in front."""
        self.runs = before.runs + self.runs
        self.boxes = before.boxes + self.boxes
        self.drawn = before.drawn + self.drawn
        self.notes = before.notes + self.notes
        self.begun = self.begun or before.begun
        self.page_break_before = before.page_break_before or (self.page_break_before and not before.begun)


def read_runs(paragraph: Element, base: Look, styles: Styles, fields: Fields) -> Printed:
    """base: the look of the paragraph's style. fields: of the story, open since the paragraphs before."""
    reader = _RunReader(styles, fields)
    reader.walk(paragraph, base)
    return reader.printed


@dataclass(slots=True)
class _RunReader:
    styles: Styles
    fields: Fields
    printed: Printed = field(default_factory=Printed)

    def walk(self, parent: Element, base: Look) -> None:
        for element in parent:
            tag = element.tag
            if tag == W + "r":
                self._run(element, base)
            elif tag in _INSIDE:
                self.walk(element, base)
            elif tag in _ADDED:
                self.printed.changed = True
                self.walk(element, base)
            elif tag in _REMOVED:
                self.printed.changed = True
            elif tag in (M + "oMath", M + "oMathPara"):
                if self.fields.printing:
                    self.printed.add(equation(element), base, apart=True)
            elif tag == ALTERNATE:
                self.walk(chosen(element), base)

    def _run(self, run: Element, base: Look) -> None:
        properties = run.find(W + "rPr")
        look = look_of(properties).over(self.styles.run(value(properties, "rStyle")).over(base))
        seen = not (look.hidden or look.struck)
        if not seen and self.fields.printing and any(t.text for t in run.iter(W + "t")):
            self.printed.hidden |= bool(look.hidden)
            self.printed.struck |= not look.hidden
        own_mark = False
        for element in _content(run):
            if element.tag == W + "fldChar":
                self.fields.mark(element)
            elif element.tag == W + "t" and own_mark:
                self._mark_note(element.text or "")
            elif seen and self.fields.printing:
                own_mark |= self._element(element, look)

    def _element(self, element: Element, look: Look) -> bool:
        """True for a note whose mark is typed behind it."""
        tag = element.tag
        if tag == W + "t":
            self.printed.add(element.text or "", look)
        elif tag in _CHARS:
            self.printed.add(_CHARS[tag], look)
        elif tag == W + "br":
            self._break(element, look)
        elif tag == W + "sym":
            self.printed.add(_symbol(element), look)
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            self.printed.notes.append(Note(tag[len(W) :].removesuffix("Reference"), element.get(W + "id") or ""))
            self.printed.add("", look, apart=True)
            return (element.get(W + "customMarkFollows") or "0").lower() in ("1", "true", "on")
        elif tag == W + "ruby":
            self.walk(element, look)
        elif tag in (W + "drawing", W + "pict", W + "object"):
            self._drawing(element)
        return False

    def _mark_note(self, mark: str) -> None:
        note = self.printed.notes[-1]
        self.printed.notes[-1] = note._replace(mark=(note.mark or "") + mark.strip())

    def _drawing(self, element: Element) -> None:
        boxes, drawn = list(outermost_boxes(element)), list(word_art(element))
        self.printed.boxes.extend(boxes)
        self.printed.drawn.extend(drawn)
        self.printed.images += 0 if boxes or drawn else 1

    def _break(self, element: Element, look: Look) -> None:
        if element.get(W + "type") == "page":
            if not self.printed.begun:
                self.printed.page_break_before = True
                return
            self.printed.page_break_after = True
        self.printed.add("\n", look)


def _content(run: Element) -> Iterator[Element]:
    for element in run:
        if element.tag == ALTERNATE:
            yield from _content(chosen(element))
        else:
            yield element


def _symbol(element: Element) -> str:
    code = element.get(W + "char") or ""
    try:
        char = chr(int(code, 16))
    except ValueError:
        return ""
    if not "\ue000" <= char <= "\uf8ff":
        return char
    return _SYMBOLS.get(char, "•") if (element.get(W + "font") or "").lower() == "symbol" else "•"
