"""The JSON of score sheets, for the command and for programs. Fields may be added, never renamed."""

from __future__ import annotations

from drafting.scoring import GroupScore, Scored, UnitScore
from workflow.contract import Json, decimal_json
from workflow.scoring import Scores


def scores_json(found: Scores) -> Json:
    """Points that cannot be computed are null, and "why" says what is missing."""
    sheet = found.sheet
    return {
        "sheet": sheet.name,
        "basis": sheet.basis,
        "period": str(found.period),
        "points": decimal_json(sheet.points),
        "bands": [{"from": decimal_json(mark), "name": name} for mark, name in sheet.bands],
        "notes": list(sheet.notes),
        "units": [_unit(u) for u in found.units],
    }


def _unit(score: UnitScore) -> Json:
    return {
        "unit": score.unit.name,
        "group": score.unit.group.value,
        "points": decimal_json(score.points),
        "of": decimal_json(score.of),
        "whole": decimal_json(score.whole),
        "highest": decimal_json(score.highest),
        "band": score.band or None,
        "place": score.place,
        "of_places": score.of_places,
        "groups": [_group(g) for g in score.groups],
        "raises": [
            {"criterion": r.criterion, "gain": decimal_json(r.gain), "need": r.need, "by_report": r.by_report}
            for r in score.raises
        ],
    }


def _group(score: GroupScore) -> Json:
    return {
        "group": score.group.name,
        "most": decimal_json(score.group.points),
        "points": decimal_json(score.points),
        "of": decimal_json(score.of),
        "published": decimal_json(score.published),
        "place": score.place,
        "of_places": score.of_places,
        "criteria": [_criterion(s) for s in score.criteria],
    }


def _criterion(scored: Scored) -> Json:
    return {
        "criterion": scored.criterion.name,
        "most": decimal_json(scored.criterion.points),
        "points": decimal_json(scored.points),
        "rate": decimal_json(scored.rate),
        "numerator": decimal_json(scored.numerator),
        "denominator": decimal_json(scored.denominator),
        "why": scored.why or None,
        "from": list(scored.values),
    }
