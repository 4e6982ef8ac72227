"""Wordings that people taught, beside those of the catalogue: a label index that knows them, too.

A learned wording is a whole label by itself: where its words stand beside a number, they name its indicator. It never
overrules what the other words beside the number say; then the number stays what it was without it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from domain.indicators import Catalogue, Code
from domain.learned import LEARNED_MARK, Called
from domain.quantities import SCALES, Measure
from domain.texts import Span, fold_case
from extraction.labels import Frame, LabelIndex, Named
from extraction.learned_words import phrase_of
from extraction.wordings import Label, Wordings, load_wordings

_MARK = "_gọi "  # before the name of its term
_SLOT = "detail"  # told of its own number only: no later number inherits it
_SCORE = 2.0  # as a label of two terms, both beside the number
_BESIDE = 0.58  # of a term that the number's own stretch, or the group of its row, speaks of
_SAYS_NOTHING = frozenset(("object", "quantity", "phase", "noise"))
_CARRIED = "kỳ trước"
_STAGES = frozenset(("stage", "timing", "channel"))


@dataclass(frozen=True, slots=True)
class LearnedLabel:
    """phrase: the words, folded. said: the catalogue's terms inside them. own: terms that speak of the indicator."""

    label: Label
    phrase: str
    said: frozenset[str]
    own: frozenset[str]

    @property
    def term(self) -> str:
        return self.label.needed[0]


@dataclass(slots=True)
class LearnedIndex(LabelIndex):
    """The catalogue's labels with learned ones."""

    learned: tuple[LearnedLabel, ...] = field(kw_only=True)

    def named(self, frame: Frame, measure: Measure | None) -> list[Named]:
        """As without learned wordings, unless one stands beside the number and nothing speaks against it."""
        found = LabelIndex.named(self, frame, measure)
        for learned in self.learned:
            if learned.term in frame.local and self._counts(learned, measure) and not self._foreign(learned, frame):
                found = self._with(found, learned, frame)
        return sorted(found, key=lambda m: (-m.score, m.code))

    def names_carried(self, words: str, code: Code) -> bool:
        """Whether the words are, whole, a learned name of an indicator that counts what came from the period before."""
        terms = {learned.term for learned in self.learned if learned.label.code == code and _CARRIED in learned.own}
        return any(h.term in terms and h.span == Span(0, len(words)) for h in self.lexicon.spot(words))

    def _counts(self, learned: LearnedLabel, measure: Measure | None) -> bool:
        """Whether the indicator is counted so, or the words themselves name what is counted ("tập vắt vai")."""
        indicator = self.catalogue.get(learned.label.code)
        if indicator is None:
            return False
        if self.fits(indicator, measure):
            return True
        scales = measure in SCALES or indicator.measure in SCALES
        return measure is not None and not scales and f" {fold_case(measure)} " in f" {learned.phrase} "

    def _foreign(self, learned: LearnedLabel, frame: Frame) -> bool:
        """Whether other words beside the number speak of another stage, another time limit, another object."""
        code = learned.label.code
        own = learned.said.union(x.term for x in self.learned if x.label.code == code)
        heard = {t for t, nearness in frame.terms.items() if nearness >= _BESIDE} - own
        beside = frame.local - own
        if self.wordings.excluded[code] & beside or self.wordings.nowhere[code] & heard:
            return True
        if any(self.slot(t) not in _SAYS_NOTHING for t in beside - learned.own):
            return True
        if any(self.slot(t) in _STAGES for t in heard - learned.own):
            return True
        return not self._of_same_object(learned, heard)

    def _of_same_object(self, learned: LearnedLabel, heard: set[str]) -> bool:
        objects = {t for t in heard if self.slot(t) == "object"}
        wanted = {t for t in learned.own | learned.said if self.slot(t) == "object"}
        wanted = wanted.union(*(f for f in self.wordings.families if f & wanted))
        return not objects or not wanted or bool(objects & wanted)

    def _with(self, found: list[Named], learned: LearnedLabel, frame: Frame) -> list[Named]:
        """What rests on the wording's own words gives way to it; it gives way to what rests on others."""
        made = Named(learned.label.code, _SCORE * frame.terms[learned.term], learned.label, 1)
        others = [n for n in found if n.code != made.code]
        if any(not _is_learned(n) and self._rests_elsewhere(n, learned, frame) for n in others):
            return found
        same = [n for n in found if n.code == made.code]
        return [*(n for n in others if _is_learned(n)), max([*same, made], key=lambda n: n.score)]

    def _rests_elsewhere(self, named: Named, learned: LearnedLabel, frame: Frame) -> bool:
        used = {*named.label.needed, *named.label.helpful} & frame.local
        return any(self.slot(t) not in _SAYS_NOTHING for t in used - learned.said)


def _is_learned(named: Named) -> bool:
    return any(term.startswith(_MARK) for term in named.label.needed)


@lru_cache(maxsize=16)
def index_with(catalogue: Catalogue, learned: frozenset[Called]) -> LabelIndex:
    """The label index of a catalogue with learned wordings; its catalogue's version tells that there were some."""
    if not learned:
        return LabelIndex(catalogue)
    wordings = load_wordings()
    plain = LabelIndex(catalogue, wordings)
    labels = tuple(_label(called, plain) for called in sorted(learned))
    named = Catalogue(catalogue, version=version_with(catalogue, learned))
    return LearnedIndex(named, _spotted(wordings, labels), learned=labels)


def version_with(catalogue: Catalogue, learned: frozenset[Called]) -> str:
    """ "2026.1+cg.3f2a91": the catalogue, and which learned wordings were read with."""
    if not learned:
        return catalogue.version
    told = "\n".join(f"{phrase_of(c.words)}|{c.code}" for c in sorted(learned))
    return f"{catalogue.version}{LEARNED_MARK}{hashlib.sha256(told.encode()).hexdigest()[:6]}"


def _label(called: Called, plain: LabelIndex) -> LearnedLabel:
    phrase = phrase_of(called.words)
    said = frozenset(hit.term for hit in plain.terms(called.words))
    own = _terms_of(called.code, plain.wordings.labels)
    return LearnedLabel(Label(called.code, (f"{_MARK}{called.code} {phrase}",)), phrase, said, own)


def _terms_of(code: Code, labels: Iterable[Label]) -> frozenset[str]:
    return frozenset(t for label in labels if label.code == code for t in (*label.needed, *label.helpful))


def _spotted(wordings: Wordings, labels: Iterable[LearnedLabel]) -> Wordings:
    """With the words of the labels as terms that are found in text."""
    phrases = {label.term: (label.phrase,) for label in labels}
    return replace(
        wordings,
        phrases={**wordings.phrases, **phrases},
        slots={**wordings.slots, **dict.fromkeys(phrases, _SLOT)},
    )
