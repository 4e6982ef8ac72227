"""Score and rank of one index, asked at once ("điểm và thứ hạng Chỉ số CCHC")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from domain.indicators import Catalogue, Code, IndicatorType
from rag.folded import Folded

_SCORE_AND_RANK = r"diem(?: so)?,? (?:va |cung |\+ |, )?(?:thu |xep )?hang"
_INDICES: Mapping[Code, str] = {"XH-10": r"766\b", "XH-18": r"\b(?:cchc|cai cach hanh chinh)\b"}  # by their ranks


def with_ranks(codes: Sequence[Code], question: Folded, catalogue: Catalogue) -> list[Code]:
    """Both of each index named behind the words that ask for both; the others as they are."""
    if question.has(r"(?:bao nhieu|may) bac") and not question.has(r"diem|la bao nhieu"):  # places only
        ranked = {_pair(code, catalogue) for code in codes if catalogue[code].type is IndicatorType.RANK}
        return [code for code in codes if not any(code == pair[0] != pair[-1] for pair in ranked)]
    asked = question.find(_SCORE_AND_RANK)
    if asked is None:
        return list(codes)
    behind = question.bare[asked.start() :]
    pairs = [_pair(rank, catalogue) for rank, words in _INDICES.items() if re.search(words, behind)]
    pairs += [_pair(rank, catalogue) for rank in _INDICES if rank in codes]
    wanted = [c for code in codes for c in next((pair for pair in pairs if code in pair), (code,))]
    return list(dict.fromkeys(wanted))


def _pair(rank: Code, catalogue: Catalogue) -> tuple[Code, ...]:
    """The score stands right before its rank in the catalogue."""
    every = [i.code for i in catalogue]
    score = every[every.index(rank) - 1]
    return (score, rank) if catalogue[score].type is not IndicatorType.RANK else (rank,)
