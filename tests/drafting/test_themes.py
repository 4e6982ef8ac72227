"""Themes found by words against a grouping made by hand."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from drafting.outline import load_themes
from drafting.themes import theme_of

_HERE = Path(__file__).parent
Grouping = dict[str, list[str]]
# Difficulties of reports; what any unit may ask for; both in other words.
SETS = ("themes_by_hand.yaml", "themes_by_hand_2.yaml", "themes_by_hand_3.yaml")


def pairs(groups: dict[str, list[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for members in groups.values() for pair in combinations(members, 2)}


def found(by_hand: Grouping) -> Grouping:
    groups: Grouping = {}
    for sentence in (s for members in by_hand.values() for s in members):
        groups.setdefault(theme_of(sentence, load_themes()).name, []).append(sentence)
    return groups


@pytest.mark.parametrize("name", SETS)
def test_sentences_put_together_are_those_a_person_put_together(name: str):
    by_hand: Grouping = yaml.safe_load((_HERE / name).read_text("utf-8"))
    mine, theirs = pairs(found(by_hand)), pairs(by_hand)
    precision, recall = len(mine & theirs) / len(mine), len(mine & theirs) / len(theirs)
    assert 2 * precision * recall / (precision + recall) >= 0.75


@pytest.mark.parametrize(
    ("sentence", "theme"),
    [
        ("Máy in tại bộ phận một cửa thường xuyên bị lỗi.", "hạ tầng"),
        ("Nhiều hồ sơ cấp phép còn chậm so với thời hạn trả.", "tiến độ"),
        ("Đơn vị còn thiếu 02 công chức so với biên chế được giao.", "biên chế"),
        ("Chưa được giao dự toán để thực hiện.", "kinh phí"),
    ],
)
def test_a_sentence_nobody_grouped_before_finds_its_theme(sentence: str, theme: str):
    assert theme in theme_of(sentence, load_themes()).name


@pytest.mark.parametrize(
    ("sentence", "theme"),
    [
        ("Đề nghị Trung tâm Phục vụ hành chính công Thành phố hướng dẫn cách tính số liệu.", "số liệu"),
        ("Kiến nghị Sở Khoa học và Công nghệ bổ sung biên chế cho xã.", "biên chế"),
        ("Đề nghị Sở Nông nghiệp và Môi trường, Sở Xây dựng bố trí kinh phí.", "kinh phí"),
    ],
)
def test_whom_a_proposal_is_made_to_does_not_say_what_it_is_about(sentence: str, theme: str):
    assert theme in theme_of(sentence, load_themes()).name


@pytest.mark.parametrize(
    ("sentence", "theme"),
    [
        ("Chưa có chế độ bồi dưỡng cho người trực thứ bảy.", "chế độ, chính sách"),
        ("Chữ ký số của lãnh đạo phường không ký được.", "phần mềm"),
        ("Chưa có quy chế làm việc giữa phường và chi nhánh đăng ký đất đai.", "phối hợp"),
    ],
)
def test_part_of_a_longer_expression_of_another_theme_tells_nothing(sentence: str, theme: str):
    assert theme in theme_of(sentence, load_themes()).name
