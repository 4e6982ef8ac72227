"""How the characters of a PDF page are set: size, weight, slant, direction, and fonts older than Unicode."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw

from ingest.legacy_fonts import OldCode, old_code
from ingest.pdf_calls import address, text_object_of
from ingest.pdf_frames import PageFrame

_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_SLANT = 0.06  # of a right angle: a page scanned or laid askew is less
_FORCE_BOLD, _ITALIC = 1 << 18, 1 << 6  # flags of a font descriptor


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """size: points on the page. turned: set bottom to top. code: of a font from before Unicode. hidden: not painted.
    slanted: set neither level nor upright, as a mark across the page is."""

    size: float
    bold: bool = False
    italic: bool = False
    turned: bool = False
    code: OldCode | None = None
    hidden: bool = False
    slanted: bool = False


class TypeStyles:
    """What pdfium knows of the type at a character, asked once per text object and font."""

    def __init__(self, textpage: Any, frame: PageFrame) -> None:
        self._textpage = textpage
        self._address = address(textpage)
        self._turn = frame.turn
        self._fonts: dict[int, _Font] = {}
        self._objects: dict[int, TypeStyle] = {}

    @property
    def converted(self) -> bool:
        """A font from before Unicode was met."""
        return any(style.code for style in self._objects.values())

    @property
    def hidden(self) -> bool:
        """No letter was painted: the text lies under a picture of itself."""
        return bool(self._objects) and all(style.hidden for style in self._objects.values())

    def at(self, index: int) -> TypeStyle:
        key = text_object_of(self._address, index)
        if not key:
            return TypeStyle(self._size(index), turned=self._turned(index))
        if key not in self._objects:
            text_object = raw.FPDFText_GetTextObject(self._textpage, index)
            font = self._font(text_object)
            mode = raw.FPDFTextObj_GetTextRenderMode(text_object)
            bold = font.bold or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
            hidden = mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE
            size, turned, slanted = self._size(index), self._turned(index), self._slanted(index)
            self._objects[key] = TypeStyle(size, bold, font.italic, turned, font.code, hidden, slanted)
        return self._objects[key]

    def _size(self, index: int) -> float:
        matrix = raw.FS_MATRIX()
        scale = 1.0
        if raw.FPDFText_GetMatrix(self._textpage, index, matrix):
            scale = float((matrix.c**2 + matrix.d**2) ** 0.5) or 1.0
        return round(float(raw.FPDFText_GetFontSize(self._textpage, index)) * scale, 1)

    def _turned(self, index: int) -> bool:
        quarters = round(raw.FPDFText_GetCharAngle(self._textpage, index) / (math.pi / 2)) + self._turn
        return bool(quarters % 2)

    def _slanted(self, index: int) -> bool:
        quarters = raw.FPDFText_GetCharAngle(self._textpage, index) / (math.pi / 2)
        return bool(abs(quarters - round(quarters)) > _SLANT)

    def _font(self, text_object: Any) -> _Font:
        font = raw.FPDFTextObj_GetFont(text_object)
        if not font:
            return _Font()
        key = ctypes.addressof(font.contents)
        if key not in self._fonts:
            self._fonts[key] = _described(font)
        return self._fonts[key]


def main_turn(textpage: Any) -> int | None:
    """The clockwise quarters that set most of the page's text upright; None when no direction leads."""
    count = raw.FPDFText_CountChars(textpage)
    sample = range(0, count, max(count // 60, 1))
    turns = Counter(
        -round(raw.FPDFText_GetCharAngle(textpage, i) / (math.pi / 2)) % 4
        for i in sample
        if not raw.FPDFText_IsGenerated(textpage, i)
    )
    [(turn, times)] = turns.most_common(1) or [(0, 0)]
    return turn if times > 0.7 * turns.total() else None


@dataclass(frozen=True, slots=True)
class _Font:
    bold: bool = False
    italic: bool = False
    code: OldCode | None = None


def _described(font: Any) -> _Font:
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.value.decode("utf-8", "replace").rpartition("+")[2]
    low, flags = name.lower(), raw.FPDFFont_GetFlags(font)
    heavy = any(word in low for word in _BOLD_NAMES) or raw.FPDFFont_GetWeight(font) >= 600
    slanted = "italic" in low or "oblique" in low or bool(flags & _ITALIC)
    return _Font(heavy or bool(flags & _FORCE_BOLD), slanted, old_code(name))
