"""Pure figures: precision, recall, F1, and how far chance alone could move them."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

_Case = TypeVar("_Case")

ROUNDS = 1000
_SEED = 20260914  # the same intervals on every run


@dataclass(frozen=True, slots=True)
class Counts:
    """right: proposed and wanted. All three are numbers of distinct items."""

    right: int = 0
    proposed: int = 0
    wanted: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.proposed + other.proposed, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """2·right / (proposed + wanted); 1.0 where nothing was wanted and nothing proposed."""
        both = self.proposed + self.wanted
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float


def total(counts: Iterable[Counts]) -> Counts:
    return sum(counts, Counts())


def wilson(successes: int, trials: int, *, z: float = 1.96) -> Interval:
    """The 95 % score interval of a share; 0–1 where nothing was tried."""
    if trials == 0:
        return Interval(0.0, 1.0)
    share = successes / trials
    spread = z * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    middle, scale = share + z * z / (2 * trials), 1 + z * z / trials
    return Interval(max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))


def f1_interval(cases: Sequence[Counts]) -> Interval:
    """95 % bootstrap over cases: whole reports are drawn, since figures of one report stand and fall together."""
    return _middle(total(draw).f1 for draw in _draws(cases))


def f1_change(before: Sequence[Counts], after: Sequence[Counts]) -> Interval:
    """95 % bootstrap of F1 after minus before, the same cases drawn from both."""
    pairs = list(zip(before, after, strict=True))
    return _middle(total(a for _, a in draw).f1 - total(b for b, _ in draw).f1 for draw in _draws(pairs))


def _draws(items: Sequence[_Case]) -> Iterable[Sequence[_Case]]:
    if not items:
        raise ValueError("an interval needs at least one case")
    chance = random.Random(_SEED)  # noqa: S311 – no secret hangs on it
    return (chance.choices(items, k=len(items)) for _ in range(ROUNDS))


def _middle(figures: Iterable[float]) -> Interval:
    ordered = sorted(figures)
    cut = len(ordered) * 25 // 1000
    return Interval(ordered[cut], ordered[-1 - cut])
