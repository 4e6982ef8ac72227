"""Charts as SVG, made on the server: pure functions from figures to markup. Labels stand at the marks, not in a legend.

Amounts stay Decimal in words; only coordinates are floats. Colours and line widths are in `static/leaders.css`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup, escape

from domain.quantities import Measure, vietnamese
from workflow.city_words import middle_of

_DOT = 3.5


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure of a chart. amount None: there is none, and the line has a gap. note: told below its label."""

    label: str
    amount: Decimal | None
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """From amounts to pixels."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def at(self, amount: Decimal) -> float:
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + float((amount - self.low) / (self.high - self.low)) * (self.end - self.start)


def spark(amounts: Sequence[Decimal | None], told: str) -> Markup:
    """A small line without words; `told` says what it shows. Empty for fewer than two figures."""
    counted = [a for a in amounts if a is not None]
    if len(counted) < 2:
        return Markup("")
    across, up = Scale(Decimal(0), Decimal(len(amounts) - 1), 3, 93), Scale(min(counted), max(counted), 21, 3)
    places = [None if a is None else (across.at(Decimal(i)), up.at(a)) for i, a in enumerate(amounts)]
    x, y = next(p for p in reversed(places) if p is not None)
    return Markup(
        '<svg class="spark" viewBox="0 0 96 24" role="img" aria-label="{}">'
        '{}<circle cx="{:.1f}" cy="{:.1f}" r="2.5"/></svg>'
    ).format(told, _lines(places), x, y)


def trend(marks: Sequence[Mark], measure: Measure, *, title: str) -> Markup:
    """A line over periods, each figure told at its point. Empty without two figures."""
    counted = [m.amount for m in marks if m.amount is not None]
    if len(counted) < 2:
        return Markup("")
    width, height = 560, 200
    across = Scale(Decimal(0), Decimal(max(len(marks) - 1, 1)), 44, width - 44)
    up = Scale(min(counted), max(counted), height - 60, 34)
    places = [None if m.amount is None else (across.at(Decimal(i)), up.at(m.amount)) for i, m in enumerate(marks)]
    parts: list[str] = [_lines(places)]
    for i, (mark, place) in enumerate(zip(marks, places, strict=True)):
        x = across.at(Decimal(i))
        parts.append(_text(x, height - 22, mark.label, "c-axis"))
        parts.append(_text(x, height - 6, mark.note, "c-axis"))
        if place is None or mark.amount is None:
            parts.append(_text(x, height - 42, "○", "c-none"))
            continue
        last = " c-now" if i == len(marks) - 1 else ""
        parts.append(_dot(*place, f"{mark.label}: {vietnamese(mark.amount)} {measure}"))
        parts.append(_text(x, place[1] - 10, vietnamese(mark.amount), f"c-value{last}"))
    return _svg(width, height, title, parts)


def strips(
    groups: Sequence[tuple[str, Sequence[Mark]]], measure: Measure, *, title: str, whole: Decimal | None = None
) -> Markup:
    """Each unit a dot on one scale, group by group, the middle one marked. whole: the city's figure, as a line."""
    counted = [m.amount for _, marks in groups for m in marks if m.amount is not None]
    if len(counted) < 2:
        return Markup("")
    width, left, row = 560, 104, 38
    height = 34 + row * len(groups) + 26
    every = counted if whole is None else [*counted, whole]
    low, high = min(every), max(every)
    across = Scale(low, high, left + 10, width - 24)
    parts = [_line(left, 34 + row * len(groups), width - 12, 34 + row * len(groups), "c-base")]
    if whole is not None:
        x = across.at(whole)
        parts.append(_line(x, 24, x, 34 + row * len(groups), "c-whole"))
        parts.append(_text(x, 16, f"Thành phố {vietnamese(whole)}", "c-value c-now", _side(x, width)))
    for i, (name, marks) in enumerate(groups):
        parts += _strip(name, marks, across, 34 + row * i + row / 2, measure)
    for amount in dict.fromkeys((low, high)):
        x = across.at(amount)
        parts.append(_text(x, height - 8, vietnamese(amount), "c-axis", _side(x, width)))
    # A group, since a picture may hold no links; those are for the pointer, the table beside has them for everybody.
    return _svg(width, height, title, parts, role="group")


def _strip(name: str, marks: Sequence[Mark], across: Scale, y: float, measure: Measure) -> list[str]:
    parts = [_text(8, y + 4, name, "c-name", "start"), _line(across.start - 10, y, across.end + 10, y, "c-row")]
    found = sorted((m for m in marks if m.amount is not None), key=lambda m: m.amount or Decimal(0))
    if found and (middle := middle_of([m.amount for m in found if m.amount is not None])) is not None:
        parts.append(_line(across.at(middle), y - 11, across.at(middle), y + 11, "c-middle"))
    for mark in found:
        assert mark.amount is not None
        dot = _dot(across.at(mark.amount), y, f"{mark.label}: {vietnamese(mark.amount)} {measure}")
        linked = f'<a href="{escape(mark.href)}" tabindex="-1" aria-hidden="true">{dot}</a>'
        parts.append(linked if mark.href else dot)
    return parts


def place_on(amount: Decimal, low: Decimal, high: Decimal) -> Markup:
    """Where a figure lies between the lowest and the highest: a dot on a line, for the figure stands beside it."""
    return Markup(
        '<svg class="place" viewBox="0 0 72 12" aria-hidden="true">'
        '<line class="c-row" x1="4" y1="6" x2="68" y2="6"/><circle cx="{:.1f}" cy="6" r="3.5"/></svg>'
    ).format(Scale(low, high, 4, 68).at(amount))


def share(part: int, whole: int, told: str) -> Markup:
    """A bar filled by a share of counts."""
    width = 100 * part / whole if whole else 0.0
    return Markup(
        '<svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<rect class="c-rest" width="100" height="8"/><rect width="{:.1f}" height="8"/></svg>'
    ).format(told, width)


# The parts are written out by hand, for a chart has hundreds; words among them are escaped here and nowhere else.


def _lines(places: Sequence[tuple[float, float] | None]) -> Markup:
    """One line for each stretch without a gap."""
    stretches: list[list[tuple[float, float]]] = [[]]
    for place in places:
        if place is None:
            stretches.append([])
        else:
            stretches[-1].append(place)
    drawn = (" ".join(f"{x:.1f},{y:.1f}" for x, y in s) for s in stretches if len(s) > 1)
    return Markup("").join(Markup('<polyline points="{}"/>').format(points) for points in drawn)


def _svg(width: float, height: float, title: str, parts: Sequence[str], *, role: str = "img") -> Markup:
    drawn = Markup("".join(parts))  # noqa: S704  # every part is escaped below
    return Markup('<svg class="chart" viewBox="0 0 {} {}" role="{}" aria-label="{}">{}</svg>').format(
        width, height, role, title, drawn
    )


def _dot(x: float, y: float, told: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_DOT}"><title>{escape(told)}</title></circle>'


def _line(x0: float, y0: float, x1: float, y1: float, name: str) -> str:
    return f'<line class="{name}" x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}"/>'


def _text(x: float, y: float, words: str, name: str, anchor: str = "middle") -> str:
    return f'<text class="{name}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _side(x: float, width: float) -> str:
    """Words near an edge run inwards."""
    if x < width * 0.25:
        return "start"
    return "end" if x > width * 0.75 else "middle"
