"""Sentences in the words of officers, with the number that is meant in brackets: "CV-09 | Tập huấn [3 lớp]."."""

from __future__ import annotations

from domain.periods import Period
from domain.values import FigureKind
from extraction.catalogue import load_catalogue
from extraction.figures import read_figures
from extraction.labels import LabelIndex

_CATALOGUE = load_catalogue()
_LABELS = LabelIndex(_CATALOGUE)
_PERIOD = Period.parse("2026-Q3")


def named(said: str) -> str | None:
    """The indicator of the bracketed number, None where it is no result of one."""
    text, start, end = said.replace("[", "").replace("]", ""), said.index("["), said.index("]") - 1
    figures = read_figures(text, catalogue=_CATALOGUE, labels=_LABELS, unit="Sở Xây dựng", period=_PERIOD)
    meant = [f for f in figures if f.span.start < end and start < f.span.end and f.kind is FigureKind.ACTUAL]
    return next((f.code for f in meant if f.code), None)


def cases(lines: str) -> list[tuple[str, str]]:
    """(code, sentence) of each line."""
    parted = (line.partition("|") for line in lines.strip().splitlines())
    return [(code.strip(), said.strip()) for code, _, said in parted]
