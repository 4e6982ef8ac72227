import pytest
from lxml import etree

from ingest.word_numbering import Numbering, read_numbering, shown
from tests.support.made_words import level, numbering

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def made(content: str) -> Numbering:
    return read_numbering(etree.fromstring(f'<w:numbering xmlns:w="{_W}">{content}</w:numbering>'))


def test_deeper_levels_start_again_under_the_next_number():
    lists = made(numbering({1: level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.")}))
    assert [lists.marker("1", n) for n in (0, 1, 1, 0, 1)] == ["I.", "1.", "2.", "II.", "1."]


def test_a_level_can_show_the_numbers_above_it():
    lists = made(numbering({1: level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")}))
    assert [lists.marker("1", n) for n in (0, 1, 1, 0, 1)] == ["1.", "1.1.", "1.2.", "2.", "2.1."]


def test_a_legal_level_shows_roman_numbers_above_as_figures():
    lists = made(numbering({1: level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")}))
    lists.marker("1", 0)
    lists.marker("1", 0)
    assert lists.marker("1", 1) == "2.1"


def test_two_lists_of_one_definition_count_on_unless_one_restarts():
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = made(numbering({1: level(0, "decimal", "%1.")}, {1: (1, ""), 2: (1, ""), 3: (1, restart)}))
    assert [lists.marker(n, 0) for n in ("1", "1", "2", "3", "3")] == ["1.", "2.", "3.", "1.", "2."]


def test_a_level_that_never_restarts_counts_on():
    lists = made(
        numbering({1: level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')})
    )
    assert [lists.marker("1", n) for n in (0, 1, 0, 1)] == ["I.", "1.", "II.", "2."]


@pytest.mark.parametrize(
    ("count", "form", "expected"),
    [
        (4, "upperRoman", "IV"), (19, "lowerRoman", "xix"), (3, "lowerLetter", "c"), (28, "upperLetter", "BB"),
        (5, "decimalZero", "05"), (7, "decimal", "7"), (1, "none", ""), (2, "unheardOf", "2"),
    ],
)  # fmt: skip
def test_counts_are_shown_in_the_words_number_formats(count: int, form: str, expected: str):
    assert shown(count, form) == expected


def test_symbol_font_bullets_become_letters_a_reader_knows():
    lists = made(
        numbering({1: level(0, "bullet", "\uf02d"), 2: level(0, "bullet", "–"), 3: level(0, "bullet", "\uf099")})
    )
    assert [lists.marker(n, 0) for n in ("1", "2", "3", "9")] == ["-", "–", "•", ""]
