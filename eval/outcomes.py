"""What a runner gives back, whatever it ran: counts by case, harms, breakdowns and single figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from eval.harms import Incident, counted
from eval.metrics import Counts, f1_interval, total, wilson


@dataclass(frozen=True, slots=True)
class Share:
    """Right of tried, with a 95 % interval when shown."""

    right: int
    tried: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """name: the runner. cases: counts by case. groups: counts by area, format … shares: other figures. seconds: all."""

    name: str
    cases: Mapping[str, Counts]
    incidents: Sequence[Incident]
    groups: Mapping[str, Mapping[str, Counts]] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def counts(self) -> Counts:
        return total(self.cases.values())

    @property
    def harms(self) -> dict[str, int]:
        return counted(self.incidents)

    def as_json(self) -> dict[str, Any]:
        """For --json and the baseline; incidents stay out, they are for reading."""
        interval = f1_interval(list(self.cases.values()))
        return {
            "all": {**_figures(self.counts), "f1_low": round(interval.low, 4), "f1_high": round(interval.high, 4)},
            "groups": {name: {k: _figures(c) for k, c in group.items()} for name, group in self.groups.items()},
            "shares": {name: _share(share) for name, share in self.shares.items()},
            "harms": self.harms,
            "cases": {name: [c.right, c.proposed, c.wanted] for name, c in self.cases.items()},
            "seconds": round(self.seconds, 1),
        }


def _figures(counts: Counts) -> dict[str, float | int]:
    return {
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
        "wanted": counts.wanted,
    }


def _share(share: Share) -> dict[str, float | int]:
    interval = wilson(share.right, share.tried)
    return {"right": share.right, "tried": share.tried, "low": round(interval.low, 4), "high": round(interval.high, 4)}
