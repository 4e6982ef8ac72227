"""Every city figure of a draft made from real reports, recomputed from the stored rows by code of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from domain.drafts import DraftReport, Slot, Table
from domain.facts import CITY
from domain.indicators import Indicator, Part
from domain.periods import Period
from drafting.compose import compose
from drafting.known_lines import known_lines
from drafting.verify import verify_lines
from drafting.word_text import read_lines
from workflow.factory import Process
from workflow.intake import Upload, take_in
from workflow.material import material_of
from workflow.reading import Given
from workflow.reporting import draft_report, written
from workflow.settings import Settings
from workflow.verifying import verify

REPORTS = sorted((Path(__file__).parents[2] / "eval" / "gold" / "reports").glob("*.docx"))
Q3 = Period.parse("2026-Q3")
SAME_DAY = {"2026-Q3": ("2026-Q3", "2026-9M"), "2026-9M": ("2026-9M", "2026-Q3")}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    process = Process(Settings(home=tmp_path_factory.mktemp("home"), embedder="hashing"))
    for path in REPORTS:
        take_in(process, Upload(path.name, path.read_bytes()), Given())
    yield process
    process.close()


@pytest.fixture(scope="module")
def draft(filled: Process) -> DraftReport:
    return draft_report(filled, Q3)


@dataclass(frozen=True)
class Row:
    amount: Decimal
    numerator: Decimal | None
    denominator: Decimal | None
    hedged: bool
    doubtful: bool
    confidence: float


class Stored:
    """What the tables hold, group by group, and the sums made of it by the rules of the catalogue."""

    def __init__(self, process: Process) -> None:
        self.catalogue = process.catalogue
        self.rows: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        query = (
            "select v.unit, v.indicator, v.period, v.amount, v.numerator, v.denominator, v.qualifier, v.readings, "
            "v.confidence from indicator_values v join documents d on d.id = v.document_id where d.current"
        )
        with process.engine.connect() as connection:
            for unit, code, period, amount, above, below, hedge, readings, sure in connection.execute(text(query)):
                row = Row(Decimal(amount), above and Decimal(above), below and Decimal(below), bool(hedge),
                          bool(readings) and readings != "[]", sure)  # fmt: skip
                self.rows[unit, code, period].append(row)
            query = "select distinct unit from documents where current and period in ('2026-Q3', '2026-9M')"
            self.units = [unit for (unit,) in connection.execute(text(query)) if unit]

    def one(self, unit: str, code: str, period: str) -> Row | str | None:
        """The row that counts; "disputed", or None where there is none."""
        places = SAME_DAY.get(period, (period,)) if self.catalogue[code].semantics.value in "ST" else (period,)
        for place in places:
            if rows := self.rows.get((unit, code, place)):
                rows = sorted(rows, key=lambda r: (r.hedged, -r.confidence))
                exact = [r for r in rows if not r.hedged] or rows
                if len({r.amount for r in exact}) > 1 or exact[0].doubtful:
                    return "disputed"
                parts = next((r for r in exact if r.denominator is not None), exact[0])
                return Row(exact[0].amount, parts.numerator, parts.denominator, False, False, 1)
        return None

    def possible(self, unit: str, code: str, period: str) -> Decimal | None:
        row, indicator = self.one(unit, code, period), self.catalogue[code]
        if not isinstance(row, Row) or (indicator.high is not None and row.amount > indicator.high):
            return None
        return row.amount if indicator.low is None or row.amount >= indicator.low else None

    def figure(self, indicator: Indicator, period: str) -> tuple[Decimal, int]:
        if indicator.aggregation.value == "RATIO":
            above, below, units = self.sums(indicator, period)
            return (above * 100 / below).quantize(Decimal("0.01"), ROUND_HALF_UP), units
        if indicator.aggregation.value == "LAST":
            amount = self.possible(CITY, indicator.code, period)
            assert amount is not None
            return amount, 1
        amounts = [a for unit in self.units if (a := self.possible(unit, indicator.code, period)) is not None]
        return sum(amounts, Decimal(0)), len(amounts)

    def sums(self, indicator: Indicator, period: str) -> tuple[Decimal, Decimal, int]:
        """What a percent is made from, and over how many units."""
        found = [r for unit in self.units if (r := self.parts(unit, indicator, period))]
        above, below = (sum((r[i] for r in found), Decimal(0)) for i in (0, 1))
        return above, below, len(found)

    def parts(self, unit: str, indicator: Indicator, period: str) -> tuple[Decimal, Decimal] | None:
        own = self.one(unit, indicator.code, period)
        codes = [c for p in (indicator.numerator, indicator.denominator) if p for c in p.codes]
        if own == "disputed":
            return None
        if isinstance(own, Row) and own.numerator is not None and own.denominator is not None:
            disputed = any(self.one(unit, c, period) == "disputed" for c in codes)
            return None if disputed else (own.numerator, own.denominator)
        above, below = (self.added(unit, p, period) for p in (indicator.numerator, indicator.denominator))
        return (above, below) if above is not None and below is not None else None

    def added(self, unit: str, part: Part | None, period: str) -> Decimal | None:
        if part is None or not part.codes:
            return None
        amounts = [self.possible(unit, code, period) for code in part.codes]
        if None not in amounts:
            return sum((a for a in amounts if a is not None), Decimal(0))
        return self.possible(unit, "TT-30", period) if set(part.codes) == {"TT-17", "TT-18"} else None


def city_slots(draft: DraftReport) -> list[Slot]:
    """Slots that state a city figure, not a change, a count, a place or what a percent is made from."""
    return [
        s for s in draft.slots()
        if s.scope == CITY and s.indicator and s.period and s.values and not s.direction and "/" not in s.shown
        and not s.derivation.startswith(("chênh lệch", "tỷ lệ thay đổi", "tính trên"))
    ]  # fmt: skip


def test_every_number_of_a_chart_is_made_over_the_units_that_told_it_in_both_periods(
    filled: Process, draft: DraftReport
):
    stored = Stored(filled)
    rates = next(p for a in draft.annexes for p in a.body if isinstance(p, Table) and p.drawn)
    assert len(rates.rows) >= 2
    for row in rates.rows:
        before, now = (cell[0].slot for cell in row[1:])
        assert before
        assert now
        assert now.indicator
        indicator, periods = filled.catalogue[now.indicator], (str(now.period), str(before.period))
        both = [
            pair for unit in stored.units
            if all(pair := [stored.parts(unit, indicator, period) for period in periods])
        ]  # fmt: skip
        for slot, which in ((now, 0), (before, 1)):
            above, below = (sum((pair[which][i] for pair in both if pair[which]), Decimal(0)) for i in (0, 1))
            assert slot.amount == (above * 100 / below).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_every_city_figure_equals_one_made_from_the_stored_rows(filled: Process, draft: DraftReport):
    stored = Stored(filled)
    slots = city_slots(draft)
    assert len({(s.indicator, s.period) for s in slots}) > 60
    for slot in slots:
        assert slot.indicator
        amount, _ = stored.figure(filled.catalogue[slot.indicator], str(slot.period))
        assert (slot.indicator, str(slot.period), slot.amount) == (slot.indicator, str(slot.period), amount)


def test_what_a_percent_is_said_to_be_made_from_is_the_sum_of_the_stored_parts(filled: Process, draft: DraftReport):
    stored = Stored(filled)
    fractions = [s for s in draft.slots() if s.derivation.startswith("tổng tử số và tổng mẫu số")]
    assert {s.indicator for s in fractions} == {"TT-20", "CQS-05"}
    for slot in fractions:
        assert slot.indicator
        above, below, _ = stored.sums(filled.catalogue[slot.indicator], str(slot.period))
        shown = [Decimal(part.replace(".", "").replace(",", ".")) for part in slot.shown.split("/")]
        assert (slot.indicator, slot.amount) == (slot.indicator, above)
        assert shown[0] * below == shown[1] * above


def test_every_number_of_units_beside_a_figure_is_the_number_of_units_in_it(filled: Process, draft: DraftReport):
    stored = Stored(filled)
    counts = [s for s in draft.slots() if s.derivation == "đếm số đơn vị" and s.indicator and "/" in s.shown]
    for slot in counts:
        assert slot.indicator
        indicator = filled.catalogue[slot.indicator]
        if indicator.aggregation.value in ("SUM", "RATIO") and slot.amount:
            _, units = stored.figure(indicator, str(slot.period))
            assert (slot.indicator, slot.shown) == (slot.indicator, f"{units}/{len(stored.units)}")
    assert len(counts) > 60


@pytest.mark.parametrize("checking", [True, False], ids=["checking", "clean"])
def test_the_check_finds_no_number_without_support(filled: Process, draft: DraftReport, checking: bool):
    assert verify(filled, written(draft, checking=checking), Q3).unsupported == 0


def test_what_is_left_unread_for_speed_changes_no_word(filled: Process, draft: DraftReport):
    """A draft made from everything that was ever read of these periods says the same."""
    with filled.desk() as desk:
        whole = material_of(filled, desk, Q3)
    everything = compose(whole, catalogue=filled.catalogue, kind=draft.kind)
    assert [(s.title, s.body) for s in everything.sections] == [(s.title, s.body) for s in draft.sections]


def test_a_file_nobody_touched_is_checked_without_looking_for_evidence(filled: Process, draft: DraftReport):
    def refused(_: object) -> list[Any]:
        raise AssertionError("asked for facts")

    found = verify_lines(
        read_lines(written(draft, checking=True)), lines=known_lines(draft), facts=refused, city=refused,
        registry=filled.registry, period=Q3, indicators_in=lambda _: set(),
    )  # fmt: skip
    assert found
    assert not [n for n in found if n.status == "unsupported"]
