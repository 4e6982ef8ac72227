"""What is left of a count when its part is done: asked beside both ("tiếp nhận bao nhiêu, đã xử lý mấy, còn mấy?")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.indicators import Code
from domain.quantities import plain, vietnamese
from rag.figure_words import amount_words
from rag.folded import Folded
from rag.notebook import Notebook

DONE_OF: Mapping[Code, Code] = {
    "CD-03": "CD-02",
    "CD-13": "CD-12",
    "TC-04": "TC-03",
    "TC-06": "TC-05",
    "TT-28": "TT-27",
    "BM-06": "BM-05",
    "BM-08": "BM-07",
    "TK-02": "TK-01",
}
LEFT_TO_DO = r"con (?:phai|can) (?:[a-z]+ ){1,4}(?:bao nhieu|may)"
_LEFT = (
    r"con (?:lai |thieu |du )?(?:bao nhieu|may)|con lai|con thieu|thieu (?:bao nhieu|may)|khuyet|bo trong"
    r"|chua [a-z]+ [a-z]+"
    rf"|{LEFT_TO_DO}"
)


def asks_remainder(question: Folded) -> bool:
    return question.has(_LEFT)


def remainder(codes: Sequence[Code], whose: str, notes: Notebook, *, alone: bool = True) -> list[str]:
    """One sentence where both the whole and what is done of it are told for one period; else none.

    whose: the unit or group both are of. alone: nobody else is spoken of.
    """
    told = notes.told_of(whose)
    for done, whole in DONE_OF.items():
        if done not in codes or whole not in codes or done not in told or whole not in told:
            continue
        over, part = told[whole], told[done]
        if over.period.end != part.period.end or part.amount > over.amount:
            continue
        left, how = over.amount - part.amount, f"{plain(over.amount)} - {plain(part.amount)}"
        notes.computed(left, over.measure, how, unit=whose, indicator=whole, period=over.period)
        working = f"{vietnamese(over.amount)} trừ {vietnamese(part.amount)}"
        lead = "Còn" if alone else f"{whose} còn"
        return [f"{lead} lại {amount_words(left, over.measure)} (số tính ra: {working})."]
    return []
