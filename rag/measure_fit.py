"""How well an indicator's measure answers the way a question is asked: a percent, a sum of money, a place, a count."""

from __future__ import annotations

import re

from domain.indicators import Indicator, IndicatorType
from domain.texts import fold_diacritics
from rag.folded import Folded
from rag.same_words import alike

_POINTS_APART = (
    r"(?:hon|kem|chenh|cach|thua|tang|giam|nhich|tut|len|xuong|lech)(?: [a-z]+){0,2}? (?:bao nhieu|may) diem"
)
_SCORED = (
    r"766|chi so|par index|sipas|papi|pci|dti"
    r"|diem (?:so(?! voi)|cua|nhom|thanh toan|hai long|tien do|cong khai|dich vu)"
)  # these differ by points of their own
PERCENT = r"ty le|ti le|phan tram|bao nhieu %|may %|muc do"
MONEY = r"(?:bao nhieu|so) (?:tien|ty|trieu|kinh phi|von)|(?:ty|trieu) dong|so von|tien von"
RANK = (
    r"xep hang(?= (?:chi so|bo chi so|cchc|cai cach|766|par|sipas|papi|pci|dti))"
    r"|thu may|hang may|thu hang|thu bao nhieu|xep hang (?:bao nhieu|ra sao|the nao)|vi tri (?:thu|bao nhieu)"
)
RANKED = r"cchc|cai cach hanh chinh|chi so|766|par|sipas|papi|pci|dti|chuyen doi so|xep hang"
_SCORE = r"diem(?! (?:phan|%))|(?:bo )?chi so|766|par index|sipas|papi|pci|dti"
COUNT = r"bao nhieu|may|so luong|tong so|so (?:ho so|luot|vu|nguoi|don vi|van ban|cuoc|phieu|tthc|thu tuc|dich vu)"
_MOST_OF = r"(?<!bao )(?:nhieu|it|dong)(?: [a-z]+){0,6} nhat"
# Forms that people answered on, and files.
_FORMS = r"phieu|y kien|thu ve|phat (?:ra|di)|luot|ho so|(?:so|bao nhieu|may) nguoi|nguoi (?:tra loi|duoc)"
MEASURED = ("%", "đồng", "hạng", "điểm")  # measured, never counted


def fit_of(indicator: Indicator, question: Folded) -> float:
    """How well the indicator's measure answers the way it was asked: a percent is not asked with "bao nhiêu hồ sơ"."""
    if question.has(RANK) and question.has(RANKED):
        return 1.2 if indicator.type is IndicatorType.RANK else 0.5
    if question.has(MONEY):
        return 1.2 if indicator.measure == "đồng" else 0.5
    points = question.has(_POINTS_APART) and not question.has(_SCORED)
    content = question.has("hai long") and not question.has(rf"{_FORMS}|diem (?:muc do )?hai long")
    if points or content or question.has(PERCENT) or "%" in question.text:
        return 1.15 if indicator.is_percent else 0.55
    if indicator.type is IndicatorType.RANK:
        return 0.75
    if indicator.type is IndicatorType.SCORE:
        return 1.1 if question.has(_SCORE) else 0.6
    if question.has(_MOST_OF) or re.match(r"\W*(?:cac |tong )?so (?!(?:voi|nao|sanh|hoa)\b)", question.bare):
        return 0.8 if indicator.is_percent else 1.0
    if question.has(COUNT):
        return 0.6 if indicator.is_percent or indicator.measure == "đồng" else 1.1
    return 1.0


def nouns_of(indicator: Indicator) -> set[str]:
    """First syllables of what the indicator counts: {"ho"} for "hồ sơ", {"tin", "bai"} for "tin, bài"."""
    parts = (p.split() for p in re.split(r"[,/]", fold_diacritics(indicator.measure)))
    return {words[0] for words in parts if words and words[0].isalpha()}


def counted_in(question: Folded) -> str:
    """The first syllable of what "bao nhiêu" counts; empty if it counts nothing named."""
    if question.has(_POINTS_APART):
        return ""
    match = re.search(r"\b(?:bao nhieu|may) (?!diem (?:%| *ty le))([a-z]+)", alike(question.bare))
    return match.group(1) if match else ""
