"""The gold set is held to what it claims: quotes verbatim, values readable, sums right except on purpose."""

from __future__ import annotations

import io
import json
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extraction.catalogue import load_catalogue
from tools.gold import consistency
from tools.gold.build import REPORTS, SOURCES, measures, print_text, truth_text
from tools.gold.markup import parse
from tools.gold.word_file import SYNTHETIC, word_file

TRUTHS = sorted(REPORTS.glob("*.truth.json"))
each_report = pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.name.removesuffix(".truth.json"))
SOURCE_FILES = sorted(SOURCES.glob("*.txt"))
WORD_SOURCES = [path for path in SOURCE_FILES if (REPORTS / f"{path.stem}.docx").is_file()]  # PDFs need LibreOffice
each_source = pytest.mark.parametrize("source", SOURCE_FILES, ids=lambda path: path.stem)
each_word_source = pytest.mark.parametrize("source", WORD_SOURCES, ids=lambda path: path.stem)


def read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def written(path: Path) -> tuple[dict[str, Any], str]:
    truth = read(path)
    return truth, consistency.words_of((REPORTS / truth["file"]).read_bytes(), truth["file"])


def printed_part(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/document.xml")


def test_there_are_at_least_five_units_with_two_quarters_and_four_pdfs() -> None:
    truths = [read(path) for path in TRUTHS]
    quarters = {unit: {t["period"] for t in truths if t["unit"] == unit} for unit in {t["unit"] for t in truths}}
    assert sum(periods == {"2026-Q2", "2026-Q3"} for periods in quarters.values()) >= 5
    assert sum(t["file"].endswith(".pdf") for t in truths) >= 4
    assert {t["unit_kind"] for t in truths} == {"so", "phuong", "xa"}


@each_source
def test_a_committed_truth_file_is_what_its_markup_says(source: Path) -> None:
    report = parse(source.read_text(encoding="utf-8"))
    committed = (REPORTS / report.head["file"]).with_suffix(".truth.json")
    assert committed.read_text(encoding="utf-8") == truth_text(report, measures())
    assert committed.with_name(f"{source.stem}.print.json").read_text(encoding="utf-8") == print_text(report)


@each_word_source
def test_a_committed_word_file_prints_what_its_markup_says(source: Path) -> None:
    report = parse(source.read_text(encoding="utf-8"))
    committed = (REPORTS / report.head["file"]).read_bytes()
    assert printed_part(committed) == printed_part(word_file(report))


@each_report
def test_every_quote_of_the_truth_stands_in_the_report(path: Path) -> None:
    assert consistency.missing_quotes(*written(path)) == []


@each_report
def test_a_value_in_the_text_is_quoted_at_one_place_only(path: Path) -> None:
    assert consistency.ambiguous_quotes(*written(path)) == []


@each_report
def test_every_value_can_be_read_in_its_quote(path: Path) -> None:
    assert consistency.unreadable_values(read(path)) == []


@each_report
def test_sums_and_percents_are_right_except_on_purpose(path: Path) -> None:
    truth = read(path)
    assert consistency.wrong_sums(truth) + consistency.wrong_percents(truth) == []


@each_report
def test_every_planted_error_is_one(path: Path) -> None:
    assert consistency.toothless_errors(read(path)) == []


@each_report
def test_codes_and_measures_are_the_catalogues(path: Path) -> None:
    catalogue, truth = load_catalogue(), read(path)
    wrong = [v for v in truth["values"] if v["code"] not in catalogue or catalogue[v["code"]].measure != v["unit"]]
    assert wrong == []
    assert [t for t in truth["not_values"] if t["code"] and t["code"] not in catalogue] == []


@each_report
def test_every_report_says_that_it_is_made_up(path: Path) -> None:
    truth = read(path)
    content = (REPORTS / truth["file"]).read_bytes()
    if truth["file"].endswith(".pdf"):
        assert SYNTHETIC in consistency.first_page(content)
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("word/footer")]
        footers = [re.sub("<[^>]+>", "", part).strip() for part in parts]
        assert footers == [SYNTHETIC] * len(parts)
        assert footers


def test_the_readme_of_the_data_says_synthetic_in_its_first_line() -> None:
    first = (REPORTS.parent / "README.md").read_text(encoding="utf-8").splitlines()[0]
    assert "SYNTHETIC" in first


def test_two_quarters_of_a_unit_fit_together_except_on_purpose() -> None:
    truths = [read(path) for path in TRUTHS]
    by_unit = {unit: [t for t in truths if t["unit"] == unit] for unit in {t["unit"] for t in truths}}
    assert [complaint for group in by_unit.values() for complaint in consistency.broken_series(group)] == []


def a_truth(*values: dict[str, Any], **others: Any) -> dict[str, Any]:
    plain = {"period": "2026-Q3", "numerator": None, "denominator": None, "qualifier": None, "where": "text"}
    filled = [{"unit": "%", **plain, **v} for v in values]
    return {"file": "a.docx", "period": "2026-Q3", "planted_errors": [], "values": filled, **others}


def test_the_checker_notices_a_value_that_its_quote_does_not_print() -> None:
    slip = a_truth({"code": "TT-12", "value": 1243, "quote": "tiếp nhận mới 1.234 hồ sơ"})
    assert len(consistency.unreadable_values(slip)) == 1


def test_the_checker_notices_a_sum_and_a_percent_that_do_not_hold() -> None:
    total = {"code": "TT-12", "value": 10, "quote": "10"}
    online, desk = {"code": "TT-13", "value": 7, "quote": "7"}, {"code": "TT-14", "value": 2, "quote": "2"}
    share = {"code": "CQS-05", "value": 71, "quote": "71%"}
    slip = a_truth(total, online, desk, share)
    assert len(consistency.wrong_sums(slip)) == 1
    assert len(consistency.wrong_percents(slip)) == 1


def test_the_checker_notices_a_planted_error_that_is_none() -> None:
    fine = {"code": "CQS-09", "value": 99, "quote": "99%"}
    error = {"kind": "impossible_percent", "codes": ["CQS-09"], "quote": "99%", "note": "x"}
    assert len(consistency.toothless_errors(a_truth(fine, planted_errors=[error]))) == 1


def test_the_checker_notices_open_files_that_are_not_carried_over() -> None:
    before = a_truth({"code": "TT-22", "value": 5, "quote": "5", "period": "2026-Q2"}, period="2026-Q2")
    after = a_truth({"code": "TT-15", "value": 6, "quote": "6"})
    assert len(consistency.broken_series([before, after])) == 1


def test_amounts_are_kept_exact_when_a_truth_file_is_read() -> None:
    known = consistency.amounts(a_truth({"code": "CQS-05", "value": 98.9, "quote": "98,9%"}))
    assert known[("CQS-05", "2026-Q3")] == {Decimal("98.9")}
