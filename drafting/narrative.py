"""Other words around the same figures, asked of a language model and taken only where they state the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from domain.drafts import Paragraph
from domain.texts import nfc, one_space
from drafting.verify import numbers_in
from drafting.wording import turns
from prompts.catalog import WRITE_PARAGRAPH
from prompts.model import LanguageModel
from prompts.runner import run
from prompts.shapes import WriteParagraphInput

UnitsIn = Callable[[str], Sequence[str]]
_SLOT = re.compile(r"\[s(\d+)\]")
_LONGER = 1.5  # how much longer than the paragraph the words may be


def other_words(paragraph: Paragraph, *, model: LanguageModel, units_in: UnitsIn) -> tuple[str, ...] | None:
    """Words around the paragraph's slots, one stretch more than there are slots; None where the model's words put the
    slots out of order, name another number or unit, or turn what a number says. ModelFailed where it does not answer.
    """
    asked = _with_places(paragraph)
    reply = run(WRITE_PARAGRAPH, WriteParagraphInput(text=asked), model).reply
    pieces = _SLOT.split(one_space(nfc(reply.text)))
    words, places = pieces[::2], pieces[1::2]
    if places != [str(n) for n in range(1, len(paragraph.slots) + 1)]:
        return None
    written = words[0] + "".join(s.shown + w for s, w in zip(paragraph.slots, words[1:], strict=True))
    return tuple(words) if _says_the_same(paragraph.text, written, units_in) else None


def _with_places(paragraph: Paragraph) -> str:
    text, place = "", 0
    for piece in paragraph.runs:
        place += piece.slot is not None
        text += f"[s{place}]" if piece.slot else piece.words
    return text


def _says_the_same(before: str, after: str, units_in: UnitsIn) -> bool:
    if not 0 < len(after) <= _LONGER * len(before):
        return False
    same_numbers = _numbers(before) == _numbers(after)
    same_units = Counter(units_in(before)) == Counter(units_in(after))
    return same_numbers and same_units and not turns([before], after, same_order=True)


def _numbers(text: str) -> Counter[tuple[str, str | None, bool]]:
    """Each number with what it counts: digits, and numbers in words."""
    return Counter((m.number.of(text).lower(), m.measure, m.point) for m in numbers_in(text))
