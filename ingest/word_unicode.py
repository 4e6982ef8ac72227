"""A .docx with its letters of old fonts (TCVN3, VNI) as Unicode, so that any program can print it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from ingest.legacy_fonts import OldCode, decoded, old_code
from ingest.office_zip import Element, part_bytes
from ingest.word_package import W, WordPackage, open_package
from ingest.word_styles import Styles, look_of, read_styles, value

_NAMES = (b".VnT", b".VnA", b".Vn", b"VNI-", b"VNI ")
_FONT = "Times New Roman"
_XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True)
class _Letters:
    """A stretch of text in one run, and what its font codes it in."""

    run: Element
    element: Element
    code: OldCode | None


def names_old_fonts(content: bytes) -> bool:
    """Of any file that holds font names as they are."""
    return any(name in content or name.decode().encode("utf-16-le") in content for name in _NAMES)


def in_unicode(content: bytes) -> bytes:
    """The file itself where it needs no change. Raises as `open_package`."""
    package = open_package(content)
    styles = read_styles(package.related("styles"))
    changed = {name: made for name in package.stories if (made := _rewritten(package, name, styles)) is not None}
    if not changed:
        return content
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for info in before.infolist():
            after.writestr(info.filename, changed.get(info.filename) or part_bytes(before, info.filename))
    return out.getvalue()


def _rewritten(package: WordPackage, name: str, styles: Styles) -> bytes | None:
    root = package.part(name)
    if root is None:
        return None
    old = False
    for paragraph in list(root.iter(W + "p")):
        for code, stretch in groupby(list(_letters(paragraph, styles)), key=lambda letters: letters.code):
            if code is not None:
                _write(list(stretch), code)
                old = True
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True) if old else None


def _letters(paragraph: Element, styles: Styles) -> Iterator[_Letters]:
    base = styles.paragraph(value(paragraph.find(W + "pPr"), "pStyle")).look
    for run in paragraph.iter(W + "r"):
        if next(run.iterancestors(W + "p")) is not paragraph:
            continue  # of a text box, whose own paragraphs come by themselves
        properties = run.find(W + "rPr")
        look = look_of(properties).over(styles.run(value(properties, "rStyle")).over(base))
        for element in run:
            if element.tag in (W + "t", W + "softHyphen"):
                yield _Letters(run, element, old_code(look.font))


def _write(stretch: list[_Letters], code: OldCode) -> None:
    """All the text into the first element: one letter may be cut by runs."""
    written = "".join("\u00ad" if x.element.tag == W + "softHyphen" else x.element.text or "" for x in stretch)
    first = stretch[0].element
    first.tag, first.text = W + "t", decoded(written, code)
    first.set(_XML + "space", "preserve")
    for other in stretch[1:]:
        other.element.tag, other.element.text = W + "t", ""
    for run in {id(x.run): x.run for x in stretch}.values():
        _set_font(run)


def _set_font(run: Element) -> None:
    properties = run.find(W + "rPr")
    if properties is None:
        properties = etree.Element(W + "rPr")
        run.insert(0, properties)
    for fonts in properties.findall(W + "rFonts"):
        properties.remove(fonts)
    names = {W + kind: _FONT for kind in ("ascii", "hAnsi", "cs", "eastAsia")}
    style = properties.find(W + "rStyle")
    properties.insert(0 if style is None else 1, etree.Element(W + "rFonts", names))
