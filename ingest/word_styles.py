"""Styles of a .docx: what a paragraph or run looks like after everything it inherits."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.office_zip import Element
from ingest.raw import Align
from ingest.word_package import W

_OFF = ("0", "false", "off", "none")
_HEADING = re.compile(r"(?:heading|đầu đề|tiêu đề)\s*([1-9])", re.IGNORECASE)
_POSITION = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{1,3})?)(pt)?$")
_ALIGNS = {
    "center": Align.CENTER, "right": Align.RIGHT, "end": Align.RIGHT,
    "both": Align.JUSTIFIED, "distribute": Align.JUSTIFIED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """Of letters. None: inherited from further up. size: points. font: name as stored.

    struck: lines are drawn through. script: "superscript", "subscript" or "baseline". position: half points raised.
    """

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    font: str | None = None
    struck: bool | None = None
    script: str | None = None
    position: int | None = None

    def over(self, base: Look) -> Look:
        """This look where it says something, else the base."""
        if base is _PLAIN:
            return self
        return Look(
            base.bold if self.bold is None else self.bold,
            base.italic if self.italic is None else self.italic,
            base.caps if self.caps is None else self.caps,
            base.hidden if self.hidden is None else self.hidden,
            self.size or base.size,
            self.font or base.font,
            base.struck if self.struck is None else self.struck,
            self.script or base.script,
            base.position if self.position is None else self.position,
        )


_PLAIN = Look()


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """level: of a heading, 1 the outermost; numbering: (numId, ilvl), either may be None."""

    look: Look = _PLAIN
    align: Align | None = None
    level: int | None = None
    numbering: tuple[str | None, str | None] = (None, None)


def flag(properties: Element | None, name: str) -> bool | None:
    """An on/off property: None where it is not given."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else (found.get(W + "val") or "1").lower() not in _OFF


def value(properties: Element | None, name: str) -> str | None:
    found = None if properties is None else properties.find(W + name)
    return None if found is None else found.get(W + "val")


def whole(properties: Element | None, name: str, default: int) -> int:
    """A whole number from 0 to 9999; the default where it is missing or no such number."""
    found = value(properties, name)
    return int(found) if found and found.isascii() and found.isdigit() and len(found) < 5 else default


def attribute(element: Element, name: str, default: int = 0) -> int:
    """The same for a number given as an attribute of the element itself."""
    found = element.get(W + name)
    return int(found) if found and found.isascii() and found.isdigit() and len(found) < 5 else default


def look_of(properties: Element | None) -> Look:
    """Of a w:rPr."""
    if properties is None or not len(properties):
        return _PLAIN
    size, fonts = whole(properties, "sz", 0), properties.find(W + "rFonts")
    font = None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
    return Look(
        flag(properties, "b"),
        flag(properties, "i"),
        flag(properties, "caps"),
        flag(properties, "vanish"),
        size / 2 if size else None,
        font,
        _struck(properties),
        value(properties, "vertAlign"),
        _position(properties),
    )


def _struck(properties: Element) -> bool | None:
    once, twice = flag(properties, "strike"), flag(properties, "dstrike")
    return None if once is None and twice is None else bool(once or twice)


def _position(properties: Element) -> int | None:
    found = _POSITION.match(value(properties, "position") or "")
    return None if found is None else round(float(found[1]) * (2 if found[2] else 1))


def align_of(properties: Element | None) -> Align | None:
    found = value(properties, "jc")
    return None if found is None else _ALIGNS.get(found, Align.LEFT)


def level_of(properties: Element | None) -> int | None:
    """From an outline level of 1–9; body text has none."""
    found = whole(properties, "outlineLvl", 9)
    return found + 1 if found < 9 else None


@dataclass(slots=True)
class Styles:
    """Looked up by style id; unknown ids look like the default."""

    _elements: dict[str, Element] = field(default_factory=dict)
    _default: str | None = None
    _base: Look = _PLAIN
    _paragraphs: dict[str | None, ParagraphStyle] = field(default_factory=dict)
    _runs: dict[str, Look] = field(default_factory=dict)

    def paragraph(self, style: str | None) -> ParagraphStyle:
        style = style if style in self._elements else self._default
        if style not in self._paragraphs:
            self._paragraphs[style] = self._resolved(style, 0)
        return self._paragraphs[style]

    def run(self, style: str | None) -> Look:
        """Of a character style, without what the paragraph gives."""
        if style is None or style not in self._elements:
            return _PLAIN
        if style not in self._runs:
            element, looks = self._elements.get(style), []
            for _ in range(10):
                if element is None:
                    break
                looks.append(look_of(element.find(W + "rPr")))
                element = self._elements.get(value(element, "basedOn") or "")
            look = _PLAIN
            for inherited in reversed(looks):
                look = inherited.over(look)
            self._runs[style] = look
        return self._runs[style]

    def _resolved(self, style: str | None, depth: int) -> ParagraphStyle:
        element = self._elements.get(style or "")
        if element is None or depth > 10:
            return ParagraphStyle(self._base)
        below = self._resolved(value(element, "basedOn"), depth + 1)
        properties = element.find(W + "pPr")
        numbers = None if properties is None else properties.find(W + "numPr")
        named = _HEADING.fullmatch((value(element, "name") or "").strip())
        return ParagraphStyle(
            look_of(element.find(W + "rPr")).over(below.look),
            align_of(properties) or below.align,
            (int(named[1]) if named else None) or level_of(properties) or below.level,
            (value(numbers, "numId") or below.numbering[0], value(numbers, "ilvl") or below.numbering[1]),
        )


def read_styles(root: Element | None) -> Styles:
    styles = Styles()
    if root is None:
        return styles
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    styles._base = look_of(defaults)
    for element in root.iter(W + "style"):
        name = element.get(W + "styleId") or ""
        styles._elements[name] = element
        if element.get(W + "type") == "paragraph" and (element.get(W + "default") or "0") in ("1", "true"):
            styles._default = name
    return styles
