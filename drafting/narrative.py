"""Other words around the same figures, asked of a language model and taken only where they state the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.drafts import Paragraph
from domain.texts import Span, fold_case, nfc, one_space
from drafting.support import IndicatorsIn, clause_at
from drafting.verify import numbers_in
from drafting.wording import turns
from prompts.catalog import WRITE_PARAGRAPH
from prompts.model import LanguageModel
from prompts.runner import run
from prompts.shapes import WriteParagraphInput

UnitsIn = Callable[[str], Sequence[str]]
_SLOT = re.compile(r"\[s(\d+)\]")
_WORD = re.compile(r"[^\W\d_]+")
_LONGER = 1.5  # how much longer than the paragraph the words may be
# Words that only join others: they may come and go. "đã" may go, but never come: what is planned is not done.
_JOINING = frozenset(
    (
        *("và", "với", "trong", "tại", "theo", "của", "cho", "về", "từ", "các", "những", "cùng", "là", "có", "được"),
        *("thì", "cũng", "như", "trên", "bởi", "mà", "ở", "gồm", "qua", "đó", "này", "khi", "đồng", "thời"),
    )
)
_MAY_GO = frozenset((*_JOINING, "đã"))


def other_words(
    paragraph: Paragraph, *, model: LanguageModel, units_in: UnitsIn, indicators_in: IndicatorsIn
) -> tuple[str, ...] | None:
    """Words around the paragraph's slots, one stretch more than there are slots; None where the model's words put the
    slots out of order, name another number, unit or thing counted, turn what a number says, bring in or leave out any
    word but those that join, or lead no more to the lines below. ModelFailed where it does not answer.
    """
    asked = _with_places(paragraph)
    reply = run(WRITE_PARAGRAPH, WriteParagraphInput(text=asked), model).reply
    pieces = _SLOT.split(one_space(nfc(reply.text)))
    words, places = pieces[::2], pieces[1::2]
    if places != [str(n) for n in range(1, len(paragraph.slots) + 1)]:
        return None
    before, after = _Worded.of(paragraph, _around(paragraph)), _Worded.of(paragraph, words)
    return tuple(words) if _says_the_same(before, after, units_in, indicators_in) else None


def _with_places(paragraph: Paragraph) -> str:
    text, place = "", 0
    for piece in paragraph.runs:
        place += piece.slot is not None
        text += f"[s{place}]" if piece.slot else piece.words
    return text


def _around(paragraph: Paragraph) -> list[str]:
    """The paragraph's own words, one stretch more than there are slots."""
    return _SLOT.split(_with_places(paragraph))[::2]


@dataclass(frozen=True, slots=True)
class _Worded:
    """A paragraph as it reads, and where each of its figures stands."""

    text: str
    figures: tuple[Span, ...]

    @classmethod
    def of(cls, paragraph: Paragraph, words: Sequence[str]) -> _Worded:
        text, figures = words[0], list[Span]()
        for slot, after in zip(paragraph.slots, words[1:], strict=True):
            figures.append(Span(len(text), len(text) + len(slot.shown)))
            text += slot.shown + after
        return cls(text, tuple(figures))


def _says_the_same(before: _Worded, after: _Worded, units_in: UnitsIn, indicators_in: IndicatorsIn) -> bool:
    if not 0 < len(after.text) <= _LONGER * len(before.text):
        return False
    if before.text.rstrip().endswith(":") is not after.text.rstrip().endswith(":"):  # it leads to what follows
        return False
    return (
        _numbers(before.text) == _numbers(after.text)
        and Counter(units_in(before.text)) == Counter(units_in(after.text))
        and _content(before.text, _MAY_GO) <= _content(after.text, frozenset())
        and _content(after.text, _JOINING) <= _content(before.text, frozenset())
        and _counted(before, indicators_in) == _counted(after, indicators_in)
        and not turns([before.text], after.text, same_order=True)
    )


def _content(text: str, without: frozenset[str]) -> Counter[str]:
    return Counter(w for w in _WORD.findall(fold_case(text)) if w not in without)


def _counted(worded: _Worded, indicators_in: IndicatorsIn) -> list[frozenset[str]]:
    """What the words right around each figure speak of: indicators, or where they name none, the words themselves."""
    clauses = [clause_at(worded.text, span).of(worded.text) for span in worded.figures]
    return [frozenset(indicators_in(c)) or frozenset(_content(c, _MAY_GO)) for c in clauses]


def _numbers(text: str) -> Counter[tuple[str, str | None, bool]]:
    """Each number with what it counts: digits, and numbers in words."""
    return Counter((m.number.of(text).lower(), m.measure, m.point) for m in numbers_in(text))
