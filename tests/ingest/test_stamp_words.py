"""Coloured stamps at the top of a scan, read by themselves."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image

from domain.errors import Refused
from ingest.ocr import NoRecogniser, find_recogniser
from ingest.secrecy import refuse_stamps
from ingest.stamp_words import coloured_ink, stamp_lines
from tests.support.made_stamps import BLUE, round_stamped, stamped

SIZE = (1654, 2339)  # A4 at 200 dpi
PALE = (230, 90, 90)


def read_of(page: Image.Image, *, turns: int = 0) -> list[str]:
    recogniser = find_recogniser()
    if isinstance(recogniser, NoRecogniser):
        pytest.skip("Tesseract with Vietnamese is not installed")
    ink = coloured_ink(np.asarray(page.resize((2481, 3509), Image.Resampling.BICUBIC)))
    return [] if ink is None else stamp_lines(ink, turns, recogniser)


def blank() -> Image.Image:
    return Image.new("RGB", SIZE, (250, 249, 246))


@pytest.mark.parametrize(
    "stamp",
    [
        {"size": 36},
        {"size": 45},
        {"size": 50, "turned": 6},
        {"size": 70, "turned": -3},
        {"size": 60, "colour": BLUE},
        {"size": 60, "boxed": False},
        {"size": 50, "colour": PALE},
    ],
)
def test_a_coloured_secrecy_stamp_is_read(stamp: dict[str, Any]):
    with pytest.raises(Refused, match="“MẬT”"):
        refuse_stamps(read_of(stamped(blank(), "MẬT", at=(100, 40), **stamp)))


@pytest.mark.parametrize("mark", ["TỐI MẬT", "TUYỆT MẬT"])
def test_higher_levels_are_read_too(mark: str):
    with pytest.raises(Refused, match=f"“{mark}”"):
        refuse_stamps(read_of(stamped(blank(), mark, size=48, at=(150, 300), turned=2)))


def test_a_stamp_on_a_page_that_lies_upside_down_is_read():
    with pytest.raises(Refused, match="“MẬT”"):
        refuse_stamps(read_of(stamped(blank(), "MẬT", size=50, at=(100, 40)).rotate(180), turns=2))


def test_a_round_stamp_with_a_unit_name_is_no_mark():
    page = round_stamped(blank(), "ỦY BAN NHÂN DÂN PHƯỜNG BA ĐÌNH", "THÀNH PHỐ\nHÀ NỘI", at=(700, 500))
    assert refuse_stamps(read_of(page)) is None


def test_a_page_without_colour_costs_nothing():
    assert coloured_ink(np.full((300, 200, 3), 240, np.uint8)) is None
