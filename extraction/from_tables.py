"""Table rows in, candidates out: every number of every row, as value, target, previous figure, part or mere label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.documents import Block, BlockKind, Cell, Document
from domain.indicators import Catalogue, Indicator, IndicatorType, Semantics
from domain.number_reading import read_numbers
from domain.numbers import NumberForm, NumberMention
from domain.periods import Period, PeriodKind
from domain.texts import Span, fold_case
from domain.values import FigureKind, Method
from extraction.accounting import rule_of_form
from extraction.candidates import Candidate
from extraction.from_sentences import read_block
from extraction.grounding import is_dash, printed_around, read_cell, says_none
from extraction.header_periods import named_period, names_cumulative, names_previous
from extraction.labels import LabelIndex
from extraction.table_columns import Column, ColumnRole
from extraction.table_labels import Named, Unit, is_percent_header, row_kind_words, unit_of
from extraction.table_pairs import in_plan_column, in_rank_column, in_result_column, in_share_column
from extraction.table_panels import panels, with_labels_repeated
from extraction.table_shape import Shape, read_shape
from extraction.table_times import is_time, time_said

_CUMULATIVE_NOTE = re.compile(
    r"^\s*(?:lk|lũy kế|luỹ kế|cộng dồn)(?:\s+(?:từ đầu năm|9 tháng|6 tháng|đến nay))?\s*:?\s*$"
)
_UP_TO = re.compile(r"\bđến (hết )?(ngày )?\d{1,2}[/.-]\d{1,2}|\bđến (hết kỳ|nay|thời điểm|kỳ báo cáo|cuối kỳ)")
_RANK_HEAD = re.compile(r"xếp (hạng|thứ)|thứ hạng|vị trí")
_RESULT_HEAD = re.compile(r"kết quả|tình hình|thực hiện|đã làm|nội dung công việc|số liệu")
_COMING = re.compile(r"nhiệm vụ (quý|năm|kỳ|trọng tâm)|phương hướng|kế hoạch|thời hạn|chỉ tiêu quý|giải pháp|phấn đấu")
_BARE_TOTAL = re.compile(r"(tổng|cộng)( số| cộng)?")
_SENTENCE = 4  # words
_BARE_PERCENT = re.compile(r"^\s*(?:đạt|chiếm|tỷ lệ|tỉ lệ|bằng)?\s*:?\s*[\d.,]+\s*%\s*$")
_DASH_NOTE = re.compile(r"dấu\s*[\"“”'‘’(]*\s*[-–—]\s*[\"“”'‘’)]*[^.;]{0,40}(không (phát sinh|có)|bằng 0|là 0)")
_KIND_OF_NOTE = (
    (FigureKind.BENCHMARK, re.compile(r"\btp\b|thành phố(?! giao)|cả nước|bình quân|toàn ngành")),
    (FigureKind.TARGET, re.compile(r"chỉ tiêu|\bct\b|giao|mục tiêu|kế hoạch|\bkh\b|phấn đấu|yêu cầu")),
    (FigureKind.DELTA, re.compile(r"tăng|giảm|so với|cao hơn|thấp hơn")),
    (FigureKind.PREVIOUS, re.compile(r"quý|kỳ trước|cùng kỳ|năm (20|trước|ngoái)|tháng")),
)


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads the tables of one report."""

    catalogue: Catalogue
    labels: LabelIndex
    unit: str
    period: Period
    dash_note: str = ""  # the report's own words on what "-" means in its tables

    def read(self, document: Document) -> list[Candidate]:
        """Candidates of every row of every table; head rows are left to accounting."""
        numbers = sorted({b.row.table for b in document.blocks if b.row is not None})
        reader = replace(self, dash_note=_dash_note(document))
        return [
            candidate
            for number in numbers
            for panel in panels(document.table_rows(number))
            for candidate in reader.read_table(with_labels_repeated(panel))
        ]

    def read_table(self, rows: Sequence[Block]) -> list[Candidate]:
        """Candidates of the rows of one table, head rows given but not read."""
        title = _title(rows)
        shape = read_shape(rows, labels=self.labels, period=self.period, unit=self.unit, title=title)
        found: list[Candidate] = []
        for row in rows:
            if row.kind is BlockKind.TABLE_ROW:
                for cell in row.cells:
                    found += self._cell(row, cell, shape, title)
        return found

    def _cell(self, row: Block, cell: Cell, shape: Shape, title: str) -> list[Candidate]:
        column = shape.columns.get(cell.column, Column(cell.column, ColumnRole.NOTE))
        if column.role is ColumnRole.FIGURE:
            return self._figure(row, cell, column, shape, title)
        if column.role is ColumnRole.INDEX:
            return [_left_out(row, cell, m, "list_number") for m in read_numbers(row.cell_text(cell))]
        if column.role is ColumnRole.LABEL:
            return self._label(row, cell)
        return self._note(row, cell, shape, title)

    def _figure(self, row: Block, cell: Cell, column: Column, shape: Shape, title: str) -> list[Candidate]:
        named = shape.crossed.get((row.id, cell.column)) or shape.rows.get(row.id)
        named = shape.across.get(cell.column) if shape.across else named
        unit = unit_of(row, column, shape.columns)
        words = row.cell_text(cell)
        mention = _main_number(words, unit)
        unsaid = is_dash(words) and not says_none(f"{printed_around(row)}\n{self.dash_note}")
        if mention is None or unsaid:
            return [_left_out(row, cell, m, "table_cell") for m in read_numbers(words)]
        candidate = self._candidate(row, cell, mention, unit, column, named, title, shape)
        if shape.across and not shape.times and row.id not in shape.counted:
            candidate = replace(candidate, rule="part_of_total")
        elif said := _time_words(row, column, shape):
            candidate = self._timed(candidate, said)
        return [candidate, *self._whole(candidate), *self._more(row, cell, words, mention, named)]

    def _timed(self, candidate: Candidate, said: str) -> Candidate:
        """A figure whose row says of when or of what kind it is; states and plans stand for the report's period."""
        kind, when = time_said(said, self.period)
        if kind is not FigureKind.ACTUAL:
            plan = in_plan_column(candidate.code or "") if kind is FigureKind.TARGET else None
            return replace(candidate, code=plan) if plan else replace(candidate, kind=kind, period=when)
        indicator = self.catalogue.get(candidate.code) if candidate.code else None
        moves = indicator is not None and indicator.semantics in (Semantics.FLOW, Semantics.CUMULATIVE)
        return replace(candidate, period=when) if when and moves else candidate

    def _whole(self, candidate: Candidate) -> list[Candidate]:
        """ "12/15" under one label is two indicators where the catalogue has one for the whole."""
        code = self.labels.wordings.out_of.get(candidate.code or "")
        indicator = self.catalogue.get(code) if code else None
        if indicator is None or candidate.denominator is None or candidate.measure == "%":
            return []
        state = indicator.semantics in (Semantics.STATE, Semantics.PLAN)
        return [
            replace(
                candidate,
                code=indicator.code,
                amount=candidate.denominator,
                measure=indicator.measure,
                numerator=None,
                denominator=None,
                period=self.period if state else candidate.period,
            )
        ]

    def _candidate(
        self,
        row: Block,
        cell: Cell,
        mention: NumberMention,
        unit: Unit,
        column: Column,
        named: Named | None,
        title: str,
        shape: Shape,
    ) -> Candidate:
        assert row.row is not None
        words = row.cell_text(cell)
        code, kind = _code_and_kind(named, column, row.row.label or "", catalogue=self.catalogue, shape=shape)
        indicator = self.catalogue.get(code) if code else None
        if indicator is not None and indicator.semantics is Semantics.YEARLY:
            kind = _kind_of_year(kind, column, shape)
        if indicator is not None and not _measure_fits(indicator, mention, unit):
            indicator = code = None
        kind = _kind_by_row(row, kind, self.period, indicator)
        period = self._period(row, column, indicator, title) if indicator else None
        if kind is FigureKind.PREVIOUS:
            period = column.period
        parts = _parts_beside(row, indicator, mention)
        return Candidate(
            block=row,
            number=_at(cell, mention.number),
            quote=Span(0, len(row.text)),
            kind=kind,
            method=Method.TABLE,
            code=code,
            amount=mention.value,
            measure=indicator.measure if indicator else unit.measure or mention.measure,
            period=period,
            numerator=parts[0],
            denominator=parts[1],
            qualifier=mention.qualifier,
            label=None,
            slip=mention.slip,
            readings=mention.readings,
            suffix=unit.suffix if unit.measure in ("%", "đồng") or mention.slip else "",
            note=self.dash_note if is_dash(words) else "",
            rule=column.rule or ("" if code or kind is not FigureKind.ACTUAL else "no_indicator"),
            strength=named.strength if named else 0.0,
        )

    def _period(self, row: Block, column: Column, indicator: Indicator, title: str) -> Period:
        """The row's own words first, then its note, the header, the caption; states and plans take the report's."""
        assert row.row is not None
        label, groups = row.row.label or "", row.row.groups
        if indicator.semantics is Semantics.YEARLY:
            return self._year(label, groups, column, title)
        if indicator.semantics in (Semantics.STATE, Semantics.PLAN):
            return self.period
        note = _note_words(row, column)
        for words in (label, note, *reversed(column.header), *reversed(groups), title):
            if names_cumulative(words, self.period):
                return self.period.cumulative()
            if indicator.semantics is Semantics.CUMULATIVE and _UP_TO.search(fold_case(words)):
                return self.period.cumulative()
            named = named_period(words, self.period) if words is not note else None
            if named is not None and _may_be_period_of_value(named, self.period):
                return named
        if column.completion and column.period:
            return column.period
        return self.period.cumulative() if column.cumulative else self.period

    def _year(self, label: str, groups: Iterable[str], column: Column, title: str) -> Period:
        for words in (label, *reversed(column.header), *groups, title):
            match = re.search(r"\b(20\d\d)\b", words)
            if match and int(match.group()) < self.period.year:
                return Period(int(match.group()), PeriodKind.YEAR)
        year = self.period.year if self.period.kind is PeriodKind.YEAR else self.period.year - 1
        return Period(year, PeriodKind.YEAR)

    def _more(self, row: Block, cell: Cell, words: str, main: NumberMention, named: Named | None) -> list[Candidate]:
        """Further numbers of a figure cell: parts in brackets, an explanation."""
        found = []
        for mention in read_numbers(words):
            if mention.number.overlaps(main.number) or mention.form is NumberForm.ZERO:
                continue
            found.append(_other(row, cell, mention, FigureKind.OTHER, named))
        return found

    def _label(self, row: Block, cell: Cell) -> list[Candidate]:
        words = row.cell_text(cell)
        found = []
        for mention in read_numbers(words):
            if mention.form is NumberForm.ZERO:
                continue
            if mention.measure == "phiếu" and re.search(r"thu về|khảo sát|hợp lệ|trả lời", fold_case(words)):
                found.append(self._surveyed(row, cell, mention))
            else:
                found.append(_left_out(row, cell, mention, rule_of_form(mention) or "row_label"))
        return found

    def _surveyed(self, row: Block, cell: Cell, mention: NumberMention) -> Candidate:
        """ "Người dân hài lòng (764 phiếu thu về)": the row is about the share, its label gives the returned forms."""
        made = _other(row, cell, mention, FigureKind.ACTUAL, Named("TT-32", 0.9))
        return replace(made, measure="phiếu", period=self.period)

    def _note(self, row: Block, cell: Cell, shape: Shape, title: str) -> list[Candidate]:
        """Notes explain: targets, earlier figures, benchmarks; only "lũy kế 30" gives the row's cumulative value."""
        words = row.cell_text(cell)
        if _tells_results(words, shape.columns.get(cell.column), title):
            return self._told(row, cell, title)
        named = shape.rows.get(row.id)
        share = in_share_column(named.code) if named and _BARE_PERCENT.match(fold_case(words)) else None
        found = []
        for mention in read_numbers(words):
            if mention.form is NumberForm.ZERO:
                continue
            before = words[: mention.number.start]
            if rule := rule_of_form(mention):
                found.append(_left_out(row, cell, mention, rule))
            elif named and share and mention.measure == "%":
                made = _other(row, cell, mention, FigureKind.ACTUAL, Named(share, 0.7))
                found.append(
                    replace(
                        made, period=self._period(row, Column(cell.column, ColumnRole.NOTE), self.catalogue[share], "")
                    )
                )
            elif named and _CUMULATIVE_NOTE.match(fold_case(before)) and self._is_flow(named):
                made = _other(row, cell, mention, FigureKind.ACTUAL, named)
                found.append(replace(made, period=self.period.cumulative()))
            else:
                found.append(_other(row, cell, mention, _note_kind(before), named))
        return found

    def _told(self, row: Block, cell: Cell, title: str) -> list[Candidate]:
        """A cell of sentences in a column of results is read like a paragraph under the row's label."""
        label = (row.row.label if row.row else None) or ""
        inside = replace(row, kind=BlockKind.PARAGRAPH, text=row.cell_text(cell), cells=())
        inside = replace(inside, headings=tuple(h for h in (*row.headings, title, label) if h))
        found = read_block(inside, labels=self.labels, unit=self.unit, period=self.period)
        start = cell.span.start
        return [
            replace(
                c,
                block=row,
                number=_at(cell, c.number),
                quote=_at(cell, c.quote),
                label=Span(c.label.start + start, c.label.end + start) if c.label else None,
            )
            for c in found
        ]

    def _is_flow(self, named: Named) -> bool:
        indicator = self.catalogue.get(named.code)
        return indicator is not None and indicator.semantics in (Semantics.FLOW, Semantics.CUMULATIVE)


def _dash_note(document: Document) -> str:
    """The sentence in which a report says that "-" in its tables means none; empty if it does not say so."""
    for block in document.blocks:
        if match := _DASH_NOTE.search(fold_case(block.text)):
            return block.text[match.start() : match.end()]
    return ""


def _title(rows: Sequence[Block]) -> str:
    first = next((r for r in rows if r.row is not None), None)
    if first is None or first.row is None:
        return ""
    return first.row.caption or (first.headings[-1] if first.headings else "")


def _main_number(words: str, unit: Unit) -> NumberMention | None:
    """The number a figure cell is about: of several, the one in the row's unit."""
    suffix = unit.suffix if unit.measure not in ("hạng", "điểm") else ""
    mentions = [m for m in read_numbers(words) if rule_of_form(m) is None]
    if len(mentions) > 1 and unit.measure == "%":
        of_unit = [m for m in mentions if m.measure == "%"]
        if of_unit:
            return of_unit[0]
    read = read_cell(words, suffix)
    if read is None or read.value is None:
        read = read_cell(words)
    return read if read is not None and read.value is not None else None


def _code_and_kind(
    named: Named | None, column: Column, label: str, *, catalogue: Catalogue, shape: Shape
) -> tuple[str | None, FigureKind]:
    """Plan, result, share and rank columns turn a row about one thing into the indicator of that side of it."""
    if named is None:
        return None, column.kind
    percent = column.completion or is_percent_header(column)
    if named.share_only and not percent and any(c.completion for c in shape.columns.values()):
        return None, column.kind
    if column.completion:
        planned = any(c.kind is FigureKind.TARGET for c in shape.columns.values())
        if _BARE_TOTAL.fullmatch(fold_case(label)) and not shape.across and not planned:
            return None, column.kind  # "Tổng số | 158 | 100": the whole is no share of itself
        own = (
            named.share_only
            or shape.across
            or (named.code in catalogue and catalogue[named.code].is_percent and shape.crossed)
        )
        return (named.code if own else in_share_column(named.code)), column.kind
    if _RANK_HEAD.search(fold_case(column.leaf)) and not shape.across:
        return in_rank_column(named.code), column.kind
    if column.kind is FigureKind.TARGET:
        plan = in_plan_column(named.code)
        is_result = re.search(r"hoàn thành|đã|giải ngân được|có mặt", fold_case(label))
        return (plan, FigureKind.ACTUAL) if plan and not is_result else (named.code, FigureKind.TARGET)
    if re.search(r"thực hiện|\bth\b|có mặt|hoàn thành|giải ngân", fold_case(column.words)):
        return in_result_column(named.code), column.kind
    return named.code, column.kind


def _kind_by_row(row: Block, kind: FigureKind, period: Period, indicator: Indicator | None) -> FigureKind:
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
    if names_previous(label, period) or (named is not None and named.end < period.end and named.year <= period.year):
        return FigureKind.PREVIOUS
    if _last_cell_says_previous(row):
        return FigureKind.PREVIOUS
    return kind


def _kind_of_year(kind: FigureKind, column: Column, shape: Shape) -> FigureKind:
    """Yearly indices come a year late: the last year a column names is the current one."""
    if kind is not FigureKind.PREVIOUS or column.period is None or column.period.kind is not PeriodKind.YEAR:
        return kind
    return FigureKind.ACTUAL if column.period.year == shape.index_year else kind


def _last_cell_says_previous(row: Block) -> bool:
    last = fold_case(row.cell_text(row.cells[-1])).strip(" .()") if row.cells else ""
    return last in ("kỳ trước", "quý trước", "năm trước", "để so sánh", "số kỳ trước", "cùng kỳ")


def _measure_fits(indicator: Indicator, mention: NumberMention, unit: Unit) -> bool:
    """A percent cell is no count, a count no percent; money only where the unit says so."""
    measure = mention.measure if mention.measure in ("%", "đồng") else unit.measure
    if indicator.type is IndicatorType.SCORE:
        return measure not in ("đồng",)
    if indicator.measure in ("%", "đồng"):
        return measure in (indicator.measure, None) if indicator.measure == "%" else measure == "đồng"
    return measure not in ("%", "đồng", "điểm", "hạng") or indicator.type is IndicatorType.RANK


def _parts_beside(
    row: Block, indicator: Indicator | None, mention: NumberMention
) -> tuple[Decimal | None, Decimal | None]:
    """Numerator and denominator of a percent printed as "61/63" in its cell or a note of its row."""
    if indicator is None or indicator.measure != "%" or mention.value is None:
        if indicator is not None and indicator.type is IndicatorType.COUNT and mention.denominator is not None:
            return mention.value, mention.denominator
        return None, None
    for held in row.cells:
        for other in read_numbers(row.cell_text(held)):
            if other.denominator and other.value is not None and other.form is NumberForm.AMOUNT:
                return other.value, other.denominator
    return None, None


def _tells_results(words: str, column: Column | None, title: str) -> bool:
    """Sentences under "Kết quả", in no table of coming tasks."""
    head = fold_case(column.leaf) if column else ""
    told = _RESULT_HEAD.search(head) is not None and not _COMING.search(f"{head} / {fold_case(title)}")
    return told and len(words.split()) >= _SENTENCE


def _time_words(row: Block, column: Column, shape: Shape) -> str:
    """Words of the row that only say of when its figures are: its label in a table of times, else such a cell."""
    if shape.times:
        return (row.row.label if row.row else None) or ""
    if column.period is not None or column.cumulative:
        return ""
    for cell in row.cells:
        held = shape.columns.get(cell.column)
        if held and held.role in (ColumnRole.TIME, ColumnRole.NOTE) and is_time(row.cell_text(cell)):
            return row.cell_text(cell)
    return ""


def _may_be_period_of_value(named: Period, report: Period) -> bool:
    """Periods a report's own value may have: its own, the cumulative one, the quarter it ends with."""
    return named in (report, report.cumulative(), report.last_quarter)


def _note_words(row: Block, column: Column) -> str:
    last = row.cells[-1] if row.cells else None
    if last is None or last.column == column.index:
        return ""
    words = row.cell_text(last)
    return (
        words
        if re.match(r"\s*(lũy kế|luỹ kế|cộng dồn|từ đầu năm)", fold_case(words))
        and not re.search(r"^\D*\d+\s*$", words)
        else ""
    )


def _note_kind(before: str) -> FigureKind:
    clause = re.split(r"[;.]", fold_case(before))[-1]
    return next((kind for kind, pattern in _KIND_OF_NOTE if pattern.search(clause)), FigureKind.OTHER)


def _at(cell: Cell, span: Span) -> Span:
    return Span(cell.span.start + span.start, cell.span.start + span.end)


def _left_out(row: Block, cell: Cell, mention: NumberMention, rule: str) -> Candidate:
    number = _at(cell, mention.number)
    return Candidate(row, number, number, FigureKind.OTHER, Method.TABLE, rule=rule_of_form(mention) or rule)


def _other(row: Block, cell: Cell, mention: NumberMention, kind: FigureKind, named: Named | None) -> Candidate:
    return Candidate(
        block=row,
        number=_at(cell, mention.number),
        quote=Span(0, len(row.text)),
        kind=kind,
        method=Method.TABLE,
        code=named.code if named else None,
        amount=mention.value,
        measure=mention.measure,
        denominator=mention.denominator,
        slip=mention.slip,
        readings=mention.readings,
        rule=rule_of_form(mention) or "",
        strength=named.strength if named else 0.0,
    )
