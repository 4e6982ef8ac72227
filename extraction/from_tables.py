"""Table rows in, candidates out: every number of every row, as value, target, previous figure, part or mere label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from domain.documents import Block, BlockKind, Cell, Document
from domain.indicators import Catalogue, Indicator, Semantics
from domain.number_reading import read_numbers
from domain.numbers import NumberForm, NumberMention
from domain.periods import Period, PeriodKind
from domain.texts import Span, fold_case
from domain.values import FigureKind, Method
from extraction.accounting import rule_of_form
from extraction.candidates import Candidate
from extraction.from_sentences import read_block
from extraction.grounding import is_dash, printed_around, read_cell, says_none
from extraction.header_periods import named_period, names_cumulative
from extraction.labels import LabelIndex
from extraction.table_cells import code_and_kind, kind_by_row, kind_of_year, measure_fits, parts_beside
from extraction.table_columns import Column, ColumnRole, figure_column, only_figures
from extraction.table_families import shares_in_time
from extraction.table_labels import Named, Unit, by_wording, label_words, unit_of
from extraction.table_notes import note_kind, part_of_open, says_share
from extraction.table_pairs import in_plan_column, in_result_column, in_share_column, result_side
from extraction.table_panels import continued, panels, with_labels_repeated
from extraction.table_shape import Shape, read_shape
from extraction.table_subjects import judged, lines_above
from extraction.table_times import is_share_of_plan, is_time, kind_of_title, runs_to_a_day, time_said
from extraction.table_told import (
    holds_results,
    in_brackets,
    is_sentence,
    is_share_of,
    leads_with_figure,
    said_behind,
    says_done,
)

_CUMULATIVE_NOTE = re.compile(
    r"^\s*(?:lk|lũy kế|luỹ kế|cộng dồn)(?:\s+(?:từ đầu năm|9 tháng|6 tháng|đến nay))?\s*:?\s*$"
)
_RUNNING_NOTE = re.compile(
    r"\s*(?:(?:lũy kế|luỹ kế|cộng dồn|từ đầu năm)(?!\w)|(?:(?:số|tính) )?(?:0?[69]|sáu|chín) tháng(?: đầu năm)?\s*$)"
)
_OWN_NOTE = re.compile(r"(?:^|[;,:(]\s*)riêng (?:quý|kỳ)(?: [ivx]+| này)?(?:/20\d\d)?(?: là|:)?\s*$")
_UP_TO = re.compile(
    r"\bđến (hết )?(ngày )?\d{1,2}[/.-]\d{1,2}|\bđến (nay|thời điểm|kỳ báo cáo|cuối kỳ)"
    r"|\bđến hết (kỳ|quý|tháng)"
)
_DASH_NOTE = re.compile(
    r"dấu\s*[\"“”'‘’(]*\s*[-–—]\s*[\"“”'‘’)]*[^.;]{0,40}(?:không (?:phát sinh|có)|bằng 0|là 0)[^.;]*"
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
        found: list[Candidate] = []
        before: list[Block] = []
        above = lines_above(document)
        for number in numbers:
            before = continued(document.table_rows(number), before)
            for panel in panels(before):
                found += reader.read_table(with_labels_repeated(panel), above.get(panel[0].id, ""))
        return found

    def read_table(self, rows: Sequence[Block], above: str = "") -> list[Candidate]:
        """Candidates of the rows of one table, head rows given but not read. above: the line it stands under."""
        title = _title(rows)
        shape = read_shape(rows, labels=self.labels, period=self.period, unit=self.unit, title=title)
        found: list[Candidate] = []
        for row in rows:
            if row.kind is BlockKind.TABLE_ROW:
                for cell in row.cells:
                    found += self._cell(row, cell, shape, title)
        head = next((c.words for c in shape.columns.values() if c.role is ColumnRole.LABEL), "")
        found = judged(self._of_title(found, title, head), (title, above), unit=self.unit, period=self.period)
        return shares_in_time(found, self.catalogue, self.period)

    def _of_title(self, candidates: list[Candidate], title: str, head: str) -> list[Candidate]:
        """Figures of a table whose caption, or head of labels, names another time are of that time where nothing nearer
        says so; a yearly index keeps its year."""
        kind = kind_of_title(title, self.period) or kind_of_title(head, self.period)
        if kind is None:
            return candidates
        return [replace(c, kind=kind) if self._leans_on_title(c) else c for c in candidates]

    def _leans_on_title(self, candidate: Candidate) -> bool:
        cell = candidate.cell
        near = ((candidate.block.row.label if candidate.block.row else None) or "", *(cell.header if cell else ()))
        named = any(named_period(words, self.period) for words in near)
        return candidate.kind is FigureKind.ACTUAL and candidate.period in (None, self.period) and not named

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
        named = shape.across.get(cell.column) if shape.across else shape.rows.get(row.id)
        if crossed := shape.crossed.get((row.id, cell.column)):
            named, column = crossed, replace(column, rule="")
        percent = column.completion or "%" in column.leaf
        unit = Unit("%") if percent else unit_of(row, column, shape.columns)
        if shape.times and is_share_of_plan(shape.time_of(row)):
            share = in_share_column(named.code) if named else None
            named, unit = (Named(share, 0.7) if share else None), Unit("%")
        words = row.cell_text(cell)
        results = not column.leaf or holds_results(column.leaf, title)
        if results and is_sentence(words) and not leads_with_figure(words):
            return self._told(row, cell, title, named)
        mention = _main_number(words, unit)
        shared = "%" in (unit.measure, self.labels.catalogue[named.code].measure if named else None)
        unsaid = is_dash(words) and (shared or not says_none(f"{printed_around(row)}\n{self.dash_note}"))
        if mention is None or unsaid:
            return [_left_out(row, cell, m, "table_cell") for m in read_numbers(words)]
        mention = self._part_first(row, mention, named)
        candidate = self._candidate(row, cell, mention, unit, column, named, title, shape)
        if shape.across and not shape.times and row.id not in shape.counted:
            candidate = replace(candidate, rule="part_of_total")
        elif said := _time_words(row, column, shape):
            candidate = self._timed(candidate, said)
        candidate = self._of_pair(candidate, row, f"{said_behind(words, mention)} {column.leaf}")
        found = [candidate, *self._whole(candidate), *_share_behind(candidate, cell, mention)]
        if results and is_sentence(words):
            found += self._told_behind(candidate, cell, title)
        return [*found, *_more(row, cell, [c.number for c in found], named)]

    def _timed(self, candidate: Candidate, said: str) -> Candidate:
        """A figure whose row says of when or of what kind it is; states and plans stand for the report's period."""
        kind, when = time_said(said, self.period)
        since = runs_to_a_day(said, self.period)
        if kind is not FigureKind.ACTUAL:
            plan = in_plan_column(candidate.code or "") if kind is FigureKind.TARGET else None
            return replace(candidate, code=plan) if plan else replace(candidate, kind=kind, period=when)
        indicator = self.catalogue.get(candidate.code) if candidate.code else None
        moved = (Semantics.CUMULATIVE,) if since else (Semantics.FLOW, Semantics.CUMULATIVE)
        moves = indicator is not None and indicator.semantics in moved
        return replace(candidate, period=when) if when and moves else candidate

    def _whole(self, candidate: Candidate) -> list[Candidate]:
        """ "12/15" under one label is two indicators where the catalogue has one for the whole."""
        code = self.labels.wordings.out_of.get(candidate.code or "")
        if code is None and result_side(candidate.block.row.label or "" if candidate.block.row else ""):
            code = in_plan_column(candidate.code or "")
        indicator = self.catalogue.get(code) if code else None
        if indicator is None or candidate.denominator is None or candidate.measure == "%":
            return []
        state = indicator.semantics.stands
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
        code, kind = code_and_kind(named, column, row.row.label or "", catalogue=self.catalogue, shape=shape)
        indicator = self.catalogue.get(code) if code else None
        if indicator is not None and indicator.semantics is Semantics.YEARLY:
            kind = kind_of_year(kind, column, shape)
        if indicator is not None and not measure_fits(indicator, mention, unit, column):
            indicator = code = None
        kind = kind_by_row(row, kind, self.period, indicator)
        said = said_behind(words, mention) if is_sentence(words) else ""
        period = self._period(row, column, indicator, title, said) if indicator else None
        if kind is FigureKind.PREVIOUS:
            period = column.period
        parts = parts_beside(row, column, indicator, mention)
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

    def _period(self, row: Block, column: Column, indicator: Indicator, title: str, said: str = "") -> Period:
        """The words of cell, label, note, header and caption in this order; states and plans take the report's."""
        assert row.row is not None
        label, groups = row.row.label or "", row.row.groups
        if indicator.semantics is Semantics.YEARLY:
            return self._year(label, groups, column, title)
        if indicator.semantics.stands:
            return self.period
        note = _note_words(row, column)
        for words in (said, label, note, *reversed(column.header), *reversed(groups), title):
            if names_cumulative(words, self.period):
                return self.period.cumulative()
            if indicator.semantics is Semantics.CUMULATIVE and _UP_TO.search(fold_case(words)):
                return self.period.cumulative()
            named = named_period(words, self.period)
            if words is note and named != self.period.cumulative():
                continue
            if named is not None and _may_be_period_of_value(named, self.period):
                return named
        if column.completion and column.period and column.period.end <= self.period.end:
            return column.period
        return self.period.cumulative() if column.cumulative else self.period

    def _year(self, label: str, groups: Iterable[str], column: Column, title: str) -> Period:
        for words in (label, *reversed(column.header), *groups, title):
            match = re.search(r"\b(20\d\d)\b", words)
            if match and int(match.group()) < self.period.year:
                return Period(int(match.group()), PeriodKind.YEAR)
        year = self.period.year if self.period.kind is PeriodKind.YEAR else self.period.year - 1
        return Period(year, PeriodKind.YEAR)

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
        named = shape.rows.get(row.id)
        column = shape.columns.get(cell.column)
        if column is not None and holds_results(column.leaf, title):
            if named is not None and leads_with_figure(words):
                return self._figure(row, cell, figure_column(column.index, column.header, self.period), shape, title)
            if is_sentence(words):
                return self._told(row, cell, title, named)
        share = in_share_column(named.code) if named and says_share(words, self.period) else None
        found = []
        for mention in read_numbers(words):
            if mention.form is NumberForm.ZERO:
                continue
            before = words[: mention.number.start]
            if rule := rule_of_form(mention):
                found.append(_left_out(row, cell, mention, rule))
            elif named and share and mention.measure == "%":
                made = _other(row, cell, mention, FigureKind.ACTUAL, Named(share, 0.7))
                beside = only_figures(row, shape.columns) or Column(cell.column, ColumnRole.NOTE)
                found.append(replace(made, period=self._period(row, beside, self.catalogue[share], "")))
            elif named and (part := part_of_open(named.code, before, mention)):
                made = _other(row, cell, mention, FigureKind.ACTUAL, Named(part, named.strength))
                found.append(replace(made, period=self.period))
            elif named and self._is_flow(named) and (when := self._noted_period(before)):
                made = _other(row, cell, mention, FigureKind.ACTUAL, named)
                found.append(replace(made, period=when))
            else:
                found.append(_other(row, cell, mention, note_kind(before), named))
        return found

    def _noted_period(self, before: str) -> Period | None:
        """ "Lũy kế 30"; "9 tháng; riêng quý III là 327"."""
        if _CUMULATIVE_NOTE.match(fold_case(before)):
            return self.period.cumulative()
        return self.period if _OWN_NOTE.search(fold_case(before)) else None

    def _told(self, row: Block, cell: Cell, title: str, named: Named | None = None) -> list[Candidate]:
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
            for c in self._under_label(found, row, named)
        ]

    def _under_label(self, found: list[Candidate], row: Block, named: Named | None) -> list[Candidate]:
        """Where sentences name nothing, their first result is what the row's label names: "Quý III đạt 94,2%"."""
        indicator = self.catalogue.get(named.code) if named else None
        if named is None or indicator is None or any(c.code for c in found):
            return found
        at = next((i for i, c in enumerate(found) if _is_open_result(c)), None)
        if at is None or not self.labels.fits(indicator, found[at].measure):
            return found
        moves = indicator.semantics.runs
        when = found[at].period if moves else self._period(row, Column(0, ColumnRole.NOTE), indicator, "")
        mine = replace(found[at], code=named.code, period=when, strength=0.8 * named.strength)
        return [*found[:at], mine, *found[at + 1 :]]

    def _of_pair(self, candidate: Candidate, row: Block, said: str) -> Candidate:
        """ "50/52 nhiệm vụ đúng hạn" under a label that names the whole: the cell's words say what the part is."""
        wholes = self.labels.wordings.out_of
        whole = candidate.code in wholes.values() and candidate.code not in wholes
        if candidate.denominator is None or not whole:
            return candidate
        words = f"{label_words((row.row.label if row.row else None) or '')} {said}"
        part = by_wording(words, Unit(), groups=(), header=(), labels=self.labels)
        if part is not None and wholes.get(part.code) == candidate.code:
            return replace(candidate, code=part.code)
        result = in_result_column(candidate.code or "")
        if says_done(said) and wholes.get(result) == candidate.code != "CD-05":
            period = self._period(row, Column(0, ColumnRole.NOTE), self.catalogue[result], "")
            return replace(candidate, code=result, period=period)
        return replace(candidate, amount=candidate.denominator, numerator=None, denominator=None)

    def _part_first(self, row: Block, mention: NumberMention, named: Named | None) -> NumberMention:
        """ "DVC trực tuyến / toàn trình: 120/113": the whole first, as the label has it."""
        whole = self.labels.wordings.out_of.get(named.code) if named else None
        first, slash, _ = label_words((row.row.label if row.row else None) or "").partition("/")
        value, other = mention.value, mention.denominator
        if whole is None or not slash or value is None or other is None:
            return mention
        leads = by_wording(first, Unit(), groups=(), header=(), labels=self.labels)
        return replace(mention, value=other, denominator=value) if leads and leads.code == whole else mention

    def _told_behind(self, candidate: Candidate, cell: Cell, title: str) -> list[Candidate]:
        """What a cell that opens with its figure tells further on; brackets hold parts of the figure."""
        words, start = candidate.block.cell_text(cell), cell.span.start
        return [
            c
            for c in self._told(candidate.block, cell, title)
            if c.code
            and c.number.start >= candidate.number.end
            and (c.code, c.period) != (candidate.code, candidate.period)
            and not in_brackets(words, c.number.start - start)
            and c.measure != "%"
        ]

    def _is_flow(self, named: Named) -> bool:
        indicator = self.catalogue.get(named.code)
        return indicator is not None and indicator.semantics.runs


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


def _time_words(row: Block, column: Column, shape: Shape) -> str:
    """Words of the row that only say of when its figures are: its label in a table of times, else such a cell."""
    if shape.times:
        return shape.time_of(row)
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
    """A last cell that says the row runs from the start of the year, and gives no figure of its own."""
    last = row.cells[-1] if row.cells else None
    if last is None or last.column == column.index:
        return ""
    words = re.split(r"[,;(]|:(?=\s*[^\W\d])", row.cell_text(last))[0]  # "9 tháng; riêng quý III là 327"
    runs = _RUNNING_NOTE.match(fold_case(words))
    return words if runs and not any(m.form is NumberForm.AMOUNT for m in read_numbers(words)) else ""


def _is_open_result(candidate: Candidate) -> bool:
    """A result of the cell's text that nothing names, outside brackets."""
    open_still = candidate.kind is FigureKind.ACTUAL and not candidate.rule and candidate.amount is not None
    return (
        open_still and candidate.measure is not None and not in_brackets(candidate.block.text, candidate.number.start)
    )


def _share_behind(candidate: Candidate, cell: Cell, main: NumberMention) -> list[Candidate]:
    """ "18/24 nhiệm vụ (75%)": the percent behind the counts is the share they have."""
    code = in_share_column(candidate.code or "")
    words = candidate.block.cell_text(cell)
    other = next((m for m in read_numbers(words) if is_share_of(words, main, m)), None)
    if code is None or other is None:
        return []
    made = replace(candidate, number=_at(cell, other.number), code=code, amount=other.value, measure="%", suffix="")
    made = replace(made, qualifier=other.qualifier, slip=other.slip, readings=other.readings)
    return [replace(made, numerator=main.value, denominator=main.denominator)]


def _more(row: Block, cell: Cell, taken: Sequence[Span], named: Named | None) -> list[Candidate]:
    """Further numbers of a figure cell: parts in brackets, an explanation."""
    return [
        _other(row, cell, mention, FigureKind.OTHER, named)
        for mention in read_numbers(row.cell_text(cell))
        if mention.form is not NumberForm.ZERO and not any(_at(cell, mention.number).overlaps(t) for t in taken)
    ]


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
