"""The units with most of something. Of equals all are named or none: nobody stands before others with as much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.drafts import Run
from domain.facts import Fact
from drafting.desk import Desk
from drafting.slots import fill, joined

_MOST_NAMES = 3


def leaders(facts: Sequence[Fact]) -> list[Fact]:
    """At most three, highest first; none where more than three share the first place. In the facts' order if equal."""
    ranked = sorted(facts, key=_amount, reverse=True)
    shown, rest = ranked[:_MOST_NAMES], ranked[_MOST_NAMES:]
    if not rest:
        return shown
    return [f for f in shown if _amount(f) > _amount(rest[0])]


@dataclass(frozen=True, slots=True)
class Most:
    """words: "Sở A (12 hồ sơ) và Sở B (09 hồ sơ)", or "51 đơn vị (mỗi đơn vị 18 hồ sơ)" where so many share the first
    place. least: the smallest amount told. equal: that is all there are, and none has more than another."""

    words: tuple[Run, ...]
    least: Decimal
    equal: bool = False


def with_most(desk: Desk, facts: Sequence[Fact], noun: str) -> Most:
    """facts: one or more, each with an amount."""
    if named := leaders(facts):
        units = joined([(Run(f"{f.unit} ("), Run(slot=desk.slots.unit(f)), Run(f" {noun})")) for f in named])
        return Most(units, _amount(named[-1]))
    most = max(_amount(f) for f in facts)
    equals = [f for f in facts if f.amount == most]
    first = equals[0]
    each = desk.slots.make(
        ("most", first.indicator, first.period), desk.slots.unit(first).shown, most, first.measure,
        indicator=first.indicator, period=first.period, values=tuple(f.values[0].id for f in equals),
        derivation="mức cao nhất, bằng nhau ở các đơn vị",
    )  # fmt: skip
    count = desk.slots.count(len(equals), f"{first.indicator} {first.period} cùng nhiều nhất")
    words = fill("{k} đơn vị (mỗi đơn vị {n} {noun})", {"k": count, "n": each, "noun": noun})
    return Most(words, most, equal=len(equals) == len(facts))


def _amount(fact: Fact) -> Decimal:
    return fact.amount or Decimal(0)
