"""Every number of every block in exactly one place: value, other figure, ignored by a named rule, or unaccounted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.documents import Block, BlockKind, Document
from domain.number_reading import read_numbers
from domain.numbers import NumberForm, NumberMention
from domain.texts import Span
from domain.values import Extraction, Ignored, Unaccounted

# Why a number standing there is no figure of the report, whatever it is.
_RULE_OF_PLACE = {
    BlockKind.LETTERHEAD: "letterhead",
    BlockKind.SIGNATURE: "signature",
    BlockKind.PAGE_HEADER: "page_header",
    BlockKind.PAGE_FOOTER: "page_footer",
    BlockKind.TABLE_HEAD: "table_head",
    BlockKind.HEADING: "heading",
}
_RULE_OF_FORM = {
    NumberForm.DATE: "date",
    NumberForm.DOC_NUMBER: "doc_number",
    NumberForm.NAME: "name",
}


@dataclass(frozen=True, slots=True)
class Account:
    """How many numbers a document has and where each went. `missing` and `twice` are empty in a correct extraction."""

    numbers: int
    values: int
    others: int
    ignored: int
    unaccounted: int
    missing: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()

    @property
    def adds_up(self) -> bool:
        total = self.values + self.others + self.ignored + self.unaccounted
        return not self.missing and not self.twice and total == self.numbers


def rule_of_place(block: Block) -> str | None:
    """The rule by which any number of such a block is left out; None for prose, notes and table rows."""
    return _RULE_OF_PLACE.get(block.kind)


def rule_of_form(mention: NumberMention) -> str | None:
    return _RULE_OF_FORM.get(mention.form)


def left_over(block: Block, covered: Iterable[Span]) -> tuple[list[Ignored], list[Unaccounted]]:
    """The block's numbers that nobody proposed: ignored where place or shape says why, else unaccounted."""
    taken = list(covered)
    ignored: list[Ignored] = []
    unaccounted: list[Unaccounted] = []
    for mention in read_numbers(block.text):
        if any(mention.number.overlaps(span) for span in taken) or mention.form is NumberForm.ZERO:
            continue
        printed = mention.number.of(block.text)
        rule = rule_of_form(mention) or rule_of_place(block)
        if rule:
            ignored.append(Ignored(printed, rule, block.id, mention.number, block.page))
        else:
            unaccounted.append(Unaccounted(printed, block.id, mention.number, block.page, "chưa rõ là số gì"))
    return ignored, unaccounted


def account(document: Document, extraction: Extraction) -> Account:
    """Counts every number of the document against the extraction; a number span shared by two values counts once."""
    buckets = _buckets(extraction)
    missing: list[str] = []
    for block in document.blocks:
        placed = [span for bucket in buckets for held, span in bucket if held == block.id]
        for mention in read_numbers(block.text):
            if mention.form is not NumberForm.ZERO and not any(mention.number.overlaps(s) for s in placed):
                missing.append(f"{block.id}:{mention.number.start}")
    values, others, ignored, unaccounted = (len(b) for b in buckets)
    numbers = values + others + ignored + unaccounted + len(missing)
    return Account(numbers, values, others, ignored, unaccounted, tuple(missing), _twice(buckets))


def _buckets(extraction: Extraction) -> tuple[set[tuple[str, Span]], ...]:
    return (
        {(v.citation.block_id, v.citation.number) for v in extraction.values},
        {(o.citation.block_id, o.citation.number) for o in extraction.others},
        {(i.block_id, i.span) for i in extraction.ignored},
        {(u.block_id, u.span) for u in extraction.unaccounted},
    )


def _twice(buckets: Sequence[set[tuple[str, Span]]]) -> tuple[str, ...]:
    places = sorted((held, span) for bucket in buckets for held, span in bucket)
    return tuple(
        f"{held}:{span.start}"
        for (held, span), (next_held, next_span) in pairwise(places)
        if held == next_held and span.overlaps(next_span)
    )
