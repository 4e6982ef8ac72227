import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from domain.texts import OffsetMap
from ingest.normalise import clean, moved

_PIECES = [*"ađ 1.%\t", "\u00ad", "\u200b", "\u00a0", *"ăếộữ", *(unicodedata.normalize("NFD", c) for c in "ăếộữ")]
_LETTERS = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)


@given(_LETTERS)
def test_every_kept_character_leads_back_to_where_it_came_from(source: str):
    text, origin = clean(source)
    assert text == unicodedata.normalize("NFC", text)
    for i, char in enumerate(text):
        base = unicodedata.normalize("NFD", char)[0]
        came_from = source[origin.original(i)]
        assert came_from.isspace() if char == " " else unicodedata.normalize("NFD", came_from)[0] == base


def test_quotes_dashes_digits_and_runs_of_spaces_stay_as_printed():
    assert clean('“6 rõ” - 12,39%  –  "x"')[0] == '“6 rõ” - 12,39%  –  "x"'


def test_invisible_characters_go_and_the_rest_keeps_its_place():
    text, origin = clean("\ufeff  hồ\u00ad sơ\u200b 12")
    assert text == "hồ sơ 12"
    assert origin.original(text.index("12")) == "\ufeff  hồ\u00ad sơ\u200b 12".index("12")


def test_tabs_stay_only_where_they_are_wanted():
    assert clean("SỞ MẪU\tCỘNG HÒA")[0] == "SỞ MẪU CỘNG HÒA"
    assert clean("SỞ MẪU\tCỘNG HÒA", keep_tabs=True)[0] == "SỞ MẪU\tCỘNG HÒA"


@given(st.integers(0, 6), st.integers(0, 20))
def test_a_map_moved_forward_and_back_is_the_same_map(by: int, position: int):
    origin = OffsetMap((0, 3, 7), (0, 5, 12))
    assert moved(moved(origin, by), -by).original(position) == origin.original(position)
