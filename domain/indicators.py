"""The catalogue of indicators: what each measures, in what, and how a city figure is made of unit figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.quantities import Measure

Code = str  # "TT-20"


class Area(StrEnum):
    CD = "CD"
    TC = "TC"
    TT = "TT"
    BM = "BM"
    CV = "CV"
    TK = "TK"
    CQS = "CQS"
    XH = "XH"


AREA_NAMES = {
    Area.CD: "Công tác chỉ đạo, điều hành",
    Area.TC: "Cải cách thể chế",
    Area.TT: "Cải cách thủ tục hành chính",
    Area.BM: "Cải cách tổ chức bộ máy hành chính",
    Area.CV: "Cải cách chế độ công vụ",
    Area.TK: "Cải cách tài chính công",
    Area.CQS: "Xây dựng, phát triển chính quyền số",
    Area.XH: "Kết quả các chỉ số, xếp hạng",
}


class IndicatorType(StrEnum):
    COUNT = "count"
    STOCK = "stock"
    RATIO = "ratio"
    AMOUNT = "amount"
    SCORE = "score"
    RANK = "rank"


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Semantics(StrEnum):
    """P in-period flow, C cumulative since 15/12, S state at cut-off, T plan for the year, Y yearly publication."""

    FLOW = "P"
    CUMULATIVE = "C"
    STATE = "S"
    PLAN = "T"
    YEARLY = "Y"

    @property
    def runs(self) -> bool:
        """What it counts adds up over time: a figure says for how long."""
        return self in (Semantics.FLOW, Semantics.CUMULATIVE)

    @property
    def stands(self) -> bool:
        """How things are, or what is planned: the same in every report with one cut-off."""
        return self in (Semantics.STATE, Semantics.PLAN)


class Aggregation(StrEnum):
    SUM = "SUM"
    RATIO = "RATIO"  # sum of numerators over sum of denominators, same units
    LAST = "LAST"  # only from the City's own or a national source
    DISTINCT = "DISTINCT"  # shared items, counted once: never added up over units
    NONE = "NONE"  # never aggregated


@dataclass(frozen=True, slots=True)
class Part:
    """numerator or denominator of a ratio: a catalogue code, a sum of codes, or only words."""

    codes: tuple[Code, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """aliases: noun phrases the indicator is called by. low, high: bounds a value can have, None where open."""

    code: Code
    name: str
    area: Area
    measure: Measure
    type: IndicatorType
    better: Better
    semantics: Semantics
    aggregation: Aggregation
    numerator: Part | None = None
    denominator: Part | None = None
    aliases: tuple[str, ...] = ()
    low: Decimal | None = Decimal(0)
    high: Decimal | None = None
    integer: bool = False
    note: str = ""

    @property
    def is_percent(self) -> bool:
        return self.measure == "%"


class Catalogue:
    """Every indicator by code, in official order, with the version each stored value names."""

    def __init__(self, indicators: Iterable[Indicator], *, version: str) -> None:
        self._all = {i.code: i for i in indicators}
        self.version = version

    def __getitem__(self, code: Code) -> Indicator:
        return self._all[code]

    def __contains__(self, code: object) -> bool:
        return code in self._all

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self._all.values())

    def __len__(self) -> int:
        return len(self._all)

    def get(self, code: Code) -> Indicator | None:
        return self._all.get(code)

    def name_of(self, code: Code) -> str:
        """Empty for a code that the catalogue does not know (any more)."""
        found = self._all.get(code)
        return found.name if found else ""

    def in_area(self, area: Area) -> tuple[Indicator, ...]:
        return tuple(i for i in self if i.area is area)
