"""Workbooks saved as "Strict Open XML": the same parts under other names of their tags."""

from __future__ import annotations

import io
import zipfile

from ingest.office_zip import part_bytes

_NAMES = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
_TELLING = "xl/workbook.xml"


def usual(content: bytes, package: zipfile.ZipFile) -> bytes:
    """The workbook under the usual names; as it is, if it has them."""
    if _TELLING not in package.namelist() or _NAMES[0][0] not in part_bytes(package, _TELLING)[:4000]:
        return content
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as renamed:
        for name in package.namelist():
            part = part_bytes(package, name)
            if name.endswith((".xml", ".rels")):
                for strict, known in _NAMES:
                    part = part.replace(strict, known)
            renamed.writestr(name, part)
    return out.getvalue()
