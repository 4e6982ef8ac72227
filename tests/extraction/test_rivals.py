"""When one report gives several amounts for one figure, what stands is said openly."""

from domain.values import Method
from extraction.catalogue import load_catalogue
from extraction.rivals import settle
from tests.support.readings import a_value

CATALOGUE = load_catalogue()


def test_a_part_gives_way_to_its_total_and_is_listed() -> None:
    kept, rivals = settle([a_value("TT-19", "45"), a_value("TT-19", "8")], CATALOGUE)
    assert [v.amount for v in kept] == [45]
    [rival] = rivals
    assert rival.unaccounted.quote == "8"
    assert len(rival.finding(CATALOGUE).citations) == 2


def test_a_slip_between_text_and_table_leaves_both_standing() -> None:
    kept, rivals = settle([a_value("TT-16", "4274"), a_value("TT-16", "4247", method=Method.TABLE)], CATALOGUE)
    assert {v.amount for v in kept} == {4274, 4247}
    assert rivals == []


def test_a_figure_far_from_the_annex_gives_way_to_it() -> None:
    kept, _ = settle([a_value("TT-16", "27"), a_value("TT-16", "5967", method=Method.TABLE)], CATALOGUE)
    assert [v.amount for v in kept] == [5967]


def test_equal_figures_at_two_places_are_no_rivals_and_firmer() -> None:
    text = a_value("TT-16", "4247")
    kept, rivals = settle([text, a_value("TT-16", "4247", method=Method.TABLE)], CATALOGUE)
    assert len(kept) == 2
    assert rivals == []


def test_figures_of_different_periods_are_no_rivals() -> None:
    kept, rivals = settle([a_value("CD-01", "8"), a_value("CD-01", "27", period="2026-9M")], CATALOGUE)
    assert len(kept) == 2
    assert rivals == []


def test_what_gave_way_to_the_annex_casts_no_doubt_on_the_figure_of_the_text() -> None:
    text, table = a_value("TT-16", "4274"), a_value("TT-16", "4247", method=Method.TABLE)
    kept, rivals = settle([text, table, a_value("TT-16", "28")], CATALOGUE)
    assert [r.value.amount for r in rivals] == [28]
    assert all(len(v.readings) <= 1 for v in kept)


def test_a_none_in_the_same_sentence_is_of_a_part_and_leaves_the_figure_undoubted() -> None:
    words = "Số đang làm dở là 349 hồ sơ, chưa có hồ sơ nào quá hạn, tức 0 hồ sơ"
    kept, _ = settle([a_value("TT-22", "349", quote=words), a_value("TT-22", "0", quote=words)], CATALOGUE)
    assert [(v.amount, v.readings) for v in kept] == [(349, ())]
    other, _ = settle([a_value("TT-22", "349", quote=words), a_value("TT-22", "0")], CATALOGUE)
    assert [set(v.readings) for v in other] == [{349, 0}]
