"""What part one total is of another ("tổng tiếp nhận, tổng trực tuyến, tỷ lệ chung"): total by total, never a mean."""

from __future__ import annotations

from collections.abc import Sequence

from domain.indicators import Catalogue, Code
from domain.quantities import DONG, PERCENT, plain
from rag.figure_words import amount_words, indicator_words
from rag.folded import Folded
from rag.notebook import Notebook
from rag.ratio_check import percent_of
from rag.remaining import DONE_OF
from rag.wholes import made_of

_ASKED = r"ty le|phan tram|bao nhieu %|may %"


def asks_share(question: Folded) -> bool:
    return question.has(_ASKED) or "%" in question.text


def shares_of(codes: Sequence[Code], catalogue: Catalogue) -> frozenset[Code]:
    """The percents that two of these are the parts of."""
    return frozenset(share for part, whole, share in _pairs(catalogue) if share and {part, whole} <= {*codes})


def joint_share(
    codes: Sequence[Code], whose: str, catalogue: Catalogue, notes: Notebook, *, first_of_second: bool = False
) -> list[str]:
    """One sentence where both figures of one unit or group are told. whose: as they are kept under.

    first_of_second: what part the first code is of the second, whatever they are.
    """
    totals = notes.told_of(whose)
    for part, whole, share in [(codes[0], codes[1], "")] if first_of_second else _pairs(catalogue):
        if part not in codes or whole not in codes or part not in totals or whole not in totals:
            continue
        over, under = totals[part], totals[whole]
        money = {over.measure == DONG, under.measure == DONG}  # people and posts may be set against each other
        same = len(money) == 1 if first_of_second else over.measure == under.measure
        same = same and (not first_of_second or over.amount <= under.amount)
        if not under.amount or not same or over.period.end != under.period.end:
            continue
        percent = percent_of(over.amount, under.amount)
        how = f"{plain(over.amount)} / {plain(under.amount)} × 100"
        notes.computed(percent, PERCENT, how, unit=whose, indicator=share or part, period=over.period)
        both = "/".join(amount_words(v.amount, v.measure) for v in (over, under))
        name = "Tính chung " + (indicator_words(catalogue[share]) if share else "tỷ lệ")
        if first_of_second:
            name = f"So với {indicator_words(catalogue[whole])}, {indicator_words(catalogue[part])} của {whose}"
        return [f"{name} là {amount_words(percent, PERCENT)} ({both}; số tính ra)."]
    return []


def _pairs(catalogue: Catalogue) -> list[tuple[Code, Code, Code]]:
    """(part, whole, share): by the catalogue's percents; and where it has none, what is done of a whole."""
    found = made_of(catalogue)
    known = {(part, whole) for part, whole, _ in found}
    return [*found, *((part, whole, "") for part, whole in DONE_OF.items() if (part, whole) not in known)]
