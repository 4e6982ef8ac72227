"""Several scored lists to one ranking."""

from __future__ import annotations

from collections.abc import Sequence

_FOUND = 0.1  # what the last of a list still counts, beside one that the list does not hold

Scored = Sequence[tuple[str, float]]  # (id, score), best first


def blended(lists: Sequence[tuple[Scored, float]]) -> list[tuple[str, float]]:
    """Weighted sum of each list's scores, stretched to its own range; best first, ties in order of arrival.

    Unlike a fusion of ranks it keeps how far the first is ahead: see docs/analysis/tim-doan.md.
    """
    scores: dict[str, float] = {}
    for found, weight in lists:
        low, high = (found[-1][1], found[0][1]) if found else (0.0, 0.0)
        for item, score in found:
            share = (score - low) / (high - low) if high > low else 1.0
            scores[item] = scores.get(item, 0.0) + weight * (_FOUND + (1 - _FOUND) * share)
    return sorted(scores.items(), key=lambda pair: -pair[1])
