"""What the figure of one table cell is: indicator and kind from row and column together, and the parts beside it."""

from __future__ import annotations

import re
from decimal import Decimal

from domain.documents import Block
from domain.indicators import Catalogue, Indicator, IndicatorType, Semantics
from domain.number_reading import read_numbers
from domain.numbers import NumberForm, NumberMention
from domain.periods import Period, PeriodKind
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.header_periods import named_period, names_previous
from extraction.table_columns import Column, ColumnRole, Side
from extraction.table_labels import Named, Unit, is_percent_header, is_rank, row_kind_words
from extraction.table_pairs import in_plan_column, in_rank_column, in_result_column, in_share_column, result_side
from extraction.table_shape import Shape
from extraction.table_shares import counts_of_share

_JUST_A_COUNT = re.compile(r"(tử số|mẫu số|(tổng )?số\b|tổng|kết quả|thực hiện|hoàn thành|đạt|đã )")
_OF_PEOPLE = re.compile(r"số (lượng )?người|biên chế|(viên|công) chức|lao động|nhân sự")
_FAR = Decimal(12)
_COUNTED = (IndicatorType.COUNT, IndicatorType.STOCK, IndicatorType.AMOUNT)
_BARE_TOTAL = re.compile(r"(tổng|cộng)( số| cộng)?")


def code_and_kind(
    named: Named | None, column: Column, label: str, *, catalogue: Catalogue, shape: Shape
) -> tuple[str | None, FigureKind]:
    """Plan, result, share and rank columns turn a row about one thing into the indicator of that side of it."""
    if named is None:
        return None, column.kind
    share = named.code in catalogue and catalogue[named.code].is_percent
    if column.side is not None and not shape.across:
        return _count_of_share(named, share, column, shape)
    percent = column.completion or is_percent_header(column)
    if named.share_only and not percent and any(c.completion for c in shape.columns.values()):
        return None, column.kind
    planned = any(c.kind is FigureKind.TARGET for c in shape.columns.values())
    if column.completion:
        if _BARE_TOTAL.fullmatch(fold_case(label)) and not shape.across and not planned:
            return None, column.kind  # "Tổng số | 158 | 100": the whole is no share of itself
        own = (
            named.share_only or shape.across or (share and (shape.crossed or column.sources or _is_lone(column, shape)))
        )
        return (named.code if own else in_share_column(named.code)), column.kind
    if is_rank(column.leaf) and not shape.across:
        return in_rank_column(named.code), column.kind
    code, kind = _plan_or_result(named, column, label, planned=planned)
    elsewhere = code != named.code and column.kind is FigureKind.ACTUAL and _has_own_row(code, shape)
    return (named.code, column.kind) if elsewhere else (code, kind)


def _has_own_row(code: str | None, shape: Shape) -> bool:
    """Another row of the table is about it: "Số có mặt" below "Số giao trong năm"."""
    return any(n.code == code and not n.share_only for n in shape.rows.values())


def _is_lone(column: Column, shape: Shape) -> bool:
    """No other column of results stands in the table: then its share is no share of a plan."""
    return not any(
        c.role is ColumnRole.FIGURE and c.kind is FigureKind.ACTUAL and not c.rule and c.index != column.index
        for c in shape.columns.values()
    )


def _count_of_share(named: Named, share: bool, column: Column, shape: Shape) -> tuple[str | None, FigureKind]:
    """The counts a share is made of are its parts; a row about a count names the one without words of its own."""
    if share or named.share_only:
        return None, FigureKind.OTHER
    top = next((c for c in shape.columns.values() if c.side is Side.TOP), column)
    side = Side.TOP if _JUST_A_COUNT.match(fold_case(top.leaf)) else Side.BOTTOM
    if column.side is not side or not _JUST_A_COUNT.match(fold_case(column.leaf)):
        return None, FigureKind.OTHER
    return named.code, column.kind


def _plan_or_result(named: Named, column: Column, label: str, *, planned: bool) -> tuple[str | None, FigureKind]:
    folded = fold_case(label)
    both = result_side(label) is not None
    if column.kind is FigureKind.TARGET:
        plan = in_plan_column(named.code)
        is_result = re.search(r"hoàn thành|đã|giải ngân được|có mặt", folded) and not both
        if plan == "CD-02" and "kế hoạch" in folded and "kế hoạch" in fold_case(column.leaf):
            is_result = None  # "Nhiệm vụ trong Kế hoạch CCHC đã hoàn thành" under "Kế hoạch năm": how many it holds
        return (plan, FigureKind.ACTUAL) if plan and not is_result else (named.code, FigureKind.TARGET)
    told = re.search(r"thực hiện|\bth\b|có mặt|hoàn thành|giải ngân", fold_case(column.words))
    if told and not planned and re.search(r"kế hoạch|\bgiao\b|dự toán", folded) and not both:
        return named.code, column.kind  # a row of the plan in a table without a column of plans
    if told or (planned and (both or column.period is not None or column.cumulative)):
        return in_result_column(named.code), column.kind
    return named.code, column.kind


_BROUGHT_OVER = "TT-15"
_FROM_BEFORE = re.compile(
    r"[\W\d]*(?:số )?(?:hồ sơ )?(?:chuyển|tồn|gối|mang|còn)(?: tiếp| lại)? (?:từ|của) quý [ivx\d]+\W*"
)


def kind_by_row(row: Block, kind: FigureKind, period: Period, indicator: Indicator | None) -> FigureKind:
    """What the label or note of a row says of all its figures."""
    assert row.row is not None
    label = row.row.label or ""
    if kind is not FigureKind.ACTUAL:
        return kind
    said = row_kind_words(label)
    if said:
        return {"target": FigureKind.TARGET, "benchmark": FigureKind.BENCHMARK, "aside": FigureKind.OTHER}[said]
    if indicator is not None and indicator.semantics is Semantics.YEARLY:
        return kind
    named = named_period(label, period)
    if indicator is not None and indicator.code == _BROUGHT_OVER and named == period.last_quarter.previous():
        quarter = period == period.last_quarter and _FROM_BEFORE.fullmatch(fold_case(label)) is not None
        return kind if quarter else FigureKind.PREVIOUS  # "Chuyển từ quý II": what this quarter began with
    if names_previous(label, period) or (named is not None and named.end < period.end and named.year <= period.year):
        return FigureKind.PREVIOUS
    if _last_cell_says_previous(row):
        return FigureKind.PREVIOUS
    return kind


def kind_of_year(kind: FigureKind, column: Column, shape: Shape) -> FigureKind:
    """Yearly indices come a year late: the last year a column names is the current one."""
    if kind is not FigureKind.PREVIOUS or column.period is None or column.period.kind is not PeriodKind.YEAR:
        return kind
    return FigureKind.ACTUAL if column.period.year == shape.index_year else kind


def _last_cell_says_previous(row: Block) -> bool:
    last = fold_case(row.cell_text(row.cells[-1])).strip(" .()") if row.cells else ""
    return last in ("kỳ trước", "quý trước", "năm trước", "để so sánh", "số kỳ trước", "cùng kỳ")


def measure_fits(indicator: Indicator, mention: NumberMention, unit: Unit, column: Column) -> bool:
    """A percent cell is no count, a count no percent; money only where the unit says so; people are no bodies."""
    measure = mention.measure if mention.measure in ("%", "đồng") else unit.measure
    if indicator.measure == "đơn vị" and _OF_PEOPLE.search(fold_case(column.words)):
        return False
    if indicator.type is IndicatorType.SCORE:
        return measure not in ("đồng",)
    if indicator.measure == "%":
        return measure in ("%", None) and (mention.denominator is None or mention.measure == "%")
    if indicator.measure == "đồng":
        return measure == "đồng"
    return measure not in ("%", "đồng", "điểm", "hạng") or indicator.type is IndicatorType.RANK


def parts_beside(
    row: Block, column: Column, indicator: Indicator | None, mention: NumberMention
) -> tuple[Decimal | None, Decimal | None]:
    """Numerator and denominator of a percent: in their own columns, or as "61/63" in its cell or a note of its row."""
    if indicator is None or indicator.measure != "%" or mention.value is None:
        if indicator is not None and indicator.type in _COUNTED and mention.denominator is not None:
            return mention.value, mention.denominator
        return None, None
    if counts := counts_of_share(row, column):
        return counts
    for held in row.cells:
        for other in read_numbers(row.cell_text(held)):
            whole = other.denominator if other.form is NumberForm.AMOUNT else None
            if whole and other.value is not None and abs(100 * other.value / whole - mention.value) <= _FAR:
                return other.value, whole
    return None, None
