"""The runner over one real report of the gold set, end to end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from domain.indicators import Area
from eval.cases import load_reports
from eval.extraction import Reading, counts_of, outcome_of, read_all
from extraction.catalogue import load_catalogue
from workflow.registry import load_registry

[CASE] = [case for case in load_reports() if case.file == "so-tu-phap-2026-q2.docx"]
[READING] = read_all([CASE], catalogue=load_catalogue(), registry=load_registry())


def test_most_values_of_a_plain_report_are_found_and_counted_by_area() -> None:
    whole = counts_of(READING)
    assert whole.wanted == len({value.key for value in CASE.values})
    assert whole.right > whole.wanted / 2
    assert sum(counts_of(READING, area).right for area in Area) == whole.right


def test_a_reading_that_found_nothing_misses_everything() -> None:
    empty = Reading(CASE, READING.document, replace(READING.extraction, values=()))
    outcome = outcome_of([empty])
    assert outcome.counts.f1 == 0.0
    assert outcome.harms["missed_value"] == outcome.counts.wanted


def test_every_quote_of_a_real_reading_is_verbatim() -> None:
    assert outcome_of([READING]).harms["quote_not_verbatim"] == 0


def test_a_false_alarm_costs_the_findings_share() -> None:
    share = outcome_of([READING]).shares["findings that are right"]
    assert CASE.planted_errors == ()
    assert share.right == 0


def test_a_file_that_cannot_be_read_misses_everything_and_stops_nothing(tmp_path: Path) -> None:
    broken = tmp_path / CASE.file
    broken.write_bytes(b"%PDF-1.7 and nothing more")
    [reading] = read_all([replace(CASE, path=broken)], catalogue=load_catalogue(), registry=load_registry())
    outcome = outcome_of([reading])
    assert outcome.shares["files read"].right == 0
    assert outcome.harms["missed_value"] == outcome.counts.wanted
