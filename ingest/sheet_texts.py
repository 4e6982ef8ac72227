"""Rich text of worksheet cells as a reader takes it: without struck letters and without raised footnote digits."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass

from lxml import etree

from ingest.office_zip import parsed, part_bytes

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True, slots=True)
class CellText:
    """raised, struck: whether digits of a footnote, or struck letters, are left out."""

    text: str
    raised: bool = False
    struck: bool = False


def rich_texts(package: zipfile.ZipFile) -> dict[int, CellText]:
    """Shared strings of which something is left out, by number."""
    name = next((n for n in package.namelist() if n.lower().endswith("/sharedstrings.xml")), None)
    if name is None:
        return {}
    strings = enumerate(parsed(part_bytes(package, name)).iterfind(S + "si"))
    texts = ((i, rich_text(string)) for i, string in strings if string.find(S + "r") is not None)
    return {i: text for i, text in texts if text.raised or text.struck}


def rich_text(string: etree._Element) -> CellText:
    text, raised, struck = "", False, False
    for run in string.iterfind(S + "r"):
        letters, look = run.findtext(S + "t") or "", run.find(S + "rPr")
        if _set(look, "strike"):
            struck = struck or bool(letters.strip())
        elif _raised(look) and text.rstrip()[-1:].isdigit() and _footnote(letters):
            raised = True
        else:
            text += letters
    return CellText(text, raised, struck)


def _footnote(letters: str) -> bool:
    bare = letters.strip().strip("()[]")
    return bare.isdigit() or (bare != "" and set(bare) == {"*"})


def _raised(look: etree._Element | None) -> bool:
    found = None if look is None else look.find(S + "vertAlign")
    return found is not None and found.get("val") == "superscript"


def _set(look: etree._Element | None, name: str) -> bool:
    found = None if look is None else look.find(S + name)
    return found is not None and found.get("val") not in ("0", "false")
