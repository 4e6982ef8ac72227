"""Themes found by words against a grouping made by hand."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from drafting.outline import load_themes
from drafting.themes import theme_of

BY_HAND: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("themes_by_hand.yaml").read_text("utf-8"))


def pairs(groups: dict[str, list[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for members in groups.values() for pair in combinations(members, 2)}


def found() -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for sentence in (s for members in BY_HAND.values() for s in members):
        groups.setdefault(theme_of(sentence, load_themes()).name, []).append(sentence)
    return groups


def test_sentences_put_together_are_those_a_person_put_together():
    mine, theirs = pairs(found()), pairs(BY_HAND)
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
