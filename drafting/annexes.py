"""Annexes: the city's figures, units side by side, what is missing or in dispute, and where each figure comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from domain.city import CityFigure
from domain.drafts import Paragraph, Run, Section, Source, Table
from domain.facts import Fact, FactState
from domain.indicators import AREA_NAMES, Aggregation, Area, Better, Code, Indicator
from domain.periods import Period
from domain.quantities import DONG, PERCENT
from domain.units import ReportingUnit
from domain.values import Severity
from drafting.city import plausible
from drafting.desk import GROUP_NAMES, NOT_READ, NOT_SENT, Desk
from drafting.left_out import ABSENT, reasons
from drafting.outline import Outline
from drafting.printing import money_scale
from drafting.quoting import clean, quoted
from drafting.ranking import UnitFigure, in_groups, places, unit_figures
from drafting.sentences import is_shared, unit_slot
from drafting.slots import UNITS

Cell = tuple[Run, ...]
Row = tuple[Cell, ...]
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_NONE = (Run("–"),)
_MOST_FINDINGS = 80
_MOST_MISSING = 8
_MOST_SOURCES = 1500
ENOUGH_SOURCES = _MOST_SOURCES + 1  # to know that there are more than are printed


def words(text: str, *, bold: bool = False, italic: bool = False) -> Cell:
    return (Run(text, None, bold, italic),) if text else ()


def city_table(desk: Desk) -> Section:
    """Every city figure with the number of units in it; the quarter and the year so far in their own columns."""
    now, whole = desk.period, desk.period.cumulative()
    both = now != whole
    titles = ["STT", "Chỉ tiêu", "Đơn vị tính", f"Kết quả {_in(now)}", "Số đơn vị có số liệu"]
    widths = [0.07, 0.41, 0.13, 0.14, 0.11]
    if both:
        titles += [f"Lũy kế {_in(whole)}", "Số đơn vị có số liệu"]
        widths = [0.065, 0.335, 0.12, 0.14, 0.1, 0.14, 0.1]
    rows: list[Row] = []
    for area in Area:
        body = [_city_row(desk, i, both) for i in desk.catalogue.in_area(area) if _spoken_of(desk, i)]
        if body:
            roman = _ROMAN[sum(1 for r in rows if r[0] and r[0][0].bold)]
            blank = ((),) * (len(titles) - 2)
            rows.append((words(roman, bold=True), words(AREA_NAMES[area], bold=True), *blank))
            rows += [(words(str(n)), *row) for n, row in enumerate(body, start=1)]
    note = (
        "Ghi chú: cột “Số đơn vị có số liệu” ghi số đơn vị có trong kết quả trên số đơn vị đã gửi báo cáo; "
        "“không cộng”: chỉ tiêu dùng chung hoặc không tổng hợp thành số chung; “–”: chưa có số liệu. "
        "Tỷ lệ chung bằng tổng tử số chia tổng mẫu số của cùng các đơn vị, không lấy bình quân các tỷ lệ."
    )
    table = Table((tuple(titles), _numbers(len(titles))), tuple(rows), tuple(widths), note=note)
    return Section("I", f"Tổng hợp các chỉ tiêu cải cách hành chính {desk.period.label}", 1, (table,))


def _in(period: Period) -> str:
    return period.short_label[0].lower() + period.short_label[1:]


def _numbers(columns: int) -> tuple[str, ...]:
    return tuple(f"({n})" for n in range(1, columns + 1))


def _spoken_of(desk: Desk, indicator: Indicator) -> bool:
    """Whether a row has something to say: a figure, or units that told theirs where no common figure is made."""
    told = indicator.aggregation is not Aggregation.LAST
    figures = [f for when in ("period", "cumulative") if (f := desk.figure(indicator.code, when))]
    return any(f.parts or (told and f.unit_facts) for f in figures)


def _city_row(desk: Desk, indicator: Indicator, both: bool) -> Row:
    now = desk.figure(indicator.code, "period")
    whole = desk.figure(indicator.code, "cumulative") if both else None
    if whole is now:
        whole = None
    scale, measure = _row_scale(indicator, (now, whole))
    year = f" (năm {now.period.year})" if now and now.period.kind.value == "Y" and desk.period.kind.value != "Y" else ""
    cells: list[Cell] = [words(indicator.name + year), words(measure)]
    for figure in (now, whole) if both else (now,):
        cells += [_amount(desk, indicator, figure, scale), _cover(desk, figure)]
    return tuple(cells)


def _row_scale(indicator: Indicator, figures: Iterable[CityFigure | None]) -> tuple[Decimal, str]:
    """One measure for a row: the smaller scale of its amounts of money."""
    amounts = [f.amount for f in figures if f and f.amount]
    if indicator.measure != DONG or not amounts:
        return Decimal(1), indicator.measure
    return min(money_scale(a) for a in amounts)


def _amount(desk: Desk, indicator: Indicator, figure: CityFigure | None, scale: Decimal) -> Cell:
    if figure is None:
        return _NONE
    if figure.amount is not None:
        return (Run(slot=desk.slots.city(figure, scale=scale)),)
    if is_shared(desk, indicator.code) and figure.unit_facts:
        return words("không cộng", italic=True)
    return _NONE


def _cover(desk: Desk, figure: CityFigure | None) -> Cell:
    if figure is None or (indicator := desk.catalogue[figure.indicator]).aggregation is Aggregation.LAST:
        return _NONE
    if figure.amount is None and is_shared(desk, indicator.code):
        have = len(figure.unit_facts)
        shown = f"{have}/{figure.expected}"
        claim = ("reported", figure.indicator, figure.period)
        slot = desk.slots.make(claim, shown, Decimal(have), UNITS, indicator=figure.indicator, period=figure.period,
                               derivation="đếm số đơn vị")  # fmt: skip
        return (Run(slot=slot),)
    return (Run(slot=desk.slots.coverage(figure)),)


def comparison_table(desk: Desk, outline: Outline) -> Section | None:
    """Units by key indicators, each group apart, with the place in the group behind the figure."""
    columns = [(code, figures) for code in outline.comparison if (figures := _compared(desk, code))]
    if not columns:
        return None
    head = ("STT", "Đơn vị", *(desk.phrases.short.get(code, desk.catalogue[code].name) for code, _ in columns))
    share = 0.74 / len(columns)
    found = {code: {f.unit: f for f in figures} for code, figures in columns}
    ranks = {code: _ranks(figures, desk.catalogue[code].better) for code, figures in columns}
    rows: list[Row] = []
    for group, name in GROUP_NAMES.items():
        units = [u.name for u in desk.units if u.group is group]
        if units:
            rows.append(((), words(name[0].upper() + name[1:], bold=True), *((),) * len(columns)))
        for n, unit in enumerate(units, start=1):
            cells = tuple(_compared_cell(desk, found[c].get(unit), ranks[c].get(unit)) for c, _ in columns)
            rows.append((words(str(n)), words(unit), *cells))
    note = (
        "Ghi chú: số trong ngoặc đơn là thứ tự trong khối, chỉ xếp các đơn vị có số liệu thống nhất; “–”: đơn vị chưa "
        "có số liệu hoặc số liệu mâu thuẫn, chưa rõ (nêu tại Phụ lục III); dấu * : số liệu làm tròn "
        "hoặc không khớp tử số, mẫu số đơn vị báo cáo, cần kiểm tra lại, không xếp thứ tự."
    )
    table = Table(
        (head, _numbers(len(head))), tuple(rows), (0.05, 0.21, *(share,) * len(columns)), note=note, landscape=True
    )
    return Section("II", f"So sánh một số chỉ tiêu chủ yếu của các đơn vị {desk.period.label}", 1, (table,))


def _ranks(figures: Sequence[UnitFigure], better: Better) -> dict[str, int]:
    """Places in the groups; being first of one says nothing."""
    alone = {members[0].unit for _, members in in_groups(figures) if len(members) == 1}
    return {unit: place for unit, place in places(figures, better).items() if unit not in alone}


def _compared(desk: Desk, code: Code) -> tuple[UnitFigure, ...]:
    if code not in desk.catalogue:
        return ()
    return unit_figures(desk, code, desk.at(code, desk.when(code)))


def _compared_cell(desk: Desk, figure: UnitFigure | None, place: int | None) -> Cell:
    if figure is None:
        return _NONE
    slot = unit_slot(desk, figure, table=True)
    if place is None:
        return (Run(slot=slot), Run("*")) if figure.doubtful or figure.rounded else (Run(slot=slot),)
    rank = desk.slots.make(
        ("place", figure.code, figure.period, figure.unit), str(place), Decimal(place), "hạng", indicator=figure.code,
        period=figure.period, scope=figure.unit, derivation="thứ tự trong khối theo số liệu đã báo cáo",
    )  # fmt: skip
    return (Run(slot=slot), Run(" ("), Run(slot=rank), Run(")"))


def gap_section(desk: Desk) -> Section:
    """Who did not report, which figures are disputed, and who is missing from which figure."""
    body: list[Paragraph | Table] = [*_silent_units(desk), *_disputed(desk), *_missing(desk), *_findings(desk)]
    if not body:
        body = [Paragraph(words("Không có."))]
    return Section("III", "Đơn vị chưa có số liệu và số liệu cần kiểm tra", 1, tuple(body))


def _silent_units(desk: Desk) -> list[Paragraph | Table]:
    return [*_by_group(desk, desk.material.silent, NOT_SENT), *_by_group(desk, desk.material.not_read, NOT_READ)]


def _by_group(desk: Desk, units: Sequence[ReportingUnit], what: str) -> list[Paragraph | Table]:
    if not units:
        return []
    count = desk.slots.count(len(units), what)
    body: list[Paragraph | Table] = [
        Paragraph((Run(f"Cơ quan, đơn vị {what}", None, True), Run(" ("), Run(slot=count), Run(" đơn vị):")))
    ]
    for group, name in GROUP_NAMES.items():
        names = [u.short_name for u in units if u.group is group]
        if names:
            body.append(Paragraph(words(f"{name[0].upper()}{name[1:]}: {', '.join(names)}."), "dash"))
    return body


def _disputed(desk: Desk) -> list[Paragraph | Table]:
    rows: list[Row] = []
    for fact in desk.material.facts:
        indicator = desk.catalogue.get(fact.indicator)
        if indicator is None or fact.unit not in desk.named or plausible(fact, indicator):
            continue
        why = _why_disputed(fact)
        amounts: list[Run] = []
        for place, amount in enumerate(fact.amounts or ((fact.amount,) if fact.amount is not None else ()), start=1):
            amounts += [Run("; ")] if amounts else []
            amounts += [Run(slot=desk.slots.amount_of(fact, amount, place=place))]
        period = _in(fact.period)
        rows.append(
            (
                words(str(len(rows) + 1)),
                words(fact.unit),
                words(f"{indicator.name}, {period}"),
                tuple(amounts),
                words(why),
            )
        )
    if not rows:
        return []
    head = ("STT", "Đơn vị", "Chỉ tiêu", "Các số đọc được", "Lý do chưa tổng hợp")
    table = Table((head,), tuple(rows), (0.075, 0.2, 0.335, 0.18, 0.21))
    return [Paragraph(words("Số liệu chưa thống nhất, chưa đưa vào số tổng hợp:", bold=True)), table]


def _why_disputed(fact: Fact) -> str:
    if fact.state is FactState.CONFLICT:
        return "Các chỗ trong báo cáo ghi khác nhau"
    if fact.state is not FactState.AMBIGUOUS:
        return "Ngoài giới hạn có thể có"
    digits = {amount.normalize().as_tuple().digits for amount in fact.amounts}
    return "Cách viết số có thể hiểu nhiều nghĩa" if len(digits) == 1 else "Báo cáo có hơn một số cho cùng kỳ"


def _missing(desk: Desk) -> list[Paragraph | Table]:
    rows: list[Row] = []
    for indicator in desk.catalogue:
        figure = desk.figure(indicator.code, desk.when(indicator.code))
        if indicator.aggregation not in (Aggregation.SUM, Aggregation.RATIO) or not figure or not figure.missing:
            continue
        for why, units in reasons(desk, figure).items():
            if figure.parts or why != ABSENT:
                desk.gap("Phụ lục III", why, code=figure.indicator, units=units)
        if not figure.parts:
            continue
        name = f"{indicator.name}, {_in(figure.period)}"
        cover = (Run(slot=desk.slots.coverage(figure)),)
        rows.append((words(str(len(rows) + 1)), words(name), cover, _without(desk, figure)))
    if not rows:
        return []
    head = ("STT", "Chỉ tiêu", "Số đơn vị có số liệu", "Đơn vị chưa có số liệu để tổng hợp")
    note = "Ghi chú: dấu * : đơn vị có số liệu nhưng mâu thuẫn hoặc chưa rõ, không phải là chưa báo cáo."
    table = Table((head,), tuple(rows), (0.075, 0.365, 0.12, 0.44), note=note)
    return [Paragraph(words("Chỉ tiêu còn thiếu số liệu của một số đơn vị đã gửi báo cáo:", bold=True)), table]


def _without(desk: Desk, figure: CityFigure) -> Cell:
    """Who is missing from a figure; where most are, who is in it."""
    short = {u.name: u.short_name for u in desk.units}
    inside = [short[f.unit] for f in figure.parts if f.unit in short]
    if len(figure.missing) <= _MOST_MISSING or len(inside) > _MOST_MISSING:
        what = f"{figure.indicator} {figure.period} chưa có số liệu"
        named = sorted(figure.missing, key=lambda u: u not in figure.unsettled)
        return desk.listed([short[u] + "*" * (u in figure.unsettled) for u in named], _MOST_MISSING, what)
    return (Run("Các đơn vị đã gửi báo cáo, trừ " + ", ".join(inside)),)


def _findings(desk: Desk) -> list[Paragraph | Table]:
    order = {name: i for i, name in enumerate(desk.names)}
    found = [(u, f) for u, f in desk.material.findings if u in order and f.severity is not Severity.INFO]
    found.sort(key=lambda pair: (pair[1].severity is not Severity.ERROR, order[pair[0]]))
    rows: list[Row] = []
    for unit, finding in found[:_MOST_FINDINGS]:
        text = quoted(desk, unit, clean(finding.message), None, why="kết quả kiểm tra báo cáo của đơn vị")
        rows.append((words(str(len(rows) + 1)), words(unit), text))
    if not rows:
        return []
    table = Table((("STT", "Đơn vị", "Nội dung cần đơn vị giải trình, xác nhận"),), tuple(rows), (0.075, 0.245, 0.68))
    return [Paragraph(words("Kết quả kiểm tra số liệu trong báo cáo của các đơn vị:", bold=True)), table]


def source_section(desk: Desk, sources: Sequence[Source], place: int) -> Section | None:
    """Each value used: whose, what, how much, which document and page, in which words. Only in the checking version.

    place: how many annexes come before it.
    """
    rows: list[Row] = []
    for source in sources[:_MOST_SOURCES]:
        value = desk.values[source.value_id]
        indicator = desk.catalogue[value.indicator]
        shown = desk.slots.shown(value.amount, value.measure) + ("%" if indicator.measure == PERCENT else "")
        amount = desk.slots.make(
            ("value", value.id), shown, value.amount, value.measure,
            indicator=value.indicator, period=value.period, scope=value.unit, values=(value.id,),
        )  # fmt: skip
        page = f", trang {source.page}" if source.page else ""
        rows.append((
            words(str(len(rows) + 1)), words(value.unit), words(f"{indicator.code}, {_in(value.period)}"),
            (Run(slot=amount),), words(f"{source.document}{page}"), words(f"“{source.quote}”"),
        ))  # fmt: skip
    if not rows:
        return None
    note = (
        "Danh sách đầy đủ nguồn của mọi số liệu có trong tệp bảng tính kèm theo."
        if len(sources) > _MOST_SOURCES
        else ""
    )
    head = ("STT", "Đơn vị", "Chỉ tiêu, kỳ", "Số liệu", "Văn bản, trang", "Trích nguyên văn")
    widths = (0.05, 0.16, 0.14, 0.11, 0.16, 0.38)
    table = Table((head,), tuple(rows), widths, note=note, landscape=True)
    return Section(_ROMAN[place], "Nguồn số liệu", 1, (table,), checking=True)
