"""The runner over single sentences: what counts as named, as exact, and as left alone."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from domain.indicators import Area
from eval.phrases import PhraseCase, PhraseReading, load_phrases, outcome_of, read_phrase, run
from extraction.catalogue import load_catalogue

CATALOGUE = load_catalogue()
SENTENCES = load_phrases()


def a_sentence(text: str, code: str | None = "TT-16", value: int | None = 12, *, held: bool = False) -> PhraseCase:
    return PhraseCase(text, code, "Sở Công Thương", held, None if value is None else Decimal(value), Area.TT)


def read_as(case: PhraseCase, *found: tuple[str, int]) -> PhraseReading:
    return PhraseReading(case, tuple((code, Decimal(amount)) for code, amount in found))


def test_every_indicator_has_a_dozen_sentences_and_every_area_sentences_without_a_value() -> None:
    told = Counter(case.code for case in SENTENCES if case.code)
    assert set(told) == {indicator.code for indicator in CATALOGUE}
    assert min(told.values()) >= 12
    assert min(Counter(case.area for case in SENTENCES if case.code is None).values()) >= 25


def test_two_in_five_sentences_are_held_back() -> None:
    held = sum(case.held for case in SENTENCES)
    assert 0.35 < held / len(SENTENCES) < 0.45


def test_a_sentence_is_asked_for_one_figure_of_one_indicator() -> None:
    reading = read_phrase(a_sentence("Đã giải quyết 12 hồ sơ, trong đó 10 hồ sơ trước hạn."), catalogue=CATALOGUE)
    assert reading.is_exact
    assert (reading.counts.right, reading.counts.proposed, reading.counts.wanted) == (1, 1, 1)


def test_the_asked_figure_under_another_name_is_a_wrong_indicator() -> None:
    outcome = outcome_of([read_as(a_sentence("Đã xong 12 hồ sơ."), ("TT-12", 12))])
    assert outcome.harms["wrong_indicator"] == 1
    assert (outcome.counts.right, outcome.counts.proposed, outcome.counts.wanted) == (0, 1, 1)


def test_another_amount_of_the_asked_indicator_is_named_but_not_exact() -> None:
    shares = outcome_of([read_as(a_sentence("Đã xong 12 hồ sơ."), ("TT-16", 120))]).shares
    assert shares["developed on: indicators right"].right == 1
    assert shares["developed on: values exact"].right == 0


def test_any_value_out_of_a_sentence_without_one_counts() -> None:
    empty = a_sentence("Phấn đấu giải quyết 12 hồ sơ.", None, None, held=True)
    outcome = outcome_of([read_as(empty, ("TT-16", 12))])
    assert outcome.harms["trap_taken"] == 1
    assert outcome.shares["held back: sentences without a value left alone"].right == 0


def test_the_words_of_held_sentences_are_not_shown() -> None:
    outcome = outcome_of([read_as(a_sentence("Câu bí mật có 12 hồ sơ.", held=True))])
    assert [incident.harm for incident in outcome.incidents] == ["missed_value"]
    assert "bí mật" not in outcome.incidents[0].what


def test_an_index_of_the_whole_province_needs_only_its_name() -> None:
    city = PhraseCase("SIPAS của Thành phố đạt 84,6%.", "XH-03", "Thành phố Hà Nội", False, Decimal("84.6"), Area.XH)
    assert read_phrase(city, catalogue=CATALOGUE).is_exact


def test_sentences_are_grouped_by_area_and_by_whether_they_were_held() -> None:
    some = [case for case in SENTENCES if case.area in (Area.TK, Area.XH)]
    outcome = run(some, catalogue=CATALOGUE)
    assert outcome.counts.wanted == sum(case.code is not None for case in some)
    assert sum(counts.wanted for counts in outcome.groups["part"].values()) == outcome.counts.wanted
    assert outcome.groups["area"]["Cải cách tài chính công"].wanted >= 9 * 12
    assert outcome.groups["area"]["Cải cách thể chế"].wanted == 0


def test_a_line_that_is_no_sentence_stops_the_loading(tmp_path: Path) -> None:
    (tmp_path / "tt.jsonl").write_text('{"text": "Đã xong 12 hồ sơ."}\n', "utf-8")
    with pytest.raises(ValueError, match="code"):
        load_phrases(tmp_path)
