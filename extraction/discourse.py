"""What a text is speaking of when a number comes: its own words, then what sentence and heading left standing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from domain.indicators import Area
from extraction.labels import Frame, LabelIndex
from extraction.terms import TermHit

_WIDE = 0.75
_KEPT = 0.6
_FADE = 0.92
_NEXT = 0.75
_OF_WORK = frozenset(("stage", "timing", "theme"))
_AFTER = 0.5
_HEADING = 0.3
_GUESS = 0.05
_MANY = frozenset(("theme", "index"))  # slots that hold several terms at once
_BASES = frozenset(("năm mốc", "số giao mốc"))  # what a cut is measured from, beside whatever else is said
_IN_AREA = 0.35
_FLOOR = 0.2


@dataclass(slots=True)
class Discourse:
    """Remembers, slot by slot, the nearest terms of the lasting slots."""

    index: LabelIndex
    areas: frozenset[Area] = frozenset()
    headed: Sequence[TermHit] = ()
    _memory: dict[str, dict[str, float]] = field(default_factory=dict)
    _old: set[str] = field(default_factory=set)
    """Slots whose terms were said in an earlier sentence."""

    def remember(self, hits: Sequence[TermHit]) -> None:
        """The terms of one stretch replace what their slots held."""
        fresh: dict[str, dict[str, float]] = {}
        for hit in hits:
            slot = self.index.slot(hit.term)
            if slot in self.index.wordings.lasting:
                fresh.setdefault(slot, {})[hit.term] = _KEPT * hit.firm
        self.fade()
        if (
            "object" in fresh
            and not fresh.keys() & {"theme", "index"}
            and not fresh["object"].keys() & self._held("object")
        ):
            self._memory.pop("stage", None)
        self._memory.update(fresh)
        self._old -= fresh.keys()

    def _held(self, slot: str) -> set[str]:
        return set(self._memory.get(slot, {}))

    def next_sentence(self) -> None:
        self.fade(_NEXT)
        self._old = set(self._memory)

    def fade(self, factor: float = _FADE) -> None:
        for terms in self._memory.values():
            for term in terms:
                terms[term] = max(_FLOOR, terms[term] * factor)

    def frame(
        self,
        near: Sequence[TermHit],
        wide: Sequence[TermHit],
        after: Sequence[TermHit] = (),
        counted: Sequence[str] = (),
        level: str | None = None,
    ) -> Frame:
        """near: the number's own clause; wide: the stretch before it; after: the rest of the sentence.

        counted: the objects the number's own noun stands for; they leave no other object beside them.
        level: the term a score's or rank's measure stands for.
        """
        terms: dict[str, float] = {level: 1.0} if level else {}
        _add(terms, near, 1.0)
        if counted:
            terms = {t: f for t, f in terms.items() if self.index.slot(t) != "object" or t in counted}
            if not terms.keys() & set(counted):
                spoken = [t for t in counted if t in self._held("object")]
                counted = [*spoken, *counted][:1]
                terms[counted[0]] = 1.0
        filled = self._slots(terms)
        _add(terms, [h for h in wide if self._may_join(h, filled)], _WIDE)
        filled = self._slots(terms)
        elsewhere = self._is_of_others(terms)
        for slot, held in self._memory.items():
            if elsewhere and slot in _OF_WORK & self._old:
                continue
            if slot not in filled or slot in _MANY:
                for term, factor in held.items():
                    terms.setdefault(term, factor)
        objects = frozenset(t for t in terms if self.index.slot(t) == "object")
        if not objects:
            _add(terms, [h for h in after if self.index.slot(h.term) == "object"], _AFTER)
        self._add_usual(terms)
        local = {h.term for h in near} & terms.keys() | {*counted, *([level] if level else ())} & terms.keys()
        return Frame(terms, frozenset(local), objects, self.areas)

    def _add_usual(self, terms: dict[str, float]) -> None:
        """What headings name, and the object that is meant where none is."""
        spoken = self._slots(terms)
        for hit in self.headed:
            slot = self.index.slot(hit.term)
            if slot in self.index.wordings.lasting and (slot in _MANY or slot not in spoken):
                terms.setdefault(hit.term, _HEADING)
        if "object" not in spoken:
            terms.setdefault("hồ sơ", _IN_AREA if Area.TT in self.areas else _GUESS)

    def _slots(self, terms: dict[str, float]) -> set[str]:
        return {self.index.slot(t) for t in terms}

    def _is_of_others(self, said: Iterable[str]) -> bool:
        """Whether the sentence counts other things, or is on other work, than the one before."""
        objects = {t for t in said if self.index.slot(t) == "object"}
        held = self._held("object")
        return (bool(objects) and bool(held) and objects.isdisjoint(held)) or any(
            self.index.slot(t) == "theme" and t not in self._held("theme") for t in said
        )

    def _may_join(self, hit: TermHit, filled: set[str]) -> bool:
        slot = self.index.slot(hit.term)
        return slot in _MANY or slot not in filled or hit.term in _BASES


def _add(terms: dict[str, float], hits: Sequence[TermHit], factor: float) -> None:
    for hit in hits:
        terms[hit.term] = max(terms.get(hit.term, 0.0), factor * hit.firm)
