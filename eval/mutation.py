"""Corrupts what was rightly read, one thing at a time, and counts what grounding lets through: nothing may pass."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.indicators import Catalogue
from domain.texts import Span
from domain.units import UnitRegistry
from domain.values import FigureKind
from eval.cases import ReportCase
from eval.extraction import document_of
from eval.harms import Harm, Incident
from eval.metrics import Counts
from eval.outcomes import Outcome, Share
from extraction.candidates import Candidate
from extraction.extract import judged
from extraction.grounding import Bindings, Grounded, ground
from extraction.narratives import read_narratives

COUNT = 10_000
_PATIENCE = 20  # tries for each corruption wanted
SEED = 20260914
_OTHER_MEASURE = {"%": "hồ sơ", "đồng": "%", "điểm": "đồng", "hạng": "%"}
_SCALES = (Decimal(1000), Decimal(1_000_000), Decimal(1_000_000_000), Decimal("0.001"), Decimal(100))


@dataclass(frozen=True, slots=True)
class Mutant:
    """A proposal that is wrong in one way, and the right one it was made from."""

    how: str
    candidate: Candidate
    source: Candidate


def run(cases: Sequence[ReportCase], *, catalogue: Catalogue, registry: UnitRegistry, count: int = COUNT) -> Outcome:
    begun = time.perf_counter()
    refused: dict[str, list[int]] = {}
    incidents: list[Incident] = []
    pools = [rules_of(case, catalogue=catalogue, registry=registry) for case in cases]
    for mutant, bindings in mutants([pool for pool in pools if pool], count=count, catalogue=catalogue):
        passed = is_accepted(mutant.candidate, bindings, catalogue)
        tally = refused.setdefault(mutant.how, [0, 0])
        tally[0] += not passed
        tally[1] += 1
        if passed:
            incidents.append(Incident(Harm.MUTATION_ACCEPTED, mutant.how, _shown(mutant)))
    shares = {f"refused: {how}": Share(right, tried) for how, (right, tried) in sorted(refused.items())}
    cases_counted = {how: Counts(right, tried, tried) for how, (right, tried) in sorted(refused.items())}
    return Outcome("mutation", cases_counted, incidents, shares=shares, seconds=time.perf_counter() - begun)


def rules_of(case: ReportCase, *, catalogue: Catalogue, registry: UnitRegistry) -> list[Candidate]:
    """What the rules propose for one report."""
    document = document_of(case, registry)
    narratives = tuple(read_narratives(document, period=case.period))
    return judged(document, narratives, catalogue=catalogue, unit=case.unit, period=case.period)


def mutants(
    pools: Sequence[Sequence[Candidate]], *, count: int, catalogue: Catalogue, seed: int = SEED
) -> Iterator[tuple[Mutant, Bindings]]:
    """`count` corruptions of grounded values, each kind in turn, always the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    ready = [(_grounded(pool, catalogue), Bindings.of(pool)) for pool in pools]
    ready = [(values, bindings) for values, bindings in ready if values]
    made = tried = 0
    while made < count and ready and tried < count * _PATIENCE:
        how, corrupt = _WAYS[made % len(_WAYS)]
        values, bindings = rng.choice(ready)
        source = rng.choice(values)
        changed = corrupt(source, values, rng)
        tried += 1
        if changed is not None and changed != source and not _says_the_same(changed, source, bindings):
            made += 1
            yield Mutant(how, changed, source), bindings


def is_accepted(candidate: Candidate, bindings: Bindings, catalogue: Catalogue) -> bool:
    indicator = catalogue.get(candidate.code or "")
    return indicator is not None and isinstance(
        ground(candidate, measure=indicator.measure, bindings=bindings), Grounded
    )


def _grounded(pool: Sequence[Candidate], catalogue: Catalogue) -> list[Candidate]:
    """Values only: digits printed, bound, grounded."""
    values = [c for c in pool if c.kind is FigureKind.ACTUAL and c.code and not c.rule and c.amount is not None]
    bindings = Bindings.of(pool)
    return [c for c in values if is_accepted(c, bindings, catalogue)]


def _says_the_same(changed: Candidate, source: Candidate, bindings: Bindings) -> bool:
    """A neighbour's name may by chance be right too: "14/14" is received and answered alike."""
    bound = bindings.at.get((changed.block.id, changed.number), {})
    return changed.code != source.code and changed.amount in bound.get(changed.code or "", frozenset())


def _shown(mutant: Mutant) -> str:
    wrong, right = mutant.candidate, mutant.source
    return f"{right.code} {right.printed} → {wrong.code} {wrong.amount} {wrong.measure} tại {wrong.number}"


def _digit(source: Candidate, _: Sequence[Candidate], rng: random.Random) -> Candidate | None:
    """One digit of the amount is another."""
    digits = list(str(source.amount))
    places = [i for i, ch in enumerate(digits) if ch.isdigit()]
    at = rng.choice(places)
    digits[at] = rng.choice([d for d in "0123456789" if d != digits[at]])
    amount = Decimal("".join(digits))
    return replace(source, amount=amount, readings=()) if amount != source.amount else None


def _separator(source: Candidate, _: Sequence[Candidate], rng: random.Random) -> Candidate | None:
    """The separator is taken for the other one, or stands one place off."""
    assert source.amount is not None
    amount = source.amount.scaleb(rng.choice((-3, -2, -1, 1, 2, 3)))
    return replace(source, amount=amount, readings=()) if amount != source.amount else None


def _unit(source: Candidate, _: Sequence[Candidate], __: random.Random) -> Candidate | None:
    """Counted in something of another kind."""
    return replace(source, measure=_OTHER_MEASURE.get(source.measure or "", "%")) if source.measure else None


def _scale(source: Candidate, _: Sequence[Candidate], rng: random.Random) -> Candidate | None:
    """Thousands for ones, millions for billions."""
    assert source.amount is not None
    amount = source.amount * rng.choice(_SCALES)
    return replace(source, amount=amount, readings=()) if amount != source.amount else None


def _swapped(source: Candidate, values: Sequence[Candidate], rng: random.Random) -> Candidate | None:
    """The amount of another figure of the report, at this figure's place."""
    other = rng.choice(values)
    return replace(source, amount=other.amount, readings=()) if other.amount != source.amount else None


def _shifted(source: Candidate, _: Sequence[Candidate], rng: random.Random) -> Candidate | None:
    """The quote or the number's place, moved by a few characters so that it no longer holds the number."""
    by = rng.choice((-3, -2, -1, 1, 2, 3))
    length = len(source.block.text)
    if rng.random() < 0.5 and source.number.end - source.number.start > 1:
        start, end = source.number.start + max(by, 1), source.number.end
        return replace(source, number=Span(min(start, end - 1), end)) if start < end else None
    if source.number.end < length:
        return replace(source, quote=Span(source.number.end, length))
    return replace(source, quote=Span(0, source.number.start)) if source.number.start else None


def _neighbour(source: Candidate, values: Sequence[Candidate], rng: random.Random) -> Candidate | None:
    """Bound to the indicator, and to the words, of the figure beside it."""
    near = [c for c in values if c.block.id == source.block.id and c.code != source.code and c.number != source.number]
    if not near:
        near = [c for c in values if c.code != source.code]
    other = rng.choice(near) if near else None
    return replace(source, code=other.code, measure=other.measure) if other else None


_Way = Callable[[Candidate, Sequence[Candidate], random.Random], Candidate | None]
_WAYS: tuple[tuple[str, _Way], ...] = (
    ("digit", _digit),
    ("separator", _separator),
    ("unit", _unit),
    ("scale", _scale),
    ("swapped", _swapped),
    ("shifted", _shifted),
    ("neighbour", _neighbour),
)
