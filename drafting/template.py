"""The office's own Word template, filled: `{{ky}}`, `{{so:TT-12}}`, `{{muc:II.2}}`.

A hole that Word split over runs is filled alike, and everything else in the file stays as it is. Figures get the same
hidden marks as in our own files, so that the filled copy can be checked.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from domain.city import CityFigure
from domain.drafts import DraftReport, Paragraph, Run
from domain.errors import UnreadableFile, UsageError
from domain.periods import Period
from drafting.slots import SlotMaker
from drafting.word_text import read_lines

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HOLE = re.compile(r"\{\{\s*([^{}]{1,60}?)\s*\}\}")
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_SECTION = re.compile(r"muc:([\w.]+)")
Runs = tuple[Run, ...]


def fill_template(template: bytes, draft: DraftReport) -> bytes:
    """The template with every hole filled. UsageError names the holes nobody knows; UnreadableFile: no Word file."""
    read_lines(template)  # refuses what is not a Word file
    filler = _Filler(draft)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if _PARTS.fullmatch(entry.filename):
                data = filler.fill(data)
            new.writestr(entry, data)
    if filler.unknown:
        names = ", ".join(f"{{{{{name}}}}}" for name in dict.fromkeys(filler.unknown))
        raise UsageError(f"Mẫu có chỗ điền chưa hiểu: {names}; xem các chỗ điền dùng được ở docs/cau-hinh.md.")
    return out.getvalue()


class _Filler:
    """Fills the parts of one file; counts its bookmarks from far above Word's own."""

    def __init__(self, draft: DraftReport) -> None:
        self.unknown: list[str] = []
        self._words = _values(draft)
        self._sections = {path: [p for p in s.body if isinstance(p, Paragraph)] for path, s in draft.placed()}
        self._bookmarks = 1_000_000

    def fill(self, xml: bytes) -> bytes:
        try:
            root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError as error:
            raise UnreadableFile(
                "Mẫu Word bị hỏng; hãy mở bằng Word, lưu lại rồi thử lại.", reason="not_docx"
            ) from error
        for paragraph in list(root.iter(f"{_W}p")):
            text = "".join(t.text or "" for t in paragraph.iter(f"{_W}t"))
            whole = _HOLE.fullmatch(text.strip())
            section = _SECTION.fullmatch(whole.group(1)) if whole else None
            if section and section.group(1) in self._sections:
                self._put_section(paragraph, self._sections[section.group(1)])
            elif _HOLE.search(text):
                self._fill_paragraph(paragraph)
        told: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return told

    def _fill_paragraph(self, paragraph: etree._Element) -> None:
        nodes = list(paragraph.iter(f"{_W}t"))
        text = "".join(t.text or "" for t in nodes)
        for match in reversed(list(_HOLE.finditer(text))):
            value = self._words.get(match.group(1))
            if value is None:
                self.unknown.append(match.group(1))
            else:
                self._replace(nodes, match.start(), match.end(), value)

    def _replace(self, nodes: list[etree._Element], start: int, end: int, value: Runs) -> None:
        """The characters from start to end become the value, in the looks of the run they began in."""
        touched = [(node, at) for node, at in _placed(nodes) if at < end and at + len(node.text or "") > start]
        (first, at), (last, last_at) = touched[0], touched[-1]
        tail = (last.text or "")[end - last_at :]
        for node, _ in touched[1:]:
            _set(node, "")
        _set(first, (first.text or "")[: start - at])
        run = first.getparent()
        assert run is not None
        rest = _like(run, tail) if first is last else None
        if rest is not None:
            for following in list(first.itersiblings()):
                rest.append(following)
            run.addnext(rest)
        else:
            _set(last, tail)
        for piece in reversed(value):
            for element in reversed(list(self._elements(run, piece))):
                run.addnext(element)

    def _elements(self, run: etree._Element, piece: Run) -> Iterator[etree._Element]:
        made = _like(run, piece.text)
        if piece.slot is None:
            yield made
            return
        self._bookmarks += 1
        number = str(self._bookmarks)
        name = f"_s{piece.slot.key.replace('-', '_')}"
        yield etree.Element(f"{_W}bookmarkStart", {f"{_W}id": number, f"{_W}name": name})
        yield made
        yield etree.Element(f"{_W}bookmarkEnd", {f"{_W}id": number})

    def _put_section(self, hole: etree._Element, body: list[Paragraph]) -> None:
        """The section's paragraphs in the looks of the paragraph that held the hole."""
        run = next(hole.iter(f"{_W}r"))
        looks = hole.find(f"{_W}pPr")
        for told in reversed(body):
            made = etree.Element(f"{_W}p")
            if looks is not None:
                made.append(copy.deepcopy(looks))
            lead = (Run("- "),) if told.style == "dash" else ()
            for piece in (*lead, *told.runs):
                made.extend(self._elements(run, piece))
            hole.addnext(made)
        parent = hole.getparent()
        assert parent is not None
        parent.remove(hole)


def _values(draft: DraftReport) -> Mapping[str, Runs]:
    """What each hole says: words of time, and every city figure with its number of units."""
    period, slots = draft.period, SlotMaker()
    found: dict[str, Runs] = {
        "ky": (Run(period.label),),
        "nam": (Run(str(period.year)),),
        "tieu_de": (Run(draft.title),),
        "tu_ngay": (Run(f"{period.start:%d/%m/%Y}"),),
        "den_ngay": (Run(f"{period.end:%d/%m/%Y}"),),
    }
    for figure in draft.figures:
        if isinstance(figure, CityFigure) and figure.amount is not None:
            name = _name(figure, period)
            found[f"so:{name}"] = (Run(slot=slots.city(figure)),)
            found[f"don_vi:{name}"] = (Run(slot=slots.coverage(figure)),)
    return found


def _name(figure: CityFigure, period: Period) -> str:
    return figure.indicator if figure.period == period else f"{figure.indicator}:{figure.period}"


def _placed(nodes: list[etree._Element]) -> Iterator[tuple[etree._Element, int]]:
    at = 0
    for node in nodes:
        yield node, at
        at += len(node.text or "")


def _like(run: etree._Element, words: str) -> etree._Element:
    """A run that looks like another one."""
    made = etree.Element(f"{_W}r")
    looks = run.find(f"{_W}rPr")
    if looks is not None:
        made.append(copy.deepcopy(looks))
    _set(etree.SubElement(made, f"{_W}t"), words)
    return made


def _set(node: etree._Element, words: str) -> None:
    node.text = words
    node.set(_SPACE, "preserve")
