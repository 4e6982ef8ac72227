"""Several rankings to one."""

from __future__ import annotations

from collections.abc import Sequence

_DAMPING = 20  # small, because our lists are short: being first must count more than being tenth


def fused(rankings: Sequence[tuple[Sequence[str], float]]) -> list[tuple[str, float]]:
    """Weighted reciprocal rank fusion of (ids best first, weight), best first; ties keep the order of arrival."""
    scores: dict[str, float] = {}
    for ids, weight in rankings:
        for place, item in enumerate(ids, 1):
            scores[item] = scores.get(item, 0.0) + weight / (_DAMPING + place)
    return sorted(scores.items(), key=lambda pair: -pair[1])
