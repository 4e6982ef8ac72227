"""Which indicator a question is about, by what was learned from many ways to ask for each of them.

Leaders hardly ever use the official name ("bộ giấy tờ trả muộn hơn ngày hẹn"). `asked_names.safetensors` holds a
softmax regression over words and pairs of words, learned from `eval/gold/asked_names.tsv` by `python -m eval.naming`;
docs/analysis/hoi-dap.md tells what it gains.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from domain.indicators import Code
from rag.same_words import alike

LEARNED = Path(__file__).with_suffix(".safetensors")
_KEPT = 256  # texts
OTHER = "-"  # what speaks of no indicator

Numbers = NDArray[np.float32]


def name_words(bare: str) -> list[str]:
    """The words of a folded text and its pairs of neighbours."""
    words = re.findall(r"\w+", alike(bare))
    return [*words, *(f"{left} {right}" for left, right in pairwise(words))]


class AskedNames:
    """words: in the order of the rows of `weights`; codes: of its columns. rarity: of each word, by which it counts."""

    def __init__(
        self, words: Sequence[str], codes: Sequence[Code], rarity: Numbers, weights: Numbers, usual: Numbers
    ) -> None:
        self._places = {word: place for place, word in enumerate(words)}
        self._codes = tuple(codes)
        self._rarity, self._weights, self._usual = rarity, weights, usual
        self._told = lru_cache(maxsize=_KEPT)(self._reckoned)

    def chances(self, bare: str) -> Mapping[Code, float]:
        """Of each indicator, 0–1; together at most 1, for the question may be about none of them. A question and its
        parts are looked at from several sides, so what was told last is kept."""
        return self._told(bare)

    def _reckoned(self, bare: str) -> Mapping[Code, float]:
        counts = Counter(word for word in name_words(bare) if word in self._places)
        if not counts:
            return {}
        rows = [self._places[word] for word in counts]
        told = np.array([1 + log(count) for count in counts.values()], dtype=np.float32) * self._rarity[rows]
        raw = self._usual + (told / np.linalg.norm(told)) @ self._weights[rows]
        parts = np.exp(raw - raw.max())
        shares = parts / parts.sum()
        return {code: float(share) for code, share in zip(self._codes, shares, strict=True) if code != OTHER}


@cache
def asked_names(learned: Path = LEARNED) -> AskedNames:
    """Read once. Weights are kept as 8-bit numbers, each row with a scale of its own."""
    from safetensors import safe_open

    with safe_open(learned, framework="numpy") as file:
        told: dict[str, str] = file.metadata() or {}
        kept: dict[str, Any] = {name: file.get_tensor(name) for name in ("weights", "scale", "rarity", "usual")}
    weights = kept["weights"].astype(np.float32) * kept["scale"].astype(np.float32)[:, None]
    rarity, usual = kept["rarity"].astype(np.float32), kept["usual"].astype(np.float32)
    return AskedNames(told["words"].split("\n"), told["codes"].split("\n"), rarity, weights, usual)
