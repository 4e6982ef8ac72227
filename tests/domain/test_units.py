"""Names of reporting units, as people write them."""

from __future__ import annotations

import pytest

from workflow.registry import load_registry

REGISTRY = load_registry()


def test_the_city_has_seventeen_bodies_and_126_communes():
    groups = [u.group.value for u in REGISTRY.units]
    assert [groups.count(g) for g in ("so", "khac", "phuong", "xa")] == [15, 2, 51, 75]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("UBND PHƯỜNG BA ĐÌNH", "Phường Ba Đình"),
        ("Uỷ ban nhân dân xã Gia Lâm", "Xã Gia Lâm"),
        ("Sở Quy hoạch – Kiến trúc", "Sở Quy hoạch - Kiến trúc"),
        ("phường Văn Miếu-Quốc Tử Giám", "Phường Văn Miếu - Quốc Tử Giám"),
    ],
)
def test_a_full_name_is_certain_however_it_is_typed(written: str, meant: str):
    match = REGISTRY.named(written)
    assert match.certain
    assert match.units[0].name == meant


@pytest.mark.parametrize("written", ["Tây Hồ", "so noi vu", "Sở Giao thông vận tải"])
def test_a_bare_undiacritised_or_retired_name_gives_candidates_only(written: str):
    match = REGISTRY.named(written)
    assert match.units
    assert not match.certain


def test_near_names_are_never_confused():
    assert REGISTRY.named("Xã Hồng Sơn").units[0].name == "Xã Hồng Sơn"
    assert REGISTRY.named("Xã Hương Sơn").units[0].name == "Xã Hương Sơn"
    assert REGISTRY.named("Phường Phúc Lộc").units == ()


def test_units_are_found_in_running_text_with_their_places():
    text = "So sánh Sở Nội vụ với phường Văn Miếu – Quốc Tử Giám"
    found = REGISTRY.mentioned(text)
    assert [m.units[0].name for m in found] == ["Sở Nội vụ", "Phường Văn Miếu - Quốc Tử Giám"]
    assert all(text[m.start : m.end] == m.matched for m in found)


def test_a_name_inside_a_longer_word_is_not_a_mention():
    assert REGISTRY.mentioned("SNVX và Sở Nội vụa") == ()
