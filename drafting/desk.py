"""What a draft is written from, and the hand that writes it: figures looked up, slots made, wordings chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar, cast

from domain.city import CityFigure
from domain.drafts import Gap, Run, Slot
from domain.facts import Fact
from domain.indicators import Catalogue, Code, Indicator, Semantics
from domain.periods import Period, PeriodKind
from domain.units import ReportingUnit, UnitGroup
from domain.values import Finding, IndicatorValue, Narrative, NarrativeKind
from drafting.city import FactBook, city_figures, periods_of
from drafting.outline import Phrases, Themes, load_phrases, load_themes
from drafting.printing import in_prose
from drafting.slots import SlotMaker, claim_of

T = TypeVar("T")
GROUP_NAMES = {
    UnitGroup.DEPARTMENT: "khối sở, ngành",
    UnitGroup.WARD: "khối phường",
    UnitGroup.COMMUNE: "khối xã",
    UnitGroup.OTHER: "khối cơ quan khác",
}


NOT_SENT = "chưa gửi báo cáo"
NOT_READ = "đã gửi báo cáo nhưng chưa đọc được"


@dataclass(frozen=True, slots=True)
class Target:
    """What the City set out to reach, as its own plan says. at_most: the amount is not to be exceeded.

    document: the plan, as it is cited ("Kế hoạch số 12/KH-UBND ngày 05/01/2026").
    """

    indicator: Code
    amount: Decimal
    document: str
    at_most: bool = False


@dataclass(frozen=True, slots=True)
class Background:
    """What a draft is set against beside figures.

    late: units whose first report came after the due day. dated_in_time: those of them whose report itself bears a day
    not after it, so that when it was sent is not known. rejected: a unit's name for each of its values that
    reviewers rejected. tasks: with unit, those of the period before that have a deadline. told: texts of this
    period's reports, with the unit: of a sentence or of many.
    """

    targets: Sequence[Target] = ()
    late: Sequence[ReportingUnit] = ()
    dated_in_time: Sequence[ReportingUnit] = ()
    rejected: Sequence[str] = ()
    tasks: Sequence[tuple[str, Narrative]] = ()
    told: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a draft is written from.

    facts: of the reporting units, at the period and its cumulative period. earlier: facts of earlier periods.
    narratives, findings: with the unit whose report they come from. reporting: units that sent a report;
    expected: all units that had to. documents: what each document is called in the report ("3042/BC-SCT"), by its id.
    unread: units whose report came but could not be read; one that also sent a readable report is not counted so.
    """

    period: Period
    facts: Sequence[Fact]
    reporting: Sequence[ReportingUnit]
    expected: Sequence[ReportingUnit]
    earlier: Sequence[Fact] = ()
    narratives: Sequence[tuple[str, Narrative]] = ()
    findings: Sequence[tuple[str, Finding]] = ()
    documents: Mapping[str, str] = field(default_factory=dict)
    unread: Sequence[ReportingUnit] = ()
    background: Background = Background()

    @property
    def silent(self) -> tuple[ReportingUnit, ...]:
        """Units that had to report and sent nothing."""
        sent = {u.name for u in (*self.reporting, *self.unread)}
        return tuple(u for u in self.expected if u.name not in sent)

    @property
    def not_read(self) -> tuple[ReportingUnit, ...]:
        """Units that sent a report, none of which could be read."""
        read = {u.name for u in self.reporting}
        return tuple({u.name: u for u in self.unread if u.name not in read}.values())


def vietnamese_date(day: date) -> str:
    """ "14/9/2026": the day with a leading zero below ten, the month with one in January and February."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def next_label(period: Period) -> str:
    """The period the tasks are set for: the next quarter, the rest of the year, or the year after a year."""
    if period.kind is PeriodKind.HALF:
        return f"6 tháng cuối năm {period.year}"
    quarter = period.last_quarter
    if quarter.index < 4:
        return Period(quarter.year, quarter.kind, quarter.index + 1).label
    return f"năm {quarter.year + 1}"


class Desk:
    """One draft being written. The same material gives the same slots and the same words."""

    def __init__(self, material: Material, catalogue: Catalogue, kind: str = "quarter") -> None:
        self.kind = kind
        self.material = material
        self.catalogue = catalogue
        self.period = material.period
        self.units = tuple(u for u in material.reporting if u.group is not UnitGroup.CITY)
        self.names = tuple(u.name for u in self.units)
        self.named = frozenset(self.names)
        self.book = FactBook((*material.earlier, *material.facts), catalogue)
        self.slots = SlotMaker()
        self.phrases: Phrases = load_phrases()
        self.themes: Themes = load_themes()
        self.gaps: list[Gap] = []
        self.said: set[tuple[Code, Period]] = set()
        self.city: dict[tuple[Code, Period], CityFigure] = {
            (f.indicator, f.period): f
            for f in city_figures(
                material.facts, catalogue=catalogue, period=self.period, reporting_units=material.reporting
            )
        }
        self._turns: dict[str, int] = {}
        self._once: dict[str, object] = {}

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, made when first asked for."""
        if name not in self._once:
            self._once[name] = make()
        return cast(T, self._once[name])

    @property
    def values(self) -> Mapping[str, IndicatorValue]:
        """Every value behind the facts of now and then, by its id."""
        told = self.material
        return self.once("values", lambda: {v.id: v for f in (*told.earlier, *told.facts) for v in f.values})

    def at(self, code: Code, when: str) -> Period:
        """The period a sentence told `when` ("period" or "cumulative") takes this indicator's figure from."""
        indicator = self.catalogue[code]
        periods = periods_of(indicator, self.period)
        if indicator.semantics is Semantics.YEARLY:
            return next((p for p in reversed(periods) if (code, p) in self.city), periods[0])
        return periods[-1] if when == "cumulative" else periods[0]

    def figure(self, code: Code, when: str = "period") -> CityFigure | None:
        """The figure, also one that could not be made; None where no unit speaks of it at all."""
        return self.city.get((code, self.at(code, when))) if code in self.catalogue else None

    def when(self, code: Code) -> str:
        """How the indicator is told first: cumulative ones from the start of the year, the others in the period."""
        return "cumulative" if self.catalogue[code].semantics is Semantics.CUMULATIVE else "period"

    def noun(self, code: Code) -> str:
        """What the indicator is called inside a sentence."""
        return self.phrases.nouns.get(code) or lowered(plain_name(self.catalogue[code]))

    def choose(self, family: str, options: Sequence[str] | None = None) -> str:
        """Wordings in turn, the first one picked by the period: varied, and the same every time."""
        wordings = options if options is not None else self.phrases.choices[family]
        turn = self._turns.get(family, int(claim_of(family, self.period), 16))
        self._turns[family] = turn + 1
        return wordings[turn % len(wordings)]

    def tally(self, number: int, what: str, measure: str) -> Slot:
        """How many things other than units something is true of."""
        amount = Decimal(number)
        shown = in_prose(amount, measure)
        return self.slots.make(("tally", what), shown, amount, measure, derivation=f"đếm {measure}: {what}")

    def told(self, kind: NarrativeKind) -> tuple[tuple[str, Narrative], ...]:
        """Sentences of one kind, in the units' order."""
        order = {name: i for i, name in enumerate(self.names)}
        found = [(u, n) for u, n in self.material.narratives if n.kind is kind and u in order]
        return tuple(sorted(found, key=lambda pair: order[pair[0]]))

    def gap(self, section: str, reason: str, *, code: Code | None = None, units: Sequence[str] = ()) -> None:
        self.gaps.append(Gap(section, reason, code, tuple(units)))

    def listed(self, names: Sequence[str], most: int, what: str) -> tuple[Run, ...]:
        """Up to `most` unit names, and how many more there are."""
        shown = list(names[:most])
        if len(names) <= most:
            return (Run(in_a_row(shown)),)
        more = self.slots.count(len(names) - most, f"{what}, ngoài các đơn vị nêu tên")
        return (Run(", ".join(shown) + " và "), Run(slot=more), Run(" đơn vị khác"))


def in_a_row(names: Sequence[str]) -> str:
    """ "A, B và C"; only commas where a name has an "và" of its own ("Sở Văn hóa và Thể thao, Sở Y tế")."""
    last = ", " if any(" và " in name for name in names) else " và "
    return last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def plain_name(indicator: Indicator) -> str:
    """The official name without what is explained in brackets."""
    return indicator.name.split(" (")[0]


def lowered(name: str) -> str:
    """The name inside a sentence: its first letter small, unless it begins with an abbreviation."""
    return name[0].lower() + name[1:] if len(name) > 1 and not name[1].isupper() else name
