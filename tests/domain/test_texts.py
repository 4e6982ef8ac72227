"""Text as we keep it, and the way back to the original."""

from __future__ import annotations

import unicodedata
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.texts import fold_case, fold_diacritics, fold_tones, nfc_with_map, one_space, says_day

VIETNAMESE = st.text(alphabet="aăâbcdđeêoôơuưyàáảãạằấộợứỹĐÊƯ ,.0123456789", max_size=60)


@given(VIETNAMESE)
def test_every_letter_of_the_normalised_text_maps_to_where_it_came_from(text: str):
    source = unicodedata.normalize("NFD", text)
    normal, origin = nfc_with_map(source)
    assert normal == unicodedata.normalize("NFC", text)
    for i, char in enumerate(normal):
        start = origin.original(i)
        end = origin.original(i + 1) if i + 1 < len(normal) else len(source)
        assert unicodedata.normalize("NFC", source[start:end]) == char


@given(VIETNAMESE)
def test_folds_keep_the_length_of_the_text(text: str):
    assert len(fold_case(text)) == len(fold_diacritics(text)) == len(text)


def test_old_and_new_tone_places_are_one():
    assert fold_tones("số hoá, uỷ quyền, HOÁ, thuỷ") == "số hóa, ủy quyền, HÓA, thủy"
    assert fold_tones("quý III, hoàn thành") == "quý III, hoàn thành"


def test_diacritics_fold_to_what_people_type():
    assert fold_diacritics("Đúng hạn, trước hạn") == "dung han, truoc han"


def test_runs_of_space_count_as_one():
    assert one_space("9.016\u00a0 hồ\nsơ ") == "9.016 hồ sơ"


def test_a_day_is_said_in_whole_with_or_without_noughts():
    day = date(2026, 9, 5)
    assert all(says_day(f"xong trước {said}.", day) for said in ("5/9/2026", "05/09/2026", "05/9/2026"))
    assert not any(says_day(f"xong trước {said}.", day) for said in ("15/9/2026", "5/9", "5/9/20261", "9/5/2026"))
