"""pdfium's character functions as plain calls on addresses, so that a whole page can be asked in one sweep."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

_Pointer, _Int = ctypes.c_void_p, ctypes.c_int


def address(handle: Any) -> int:
    """Where a pdfium object (a page's text) stands; it must stay open while the address is used."""
    return ctypes.cast(handle, _Pointer).value or 0


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """Without conversions on the way and without giving up the interpreter lock: each call takes well under 1 µs."""
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


unicode_of = _plain(raw.FPDFText_GetUnicode, ctypes.c_uint, _Pointer, _Int)
loose_box_of = _plain(raw.FPDFText_GetLooseCharBox, _Int, _Pointer, _Int, _Pointer)
origin_of = _plain(raw.FPDFText_GetCharOrigin, _Int, _Pointer, _Int, _Pointer, _Pointer)
text_object_of = _plain(raw.FPDFText_GetTextObject, _Pointer, _Pointer, _Int)
