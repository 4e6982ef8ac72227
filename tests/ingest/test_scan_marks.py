"""Footnote marks and Roman numbers told by their ink, words put together from pieces, wrecked text layers."""

from __future__ import annotations

import numpy as np

from domain.documents import Box
from ingest.layout import PrintedWord
from ingest.ocr_hocr import SeenWord
from ingest.pdf_pieces import whole_words
from ingest.scan_raised import with_marks_apart
from ingest.scan_romans import with_romans
from ingest.scan_stamps import Ink
from ingest.text_quality import ENOUGH, quality


def page(*bars: tuple[int, int, int, int]) -> Ink:
    """Ink in the rectangles (left, top, right, bottom) of a small page."""
    ink = np.zeros((60, 240), dtype=bool)
    for left, top, right, bottom in bars:
        ink[top:bottom, left:right] = True
    return ink


def seen(text: str, left: float, top: float, right: float, bottom: float) -> SeenWord:
    return SeenWord(text, left, top, right, bottom, bottom, 40.0, 0, 0.9)


def slash(ink: Ink, left: int, top: int, bottom: int) -> Ink:
    for row in range(top, bottom):
        at = left + (bottom - row) // 3
        ink[row, at : at + 4] = True
    return ink


def test_a_small_high_figure_behind_a_number_is_a_footnote_mark():
    ink = page((10, 10, 30, 50), (36, 10, 56, 50), (60, 5, 70, 25))
    [number, mark] = with_marks_apart([seen("211", 10, 5, 70, 50)], ink)
    assert (number.text, number.raised) == ("21", False)
    assert (mark.text, mark.raised) == ("1", True)


def test_figures_of_one_height_stay_one_number():
    ink = page((10, 10, 30, 50), (36, 10, 56, 50), (62, 10, 82, 50))
    assert [w.text for w in with_marks_apart([seen("211", 10, 10, 82, 50)], ink)] == ["211"]


def test_the_stop_at_the_end_of_a_sentence_is_no_mark():
    ink = page((10, 10, 30, 50), (36, 10, 56, 50), (60, 43, 66, 50))
    assert [w.text for w in with_marks_apart([seen("21.", 10, 10, 66, 50)], ink)] == ["21."]


def test_strokes_before_a_slash_are_counted():
    ink = slash(page((10, 10, 17, 50), (26, 10, 33, 50), (42, 10, 49, 50)), 54, 10, 50)
    words = [seen("Quý", 0, 0, 5, 50), seen("II/2026", 10, 10, 76, 50)]
    assert with_romans(words, ink)[1].text == "III/2026"


def printed(text: str, left: float, right: float, base: float = 100.0) -> PrintedWord:
    return PrintedWord(text, Box(left, base - 11.7, right, base + 3.1), 13.0)


def test_pieces_that_touch_are_one_word_in_the_order_they_stand():
    words = whole_words(
        [printed("PH", 10, 26), printed("NG", 46, 62), printed("ƯỜ", 26.2, 45.9), printed("Láng", 66, 90)]
    )
    assert [w.text for w in words] == ["PHƯỜNG", "Láng"]


def test_words_with_a_space_between_or_on_two_lines_stay_apart():
    words = [printed("hồ", 10, 26), printed("sơ", 29, 40), printed("mới", 40, 60, base=117.0)]
    assert whole_words(words) == tuple(words)


def test_a_long_text_without_diacritics_is_no_vietnamese_text_layer():
    assert quality(["Trong quy III tiep nhan moi ho so"] * 20) < ENOUGH
    assert quality(["Trong", "quý", "III", "tiếp", "nhận", "mới", "hồ", "sơ"] * 20) == 1.0
    assert quality(["Phu", "luc", "so", "lieu"]) == 1.0
