"""Bodies of score sheets: the fields that `tonghop score --json` prints, described for programs."""

from __future__ import annotations

from api.contract_wire import Amount, Printed


class CriterionScoreOut(Printed):
    """points: null where they cannot be computed, and then why says so. rate: in percent. from: ids of values."""

    criterion: str
    most: Amount | None
    points: Amount | None
    rate: Amount | None
    numerator: Amount | None
    denominator: Amount | None
    why: str | None


class GroupScoreOut(Printed):
    """points: of the criteria that could be computed; of: the most these give. published: as the unit reports it."""

    group: str
    most: Amount
    points: Amount | None
    of: Amount
    published: Amount | None
    place: int | None
    of_places: int
    criteria: list[CriterionScoreOut]


class RaiseOut(Printed):
    """by_report: not by doing better, but by telling the figures it is computed from."""

    criterion: str
    gain: Amount
    need: str
    by_report: bool


class UnitScoreOut(Printed):
    """whole: points of the sheet that apply to the unit. highest: what the whole could be if all that cannot be
    computed were full. band: only where everything could be computed. place: among of_places of the unit's group."""

    unit: str
    group: str
    points: Amount | None
    of: Amount
    whole: Amount
    highest: Amount
    band: str | None
    place: int | None
    of_places: int
    groups: list[GroupScoreOut]
    raises: list[RaiseOut]


class BandOut(Printed):
    """In JSON the mark is called "from"."""

    name: str


class ScoresOut(Printed):
    sheet: str
    basis: str
    period: str
    points: Amount
    bands: list[BandOut]
    notes: list[str]
    units: list[UnitScoreOut]
