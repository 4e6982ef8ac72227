"""What a chart of a Word file says: the names and numbers it prints, and numbers it draws otherwise than it prints."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from lxml import etree

from domain.texts import nfc, one_space

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def chart_rows(root: etree._Element) -> Iterator[tuple[str, ...]]:
    """The series' names, then each bar's name with what its series print. Titles come last."""
    series = list(root.iter(f"{_C}ser"))
    names = tuple(_words(s.find(f"{_C}tx")) for s in series)
    if any(names):
        yield names
    told: dict[int, list[str]] = {}
    for one in series:
        labels = {_place(label): _told(label) for label in one.iter(f"{_C}dLbl")}
        amounts = _points(one.find(f"{_C}val"))
        for place, name in _points(one.find(f"{_C}cat")).items():
            told.setdefault(place, [name])
        for place, amount in amounts.items():
            told.setdefault(place, [""]).append(_shown(labels.get(place, ""), amount))
    yield from (tuple(cell for cell in row if cell) for row in told.values())
    for title in root.iter(f"{_C}title"):
        if words := _told(title):
            yield (words,)


def _shown(label: str, amount: str) -> str:
    """The label; with the amount that is drawn where this is another, or where nothing is printed."""
    if not label:
        return amount
    return label if _number(label) == _plain(amount) else f"{label}, vẽ {amount}"


def _number(label: str) -> Decimal | None:
    words = label.split(" ")[0].rstrip("%").replace(".", "").replace(",", ".")
    return _plain(words)


def _plain(words: str) -> Decimal | None:
    try:
        return Decimal(words)
    except InvalidOperation:
        return None


def _points(element: etree._Element | None) -> dict[int, str]:
    if element is None:
        return {}
    return {int(p.get("idx", "0")): one_space(nfc(p.findtext(f"{_C}v") or "")) for p in element.iter(f"{_C}pt")}


def _words(element: etree._Element | None) -> str:
    return "" if element is None else " ".join(_points(element).values()) or _told(element)


def _place(label: etree._Element) -> int:
    index = label.find(f"{_C}idx")
    return int(index.get("val", "0")) if index is not None else 0


def _told(element: etree._Element) -> str:
    return one_space(nfc("".join(t.text or "" for t in element.iter(f"{_A}t"))))
