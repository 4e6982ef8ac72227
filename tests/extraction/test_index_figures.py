from decimal import Decimal

from domain.periods import Period
from domain.values import FigureKind
from extraction.catalogue import load_catalogue
from extraction.figures import read_figures
from extraction.labels import LabelIndex

_CATALOGUE = load_catalogue()
_LABELS = LabelIndex(_CATALOGUE)
_CITY = "UBND thành phố Hà Nội"


def _codes(text: str, unit: str = _CITY) -> dict[Decimal | None, str | None]:
    figures = read_figures(text, catalogue=_CATALOGUE, unit=unit, period=Period.parse("2026-Q2"), labels=_LABELS)
    return {f.value: f.code for f in figures if f.kind is FigureKind.ACTUAL}


def test_a_score_behind_a_rank_is_of_the_same_index() -> None:
    assert _codes("SIPAS: hạng 12/34, giá trị 85,4%.") == {Decimal(12): "XH-04", Decimal("85.4"): "XH-03"}


def test_an_index_named_in_the_sentence_before_still_speaks() -> None:
    found = _codes("Bộ Nội vụ công bố PAR INDEX năm 2025. Hà Nội đạt 91,2%, xếp thứ 5/34.")
    assert found == {Decimal("91.2"): "XH-01", Decimal(5): "XH-02"}


def test_a_total_is_known_by_the_groups_listed_behind_it() -> None:
    text = "Sở đạt 88,2 điểm: công khai, minh bạch 15,1/18; tiến độ giải quyết 18,4/20; số hóa hồ sơ 19/22."
    assert _codes(text, "Sở Y tế")[Decimal("88.2")] == "XH-09"


def test_a_share_with_a_rank_among_bodies_is_the_reform_index() -> None:
    found = _codes("Xã đứng thứ 20/126 với 90,11%.", "Xã Gia Lâm")
    assert found == {Decimal(20): "XH-18", Decimal("90.11"): "XH-17"}


def test_other_shares_beside_a_rank_are_not_the_reform_index() -> None:
    found = _codes("Xã đứng thứ 20/126 về giải ngân với 90,11%.", "Xã Gia Lâm")
    assert found[Decimal(20)] != "XH-18"


def test_points_a_unit_gives_itself_and_points_of_a_part_are_no_scores() -> None:
    found = _codes("Chỉ số CCHC của Sở: tự chấm 93,5 điểm, điểm thẩm định 60,2/70.", "Sở Y tế")
    assert found.get(Decimal("93.5")) is None
    assert found[Decimal("60.2")] is None
