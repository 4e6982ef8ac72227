"""A thing asked for as not done ("PAKN chưa xử lý"): what is left of the whole, or nothing; never what is done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.answers import NoAnswer
from domain.indicators import Catalogue, Code
from domain.texts import fold_diacritics
from rag.figure_words import capital, indicator_words
from rag.folded import Folded
from rag.remaining import DONE_OF, LEFT_TO_DO
from rag.spoken_names import SPOKEN

_NOT_DONE = (
    r"(?:chua|(?<!chu )khong)(?: (?:duoc|bi|co|kip|the))? (?:xu ly|hoan thanh|khac phuc|giai ngan|so hoa|ra soat|nop"
    r"|hai long|tieu(?! (?:chi|chuan|de))"
    r"|su dung|kiem tra|xin loi|giai quyet|lam xong|xong|dung den)"
    rf"|{LEFT_TO_DO}"
)
_OF_ITSELF = re.compile(r"\b(?:chua|khong|dang|con|ton(?! tai))\b")
_GIVEN, _PLANNED = "CD-08", ("CD-02", "CD-03")  # tasks of the City overdue; those of the unit's own plan, and done


def asks_not_done(topic: Folded) -> bool:
    return topic.has(_NOT_DONE)


def of_two(codes: Sequence[Code]) -> bool:
    """Whether any is a whole or what is done of it, so that the rest can be asked for."""
    return any(code in DONE_OF or code in DONE_OF.values() for code in codes)


def not_done(codes: Sequence[Code], catalogue: Catalogue, topic: Folded) -> tuple[Code, ...] | NoAnswer:
    """The whole and what is done of it, so that the rest can be told; the codes themselves where their own names say
    that it is not done; a refusal where neither is so."""
    if tuple(codes) == (_GIVEN,) and topic.has("ke hoach"):
        return _PLANNED
    if any(_says_so(code, catalogue) for code in codes):
        return tuple(codes)
    pairs = [(whole, done) for done, whole in DONE_OF.items() if codes[0] in (done, whole)]
    if pairs:
        return pairs[0]
    name = indicator_words(catalogue[codes[0]])
    return NoAnswer(
        f"{capital(name)} là số đã thực hiện; không có chỉ tiêu nào nêu phần chưa thực hiện. Hãy hỏi {name}.",
        "not_understood",
    )


def _says_so(code: Code, catalogue: Catalogue) -> bool:
    names = (catalogue[code].name, *catalogue[code].aliases, *SPOKEN.get(code, ()))
    return any(_OF_ITSELF.search(fold_diacritics(name)) for name in names)
