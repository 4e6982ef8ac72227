"""Nothing that differs from the source in one thing passes grounding."""

from dataclasses import replace

import pytest

from domain.indicators import Catalogue
from domain.periods import Period
from eval.mutation import is_accepted, mutants
from extraction.candidates import Candidate
from extraction.catalogue import load_catalogue
from extraction.extract import judged
from extraction.grounding import Bindings
from extraction.narratives import read_narratives
from tests.support.notation import a_document

REPORT = """
# I. CHỈ ĐẠO, ĐIỀU HÀNH
Lũy kế 9 tháng, phường hoàn thành 25/33 nhiệm vụ trong Kế hoạch CCHC, đạt 75,8%.
Trong quý III, phường đăng 46 tin, bài tuyên truyền CCHC và tổ chức 02 hội nghị đối thoại với người dân.
# II. THỦ TỤC HÀNH CHÍNH
Trong quý III, phường tiếp nhận mới 1.204 hồ sơ, đã giải quyết 1.190 hồ sơ, trong đó quá hạn 5 hồ sơ.
Tỷ lệ hồ sơ nộp trực tuyến đạt 95,5%; tỷ lệ hài lòng của người dân đạt 97,1%.
Bảng 1. Kết quả giải quyết hồ sơ TTHC
STT | Chỉ tiêu | ĐVT | Kết quả ; 1 | Hồ sơ tiếp nhận mới | Hồ sơ | 1.204 ; 2 | Hồ sơ đã giải quyết | Hồ sơ | 1.190 ; \
3 | Hồ sơ giải quyết quá hạn | Hồ sơ | 5 ; 4 | Tỷ lệ hồ sơ đúng hạn | % | 99,6
# III. TÀI CHÍNH CÔNG
Kế hoạch vốn đầu tư công năm 2026 là 96,8 tỷ đồng, lũy kế giải ngân 61,3 tỷ đồng, đạt 63,3%.
"""
COUNT = 1400


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def rules(catalogue: Catalogue) -> list[Candidate]:
    document, period = a_document(REPORT, unit="Phường Mẫu"), Period.parse("2026-Q3")
    narratives = tuple(read_narratives(document, period=period))
    return judged(document, narratives, catalogue=catalogue, unit="Phường Mẫu", period=period)


def test_no_corruption_of_a_grounded_value_is_accepted(rules: list[Candidate], catalogue: Catalogue) -> None:
    made = list(mutants([rules], count=COUNT, catalogue=catalogue))
    assert len(made) == COUNT
    assert {m.how for m, _ in made} == {"digit", "separator", "unit", "scale", "swapped", "shifted", "neighbour"}
    assert [m for m, bindings in made if is_accepted(m.candidate, bindings, catalogue)] == []


def test_what_the_corruptions_are_made_from_is_accepted(rules: list[Candidate], catalogue: Catalogue) -> None:
    sources = {id(m.source): (m.source, b) for m, b in mutants([rules], count=COUNT, catalogue=catalogue)}
    assert len(sources) >= 12
    assert all(is_accepted(source, bindings, catalogue) for source, bindings in sources.values())


def test_without_the_rules_bindings_a_neighbours_name_would_pass(rules: list[Candidate], catalogue: Catalogue) -> None:
    made = [m for m, _ in mutants([rules], count=COUNT, catalogue=catalogue) if m.how == "neighbour"]
    assert any(is_accepted(m.candidate, Bindings({}), catalogue) for m in made)


def test_the_same_seed_makes_the_same_corruptions(rules: list[Candidate], catalogue: Catalogue) -> None:
    first, second = ([m for m, _ in mutants([rules], count=70, catalogue=catalogue)] for _ in range(2))
    assert [replace(m.candidate, note="") for m in first] == [replace(m.candidate, note="") for m in second]
