"""Figures of one story share its time: "Từ đầu năm có 186 nhiệm vụ đến hạn. Trong số này hoàn thành 179 …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.indicators import Catalogue, Code, Semantics
from domain.periods import Period
from domain.texts import fold_case
from domain.values import FigureKind, Method
from extraction.candidates import Candidate

# Indicators that are told together: a plan and its fulfilment, inspections and what they found …
_FAMILIES: tuple[frozenset[Code], ...] = (
    frozenset(("CD-02", "CD-03", "CD-04")),
    frozenset(("CD-05", "CD-06", "CD-07", "CD-08", "CD-09")),
    frozenset(("CD-10", "CD-11", "CD-12", "CD-13")),
    frozenset(("TC-02", "TC-03", "TC-04")),
    frozenset(("TC-05", "TC-06", "TC-07", "TC-08")),
    frozenset(("TK-01", "TK-02", "TK-03")),
)
_FAMILY_OF = {code: family for family in _FAMILIES for code in family}
# Words that start a new time between two figures of a family.
_NEW_TIME = re.compile(r"trong (quý|quí|kỳ|tháng)|riêng (quý|quí)|(quý|quí) (này|[ivx]+\b)|kỳ này|tháng \d")


def with_family_time(candidates: Sequence[Candidate], report: Period, catalogue: Catalogue) -> list[Candidate]:
    """Cumulative indicators left at the report's period take the running time their paragraph opened for them."""
    found: list[Candidate] = []
    running: dict[tuple[str, frozenset[Code]], Candidate] = {}
    for candidate in candidates:
        family = _FAMILY_OF.get(candidate.code or "")
        if family is None or candidate.method is Method.TABLE or candidate.kind is not FigureKind.ACTUAL:
            found.append(candidate)
            continue
        key = (candidate.block.id, family)
        opened = running.get(key)
        if opened is not None and _left_open(candidate, report, catalogue) and not _new_time(opened, candidate):
            candidate = replace(candidate, period=report.cumulative())
        if candidate.period == report.cumulative():
            running.setdefault(key, candidate)
        found.append(candidate)
    return found


def _left_open(candidate: Candidate, report: Period, catalogue: Catalogue) -> bool:
    assert candidate.code is not None
    indicator = catalogue.get(candidate.code)
    return candidate.period == report and indicator is not None and indicator.semantics is Semantics.CUMULATIVE


def _new_time(opened: Candidate, candidate: Candidate) -> bool:
    between = candidate.block.text[opened.number.end : candidate.number.start]
    return bool(_NEW_TIME.search(fold_case(between)))
