"""What Tesseract writes (hOCR) to words: text, place, confidence, baseline and type height. Pixels of the picture."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from ingest.normalise import clean

_PROPERTY = re.compile(r"(\w+) ([-\d. ]+)")


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A recognised word. left … bottom, base, size: pixels; base: height of its baseline; size: of the line's type,
    from the feet of its g to the top of its h. line: which line of the picture. confidence: 0–1.
    raised: a footnote mark behind the word before.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    line: int
    confidence: float
    raised: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def words_by_picture(hocr: bytes) -> dict[int, list[SeenWord]]:
    """By the picture's number from 0. A picture without words is left out."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    root = etree.fromstring(hocr, parser) if hocr.strip() else None
    found: dict[int, list[SeenWord]] = {}
    if root is None:
        return found
    for page in root.iterfind(".//{*}div[@class='ocr_page']"):
        words: list[SeenWord] = []
        for line, element in enumerate(page.iterfind(".//{*}span[@id]")):
            words += _line_words(element, line)
        if words:
            found[int(_properties(page)["ppageno"][0])] = words
    return found


def _line_words(line: etree._Element, number: int) -> list[SeenWord]:
    """The words right under a line element; nothing for any other element."""
    about = _properties(line)
    words: list[SeenWord] = []
    for element in line.iterfind("./{*}span[@class='ocrx_word']"):
        text = clean("".join(str(part) for part in element.itertext()).strip())[0]
        said = _properties(element)
        if text:
            left, top, right, bottom = said["bbox"]
            base = _base(about, (left + right) / 2)
            size = about.get("x_size", [bottom - top])[0]
            words.append(SeenWord(text, left, top, right, bottom, base, size, number, said["x_wconf"][0] / 100))
    return words


def _base(line: dict[str, list[float]], at: float) -> float:
    left, _, _, bottom = line["bbox"]
    slope, offset = line.get("baseline", [0.0, 0.0])
    return bottom + slope * (at - left) + offset


def _properties(element: etree._Element) -> dict[str, list[float]]:
    found = _PROPERTY.findall(str(element.get("title", "")))
    return {name: [float(n) for n in numbers.split()] for name, numbers in found}
