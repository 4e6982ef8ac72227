from decimal import Decimal
from pathlib import Path

import pytest

from domain.errors import ConfigurationError
from domain.indicators import Aggregation, Area, IndicatorType
from extraction.catalogue import load_catalogue
from extraction.wordings import load_wordings

_ENTRY = (
    "{code: TT-99, name: Thử, area: TT, measure: hồ sơ, type: count, better: higher, semantics: P, aggregation: SUM%s}"
)


def _file(tmp_path: Path, *entries: str) -> Path:
    path = tmp_path / "catalogue.yaml"
    path.write_text("version: '1'\nindicators:\n" + "".join(f"  - {entry}\n" for entry in entries), "utf-8")
    return path


def test_the_catalogue_holds_all_124_indicators_in_eight_areas() -> None:
    catalogue = load_catalogue()
    assert len(catalogue) == 124
    assert {area: len(catalogue.in_area(area)) for area in Area} == {
        Area.CD: 17, Area.TC: 8, Area.TT: 32, Area.BM: 13, Area.CV: 9, Area.TK: 9, Area.CQS: 18, Area.XH: 18,
    }  # fmt: skip


def test_every_indicator_has_a_name_to_ask_by_and_a_label_to_find_it_by() -> None:
    labelled = {label.code for label in load_wordings().labels}
    for indicator in load_catalogue():
        assert indicator.aliases, indicator.code
        assert indicator.code in labelled


def test_a_ratio_may_rest_on_a_sum_of_codes_or_on_words() -> None:
    catalogue = load_catalogue()
    on_time, presence = catalogue["TT-20"], catalogue["CV-08"]
    assert on_time.numerator is not None
    assert on_time.numerator.codes == ("TT-17", "TT-18")
    assert presence.denominator is not None
    assert presence.denominator.codes == ()
    assert presence.denominator.words == "phải có mặt"


def test_percents_end_at_100_and_counts_are_whole() -> None:
    catalogue = load_catalogue()
    assert catalogue["CQS-05"].high == Decimal(100)
    assert catalogue["TT-12"].high is None
    assert catalogue["TT-12"].integer
    assert not catalogue["TK-02"].integer
    assert catalogue["XH-15"].high == Decimal(22)


def test_shared_lists_are_never_added_up() -> None:
    catalogue = load_catalogue()
    assert catalogue["TT-01"].aggregation is Aggregation.DISTINCT
    assert catalogue["TT-01"].type is IndicatorType.STOCK


def test_an_unknown_key_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = _file(tmp_path, _ENTRY % ", colour: red")
    with pytest.raises(ConfigurationError, match=r"Danh mục chỉ tiêu catalogue.yaml .*colour"):
        load_catalogue(path)


@pytest.mark.parametrize(
    ("extra", "why"),
    [
        (", numerator: TT-98, denominator: TT-99", "TT-98 không có trong danh mục"),
        (", area: BM", "không phải YAML|area"),
    ],
)
def test_a_wrong_entry_says_what_is_wrong(tmp_path: Path, extra: str, why: str) -> None:
    entry = _ENTRY % extra if "area" not in extra else (_ENTRY % "").replace("area: TT", "area: ZZ")
    with pytest.raises(ConfigurationError, match=why):
        load_catalogue(_file(tmp_path, entry))


def test_the_same_code_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="TT-99 có hai lần"):
        load_catalogue(_file(tmp_path, _ENTRY % "", _ENTRY % ""))


def test_a_missing_file_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="không mở được"):
        load_catalogue(tmp_path / "none.yaml")


def test_a_label_with_an_unknown_term_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wordings.yaml"
    text = Path(load_wordings.__wrapped__.__code__.co_filename).with_name("wordings.yaml").read_text("utf-8")
    path.write_text(text.replace("labels: [chữ ký số]", "labels: [chữ ký lạ]"), "utf-8")
    with pytest.raises(ConfigurationError, match="CQS-15 dùng từ khóa lạ “chữ ký lạ”"):
        load_wordings(path)
