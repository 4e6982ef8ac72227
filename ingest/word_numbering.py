"""Automatic numbers of a .docx as Word shows them: many levels, formats, restarts and overrides."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.office_zip import Element
from ingest.word_package import W
from ingest.word_styles import attribute, flag, value, whole

_PLACE = re.compile(r"%([1-9])")
_SYMBOLS = {
    "\uf0b7": "•",
    "\uf02d": "-",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0a8": "□",
    "\uf076": "❖",
    "o": "o",
}
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int
    restart: int | None
    legal: bool


@dataclass(slots=True)
class _List:
    """abstract: lists of one abstract definition count on together."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """Gives each numbered paragraph its marker; must see them in document order."""

    _lists: dict[str, _List] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)
    _style_levels: dict[tuple[str, str], int] = field(default_factory=dict)

    def level_of_style(self, number: str, style: str) -> int:
        """The level a heading style stands for in its list."""
        found = self._lists.get(number)
        return self._style_levels.get((found.abstract, style), 0) if found else 0

    def marker(self, number: str, level: int) -> str:
        """Counts one on and shows it: "II.", "1.2", "•"; empty for an unknown list."""
        numbered = self._lists.get(number)
        shape = numbered.levels.get(level) if numbered else None
        if numbered is None or shape is None:
            return ""
        if shape.format == "bullet":
            return _bullet(shape.text)
        counts = self._counts.setdefault(numbered.abstract, {})
        self._count(numbered, number, level, counts, shape)
        return _PLACE.sub(lambda m: _shown_level(numbered, counts, int(m[1]) - 1, shape.legal), shape.text).strip()

    def _count(self, numbered: _List, number: str, level: int, counts: dict[int, int], shape: _Level) -> None:
        override = numbered.starts.get(level)
        if override is not None and (number, level) not in self._begun:
            counts[level] = override
        else:
            counts[level] = counts[level] + 1 if level in counts else shape.start
        self._begun.add((number, level))
        for deeper in [d for d in counts if d > level]:
            restart = numbered.levels[deeper].restart if deeper in numbered.levels else None
            if restart is None or (restart > 0 and level < restart):
                del counts[deeper]


def _shown_level(numbered: _List, counts: dict[int, int], level: int, legal: bool) -> str:
    shape = numbered.levels.get(level)
    count = counts.get(level, shape.start if shape else 1)
    return shown(count, "decimal" if legal or shape is None else shape.format)


def shown(count: int, form: str) -> str:
    """A count in one of Word's number formats; formats we do not know are shown as figures."""
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(count)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form == "decimalZero":
        return f"{count:02d}"
    return "" if form == "none" else str(count)


def _roman(count: int) -> str:
    out = ""
    for worth, sign in _ROMAN:
        times, count = divmod(count, worth)
        out += sign * times
    return out


def _bullet(text: str) -> str:
    if not text.strip():
        return "•"
    return "".join(_SYMBOLS.get(c, "•" if "\ue000" <= c <= "\uf8ff" else c) for c in text.strip())


def read_numbering(root: Element | None) -> Numbering:
    numbering = Numbering()
    if root is None:
        return numbering
    abstracts = {a.get(W + "abstractNumId") or "": a for a in root.findall(W + "abstractNum")}
    by_style = {value(a, "styleLink"): n for n, a in abstracts.items() if value(a, "styleLink")}
    for element in root.findall(W + "num"):
        abstract = value(element, "abstractNumId") or ""
        found = abstracts.get(abstract)
        if found is not None and (link := value(found, "numStyleLink")) and link in by_style:
            abstract = by_style[link]
            found = abstracts[abstract]
        levels = {} if found is None else _levels(found)
        starts: dict[int, int] = {}
        for override in element.findall(W + "lvlOverride"):
            at = attribute(override, "ilvl")
            if value(override, "startOverride") is not None:
                starts[at] = whole(override, "startOverride", 1)
            if (replaced := override.find(W + "lvl")) is not None:
                levels[at] = _level(replaced)
        numbering._lists[element.get(W + "numId") or ""] = _List(abstract, levels, starts)
        if found is not None:
            for level in found.findall(W + "lvl"):
                if style := value(level, "pStyle"):
                    numbering._style_levels[abstract, style] = attribute(level, "ilvl")
    return numbering


def _levels(abstract: Element) -> dict[int, _Level]:
    return {attribute(e, "ilvl"): _level(e) for e in abstract.findall(W + "lvl")}


def _level(element: Element) -> _Level:
    return _Level(
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        whole(element, "start", 1),
        None if value(element, "lvlRestart") is None else whole(element, "lvlRestart", 0),
        bool(flag(element, "isLgl")),
    )
