"""Marks come from evidence: agreement lifts them, findings, slips and weak words lower them."""

from domain.periods import Period
from domain.values import Extraction
from extraction.catalogue import load_catalogue
from extraction.extract import extract
from tests.support.notation import a_document


def read(notation: str) -> Extraction:
    document = a_document(notation, unit="Phường Mẫu")
    return extract(document, catalogue=load_catalogue(), unit="Phường Mẫu", period=Period.parse("2026-Q3"))


def mark(found: Extraction, code: str) -> float:
    return max(v.confidence for v in found.values if v.indicator == code)


SENTENCE = "Trong quý III, phường tiếp nhận mới 1.204 hồ sơ."
TABLE = "STT | Chỉ tiêu | ĐVT | Kết quả ; 1 | Hồ sơ tiếp nhận mới | Hồ sơ | {}"


def test_a_figure_alone_in_the_text_is_not_sure() -> None:
    assert mark(read(SENTENCE), "TT-12") < 0.95


def test_text_and_table_that_agree_are_sure() -> None:
    assert mark(read(f"{SENTENCE}\n{TABLE.format('1.204')}"), "TT-12") >= 0.95


def test_text_and_table_that_differ_are_doubtful() -> None:
    found = read(f"{SENTENCE}\n{TABLE.format('1.240')}")
    assert all(v.confidence <= 0.75 for v in found.values if v.indicator == "TT-12")


def test_a_percent_that_its_parts_give_is_surer_than_one_alone() -> None:
    alone = read("Tỷ lệ hồ sơ đúng hạn đạt 98,5%.")
    proved = read("Tỷ lệ hồ sơ đúng hạn đạt 98,5% (197/200 hồ sơ).")
    assert mark(proved, "TT-20") > mark(alone, "TT-20")


def test_a_stated_none_is_less_sure_than_printed_digits() -> None:
    said = read("Trong quý không có hồ sơ giải quyết quá hạn.")
    printed = read("Trong quý có 2 hồ sơ giải quyết quá hạn.")
    assert mark(said, "TT-19") < mark(printed, "TT-19")
