"""How a table is to be read: indicators down its rows, or across its columns with one row that counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from domain.documents import Block, BlockKind
from domain.indicators import Code, Semantics
from domain.number_reading import read_numbers
from domain.periods import Period, PeriodKind
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.labels import LabelIndex
from extraction.table_columns import Column, ColumnRole, read_columns
from extraction.table_dossiers import Phase, dossier_code, must_be_handled, phase_of
from extraction.table_labels import (
    About,
    Named,
    Unit,
    about_table,
    is_percent_header,
    is_rank,
    label_words,
    name_column,
    name_row,
    next_phase,
    share_after,
    unit_of,
)
from extraction.table_pairs import in_plan_column, in_rank_column, in_share_column
from extraction.table_parts import OWN_WHOLE, parts_beside_total
from extraction.table_phases import under_phases
from extraction.table_shares import carried_over, with_shares
from extraction.table_stories import Story, is_bare_share, said_in, story_of, subject_of
from extraction.table_times import timeless
from extraction.table_told import holds_results

_TOTAL = re.compile(rf"(tổng|cộng|{OWN_WHOLE})")
_CITY_TOTAL = re.compile(
    r"toàn (thành phố|tp)|cả nước|toàn quốc|(tổng|cộng).{0,15}(thành phố|\btp\b|các sở|các phường|các xã)"
)
_PLACES = re.compile(
    r"lĩnh vực|đơn vị|phòng|thôn|tổ dân phố|địa (điểm|bàn)|loại hình|chi nhánh|cơ sở|điểm tiếp nhận|cơ quan|quầy"
    r"|bộ phận"
)
_OF_STAFF = re.compile(r"biên chế|nhân (?:sự|lực)|tổ chức|cán bộ|số lượng người|có mặt")
_OTHER_STAFF = re.compile(
    r"đào tạo|bồi dưỡng|tập huấn|tinh giản|khen thưởng|kỷ luật|đánh giá|xếp loại|chuyển đổi vị trí|luân chuyển|nghỉ"
    r"|tuyển"
)
_TIMES = re.compile(
    r"^(quý|tháng|năm|kỳ|\d+ tháng|lũy kế|luỹ kế|lk\s?\d{0,2}t?\b|cùng kỳ|"
    r"thực hiện|kế hoạch|so (với|sánh)|tăng|q\.?[ivx]"
    r"|(kết quả|chỉ tiêu|mục tiêu)( (thực hiện|đạt được|giao|được giao))?( (quý|tháng|năm|kỳ|\d|đến).*)?$"
    r"|(bình quân|trung bình) (các|\d|toàn|khối|chung)|(điểm )?(tối đa|đạt|chuẩn)$"
    r"|(tính )?đến (hết |ngày )*\d|\d{1,2}/\d{1,2}/\d{4}|cả (quý|năm|kỳ))"
)
_TIME_HEAD = re.compile(r"(kỳ|tháng|quý|năm|thời (gian|điểm|kỳ)|kỳ (báo cáo|số liệu)|mốc thời gian)")
_NEW = re.compile(r"\bmới\b|trong (kỳ|quý)")
_BARE_TOTAL = re.compile(r"(tổng|cộng|chung)( số| cộng)?", re.IGNORECASE)
_FILES = re.compile(r"(tổng )?(số )?hồ sơ( (tthc|thủ tục hành chính))?")
_IN_PERCENT = re.compile(r"\([^()]*%\s*\)\s*$")
_PART_OF = re.compile(r"trong đó\s*:?\s+\w")  # "Đã giải quyết | Trong đó quá hạn": of the column to its left
_AMONG = re.compile(r"[-–+*\s]*(trong đó|gồm|bao gồm|chia ra)[\s:.]*")


@dataclass(frozen=True, slots=True)
class Shape:
    """columns: by grid number. across: indicator of each column where columns are indicators, else empty.

    rows: indicator of each row (by block id) where rows are. crossed: indicators that only row and column together
    name, by block id and column. counted: ids of the rows that count in an `across` table.
    times: the rows of an `across` table are periods, kinds or plans rather than parts; time_head: what their column
    is headed.
    index_year: the last year before the report's that a column names: yearly indices of it are the current ones.
    """

    columns: dict[int, Column]
    rows: dict[str, Named] = field(default_factory=dict)
    across: dict[int, Named] = field(default_factory=dict)
    crossed: dict[tuple[str, int], Named] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    times: bool = False
    index_year: int | None = None
    time_head: str = ""

    def time_of(self, row: Block) -> str:
        """What a row of a table of times says of when: "Quý III", or "7" under the head "Tháng"."""
        label = (row.row.label if row.row else None) or ""
        return f"{self.time_head} {label}" if self.time_head and re.match(r"\d{1,2}\b(?!/)", label) else label


def read_shape(rows: Sequence[Block], *, labels: LabelIndex, period: Period, unit: str, title: str) -> Shape:
    columns = read_columns(rows, period=period)
    about = about_table(rows, title, head=_label_head(columns))
    body = [r for r in rows if r.kind is BlockKind.TABLE_ROW and r.row is not None]
    columns = carried_over(columns, body)
    year = _index_year(columns, period)
    across = _across(under_phases(columns) if about.dossiers else columns, labels, about, year)
    down = _down(body, columns, labels, about)
    crossed = _crossed(body, columns, down, title)
    if not crossed and _reads_across(across, down, columns, body):
        times = _rows_are_times(body, _label_head(columns))
        counted = frozenset(r.id for r in (body if times else _counted(body, unit)))
        whole = _whole_columns(columns, across, down, counted)
        head = _label_head(columns)
        return Shape(columns, {}, across, whole, counted, times=times, index_year=year, time_head=head)
    return Shape(parts_beside_total(with_shares(columns, body), body), rows=down, crossed=crossed, index_year=year)


def _label_head(columns: dict[int, Column]) -> str:
    return next((c.words for c in columns.values() if c.role is ColumnRole.LABEL), "")


def _whole_columns(
    columns: dict[int, Column], across: dict[int, Named], down: dict[str, Named], counted: frozenset[str]
) -> dict[tuple[str, int], Named]:
    """A column "Tổng" beside its parts, which the header leaves unnamed, is what the row's label names."""
    bare = [i for i, c in columns.items() if i not in across and len(c.header) > 1 and _BARE_TOTAL.fullmatch(c.leaf)]
    rows = {r: n for r, n in down.items() if r in counted and not n.share_only}
    return {(r, i): n for r, n in rows.items() for i in bare if columns[i].role is ColumnRole.FIGURE}


def _index_year(columns: dict[int, Column], period: Period) -> int | None:
    named = [c.period.year for c in columns.values() if c.period and c.period.kind is PeriodKind.YEAR]
    return max((y for y in named if y < period.year), default=None)


def _across(columns: dict[int, Column], labels: LabelIndex, about: About, index_year: int | None) -> dict[int, Named]:
    head = _label_head(columns)
    found: dict[int, Named] = {}
    before: Column | None = None
    whole: Column | None = None
    for index, column in sorted(columns.items()):
        if not _may_name(column, index_year):
            continue
        left = found.get(before.index) if before else None
        column, whole = _of_whole(column, whole)
        named = None if column.rule else name_column(column, labels=labels, about=about, label_head=head, before=left)
        if named is None and not column.rule and before is not None and is_bare_share(column.leaf):
            named = share_after(label_words(before.leaf), left, labels, about)
        if named is None and left is not None and is_rank(column.leaf):
            named = _rank_of(left)
        if named is not None and _kind_fits(column, named, labels):
            found[index] = named
        before = before if is_bare_share(column.leaf) else column
    return _distinct(_received(_all_bodies(found, columns), columns), columns)


def _all_bodies(found: dict[int, Named], columns: dict[int, Column]) -> dict[int, Named]:
    """A bare "Tổng" beside columns of autonomy groups counts all the bodies of the groups."""
    groups = [i for i, n in found.items() if n.code in ("TK-04", "TK-05", "TK-06", "TK-07")]
    paths = {columns[i].header[:-1] for i in groups}
    bare = [i for i, c in columns.items() if c.header[:-1] in paths and _BARE_TOTAL.fullmatch(c.leaf)]
    if len(groups) < 3 or len(bare) != 1 or bare[0] in found:
        return found
    return {**found, bare[0]: Named("BM-03", 0.8)}


def _rank_of(left: Named) -> Named | None:
    """A column "Xếp hạng" is the rank the score to its left gives."""
    code = in_rank_column(left.code)
    return Named(code, left.strength) if code else None


def _may_name(column: Column, index_year: int | None) -> bool:
    """Results, plans, and the last year before the report's, which may be an index's current one."""
    if column.role is not ColumnRole.FIGURE:
        return False
    year = column.period is not None and column.period.kind is PeriodKind.YEAR and column.period.year == index_year
    return column.kind in (FigureKind.ACTUAL, FigureKind.TARGET) or (column.kind is FigureKind.PREVIOUS and year)


def _kind_fits(column: Column, named: Named, labels: LabelIndex) -> bool:
    if column.kind is FigureKind.PREVIOUS:
        return labels.catalogue[named.code].semantics is Semantics.YEARLY
    return column.kind is FigureKind.ACTUAL or in_plan_column(named.code) == named.code


def _of_whole(column: Column, whole: Column | None) -> tuple[Column, Column | None]:
    """Columns under "Trong đó" are parts of the whole to their left, and take its words; the whole comes back too."""
    if len(column.header) <= 1:
        if column.header and whole is not None and _PART_OF.match(fold_case(column.header[0])):
            return replace(column, header=(whole.header[0], column.header[0])), whole
        return column, column if column.header else whole
    if whole is not None and re.match(r"(trong đó|gồm|chia ra|bao gồm)\b", fold_case(column.header[0])):
        return replace(column, header=(whole.header[0], *column.header[1:])), whole
    return column, whole


def _received(found: dict[int, Named], columns: dict[int, Column]) -> dict[int, Named]:
    """ "Tiếp nhận: tổng số" holds files carried in only where the table has a column for them."""
    apart = any(n.code == "TT-12" and _NEW.search(fold_case(columns[i].leaf)) for i, n in found.items())
    if apart or any(named.code == "TT-15" for named in found.values()):
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


def _down(body: Sequence[Block], columns: dict[int, Column], labels: LabelIndex, about: About) -> dict[str, Named]:
    found: dict[str, Named] = {}
    told = _Told()
    figures = [c for c in columns.values() if c.role is ColumnRole.FIGURE]
    planned = any(c.kind is FigureKind.TARGET for c in figures)
    of_counts = any(c.sources for c in with_shares(columns, body).values())
    shares = of_counts or (not planned and any(c.completion for c in figures))  # "Tỷ lệ" beside counts, not a plan
    results = [c for c in columns.values() if c.role is ColumnRole.NOTE and holds_results(c.leaf)]
    own = [c for c in figures if c.kind is FigureKind.ACTUAL and not c.rule] or results or figures
    first = own[0] if own else Column(0, ColumnRole.FIGURE)
    headed = Unit("%") if _IN_PERCENT.search(_label_head(columns)) else Unit()  # "Chỉ tiêu (quý III, %)"
    for row in body:
        assert row.row is not None
        groups = tuple(g for g in row.row.groups if not _AMONG.fullmatch(fold_case(g)))
        if groups[:1] != told.group[:1] and not is_bare_share(row.row.label or ""):
            told = _Told(group=groups)
        label = label_words(row.row.label or "")
        if row.row.label and is_bare_share(row.row.label):
            named = share_after(told.label, told.named, labels, about)
        else:
            unit = unit_of(row, first, columns)
            unit = unit if unit.measure else _printed_unit(row, first)
            unit = unit if unit.measure else headed
            named = name_row(row, unit, labels=labels, before=told.phase, about=about, running=told.story)
            if named is None and shares and unit.measure is None:
                share = name_row(row, Unit("%"), labels=labels, before=told.phase, about=about, running=told.story)
                named = replace(share, share_only=True) if share else None
            named = named or _of_plan(label, figures)
            told = _Told(told.group, next_phase(row, told.phase), _next_story(label, told.story), label, named)
        if named is not None:
            found[row.id] = named
    return _without_siblings(found, body)


def _of_plan(label: str, figures: Sequence[Column]) -> Named | None:
    """A row that is only a subject ("Vốn đầu tư công") means what the column of plans says of it ("Được giao")."""
    story = subject_of(timeless(label))
    plan = next((c for c in figures if c.kind is FigureKind.TARGET), None)
    said = said_in(story, plan.leaf) if story is not None and plan is not None else None
    return Named(said.count, 0.8) if said is not None and said.count else None


def _without_siblings(found: dict[str, Named], body: Sequence[Block]) -> dict[str, Named]:
    """Rows side by side that mean the same indicator ("Trực tiếp", "Bưu chính") are parts of it, unless their words
    tell times apart or one of them is the total."""
    named = {row: n for row, n in found.items() if not n.share_only}
    places = [(r.id, r.row) for r in body if r.row is not None and r.row.label and r.id in named]
    alike: dict[tuple[str, tuple[str, ...]], dict[str, list[str]]] = {}
    for row, place in places:
        label = fold_case(label_words(place.label or ""))
        if timeless(label) == label and not is_bare_share(label) and not _TOTAL.match(label):
            alike.setdefault((found[row].code, place.groups), {}).setdefault(label, []).append(row)
    parts = {row for labelled in alike.values() if len(labelled) > 1 for rows in labelled.values() for row in rows}
    return {row: named for row, named in found.items() if row not in parts}


def _printed_unit(row: Block, column: Column) -> Unit:
    """The unit that stands in the figure's own cell ("120,4 tỷ đồng", "99,7%")."""
    cell = next((c for c in row.cells if c.column == column.index), None)
    mentions = read_numbers(row.cell_text(cell)) if cell else []
    return Unit(mentions[0].measure) if mentions and mentions[0].number.start == 0 else Unit()


@dataclass(frozen=True, slots=True)
class _Told:
    """What the rows above a row were about."""

    group: tuple[str, ...] = ()
    phase: Phase | None = None
    story: Story | None = None
    label: str = ""
    named: Named | None = None


def _next_story(label: str, running: Story | None) -> Story | None:
    """A row's own subject, or the running one as long as labels stay general."""
    own = story_of(label)
    if own is not None:
        return own
    return running if running and said_in(running, label) is not None else None


def _crossed(
    body: Sequence[Block], columns: dict[int, Column], down: dict[str, Named], title: str
) -> dict[tuple[str, int], Named]:
    """Rows that are only a subject ("Công chức") under columns that only say what of it ("Được giao", "Có mặt")."""
    found: dict[tuple[str, int], Named] = {}
    for row in body:
        label = timeless(label_words((row.row.label if row.row else None) or ""))
        meant = {(row.id, i): Named(code, 0.8) for i, c in columns.items() if (code := _meant_by_both(label, c))}
        if len({n.code for n in meant.values()}) >= 2:
            found.update(meant | _shares_of_plan(row, meant, columns))
            down.pop(row.id, None)
    if not found and _OF_STAFF.search(fold_case(title)) and not _OTHER_STAFF.search(fold_case(title)):
        found = _crossed_over(body, columns)
        for row_id, _ in found:
            down.pop(row_id, None)  # the other columns are parts of these, or the sum of different things
    return found


def _shares_of_plan(
    row: Block, meant: dict[tuple[str, int], Named], columns: dict[int, Column]
) -> dict[tuple[str, int], Named]:
    """ "Tỷ lệ TH/KH" beside plan and result of a subject is the share of the plan done, where that has a code."""
    shares = {in_share_column(n.code) for n in meant.values()} - {None}
    done = [i for i, c in columns.items() if c.completion and c.role is ColumnRole.FIGURE]
    return {(row.id, i): Named(code, 0.8) for i in done for code in shares if code} if len(shares) == 1 else {}


def _crossed_over(body: Sequence[Block], columns: dict[int, Column]) -> dict[tuple[str, int], Named]:
    """The other way round: columns that are only a subject ("Cộng công chức") over rows that say what of it."""
    subjects = {i: s for i, c in columns.items() if c.role is ColumnRole.FIGURE and (s := subject_of(c.leaf))}
    found = {
        (row.id, i): Named(said.count, 0.8)
        for row in body
        for i, story in subjects.items()
        if (said := said_in(story, label_words((row.row.label if row.row else None) or ""))) and said.count
    }
    return found if len({n.code for n in found.values()}) >= 2 and len({r for r, _ in found}) >= 2 else {}


def _meant_by_both(label: str, column: Column) -> Code | None:
    """What a subject under a head of general words means: "Hồ sơ" under "Đã giải quyết"."""
    plain = column.role is ColumnRole.FIGURE and column.header and not column.rule
    if not plain or column.kind not in (FigureKind.ACTUAL, FigureKind.TARGET):
        return None
    story, percent = subject_of(label), is_percent_header(column)
    if story is None:
        files = _FILES.fullmatch(fold_case(label)) is not None and not percent and column.kind is FigureKind.ACTUAL
        return dossier_code((label, label_words(column.leaf))) if files and phase_of(column.leaf) else None
    said = said_in(story, column.leaf)
    code = (said.share if percent else said.count) if said else None
    return code if code and (column.kind is FigureKind.ACTUAL or in_plan_column(code) == code) else None


def _reads_across(
    across: dict[int, Named], down: dict[str, Named], columns: dict[int, Column], body: Sequence[Block]
) -> bool:
    head = fold_case(_label_head(columns))
    totals = {r.id for r in body if r.row and _TOTAL.match(fold_case(label_words(r.row.label or "")))}
    kinds_across = len({n.code for n in across.values()})
    kinds_down = len({n.code for i, n in down.items() if i not in totals and not n.share_only})
    if _PLACES.search(head) and not re.search(r"chỉ tiêu|nội dung|tiêu chí", head):
        return kinds_across >= 1 and not kinds_down >= max(3, 2 * kinds_across)
    if kinds_across >= 2 and kinds_across > kinds_down:
        return True
    return kinds_across >= 1 and bool(totals) and not down.keys() - totals


def _rows_are_times(body: Sequence[Block], head: str) -> bool:
    if _TIME_HEAD.fullmatch(fold_case(head).strip(" .:")):
        return True
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
