"""Plan and result of one thing side by side: in a "Giao" column a row means the plan's indicator, in "Thực hiện" the result's."""

from __future__ import annotations

from dataclasses import dataclass

from domain.indicators import Code


@dataclass(frozen=True, slots=True)
class Pair:
    """plan: the T-type indicator. result: what was done of it. share: the ratio of the two, where it has a code."""

    plan: Code
    result: Code
    share: Code | None = None


_PAIRS = (
    Pair("CD-02", "CD-03", "CD-04"),
    Pair("CD-05", "CD-06", "CD-09"),
    Pair("BM-05", "BM-06"),
    Pair("BM-07", "BM-08"),
    Pair("TK-01", "TK-02", "TK-03"),
    Pair("TC-05", "TC-06"),
)
_OF = {code: pair for pair in _PAIRS for code in (pair.plan, pair.result, pair.share) if code}


def pair_of(code: Code) -> Pair | None:
    return _OF.get(code)


def in_plan_column(code: Code) -> Code | None:
    """The indicator a plan column means for a row about `code`; None where a plan is only a target."""
    pair = _OF.get(code)
    return pair.plan if pair and code != pair.share else None


def in_result_column(code: Code) -> Code:
    pair = _OF.get(code)
    return pair.result if pair and code == pair.plan else code


def in_share_column(code: Code) -> Code | None:
    pair = _OF.get(code)
    return pair.share if pair else None
