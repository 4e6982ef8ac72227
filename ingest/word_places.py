"""Odd places that hold text in a .docx: alternatives for older programs, boxes, WordArt."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.office_zip import Element
from ingest.word_math import M
from ingest.word_package import W

ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MC = ALTERNATE.removesuffix("AlternateContent")
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_KNOWN = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/", "urn:schemas-microsoft-com:")
_UNDECLARED = frozenset(("wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16"))


def chosen(alternate: Element) -> Element:
    """What is read of an mc:AlternateContent: a choice we know, else the fallback, but never nothing for text."""
    choices = alternate.findall(_MC + "Choice")
    known = [c for c in choices if _is_known(c)]
    options = [*known, *alternate.findall(_MC + "Fallback"), *(c for c in choices if c not in known)]
    full = [o for o in options if _has_text(o)] or [o for o in options if len(o)]
    return full[0] if full else alternate


def _is_known(choice: Element) -> bool:
    spaces = choice.nsmap
    needed = (choice.get("Requires") or "").split()
    return all(spaces.get(p, "").startswith(_KNOWN) or (p not in spaces and p in _UNDECLARED) for p in needed)


def _has_text(element: Element) -> bool:
    return any(e.text for e in element.iter(W + "t", M + "t")) or next(element.iter(_WORD_ART), None) is not None


def outermost_boxes(element: Element) -> Iterator[Element]:
    """The contents of text boxes, those of one stored twice only once."""
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        else:
            yield from outermost_boxes(chosen(child) if child.tag == ALTERNATE else child)


def word_art(element: Element) -> Iterator[str]:
    """What drawn words say, outside text boxes."""
    for child in element:
        if child.tag == _WORD_ART and (text := child.get("string")):
            yield text
        elif child.tag != W + "txbxContent":
            yield from word_art(chosen(child) if child.tag == ALTERNATE else child)
