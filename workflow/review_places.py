"""Which findings speak of which value: by the place they cite, not by the indicator alone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from domain.periods import Period
from store.reviews import FindingLine, Line, ReviewStore

Place = tuple[str, int, int]  # block, and the number's characters in it


def findings_by_value(store: ReviewStore, lines: Sequence[Line], period: Period) -> dict[str, list[FindingLine]]:
    """A finding that cites places of the report belongs to the values standing there; one that cites none, to all
    values of its indicators. Findings without an indicator are about the report, not about a figure."""
    found = [f for f in store.findings(period) if f.indicators]
    by_code: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        by_code[(line.document_id, line.indicator)].append(line)
    concerned = {line.id for f in found for code in f.indicators for line in by_code.get((f.document_id, code), ())}
    places = {value_id: _place(json.loads(text)) for value_id, text in store.places(sorted(concerned)).items()}
    told: dict[str, list[FindingLine]] = defaultdict(list)
    for finding in found:
        cited = [p for c in json.loads(finding.citations) if (p := _place(c))[0].startswith(finding.document_id)]
        for code in finding.indicators:
            for line in by_code.get((finding.document_id, code), ()):
                if not cited or any(_same(places[line.id], p) for p in cited):
                    told[line.id].append(finding)
    return told


def _place(citation: dict[str, Any]) -> Place:
    number = citation["number"]
    return citation["block_id"], number["start"], number["end"]


def _same(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
