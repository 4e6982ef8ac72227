"""What a wording would change over the stored reports: each is read with and without it, and nothing is written."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from domain.documents import Document
from domain.indicators import Code
from domain.learned import Called, in_use
from domain.people import Act, Person
from domain.receipts import Receipt
from domain.values import Extraction, IndicatorValue, Method
from extraction.extract import extract
from extraction.learned_words import same_words, sought, stands_in
from store.learned import LearnedWordingStore
from workflow.factory import Process
from workflow.learned import checked
from workflow.review_acts import allowed

PERIODS = 6  # the newest with reports
SECONDS = 4.0  # after which no further report is looked at


@dataclass(frozen=True, slots=True)
class Gained:
    """A number that would become a value. bound: a person has already bound it to just this; read: it is stored as
    read with the wording."""

    receipt: Receipt
    value: IndicatorValue
    bound: bool = False
    read: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """A value that would be another (`now`) or none (None): a sign that the wording is wrong."""

    receipt: Receipt
    before: IndicatorValue
    now: IndicatorValue | None


@dataclass(slots=True)
class Effect:
    """wording_id: of the wording in use; None for one nobody has taught.

    seen of total: reports looked at. held: how many of them hold the words. kept_back: numbers of the indicator that
    stay no value, since they are targets, of an earlier period, or somebody else's.
    """

    called: Called
    name: str
    wording_id: int | None = None
    seen: int = 0
    total: int = 0
    held: int = 0
    kept_back: int = 0
    gained: list[Gained] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)

    @property
    def in_use(self) -> bool:
        return self.wording_id is not None

    @property
    def is_cut(self) -> bool:
        return self.seen < self.total

    @property
    def reports(self) -> list[Receipt]:
        """Reports that are stored otherwise than they would be read, newest first."""
        told = [*(g.receipt for g in self.gained if not g.bound and not g.read), *(c.receipt for c in self.changed)]
        return list({r.document_id: r for r in told}.values())


def preview(process: Process, person: Person, words: str, code: Code, *, seconds: float = SECONDS) -> Effect:
    """Over the current reports of the newest periods, newest first, for at most so many seconds.

    Of a wording in use: what it does now, against reading without it. UsageError where the words are no good.
    """
    allowed(person, "", Act.TEACH_WORDING)
    with process.desk() as desk:
        wordings = [w for w in LearnedWordingStore(desk.connection).all() if w.is_active]
        newest = desk.documents.periods()[-PERIODS:]
        receipts = [r for p in newest for r in desk.documents.receipts(period=p, current_only=True)]
    known = in_use(wordings)
    called = checked(process, words, code, known)
    same = [w for w in wordings if w.indicator == code and same_words(w.words, called.words)]
    receipts.sort(key=lambda r: r.received_at, reverse=True)
    effect = Effect(called, process.catalogue[code].name, same[0].id if same else None, total=len(receipts))
    without = known - in_use(same)
    for receipt, document in _held(
        process, _worth_opening(process, receipts, effect), effect, until=time.monotonic() + seconds
    ):
        _compare(process, effect, receipt, document, without=without)
    return effect


def _worth_opening(process: Process, receipts: Sequence[Receipt], effect: Effect) -> list[Receipt]:
    """By the text index; the others are told as looked at."""
    terms = sought(effect.called.words)
    if not terms:
        return list(receipts)
    with process.desk() as desk:
        known = desk.passages.documents_with(terms)
    left = [r for r in receipts if r.document_id in known]
    effect.seen = len(receipts) - len(left)
    return left


def _held(
    process: Process, receipts: Sequence[Receipt], effect: Effect, *, until: float
) -> Iterator[tuple[Receipt, Document]]:
    """The reports in which the words stand; the others cannot be read otherwise."""
    for receipt in receipts:
        if time.monotonic() > until:
            return
        effect.seen += 1
        with process.desk() as desk:
            document = desk.documents.document(receipt.document_id)
        if any(stands_in(effect.called.words, block.text) for block in document.blocks):
            effect.held += 1
            yield receipt, document


def _compare(
    process: Process, effect: Effect, receipt: Receipt, document: Document, *, without: frozenset[Called]
) -> None:
    assert receipt.unit is not None
    assert receipt.period is not None
    before, now = (
        extract(document, catalogue=process.catalogue, unit=receipt.unit, period=receipt.period, learned=learned)
        for learned in (without, without | {effect.called})
    )
    old, new = ({v.id: v for v in reading.values} for reading in (before, now))
    stored = _stored(process, document.id)
    here = {(v.citation.block_id, v.citation.number.start): v for v in new.values() if v.id not in old}
    for value in old.values():
        if value.id not in new:
            instead = here.pop((value.citation.block_id, value.citation.number.start), None)
            effect.changed.append(Changed(receipt, value, instead))
    for value in here.values():
        how = stored.get(value.id)
        effect.gained.append(Gained(receipt, value, how is Method.PERSON, how not in (None, Method.PERSON)))
    effect.kept_back += len(_others(now, effect.called.code) - _others(before, effect.called.code))


def _stored(process: Process, document_id: str) -> dict[str, Method]:
    """The values of the report as they are stored, and how each was made."""
    with process.desk() as desk:
        return {v.id: v.method for v in desk.values.of_document(document_id)}


def _others(reading: Extraction, code: Code) -> set[tuple[str, int]]:
    return {(o.citation.block_id, o.citation.number.start) for o in reading.others if o.indicator == code}
