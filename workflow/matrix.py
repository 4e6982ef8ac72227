"""Units × indicators of a period: where each figure stands, and who has sent nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.indicators import Area, Code, Indicator
from domain.periods import Period
from domain.units import ReportingUnit, UnitGroup
from workflow.cells import Cell, CellState, leading_cell
from workflow.city_book import CityBook, CityBooks
from workflow.factory import Process

GROUPS = (UnitGroup.DEPARTMENT, UnitGroup.OTHER, UnitGroup.WARD, UnitGroup.COMMUNE)


@dataclass(frozen=True, slots=True)
class Sent:
    """expected: all units that report. unread: a file came, none could be read or placed yet. silent: nothing came."""

    expected: tuple[ReportingUnit, ...]
    senders: tuple[ReportingUnit, ...]
    unread: tuple[ReportingUnit, ...]
    silent: tuple[ReportingUnit, ...]

    def silent_of(self, group: UnitGroup) -> tuple[ReportingUnit, ...]:
        return tuple(u for u in self.silent if u.group is group)


@dataclass(frozen=True, slots=True)
class Row:
    unit: ReportingUnit
    cells: tuple[Cell, ...]

    @property
    def told(self) -> int:
        """Figures that count."""
        return sum(1 for c in self.cells if c.state.counts)


@dataclass(frozen=True, slots=True)
class Matrix:
    """counts: cells of the shown part by state. columns: indicators that any unit of the period speaks of.

    written: what a page made of a row, by unit and columns; kept as long as the book.
    """

    period: Period
    columns: tuple[Indicator, ...]
    rows: tuple[Row, ...]
    counts: Mapping[CellState, int]
    sent: Sent
    written: dict[tuple[str, tuple[Code, ...]], str]


def sent_of(book: CityBook) -> Sent:
    material = book.material
    expected = tuple(u for u in material.expected if u.group is not UnitGroup.CITY)
    return Sent(expected, book.draft.units, material.not_read, material.silent)


def matrix_of(
    book: CityBook, *, area: Area | None = None, group: UnitGroup | None = None, state: CellState | None = None
) -> Matrix:
    """state: only units that have such a cell."""
    cells = book.once("cells", every_cell)
    columns = tuple(i for i in book.catalogue if i.code in cells and area in (None, i.area))
    units = [u for u in book.draft.units if group in (None, u.group)]
    rows = [Row(u, tuple(cells[i.code][u.name] for i in columns)) for u in _grouped(units)]
    counts = Counter(cell.state for row in rows for cell in row.cells)
    shown = tuple(r for r in rows if state is None or any(c.state is state for c in r.cells))
    return Matrix(book.period, columns, shown, counts, sent_of(book), book.once("written rows", lambda _: {}))


def every_cell(book: CityBook) -> dict[Code, dict[str, Cell]]:
    """By indicator that any unit speaks of, and unit."""
    told = {f.indicator for facts in book.by_unit.values() for f in facts}
    return {code: {u.name: leading_cell(book, u.name, code) for u in book.draft.units} for code in told}


def matrix(
    process: Process,
    period: Period,
    *,
    area: Area | None = None,
    group: UnitGroup | None = None,
    state: CellState | None = None,
) -> Matrix:
    with process.desk() as desk:
        book = process.kept(CityBooks).book(process, desk, period)
    return matrix_of(book, area=area, group=group, state=state)


def _grouped(units: Sequence[ReportingUnit]) -> list[ReportingUnit]:
    """Group by group, in the registry's order within each."""
    return sorted(units, key=lambda u: GROUPS.index(u.group))
