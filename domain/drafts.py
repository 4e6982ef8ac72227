"""A consolidated report before it is a file: sections of paragraphs whose numbers are slots, never typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from domain.city import CityFigure
from domain.facts import CITY, Fact
from domain.indicators import Code
from domain.periods import Period
from domain.quantities import Measure


@dataclass(frozen=True, slots=True)
class Slot:
    """A number in the text. key is unique in the draft; shown is how it is printed.

    values: ids of the indicator values it comes from. derivation: how it was computed, empty for a plain fact.
    scope: a unit's name, or the City.
    """

    key: str
    shown: str
    amount: Decimal
    measure: Measure
    indicator: Code | None
    period: Period | None
    scope: str = CITY
    values: tuple[str, ...] = ()
    derivation: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph: plain words, or a slot. Words hold no figures but dates, document numbers and names."""

    words: str = ""
    slot: Slot | None = None
    bold: bool = False
    italic: bool = False

    @property
    def text(self) -> str:
        return self.slot.shown if self.slot else self.words


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]
    style: str = "body"  # "body" | "dash" | "note" | "gap" | "quote"

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(run.slot for run in self.runs if run.slot)


@dataclass(frozen=True, slots=True)
class Table:
    """header: one tuple per header row. rows: cells as paragraphs' runs. widths: shares of the text width."""

    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    widths: tuple[float, ...]
    caption: str = ""
    note: str = ""
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """number as printed ("II.2"); level 1 for I, II, level 2 for 1, 2, level 3 for a), b)."""

    number: str
    title: str
    level: int
    body: tuple[Paragraph | Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the report should say and cannot: which indicator or section, and why, in Vietnamese."""

    section: str
    reason: str
    indicator: Code | None = None
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftReport:
    period: Period
    kind: str  # "quarter" | "half" | "nine_months" | "year"
    title: str
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...] = ()
    figures: tuple[CityFigure | Fact, ...] = ()
    gaps: tuple[Gap, ...] = ()
    units: tuple[str, ...] = field(default=())

    def slots(self) -> tuple[Slot, ...]:
        """Every slot in reading order."""
        found: list[Slot] = []
        for section in (*self.sections, *self.annexes):
            for part in section.body:
                if isinstance(part, Paragraph):
                    found.extend(part.slots)
                else:
                    found.extend(run.slot for row in part.rows for cell in row for run in cell if run.slot)
        return tuple(found)
