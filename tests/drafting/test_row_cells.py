from __future__ import annotations

from decimal import Decimal

import pytest

from domain.drafts import Slot
from domain.texts import Span
from drafting.known_lines import KnownLine
from drafting.row_cells import changed, side_by_side
from drafting.row_places import rows_below
from tests.drafting.test_verify import LABELS
from tests.support.made_facts import a_registry

TEN = Slot("0123456789ab-00001", "10", Decimal(10), "đơn vị", None, None)
ROW = "9 | Số hồ sơ tiếp nhận trực tuyến | Sở Y tế, Sở Tư pháp và 10 đơn vị khác | “tiếp nhận 5 hồ sơ”"
AT = ROW.index("10 đơn vị")
KNOWN = KnownLine(ROW, ((Span(AT, AT + 2), TEN),))
REGISTRY = a_registry("Sở Nội vụ", "Sở Y tế", "Sở Tư pháp")


def named(old: str, new: str) -> list[str]:
    """Cells that name other things once these words of the row are others."""
    assert old in ROW
    found = changed(
        side_by_side(KNOWN, ROW.replace(old, new)),
        units_in=lambda text: [u.name for m in REGISTRY.mentioned(text) for u in m.units],
        indicators_in=lambda text: {hit.code for hit in LABELS.hits(text)},
    )
    return [cell for cell, _ in found]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sở Tư pháp và", "Sở Nội vụ và"),
        ("10 đơn vị", "mười một đơn vị"),
        ("Số hồ sơ", "Tỷ lệ hồ sơ"),
        ("trực tuyến", "trực tiếp"),
        ("tiếp nhận 5", "từ chối 5"),
    ],
)
def test_a_cell_that_names_something_else_is_told(old: str, new: str):
    assert len(named(old, new)) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [("9 | ", "8 | "), ("Số hồ sơ tiếp nhận", "Hồ sơ tiếp nhận"), ("và 10 đơn vị khác", "cùng 10 đơn vị khác")],
)
def test_other_words_for_the_same_are_not(old: str, new: str):
    assert named(old, new) == []


def test_rows_belong_to_the_head_above_them_also_where_a_head_comes_twice():
    rows = [KnownLine(text, ((Span(4, 6), TEN),)) for text in ("1 | 10 a", "2 | 10 b", "1 | 10 c")]
    head = KnownLine("I | Khối xã")
    below = rows_below([head, rows[0], KnownLine("II | Khối phường"), rows[1], head, rows[2]])
    assert below["Khối xã"] == {"10 a", "10 c"}
