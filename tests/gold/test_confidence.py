"""The mark of a value says how often such values are right, on the gold reports."""

import pytest

from eval.cases import GOLD, load_reports
from eval.extraction import read_all, reliability
from eval.metrics import Counts
from extraction.catalogue import load_catalogue
from workflow.registry import load_registry


@pytest.fixture(scope="module")
def bands() -> dict[str, Counts]:
    readings = read_all(load_reports(GOLD / "reports"), catalogue=load_catalogue(), registry=load_registry())
    return reliability(readings)


def test_of_values_marked_sure_at_least_95_in_100_are_right(bands: dict[str, Counts]) -> None:
    sure = bands["≥ 0,95"]
    assert sure.proposed >= 100
    assert sure.precision >= 0.95


def test_doubtful_marks_are_used_and_are_less_often_right(bands: dict[str, Counts]) -> None:
    doubtful = [counts for band, counts in bands.items() if band != "≥ 0,95"]
    assert sum(c.proposed for c in doubtful) >= 50
    right, proposed = sum(c.right for c in doubtful), sum(c.proposed for c in doubtful)
    assert right / proposed <= bands["≥ 0,95"].precision
