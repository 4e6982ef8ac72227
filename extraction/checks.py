"""The numbered rules on what a report says: each has its reason, cites its places, and changes no figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from domain.values import Finding
from extraction.check_percents import (
    complementary_shares,
    impossible_share,
    percent_of_printed_parts,
    percent_of_reported_parts,
)
from extraction.check_places import text_against_annex
from extraction.check_ranks import rank_within_field, unreadable_page
from extraction.check_recognised import low_ocr_confidence
from extraction.check_rules import Seen
from extraction.check_stale import stale_period_text
from extraction.check_sums import catalogue_identities, total_of_listed_parts
from extraction.check_tables import total_row_of_table
from extraction.check_time import cumulative_never_falls, jump, opening_equals_closing

Rule = Callable[[Seen], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    percent_of_printed_parts,
    percent_of_reported_parts,
    complementary_shares,
    impossible_share,
    total_of_listed_parts,
    catalogue_identities,
    total_row_of_table,
    text_against_annex,
    cumulative_never_falls,
    opening_equals_closing,
    jump,
    stale_period_text,
    rank_within_field,
    unreadable_page,
    low_ocr_confidence,
)


def check(seen: Seen) -> list[Finding]:
    """Findings in the order of the rules, each once."""
    found: list[Finding] = []
    for rule in RULES:
        for made in rule(seen):
            if made not in found:
                found.append(made)
    return found
