"""What each column of a table holds, from the words of its header: labels, units, notes, or figures of some kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.documents import Block, BlockKind
from domain.periods import Period, PeriodKind
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.header_periods import is_part_of, is_stretch_of, named_period, names_cumulative, names_previous
from extraction.named_periods import days_named
from extraction.table_times import is_time
from extraction.table_told import holds_results, leads_with_figure
from extraction.table_units import with_unit_heads

_DIGIT = re.compile(r"\d")


class ColumnRole(StrEnum):
    INDEX = "index"  # STT
    LABEL = "label"  # the "Chỉ tiêu" column
    UNIT = "unit"  # ĐVT
    NOTE = "note"
    TIME = "time"  # "Kỳ tính", "Loại số liệu": when or of what kind the row's figures are
    FIGURE = "figure"


class Side(StrEnum):
    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Column:
    """header: outermost first. kind: of the figures in it. period: named by the header, None where it names none.

    rule: why its figures are left out whatever the row ("max_score", "part_of_total", "other_unit"); empty otherwise.
    cumulative: the header says "lũy kế" without naming the period. completion: share of the plan done, no level.
    sources: of a share column, the columns of the two counts it was made of; side: of such a column, which it prints.
    """

    index: int
    role: ColumnRole
    header: tuple[str, ...] = ()
    kind: FigureKind = FigureKind.ACTUAL
    period: Period | None = None
    cumulative: bool = False
    rule: str = ""
    completion: bool = False
    sources: tuple[int, int] | None = None
    side: Side | None = None

    @property
    def words(self) -> str:
        return " ".join(self.header)

    @property
    def leaf(self) -> str:
        """The header cell right above the figures."""
        return self.header[-1] if self.header else ""


_INDEX = re.compile(r"(s?tt|số tt|số thứ tự|#|no\.?|mã số)\.?")
_UNIT = re.compile(r"(đvt|đv tính|đơn vị tính|đơn vị đo|đơn vị)\.?")
_NOTE = re.compile(
    r"ghi chú|diễn giải|đánh giá|nhận xét|giải trình|nguyên nhân|tài liệu|căn cứ|nguồn|thuyết minh|kiểm chứng"
    r"|^so (với|sánh) (chỉ tiêu|mục tiêu|kế hoạch)|^mức độ (hoàn thành|đạt)$|lý do|chủ trì|thời hạn|hoàn thành$"
)
_LABEL = re.compile(
    r"chỉ tiêu( thống kê| cchc)?$|nội dung|tiêu chí|nhóm chỉ (số|tiêu)|chỉ số( thành phần)?$|lĩnh vực|tên|danh mục"
    r"|phòng|thôn|tổ dân phố|địa (điểm|bàn)|loại hình|chi nhánh|cơ sở|điểm tiếp nhận|đơn vị|cơ quan|nhiệm vụ|thông tin"
)
_DELTA = re.compile(r"\btăng\b.*\bgiảm\b|^tăng|^giảm|chênh lệch|so (với|sánh|cùng)|\(\+|\+/-|±|biến động|thay đổi|^so ")
_MOVEMENT = re.compile(r"tuyển|nghỉ|chuyển|ban hành mới|bãi bỏ|thành lập|giải thể")  # what came and went, told apart
_TARGET = re.compile(
    r"kế hoạch|\bkh\b|chỉ tiêu|mục tiêu|được giao|(?<!bàn )\bgiao\b|phấn đấu|yêu cầu|định mức|dự toán|\bct\b"
    r"|(cần|phải) đạt"
)
_DONE = re.compile(r"thực hiện|kết quả|hoàn thành|\bth\b|\bkq\b|đạt được|thực tế|có mặt|đã giao")
_COMPLETION = re.compile(
    r"^((tỷ|tỉ) lệ|%|phần trăm|mức)( độ)?\s*(\(?%\)?\s*)?(hoàn thành|thực hiện|đạt|so với (kế hoạch|kh|chỉ tiêu))"
    r"|^(đạt|mức|(tỷ|tỉ) lệ|%|phần trăm)(?!.*\bgiao\b)[^/]*\b(kh|kế hoạch|chỉ tiêu|mục tiêu)\b"
    r"|^so (với|sánh)( với)? (kh|kế hoạch|chỉ tiêu|mục tiêu)\b.*%"
    r"|^đạt( tỷ lệ)?\s*\(?%\)?$|(th|thực hiện)\s*/\s*(kh|kế hoạch)|^((tỷ|tỉ) (lệ|trọng)|cơ cấu)?\s*\(?%\)?$"
    r"|^(tỷ|tỉ) lệ$|^%(?!.*(cùng kỳ|tăng|giảm|trước|\bso\b))"
)
_MAX = re.compile(r"(điểm )?(tối đa|chuẩn|thang)|thang điểm|khung điểm|max")
_POINTS = re.compile(r"(số )?điểm\b")
_SELF_SCORED = re.compile(r"điểm.*(tự (chấm|đánh giá)|thẩm định|chấm)|tự chấm")
_CITY = re.compile(
    r"thành phố|toàn tp|\btp\b|cả nước|toàn quốc|trung ương|bình quân|trung bình|\bbq\b|toàn khối|khối (sở|phường|xã)"
    r"|đơn vị (dẫn đầu|cao nhất|khác)|cao nhất|thấp nhất|bộ\b"
)
_FORECAST = re.compile(r"\bước\b.*\bnăm\b|dự kiến|dự báo")
_NEW = re.compile(r"\bmới\b|(trong|phát sinh|kỳ|quý) (kỳ|này)|trong quý")
_CARRIED = re.compile(r"(từ |tồn |của )?(kỳ|quý|tháng) trước")
_TIMES = re.compile(r"(kỳ|tháng|quý|thời (gian|điểm|kỳ))( báo cáo| số liệu)?")
# A figure with its unit in the same cell ("3.420 hồ sơ", "120,4 tỷ đồng"); times and dates are none.
_MEASURED = re.compile(r"\d[\d.,/]*\s*(?!tháng|quý|năm|ngày|kỳ)[^\W\d]+(?:,? [^\W\d]+){0,2}")


def read_columns(rows: Sequence[Block], *, period: Period) -> dict[int, Column]:
    """Columns by grid number. `rows`: all blocks of one table, head rows included."""
    columns = {
        index: figure_column(index, column.header, period) if column.role is ColumnRole.FIGURE else column
        for index, column in read_roles(rows).items()
    }
    body = [r for r in rows if r.kind is BlockKind.TABLE_ROW]
    columns = {i: replace(c, completion=False) if _mostly(body, i, _is_pair) else c for i, c in columns.items()}
    return _shares_follow_results(_carried_beside_new(_points_of_criteria(columns)))


def _points_of_criteria(columns: dict[int, Column]) -> dict[int, Column]:
    """In a score sheet the points given for a criterion are no result: that stands in its own column, if anywhere."""
    results = any(holds_results(c.leaf) and not _POINTS.search(fold_case(c.leaf)) for c in columns.values())
    return {
        i: marked(c, FigureKind.OTHER, "criterion_points")
        if c.role is ColumnRole.FIGURE and c.kind is FigureKind.ACTUAL and _gives_points(c.leaf, results=results)
        else c
        for i, c in columns.items()
    }


def _gives_points(leaf: str, *, results: bool) -> bool:
    folded = fold_case(leaf)
    return _SELF_SCORED.search(folded) is not None or (results and _POINTS.match(folded) is not None)


def _carried_beside_new(columns: dict[int, Column]) -> dict[int, Column]:
    """ "Kỳ trước" beside "Mới trong kỳ" under one header are files carried in, no figures of an earlier period."""
    new = {c.header[:-1] for c in columns.values() if len(c.header) > 1 and _NEW.search(fold_case(c.leaf))}
    return {
        i: marked(c, FigureKind.ACTUAL) if c.header[:-1] in new and _CARRIED.fullmatch(fold_case(c.leaf)) else c
        for i, c in columns.items()
    }


def read_roles(rows: Sequence[Block]) -> dict[int, Column]:
    """Columns with their roles only: kinds and times of figures are left open."""
    headers = headers_of(rows)
    body = [r for r in rows if r.kind is BlockKind.TABLE_ROW]
    columns: dict[int, Column] = {}
    label_found = False
    for index in sorted(headers):
        role = _role(index, headers[index], body, label_found=label_found)
        label_found = label_found or role is ColumnRole.LABEL
        columns[index] = Column(index, role, headers[index])
    return columns


def _shares_follow_results(columns: dict[int, Column]) -> dict[int, Column]:
    """A "Tỷ lệ" column without a time of its own speaks of the time of the result it stands beside."""
    timed: dict[int, Column] = {}
    result: Column | None = None
    for index in sorted(columns):
        column = columns[index]
        if result is not None and column.period is None and _is_share_of(column, result):
            column = replace(column, period=result.period, cumulative=column.cumulative or result.cumulative)
        elif column.role is ColumnRole.FIGURE and column.kind is FigureKind.ACTUAL:
            result = column
        timed[index] = column
    return timed


def _is_share_of(column: Column, result: Column) -> bool:
    """A bare share, or one that repeats the words of the column beside it ("Giải ngân", "Tỷ lệ giải ngân (%)")."""
    leaf = fold_case(column.leaf)
    named = re.match(r"(?:tỷ|tỉ) lệ (\w+ \w+)", leaf)
    return column.completion or (named is not None and named.group(1) in fold_case(result.words))


def headers_of(rows: Sequence[Block]) -> dict[int, tuple[str, ...]]:
    """The longest header path seen over each column, repeated words once."""
    headers: dict[int, tuple[str, ...]] = {}
    for row in rows:
        for cell in row.cells:
            path = with_unit_heads(tuple(dict.fromkeys(h for h in cell.header if h.strip() and not _is_number_row(h))))
            if len(path) >= len(headers.get(cell.column, ())):
                headers[cell.column] = path
    return headers


def _is_number_row(words: str) -> bool:
    return bool(re.fullmatch(r"\(?\d{1,2}\)?|\(?[a-zA-Z]\)?|\(?\d+\)?\s*=.*", words.strip()))


def _role(index: int, header: tuple[str, ...], body: Sequence[Block], *, label_found: bool) -> ColumnRole:
    leaf = fold_case(header[-1]).strip(" .:") if header else ""
    if _INDEX.fullmatch(leaf) or (
        index == 0 and not label_found and _mostly(body, index, _looks_like_index) and not leaf
    ):
        return ColumnRole.INDEX
    if index == 0 and not label_found and not _LABEL.search(leaf) and not _TIMES.fullmatch(leaf) and _counts_up(body):
        return ColumnRole.INDEX
    figures = _mostly(body, index, looks_like_figure)
    if index == 0 and not label_found and _TIMES.fullmatch(leaf):
        return ColumnRole.LABEL
    if not label_found and not figures and (_LABEL.search(leaf) or _mostly(body, index, _has_words)):
        return ColumnRole.LABEL
    if _UNIT.fullmatch(leaf) and not figures:
        return ColumnRole.UNIT
    if label_found and not figures and _mostly(body, index, is_time):
        return ColumnRole.TIME
    if label_found and not _NOTE.search(leaf) and _opens_with_figures(leaf, body, index):
        return ColumnRole.FIGURE
    if _NOTE.search(leaf) and not (figures and not leaf.startswith("ghi chú")):
        return ColumnRole.NOTE
    if not figures and _mostly(body, index, _has_words):
        return ColumnRole.NOTE
    return ColumnRole.FIGURE


def says_note(leaf: str) -> bool:
    """Whether a header is one of remarks, sources or deadlines."""
    return _NOTE.search(fold_case(leaf)) is not None


def _opens_with_figures(leaf: str, body: Sequence[Block], index: int) -> bool:
    """A column without a head, or headed as results, whose cells mostly open with a figure and go on in words."""
    return (not leaf or holds_results(leaf)) and _mostly(body, index, leads_with_figure)


def figure_column(index: int, header: tuple[str, ...], period: Period) -> Column:
    """A column of figures, with the kind and time its header gives them."""
    words = fold_case(" ".join(header))
    leaf = fold_case(header[-1]) if header else ""
    named = _period_named(header, period)
    cumulative = any(names_cumulative(h, period) for h in header)
    column = Column(index, ColumnRole.FIGURE, header, FigureKind.ACTUAL, named, cumulative)
    if _MAX.search(leaf):
        return marked(column, FigureKind.OTHER, "max_score")
    changed = len(header) > 1 and _DELTA.search(fold_case(header[0])) and not _TARGET.search(fold_case(header[0]))
    if changed and (_COMPLETION.search(leaf) or not _MOVEMENT.search(leaf)):
        return marked(column, FigureKind.DELTA)
    if _COMPLETION.search(leaf):
        return replace(column, completion=True)
    if _FORECAST.search(leaf):
        return marked(column, FigureKind.TARGET)
    if _DELTA.search(leaf):
        return marked(column, FigureKind.DELTA)
    if _TARGET.search(leaf) and not _DONE.search(leaf):
        return marked(column, FigureKind.TARGET)
    if _CITY.search(leaf) and not re.search(r"của (xã|phường|sở|đơn vị)", leaf):
        return marked(column, FigureKind.BENCHMARK)
    of_month = named is not None and named.kind is PeriodKind.MONTH and is_part_of(named, period)
    if of_month or is_stretch_of(leaf, period):
        return marked(replace(column, cumulative=False), FigureKind.OTHER, "part_of_total")
    if names_previous(words, period) or (named is not None and _is_earlier(named, period)) or _old_day(words, period):
        return marked(column, FigureKind.PREVIOUS)
    if named is not None and named.end > period.end and named.start > period.start:
        return marked(column, FigureKind.TARGET)
    return column


def _period_named(header: tuple[str, ...], period: Period) -> Period | None:
    """The innermost period; "Quý III" under "Năm 2025" is of that year."""
    named = next((p for h in reversed(header) if (p := named_period(h, period))), None)
    years = {p.year for h in header if (p := named_period(h, period)) and p.kind is PeriodKind.YEAR}
    own = any(re.search(r"\b20\d\d\b", h) for h in header if (p := named_period(h, period)) == named)
    if named is None or named.kind is PeriodKind.YEAR or len(years) != 1 or own:
        return named
    return replace(named, year=years.pop())


def marked(column: Column, kind: FigureKind, rule: str = "") -> Column:
    """The column with a kind, and with a rule by which its figures are left out."""
    return replace(column, kind=kind, rule=rule)


def _old_day(words: str, period: Period) -> bool:
    """A state at another day: "Đầu năm 2026", "Đến 14/6/2026" in a report whose cut-off is 14/9."""
    if re.search(r"^(tại |tính đến |số |thời điểm )?đầu (năm|kỳ|quý)\b", words):
        return True
    days = [day for _, day in days_named(words)]
    return bool(days) and max(days) < period.start


def _is_earlier(named: Period, report: Period) -> bool:
    """A column of an earlier period: it ends before the report does. The row settles an index year."""
    if named.kind is PeriodKind.YEAR and named.year == report.year:
        return False
    return named.end < report.end


def _mostly(body: Sequence[Block], index: int, test: object) -> bool:
    assert callable(test)
    cells = [row.cell_text(c) for row in body for c in row.cells if c.column == index]
    return bool(cells) and sum(bool(test(words)) for words in cells) * 2 >= len(cells)


def looks_like_figure(words: str) -> bool:
    """A cell that holds a figure, a stated none or a mark for "not reported"."""
    bare = words.strip(" %()*+-–—≥≤><~")
    return (
        (not bare and "%" not in words)
        or bool(re.match(r"[\d.,/\s]+$", bare))
        or _MEASURED.fullmatch(fold_case(words.strip())) is not None
        or fold_case(bare) in {"…", "...", "x", "kps", "không"}
    )


def _is_pair(words: str) -> bool:
    """ "27/36": what was done of what was planned, whatever the head says of shares."""
    return re.fullmatch(r"\s*[\d.,]+\s*/\s*[\d.,]+\s*", words) is not None


def _looks_like_index(words: str) -> bool:
    return bool(re.fullmatch(r"\(?([IVX]+|\d+(\.\d+)*|[A-Za-zĐđ])[.)]?", words.strip()))


def _counts_up(body: Sequence[Block]) -> bool:
    """The first column prints 1, 2, 3 …, whatever its header says (a scan may garble "STT")."""
    firsts = [row.cell_text(c).strip(" .)") for row in body for c in row.cells if c.column == 0]
    worded = [c for row in body for c in row.cells if c.column == 1 and _has_words(row.cell_text(c))]
    counted = [int(words) for words in firsts if words.isdigit()]
    return len(counted) >= 3 and counted == list(range(1, len(counted) + 1)) and len(worded) >= len(counted)


def _has_words(words: str) -> bool:
    return sum(ch.isalpha() for ch in words) >= 3


def only_figures(row: Block, columns: Mapping[int, Column]) -> Column | None:
    """The one column that the row has a figure in; None where it has several or none."""
    filled = [
        held
        for cell in row.cells
        if (held := columns.get(cell.column)) and held.role is ColumnRole.FIGURE and _DIGIT.search(row.cell_text(cell))
    ]
    return filled[0] if len(filled) == 1 else None
