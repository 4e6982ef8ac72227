from itertools import pairwise

import pytest

from extraction.catalogue import load_catalogue
from extraction.labels import LabelIndex

_LABELS = LabelIndex(load_catalogue())


def _code(words: str, measure: str | None, *groups: str, header: tuple[str, ...] = ()) -> str | None:
    hit = _LABELS.best_for_label(words, measure=measure, groups=groups, header=header)
    return hit.code if hit else None


@pytest.mark.parametrize(
    ("words", "measure", "code"),
    [
        ("Tổng số hồ sơ phải giải quyết", "hồ sơ", "TT-11"),
        ("Tỷ lệ hồ sơ giải quyết đúng và trước hạn", "%", "TT-20"),
        ("Số VBQPPL đã rà soát", "văn bản", "TC-06"),
        ("Số lớp bồi dưỡng đã mở", "lớp", "CV-09"),
        ("Tỷ lệ giải ngân vốn đầu tư công", "%", "TK-03"),
        ("Vốn đầu tư công đã giải ngân", "đồng", "TK-02"),
        ("Xếp hạng DTI", "hạng", "XH-08"),
    ],
)
def test_a_row_label_names_its_indicator(words: str, measure: str, code: str) -> None:
    assert _code(words, measure) == code


def test_the_group_above_a_short_label_decides() -> None:
    assert _code("Quá hạn", "hồ sơ", "Hồ sơ đã giải quyết") == "TT-19"
    assert _code("Quá hạn", "hồ sơ", "Hồ sơ đang giải quyết") == "TT-24"


def test_the_measure_tells_count_from_share() -> None:
    assert _code("Hồ sơ nộp trực tuyến", "hồ sơ") == "TT-13"
    assert _code("Hồ sơ nộp trực tuyến", "%") == "CQS-05"


def test_files_of_office_work_are_never_procedure_files() -> None:
    assert _code("Hồ sơ công việc xử lý trên môi trường mạng", "%") == "CQS-13"
    assert _code("Hồ sơ công việc đúng hạn", "hồ sơ") is None


def test_a_label_that_names_nothing_known_gives_nothing() -> None:
    assert _code("Diện tích trụ sở", "m2") is None


def test_hits_of_a_clause_come_strongest_first() -> None:
    hits = _LABELS.hits("đã giải quyết trước hạn hồ sơ")
    assert hits[0].code == "TT-17"
    assert all(a.strength >= b.strength for a, b in pairwise(hits))
