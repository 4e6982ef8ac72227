"""Kinds of documents, bodies or penalties listed behind their total are parts of it, and name what the total counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.texts import Span
from domain.values import FigureKind, Method
from extraction.candidates import Candidate
from extraction.part_lists import PartList, parts_after, parts_before

# Counts whose parts are kinds of the same thing and have no indicator of their own.
_BY_KIND = frozenset(
    ("CD-01", "CD-10", "CD-14", "CD-15", "TC-01", "CV-05", "BM-01", "BM-02", "BM-03", "BM-09", "BM-13")
)


def with_listed_parts(candidates: Sequence[Candidate]) -> list[Candidate]:
    """ "17 văn bản (03 kế hoạch, 12 công văn …)": the 17 is the figure, also where a part was bound instead."""
    found = list(candidates)
    for i, total in enumerate(found):
        if total.method is Method.TABLE or total.kind is not FigureKind.ACTUAL or not total.amount:
            continue
        listed = parts_after(total.block.text, total.number) or parts_before(total.block.text, total.number)
        if listed is None:
            continue
        parts = [j for j, c in enumerate(found) if _is_part(c, total, listed.span)]
        if parts and total.code is None and _is_total(total, listed):
            part = found[parts[0]]
            named = replace(total, code=part.code, period=part.period, measure=part.measure)
            found[i] = replace(named, label=None, rule="", strength=0.7)
        if parts and (found[i].code == found[parts[0]].code):
            for j in parts:
                found[j] = replace(found[j], rule="part_of_total")
        if found[i].code in _BY_KIND and _is_total(total, listed):
            for j in (j for j, c in enumerate(found) if _is_unnamed(c, total, listed.span)):
                found[j] = replace(found[j], rule="part_of_total")
    return found


def _is_part(candidate: Candidate, total: Candidate, listed: Span) -> bool:
    same_block = candidate.block.id == total.block.id and listed.contains(candidate.number)
    return same_block and candidate.kind is FigureKind.ACTUAL and candidate.code in _BY_KIND and not candidate.rule


def _is_unnamed(candidate: Candidate, total: Candidate, listed: Span) -> bool:
    """A part that is called nothing: "kế hoạch 4, công văn 9"."""
    same_block = candidate.block.id == total.block.id and listed.contains(candidate.number)
    return same_block and candidate.kind is FigureKind.ACTUAL and candidate.code is None and not candidate.rule


def _is_total(total: Candidate, listed: PartList) -> bool:
    """Near the sum of its parts: a slip in one of them is still their total."""
    assert total.amount is not None
    return abs(listed.total - total.amount) * 4 <= total.amount and total.rule in ("", "part_of_total")
