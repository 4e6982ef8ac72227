"""Which indicators words name: for a clause of prose, and for the row label, groups and header of a table cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from domain.indicators import Area, Catalogue, Code, Indicator, IndicatorType
from domain.quantities import SCALES, Measure
from domain.texts import Span, fold_case, one_space
from extraction.terms import Lexicon, TermHit
from extraction.wordings import Label, Wordings, load_wordings

_OBJECT = "object"
_HELP = 0.5
_AREA_BONUS = 0.35
_AREA_MALUS = 0.1
_MARGIN = 0.2
_UNSAID = 0.12
_UNSAID_MOST = 0.3
_OWN_OBJECT = frozenset(("theme", "detail"))  # "hoàn thành xuất sắc": people, whatever was counted before
_TELLING = frozenset(("theme", "index", "timing", "channel"))
_NOUN = 0.3
_SAME_SENTENCE = 0.45
_HEARD = 0.1  # below it a term is only what is usual
_GUESSED = 0.15


@dataclass(frozen=True, slots=True)
class LabelHit:
    """An indicator named by the words at `span`; strength 0–1."""

    code: Code
    span: Span
    strength: float


@dataclass(frozen=True, slots=True)
class Frame:
    """What is being spoken of at a number: terms with their nearness (1 beside the number, less further away).

    local: terms beside the number. objects: the terms of the object slot that count. areas: areas the headings name.
    """

    terms: Mapping[str, float]
    local: frozenset[str]
    objects: frozenset[str] = frozenset()
    areas: frozenset[Area] = frozenset()


@dataclass(frozen=True, slots=True)
class Named:
    """A label that fits. score grows with the terms it explains; missing: helpful or needed terms only inherited."""

    code: Code
    score: float
    label: Label
    local: int


@dataclass(slots=True)
class LabelIndex:
    """The catalogue's labels, ready to be matched."""

    catalogue: Catalogue
    wordings: Wordings = field(default_factory=load_wordings)
    lexicon: Lexicon = field(init=False)
    _by_code: dict[Code, list[Label]] = field(init=False)

    def __post_init__(self) -> None:
        self.lexicon = Lexicon(self.wordings.phrases, slots=self.wordings.slots, covering=self.wordings.covering)
        self._by_code = {}
        for label in self.wordings.labels:
            self._by_code.setdefault(label.code, []).append(label)

    def terms(self, text: str) -> list[TermHit]:
        """Terms in the text, without the names that only hide words."""
        return [hit for hit in self.lexicon.spot(text) if self.wordings.slots[hit.term] != "noise"]

    def slot(self, term: str) -> str:
        return self.wordings.slots[term]

    def fits(self, indicator: Indicator, measure: Measure | None) -> bool:
        """Whether a number counted in `measure` (None: not said) can be a value of the indicator."""
        if indicator.type is IndicatorType.RANK:
            return measure in ("hạng", None)
        if measure is None:
            return indicator.measure not in ("%", "đồng") or indicator.type is IndicatorType.SCORE
        if indicator.type is IndicatorType.SCORE:
            return measure == "điểm" or (measure == "%" and indicator.is_percent)
        if indicator.measure in ("%", "đồng"):
            return measure == indicator.measure
        if measure in ("%", "đồng", "điểm", "hạng"):
            return False
        return self.counts(indicator.code, measure)

    def counts(self, code: Code, noun: str) -> bool:
        """Whether the noun after a number ("hồ sơ", "hồ sơ trực tuyến") is one the indicator counts."""
        wanted = one_space(fold_case(noun).replace(",", " ").replace("/", " "))
        return any(wanted == n or wanted.startswith(n + " ") for n in self.wordings.counted.get(code, ()))

    def named(self, frame: Frame, measure: Measure | None) -> list[Named]:
        """Indicators the frame fits, best first; at least one needed term must stand beside the number."""
        found: list[Named] = []
        for code, labels in self._by_code.items():
            indicator = self.catalogue.get(code)
            if indicator is None or not self.fits(indicator, measure):
                continue
            if self.wordings.excluded[code] & frame.local or self._spoken(code, frame):
                continue
            matches = [m for label in labels if (m := self._match(label, frame)) is not None]
            if matches:
                best = max(matches, key=lambda m: m.score)
                noun = measure is not None and measure not in SCALES and self.counts(code, measure)
                found.append(replace(best, score=best.score + _NOUN) if noun else best)
        return sorted(found, key=lambda m: (-m.score, m.code))

    def _spoken(self, code: Code, frame: Frame) -> bool:
        return any(frame.terms.get(term, 0.0) >= _SAME_SENTENCE for term in self.wordings.nowhere[code])

    def _match(self, label: Label, frame: Frame) -> Named | None:
        if any(term not in frame.terms for term in label.needed) or frame.local & set(label.barred):
            return None
        local = sum(term in frame.local for term in label.needed)
        local_help = sum(term in frame.local for term in label.helpful)
        if local + local_help == 0 or not self._object_fits(label, frame):
            return None
        score = sum(frame.terms[t] for t in label.needed) * label.weight
        score -= _GUESSED if any(frame.terms[t] < _HEARD for t in label.needed) else 0
        score += _HELP * sum(frame.terms.get(t, 0.0) for t in label.helpful)
        unsaid = frame.local.difference(label.needed, label.helpful)
        score -= min(_UNSAID_MOST, _UNSAID * sum(self.slot(t) in _TELLING for t in unsaid))
        if frame.areas:
            score += _AREA_BONUS if self.catalogue[label.code].area in frame.areas else -_AREA_MALUS
        return Named(label.code, score, label, local)

    def _object_fits(self, label: Label, frame: Frame) -> bool:
        if not frame.objects:
            return True
        needed = {t for t in label.needed if self.slot(t) == _OBJECT}
        if needed:
            return bool(needed & frame.objects)
        helpful = {t for t in label.helpful if self.slot(t) == _OBJECT}
        related = helpful.union(*(f for f in self.wordings.families if f & helpful))
        if not helpful or related & frame.objects:
            return True
        by_theme = any(self.slot(t) in _OWN_OBJECT and t in frame.local for t in label.needed)
        return by_theme and not frame.objects & frame.local

    def hits(self, text: str) -> list[LabelHit]:
        """Indicators named by the words of one clause, strongest first, whatever their measure."""
        found = self.terms(text)
        if not found:
            return []
        frame = frame_of(found, self)
        whole = Span(found[0].span.start, found[-1].span.end)
        best: dict[Code, float] = {}
        for measure in (None, "%", "đồng", "điểm", "hạng"):
            for named in self.named(frame, measure):
                best[named.code] = max(best.get(named.code, 0.0), named.score)
        hits = [LabelHit(code, whole, strength_of(score)) for code, score in best.items()]
        return sorted(hits, key=lambda h: (-h.strength, h.code))

    def best_for_label(
        self,
        words: str,
        *,
        measure: Measure | None,
        groups: Sequence[str] = (),
        header: Sequence[str] = (),
        areas: Iterable[Area] = (),
    ) -> LabelHit | None:
        """The indicator a table row's label names under its groups and header; None where two are as likely.

        measure: "%" or the counted noun from the unit column, None if the table gives none.
        """
        own = self.terms(words)
        inherited = {h.term: 0.45 + 0.15 * (i + 1 == len(groups)) for i, g in enumerate(groups) for h in self.terms(g)}
        for hit in self.terms(measure or ""):
            inherited.setdefault(hit.term, 0.5)
        for part in header:
            inherited.update({h.term: 0.4 for h in self.terms(part) if h.term not in inherited})
        frame = frame_of(own, self, inherited=inherited, areas=areas)
        best = clear_winner(self.named(frame, measure))
        if best is None:
            return None
        return LabelHit(best.code, Span(0, len(words)), strength_of(best.score))


def frame_of(
    own: Iterable[TermHit],
    index: LabelIndex,
    *,
    inherited: Mapping[str, float] | None = None,
    areas: Iterable[Area] = (),
) -> Frame:
    """Own terms count fully; an inherited object counts only where the own words name none."""
    near: dict[str, float] = {}
    for hit in own:
        near[hit.term] = max(near.get(hit.term, 0.0), hit.firm)
    taken = {index.slot(t) for t in near if index.slot(t) in (_OBJECT, "stage")}
    terms = dict(near)
    for term, factor in (inherited or {}).items():
        if index.slot(term) not in taken and term not in terms:
            terms[term] = factor
    objects = frozenset(t for t in terms if index.slot(t) == _OBJECT)
    return Frame(terms, frozenset(near), objects, frozenset(areas))


def clear_winner(named: Sequence[Named]) -> Named | None:
    """The best, unless the next is as good."""
    if not named or (len(named) > 1 and named[0].score - named[1].score < _MARGIN):
        return None
    return named[0]


def strength_of(score: float) -> float:
    return round(min(1.0, score / 2), 3)
