"""The letters of a .docx paragraph as printed: runs joined, changes accepted, fields by their result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from ingest.legacy_fonts import OldCode, decoded, old_code
from ingest.office_zip import Element
from ingest.word_package import W
from ingest.word_styles import Look, Styles, look_of, value

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
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


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    look: Look


@dataclass(slots=True)
class Printed:
    """What stands in one paragraph. boxes: contents of text boxes. notes: ("footnote" | "endnote", id) in order."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    changed: bool = False
    hidden: bool = False
    images: int = 0
    page_break_before: bool = False
    page_break_after: bool = False

    @property
    def text(self) -> str:
        """As seen: letters of old fonts decoded, stretch by stretch of one font, for one letter may be cut by runs."""
        stretches = groupby(self.runs, key=lambda run: old_code(run.look.font))
        joined = ((code, "".join(run.text for run in runs)) for code, runs in stretches)
        return "".join(text if code is None else decoded(text, code) for code, text in joined)

    @property
    def old_codes(self) -> set[OldCode]:
        found = {old_code(run.look.font) for run in self.runs if any(c.isalpha() for c in run.text)}
        return {code for code in found if code is not None}


def read_runs(paragraph: Element, base: Look, styles: Styles) -> Printed:
    """base: the look of the paragraph's style."""
    printed = Printed()
    _walk(paragraph, base, styles, printed)
    return printed


def _walk(parent: Element, base: Look, styles: Styles, printed: Printed) -> None:
    for element in parent:
        tag = element.tag
        if tag == W + "r":
            _run(element, base, styles, printed)
        elif tag in _INSIDE:
            _walk(element, base, styles, printed)
        elif tag in _ADDED:
            printed.changed = True
            _walk(element, base, styles, printed)
        elif tag in _REMOVED:
            printed.changed = True
        elif tag in (_M + "oMath", _M + "oMathPara"):
            printed.runs.append(Run("".join(t.text or "" for t in element.iter(_M + "t")), base))
        elif tag == _MC + "AlternateContent":
            _walk(_chosen(element), base, styles, printed)


def _run(run: Element, base: Look, styles: Styles, printed: Printed) -> None:
    properties = run.find(W + "rPr")
    look = look_of(properties).over(styles.run(value(properties, "rStyle")).over(base))
    if look.hidden:
        printed.hidden = printed.hidden or any(t.text for t in run.iter(W + "t"))
        return
    for element in _content(run):
        tag = element.tag
        if tag == W + "t":
            printed.runs.append(Run(element.text or "", look))
        elif tag in _CHARS:
            printed.runs.append(Run(_CHARS[tag], look))
        elif tag == W + "br":
            _break(element, look, printed)
        elif tag == W + "sym":
            printed.runs.append(Run(_symbol(element), look))
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            printed.notes.append((tag[len(W) :].removesuffix("Reference"), element.get(W + "id") or ""))
        elif tag in (W + "drawing", W + "pict", W + "object"):
            found = list(_outermost_boxes(element))
            printed.boxes.extend(found)
            printed.images += 0 if found else 1


def _content(run: Element) -> Iterator[Element]:
    for element in run:
        if element.tag == _MC + "AlternateContent":
            yield from _content(_chosen(element))
        else:
            yield element


def _chosen(alternate: Element) -> Element:
    choice = alternate.find(_MC + "Choice")
    fallback = alternate.find(_MC + "Fallback")
    chosen = choice if choice is not None else fallback
    return alternate if chosen is None else chosen


def _outermost_boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == _MC + "Fallback":
            continue
        if child.tag == W + "txbxContent":
            yield child
        else:
            yield from _outermost_boxes(child)


def _break(element: Element, look: Look, printed: Printed) -> None:
    if element.get(W + "type") == "page":
        if printed.text.strip():
            printed.page_break_after = True
        else:
            printed.page_break_before = True
    else:
        printed.runs.append(Run("\n", look))


def _symbol(element: Element) -> str:
    code = element.get(W + "char") or ""
    try:
        char = chr(int(code, 16))
    except ValueError:
        return ""
    return "•" if "\ue000" <= char <= "\uf8ff" else char
