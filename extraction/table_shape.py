"""How a table is to be read: indicators down its rows, or across its columns with one row that counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from domain.documents import Block, BlockKind
from domain.periods import Period, PeriodKind
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.header_periods import is_part_of, named_period, names_cumulative, names_previous
from extraction.labels import LabelIndex
from extraction.table_columns import Column, ColumnRole, parts_beside_total, read_columns
from extraction.table_dossiers import Phase, must_be_handled
from extraction.table_labels import Named, label_words, name_column, name_row, next_phase, unit_of
from extraction.table_pairs import in_plan_column

_TOTAL = re.compile(r"(tổng|cộng|toàn (phường|xã|sở|đơn vị|cơ quan|trung tâm|ngành|văn phòng|bộ)\b)")
_CITY_TOTAL = re.compile(
    r"toàn (thành phố|tp)|cả nước|toàn quốc|(tổng|cộng).{0,15}(thành phố|\btp\b|các sở|các phường|các xã)"
)
_PLACES = re.compile(
    r"lĩnh vực|đơn vị|phòng|thôn|tổ dân phố|địa (điểm|bàn)|loại hình|chi nhánh|cơ sở|điểm tiếp nhận|cơ quan|quầy"
    r"|bộ phận"
)
_TIMES = re.compile(
    r"^(quý|tháng|năm|kỳ|\d+ tháng|lũy kế|luỹ kế|cùng kỳ|thực hiện|kế hoạch|so (với|sánh)|tăng|q\.?[ivx])"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """columns: by grid number. across: indicator of each column where columns are indicators, else empty.

    rows: indicator of each row (by block id) where rows are. counted: ids of the rows that count in an `across` table.
    times: the rows of an `across` table are periods, kinds or plans rather than parts.
    """

    columns: dict[int, Column]
    rows: dict[str, Named] = field(default_factory=dict)
    across: dict[int, Named] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    times: bool = False


def read_shape(rows: Sequence[Block], *, labels: LabelIndex, period: Period, unit: str, title: str) -> Shape:
    columns = read_columns(rows, period=period)
    body = [r for r in rows if r.kind is BlockKind.TABLE_ROW and r.row is not None]
    across = _across(columns, labels, title)
    down = _down(body, columns, labels, title)
    if _reads_across(across, down, columns):
        times = _rows_are_times(body)
        counted = frozenset(r.id for r in (body if times else _counted(body, unit)))
        return Shape(columns, across=across, counted=counted, times=times)
    return Shape(parts_beside_total(columns), rows=down)


def _across(columns: dict[int, Column], labels: LabelIndex, title: str) -> dict[int, Named]:
    head = next((c.words for c in columns.values() if c.role is ColumnRole.LABEL), "")
    about = " ".join((title, *(c.words for c in columns.values())))
    found: dict[int, Named] = {}
    for index, column in columns.items():
        if column.role is not ColumnRole.FIGURE or column.kind not in (FigureKind.ACTUAL, FigureKind.TARGET):
            continue
        named = None if column.rule else name_column(column, labels=labels, title=title, label_head=head, about=about)
        if named is not None and (column.kind is FigureKind.ACTUAL or in_plan_column(named.code) == named.code):
            found[index] = named
    return _distinct(_received(found, columns), columns)


def _received(found: dict[int, Named], columns: dict[int, Column]) -> dict[int, Named]:
    """ "Tiếp nhận: tổng số" holds files carried in only where the table has a column for them."""
    if any(named.code == "TT-15" for named in found.values()):
        return found
    return {
        i: replace(n, code="TT-12") if n.code == "TT-11" and not must_be_handled(columns[i].words) else n
        for i, n in found.items()
    }


def _distinct(found: dict[int, Named], columns: dict[int, Column]) -> dict[int, Named]:
    """Two columns never are the same indicator of one time: the firmer keeps it, equals lose it both."""
    kept = {}
    for index, named in found.items():
        mine = (named.code, columns[index].period, columns[index].cumulative)
        rivals = [
            n for i, n in found.items() if i != index and (n.code, columns[i].period, columns[i].cumulative) == mine
        ]
        if all(named.strength > rival.strength for rival in rivals):
            kept[index] = named
    return kept


def _down(body: Sequence[Block], columns: dict[int, Column], labels: LabelIndex, title: str) -> dict[str, Named]:
    found: dict[str, Named] = {}
    phase: Phase | None = None
    group: tuple[str, ...] = ()
    figures = [c for c in columns.values() if c.role is ColumnRole.FIGURE]
    for row in body:
        if row.row is not None and row.row.groups[:1] != group[:1]:
            phase, group = None, row.row.groups
        first = figures[0] if figures else Column(0, ColumnRole.FIGURE)
        named = name_row(row, unit_of(row, first, columns), labels=labels, before=phase, title=title)
        phase = next_phase(row, phase)
        if named is not None:
            found[row.id] = named
    return found


def _reads_across(across: dict[int, Named], down: dict[str, Named], columns: dict[int, Column]) -> bool:
    head = next((fold_case(c.words) for c in columns.values() if c.role is ColumnRole.LABEL), "")
    kinds_across, kinds_down = len({n.code for n in across.values()}), len({n.code for n in down.values()})
    if _PLACES.search(head) and not re.search(r"chỉ tiêu|nội dung|tiêu chí", head):
        return kinds_across >= 1
    return kinds_across >= 2 and kinds_across > kinds_down


def _rows_are_times(body: Sequence[Block]) -> bool:
    labels = [fold_case(label_words(r.row.label or "")) for r in body if r.row]
    return bool(labels) and sum(bool(_TIMES.match(label)) for label in labels) * 2 > len(labels)


def _counted(body: Sequence[Block], unit: str) -> list[Block]:
    """The unit's own row: its grand total, else the row with its name, else the only row."""
    totals = [r for r in body if r.row and _TOTAL.match(fold_case(label_words(r.row.label or "")))]
    own = [r for r in totals if not _CITY_TOTAL.search(fold_case(r.row.label or "" if r.row else ""))]
    if own:
        return own[-1:]
    named = [r for r in body if r.row and r.row.label and fold_case(unit) in fold_case(r.row.label)]
    if named:
        return named[:1]
    return list(body) if len(body) == 1 and not totals else []


def time_of_row(row: Block, period: Period) -> tuple[FigureKind, Period | None]:
    """Kind and period of a row that stands for a time or a plan ("Quý I", "Lũy kế", "Kế hoạch")."""
    label = (row.row.label if row.row else None) or ""
    folded = fold_case(label)
    if re.search(r"kế hoạch|chỉ tiêu|mục tiêu|giao", folded):
        return FigureKind.TARGET, None
    if re.search(r"so (với|sánh)|tăng|giảm|chênh", folded):
        return FigureKind.DELTA, None
    named = named_period(label, period)
    if named is not None and named.kind is PeriodKind.MONTH and is_part_of(named, period):
        return FigureKind.OTHER, named
    if names_previous(label, period) or (named is not None and named.end < period.end):
        return FigureKind.PREVIOUS, named
    if named is None and names_cumulative(label, period):
        return FigureKind.ACTUAL, period.cumulative()
    return FigureKind.ACTUAL, named
