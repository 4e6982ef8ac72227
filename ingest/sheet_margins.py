"""What a worksheet prints beside its cells: the lines of its print headers and footers, and of its text boxes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from ingest.office_zip import parsed, part_bytes

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PART = re.compile(r"&[LCR]")
_CODE = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f+-]{5,6}|&\d+|&[A-Za-z]')
_DRAWING = re.compile(r"xl/drawings/drawing\d*\.xml")


def printed_lines(header: str) -> list[str]:
    """Of a header such as `&C&"Arial,Bold"&14MẬT`, without its codes."""
    return [_CODE.sub("", part).strip() for side in _PART.split(header) for part in side.splitlines()]


def box_lines(package: zipfile.ZipFile) -> Iterator[str]:
    for name in package.namelist():
        if _DRAWING.fullmatch(name):
            for paragraph in parsed(part_bytes(package, name)).iter(_A + "p"):
                yield "".join(t.text or "" for t in paragraph.iter(_A + "t"))
