"""Words that mean the same, found in text: "nộp qua mạng", "online" and "trực tuyến" are one term.

A phrase is written as syllables; `{a|b}` offers choices, `,` allows a comma, slash or "và" there, `~` skips up to
three syllables, `#` is a number. A syllable in capitals matches capitals only. Words without their diacritics match
too, and one syllable with missing marks is forgiven in a phrase of two syllables or more.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from domain.texts import Span, fold_case, fold_diacritics
from extraction.syllables import Syllable, span_of, syllables

_GAP = 3
_ANY = ""
_SOFT = re.compile(r"[\s\u00a0]*[-–%]?[\s\u00a0]*")
_JOINT = re.compile(r"[\s\u00a0]*[,/+&–-]?[\s\u00a0]*")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_WORDS_AS_THEY_ARE = frozenset(("cho",))  # in a text with diacritics no "chờ" that lost its mark
_FILLERS = frozenset({"được", "bị"})
_AND = frozenset({"và", "hoặc", "hay", "va"})


@dataclass(frozen=True, slots=True)
class TermHit:
    """term at `span`; `firm` 1 for words as written, less where diacritics had to be forgiven."""

    term: str
    span: Span
    firm: float


class _Phrase(NamedTuple):
    """There are twenty thousand."""

    term: str
    parts: tuple[str, ...]


class Lexicon:
    """All terms of the catalogue's wordings."""

    def __init__(
        self, phrases: Mapping[str, Iterable[str]], *, slots: Mapping[str, str], covering: frozenset[str] = frozenset()
    ) -> None:
        self._slots = slots
        self._covering = covering
        self._by_start: dict[tuple[str, str], list[_Phrase]] = {}
        for term, wordings in phrases.items():
            for parts in dict.fromkeys(parts for wording in wordings for parts in _expanded(wording)):
                self._by_start.setdefault(_start(parts), []).append(_Phrase(term, parts))

    def spot(self, text: str) -> list[TermHit]:
        """Terms in order of place, the longest where they overlap."""
        tokens = syllables(text)
        return self._longest(_sure(list(self._all(tokens))))

    def _all(self, tokens: list[Syllable]) -> Iterator[TermHit]:
        for first, token in enumerate(tokens):
            following = tokens[first + 1].bare if first + 1 < len(tokens) else _ANY
            own = (token.bare, "#") if token.is_number else (token.bare,)
            starts = itertools.product(own, dict.fromkeys((_ANY, following)))
            alike = (self._by_start.get(start, ()) for start in starts)
            for phrase in itertools.chain.from_iterable(alike):
                found = _match(phrase, tokens, first)
                if found is not None:
                    last, firm = found
                    yield TermHit(phrase.term, span_of(tokens, first, last), firm)

    def _longest(self, hits: Iterable[TermHit]) -> list[TermHit]:
        kept: list[TermHit] = []
        for hit in sorted(set(hits), key=lambda h: (h.span.start - h.span.end, h.span.start, -h.firm, h.term)):
            around = [k for k in kept if k.span.contains(hit.span)]
            if not any(k.term == hit.term or (k.span != hit.span and self._hides(k.term, hit.term)) for k in around):
                kept.append(hit)
        return sorted(kept, key=lambda h: (h.span.start, h.span.end, h.term))

    def _hides(self, outer: str, inner: str) -> bool:
        """ "kiến nghị xử lý" is not yet dealt with: such terms cover the stage named in them."""
        if outer in self._covering and self._slots[inner] == "stage":
            return True
        return _hides(self._slots[outer], self._slots[inner])


def _sure(hits: list[TermHit]) -> list[TermHit]:
    """Without those that were only forgiven and would tear apart words as written: the "tra trong" of "kiểm tra trong
    quý" is no "trả trong"."""
    written = [h.span for h in hits if h.firm == 1]
    return [h for h in hits if h.firm == 1 or not any(_torn(h.span, span) for span in written)]


def _torn(forgiven: Span, written: Span) -> bool:
    return forgiven.overlaps(written) and not forgiven.contains(written) and not written.contains(forgiven)


def _start(parts: tuple[str, ...]) -> tuple[str, str]:
    """The first two syllables a phrase begins with, where two plain ones follow each other."""
    second = parts[1] if len(parts) > 1 else "#"
    plain = second not in (",", "~", "#") and not _in_capitals(second)
    return _unmarked(parts[0]), _unmarked(second) if plain else _ANY


def _expanded(wording: str) -> Iterator[tuple[str, ...]]:
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(_CHOICE.split(wording))]
    for chosen in itertools.product(*choices):
        yield tuple(map(_spelled, "".join(chosen).replace(",", " , ").split()))


@lru_cache(maxsize=4096)
def _unmarked(part: str) -> str:
    return fold_diacritics(part)


def _in_capitals(part: str) -> bool:
    return part.isupper() and len(part) > 1


@lru_cache(maxsize=4096)
def _spelled(part: str) -> str:
    if _in_capitals(part):
        return part
    tokens = syllables(part)
    return tokens[0].folded if len(tokens) == 1 else fold_case(part)


def _hides(outer: str, inner: str) -> bool:
    """Whether a term inside a longer one is only part of its wording ("trực tuyến" in "thanh toán trực tuyến")."""
    if inner == "noise" or "phase" in (outer, inner):
        return outer == inner
    if (outer, inner) in (("stage", "timing"), ("object", "program")):
        return False  # "trả trễ", "việc Thành phố giao"
    return outer == inner or outer in ("object", "noise") or inner not in ("object", "stage", "program")


def _match(phrase: _Phrase, tokens: list[Syllable], first: int) -> tuple[int, float] | None:
    """The last token of the phrase starting at `first`, and how firm; None where it does not stand there."""
    at, joint, wild = first, False, 0
    bare_count = wrong = syllable_count = 0
    doubtful = written = False
    for part, bare in zip(phrase.parts, map(_unmarked, phrase.parts), strict=True):
        if part == ",":
            joint = True
            continue
        if part == "~":
            wild = _GAP
            continue
        place = _next(tokens, at, part, bare, first=at == first and syllable_count == 0, joint=joint, wild=wild)
        if place is None and syllable_count and _is_filler(tokens, at):
            place = _next(tokens, at + 1, part, bare, first=False, joint=joint, wild=wild)
        if place is None:
            return None
        token = tokens[place]
        if not _is_exact(token, part):
            if not _marks(token.folded) <= _marks(part):
                return None
            bare_count += token.folded == token.bare
            doubtful |= token.folded in _WORDS_AS_THEY_ARE
            wrong += token.folded != token.bare
        else:
            written |= token.folded != token.bare
        at, joint, wild, syllable_count = place + 1, False, 0, syllable_count + 1
    if doubtful and written:
        return None
    if wrong > (1 if syllable_count > 1 else 0) or (syllable_count == 1 and bare_count):
        return None
    return at - 1, 1 - 0.12 * wrong - 0.1 * bool(bare_count)


def _is_filler(tokens: list[Syllable], at: int) -> bool:
    """The "được" of "chưa được hoàn thành" changes nothing."""
    return at < len(tokens) and tokens[at].folded in _FILLERS and _SOFT.fullmatch(tokens[at].gap) is not None


def _next(tokens: list[Syllable], at: int, part: str, bare: str, *, first: bool, joint: bool, wild: int) -> int | None:
    for skipped in range(wild + 1):
        place = at + skipped
        if place >= len(tokens):
            return None
        token = tokens[place]
        if not first and not (_JOINT if joint and not skipped else _SOFT).fullmatch(token.gap):
            return None
        if _fits(token, part, bare):
            return place
        if joint and token.folded in _AND and place + 1 < len(tokens) and _fits(tokens[place + 1], part, bare):
            return place + 1
        if token.is_number or token.folded == "đã":  # "kiến nghị và đã xử lý" are two things
            return None
    return None


def _fits(token: Syllable, part: str, bare: str) -> bool:
    if part == "#":
        return token.is_number
    if _in_capitals(part):
        return token.shape == part
    return token.bare == bare


# "giãi quyết", "trể hẹn": hỏi and ngã are the tones most often confused.
_HOOK_FOR_TILDE = str.maketrans("ãẵẫẽễĩõỗỡũữỹ", "ảẳẩẻểỉỏổởủửỷ")


@lru_cache(maxsize=4096)
def _marks(syllable: str) -> Counter[str]:
    """The diacritics of a syllable; one typed with some of them missing or on another vowel has no others."""
    one_tone = syllable.translate(_HOOK_FOR_TILDE)
    parts = unicodedata.normalize("NFD", one_tone.replace("đ", "d\u0335"))
    return Counter(c for c in parts if unicodedata.combining(c))


def _is_exact(token: Syllable, part: str) -> bool:
    return part == "#" or part.isupper() or token.folded == part
