"""What an indicator means, as the catalogue says it."""

from __future__ import annotations

from domain.answers import Answer, Reply
from domain.indicators import Catalogue, Part
from rag.figure_words import indicator_words
from rag.questions import Question


def definition(question: Question, catalogue: Catalogue) -> Reply:
    indicator = catalogue[question.codes[0]]
    lines = [f"{indicator.name}, đơn vị tính: {indicator.measure}."]
    if indicator.numerator and indicator.denominator:
        over, under = _part(indicator.numerator, catalogue), _part(indicator.denominator, catalogue)
        lines.append(f"Tính bằng {over} chia cho {under}.")
    lines += [f"Tên gọi khác: {', '.join(indicator.aliases)}."] if indicator.aliases else []
    lines += [indicator.note] if indicator.note else []
    return Answer("\n".join(lines))


def _part(part: Part, catalogue: Catalogue) -> str:
    names = [indicator_words(catalogue[code]) for code in part.codes if code in catalogue]
    return " cộng ".join(names) or part.words
