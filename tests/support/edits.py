"""Edits as a careless or hurried hand makes them in a Word file: another digit, measure, unit or direction.

Sorts: "number"; "measure", "point" ("%" as "điểm phần trăm"), "procedure" ("hồ sơ" as "thủ tục"); "unit" before its
figure in brackets, "name" anywhere in a line with figures; "word" of direction, level or term.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBER = re.compile(r"(?<![\w/.,-])\d+(?:[.,]\d+)*(?![\w/.-]|,\d)")
_TURNED = {
    "tăng": "giảm",
    "giảm": "tăng",
    "cao nhất": "thấp nhất",
    "thấp nhất": "cao nhất",
    "nhiều nhất": "ít nhất",
    "đạt": "chưa đạt",
    "chưa đạt": "đạt",
    "vượt": "thấp hơn",
    "thấp hơn": "vượt",
    "đúng hạn": "quá hạn",
    "quá hạn": "đúng hạn",
}
_WORD = re.compile(
    r"(?<!\w)(" + "|".join(sorted(_TURNED, key=len, reverse=True)) + r")(?!\w)(?! cường)(?! và trước hạn)"
)
_MEASURES = {"hồ sơ": "nhiệm vụ", "văn bản": "hồ sơ", "nhiệm vụ": "hồ sơ", "%": " người", "tỷ đồng": "triệu đồng"}
_FIGURE_OF_FILES = re.compile(r"(?<=\d) ?(hồ sơ)(?!\w)")
_POINTED = re.compile(r"(?<=\d)(%)")
_FORM = "(Kèm theo Báo cáo số"  # names who issues the report, and no figure's unit
_COUNTED = re.compile(r"(?<=\d) ?(" + "|".join(_MEASURES) + r")(?!\w)")


@dataclass(frozen=True, slots=True)
class Edit:
    """What was changed: which sort, from what to what, and the line as it is now."""

    sort: str
    before: str
    after: str
    line: str


class Editor:
    """One file being edited; each paragraph at most once."""

    def __init__(self, content: bytes, units: Sequence[str], seed: int) -> None:
        self._content = content
        self._units = units
        self._random = random.Random(seed)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self._root = etree.fromstring(archive.read("word/document.xml"))

    def edit(self, sort: str, most: int) -> list[Edit]:
        """At most `most` paragraphs changed in one way each, picked at random."""
        done: list[Edit] = []
        paragraphs = [p for p in self._root.iter(f"{W}p") if "edited" not in p.attrib and not _in_head(p)]
        self._random.shuffle(paragraphs)
        for paragraph in paragraphs:
            if len(done) == most:
                break
            found = list(self._changes(sort, _text(paragraph)))
            if not found:
                continue
            start, end, new = self._random.choice(found)
            before = _text(paragraph)[start:end]
            _replace(paragraph, start, end, new)
            paragraph.set("edited", "")
            done.append(Edit(sort, before, new, _text(paragraph)))
        return done

    def _changes(self, sort: str, text: str) -> Iterator[tuple[int, int, str]]:
        if sort == "number":
            yield from ((m.start(), m.end(), self._other(m.group())) for m in _NUMBER.finditer(text))
        elif sort == "word" and _NUMBER.search(text):
            yield from ((m.start(1), m.end(1), _TURNED[m.group(1)]) for m in _WORD.finditer(text))
        elif sort == "measure":
            yield from ((m.start(1), m.end(1), _MEASURES[m.group(1)]) for m in _COUNTED.finditer(text))
        elif sort == "point":
            yield from ((m.start(1), m.end(1), " điểm phần trăm") for m in _POINTED.finditer(text))
        elif sort == "procedure":
            yield from ((m.start(1), m.end(1), "thủ tục") for m in _FIGURE_OF_FILES.finditer(text))
        elif sort in ("unit", "name") and _NUMBER.search(text) and not text.startswith(_FORM):
            for name in self._units:
                after = r"(?= \()" if sort == "unit" else r"(?!\w)"
                for m in re.finditer(rf"(?<!\w){re.escape(name)}{after}", text):
                    yield m.start(), m.end(), self._random.choice([u for u in self._units if u != name])

    def _other(self, number: str) -> str:
        """The number with one digit changed, dropped or added."""
        digits = [i for i, c in enumerate(number) if c.isdigit()]
        at = self._random.choice(digits)
        way = self._random.choice(("change", "drop", "add"))
        if way == "drop" and len(digits) > 1:
            return (number[:at] + number[at + 1 :]).strip(".,")
        if way == "add":
            return number[:at] + self._random.choice("123456789") + number[at:]
        return number[:at] + self._random.choice([d for d in "123456789" if d != number[at]]) + number[at + 1 :]

    def content(self) -> bytes:
        out = io.BytesIO()
        for paragraph in self._root.iter(f"{W}p"):
            paragraph.attrib.pop("edited", None)
        with zipfile.ZipFile(io.BytesIO(self._content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                data = etree.tostring(self._root) if name == "word/document.xml" else old.read(name)
                new.writestr(name, data)
        return out.getvalue()


def _in_head(paragraph: etree._Element) -> bool:
    """Heads of tables and the document's own head and foot hold no figures."""
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    table = next(paragraph.iterancestors(f"{W}tbl"), None)
    if row is None or table is None:
        return False
    return row.find(f"{W}trPr/{W}tblHeader") is not None or table.find(f"{W}tblPr/{W}tblBorders") is None


def _text(paragraph: etree._Element) -> str:
    return "".join(t.text or "" for t in paragraph.iter(f"{W}t"))


def _replace(paragraph: etree._Element, start: int, end: int, new: str) -> None:
    """As a person types over a selection: the new text goes to where the selection began."""
    at = 0
    for node in paragraph.iter(f"{W}t"):
        words = node.text or ""
        low, high = max(start - at, 0), min(end - at, len(words))
        if low < high:
            node.text = words[:low] + new + words[high:]
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            new = ""
        at += len(words)
