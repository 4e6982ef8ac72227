"""Automatic numbers and bullets, which Word shows but does not store in the paragraph."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

_HEADINGS, _BULLETS = 71, 72
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LEVELS = {
    _HEADINGS: (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")),
    _BULLETS: (("bullet", "-"), ("bullet", "+")),
}


def add(doc: WordDocument) -> None:
    """Defines the two lists; every abstract definition stands before the numbers that use it, as the schema asks."""
    numbering = doc.part.numbering_part.element
    first = numbering.find("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}num")
    for key, levels in _LEVELS.items():
        body = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{720 + 360 * i}" w:hanging="360"/></w:pPr></w:lvl>'
            for i, (form, text) in enumerate(levels)
        )
        definition = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>{body}'
            "</w:abstractNum>"
        )
        first.addprevious(definition)
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'))


def shown_numbers() -> Callable[[int], str]:
    """For the headings of one document in order: level, from 0, to the number that Word shows before it."""
    counts = [0, 0, 0]

    def shown(level: int) -> str:
        counts[level:] = [counts[level] + 1, *[0] * (2 - level)]
        here = counts[level]
        return (f"{_ROMAN[here - 1]}.", f"{here}.", f"{'abcdefghij'[here - 1]})")[level]

    return shown


def number(paragraph: Paragraph, *, level: int) -> None:
    _use(paragraph, _HEADINGS, level)


def bullet(paragraph: Paragraph, *, level: int) -> None:
    _use(paragraph, _BULLETS, level)


def _use(paragraph: Paragraph, key: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    marker = properties.get_or_add_numPr()
    marker.get_or_add_ilvl().val = level
    marker.get_or_add_numId().val = key
