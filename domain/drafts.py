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

    key: "<claim>-<n>": the claim says what the number states and is the same in every draft made from any data.
    values: ids of the indicator values it comes from. derivation: how it was computed, empty for a plain fact.
    scope: a unit's name, or the City. direction: +1 or -1 where the words beside it say that something rose or fell.
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
    direction: int = 0

    @property
    def claim(self) -> str:
        return self.key.partition("-")[0]


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
    """key: found again by it in later versions. edited: its words are a person's, and are kept."""

    runs: tuple[Run, ...]
    style: str = "body"  # "body" | "dash" | "note" | "gap" | "quote" | "caption"
    key: str = ""
    edited: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(run.slot for run in self.runs if run.slot)


@dataclass(frozen=True, slots=True)
class Table:
    """header: one tuple per header row. rows: cells as paragraphs' runs. widths: shares of the text width.

    drawn: printed as a bar chart: the first column names the bars, the others are series.
    """

    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    widths: tuple[float, ...]
    caption: str = ""
    note: str = ""
    landscape: bool = False
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """number as printed ("II", "2", "a"); level 1 for I, II, level 2 for 1, 2, level 3 for a), b).

    checking: printed only in the version for checking (where each figure comes from).
    """

    number: str
    title: str
    level: int
    body: tuple[Paragraph | Table, ...] = ()
    checking: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the report should say and cannot: which indicator or section, and why, in Vietnamese."""

    section: str
    reason: str
    indicator: Code | None = None
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value used in the draft was read. document: its number or file name; page None: none there."""

    value_id: str
    unit: str
    document: str
    page: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class DraftReport:
    """opening: the paragraphs before section I; closing: after the last. sources: one per value a slot names.

    dropped: keys of paragraphs that a person took out.
    """

    period: Period
    kind: str  # "quarter" | "half" | "nine_months" | "year"
    title: str
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...] = ()
    figures: tuple[CityFigure | Fact, ...] = ()
    gaps: tuple[Gap, ...] = ()
    units: tuple[str, ...] = field(default=())
    opening: tuple[Paragraph, ...] = ()
    closing: tuple[Paragraph, ...] = ()
    sources: tuple[Source, ...] = ()
    dropped: tuple[str, ...] = ()

    def placed(self) -> tuple[tuple[str, Section], ...]:
        """Each section with the numbers above it: "II.2.a"."""
        found: list[tuple[str, Section]] = []
        above: list[str] = []
        for section in self.sections:
            above = [*above[: section.level - 1], section.number]
            found.append((".".join(above), section))
        return tuple(found)

    def slots(self) -> tuple[Slot, ...]:
        """Every slot in reading order."""
        found: list[Slot] = [slot for paragraph in self.opening for slot in paragraph.slots]
        for section in (*self.sections, *self.annexes):
            for part in section.body:
                if isinstance(part, Paragraph):
                    found.extend(part.slots)
                else:
                    found.extend(run.slot for row in part.rows for cell in row for run in cell if run.slot)
        return tuple(found)
