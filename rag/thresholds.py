"""Amounts beyond which units are looked for ("dưới 90%", "từ 3 vụ trở lên", "không còn"), and by how much one grew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from domain.number_reading import read_numbers
from domain.numbers import NumberForm, NumberMention, Qualifier
from domain.texts import Span
from rag.folded import Folded
from rag.order_words import BODIES, SUPERLATIVE, WHOLE_ORDER

HOW_MANY = r"(?:bao nhieu|may) (?:don vi|so|phuong|xa|co quan|noi)(?! (?:lieu|ho so|luong|nao))"
OF_WHOLE = r"(?:mot )?nua(?! (?:cuoi|dau|nam|thang|quy))"  # "chưa được một nửa": of a percent's whole
_AHEAD = (  # words right before the number
    (r"(?:toi thieu|it nhat|khong duoi)", ">="),
    (r"(?:khong qua|toi da|khong vuot(?: qua)?)", "<="),
    (r"(?:tren|hon|vuot(?: qua)?|qua)", ">"),
    (r"(?:duoi|chua (?:dat|den|toi|du|day|duoc)|thap hon|nho hon|it hon|khong dat)", "<"),
    (r"(?:co|dat) tu", ">="),
    (r"(?:dat|bang|la|du)", "="),
)
_LEVEL = r"(?: (?:muc|nguong|con so))?"
_COMPARATIVE = (("(?:thap|it|nho|kem) hon", "<"), ("(?:cao|nhieu|lon) hon", ">"))  # before "hơn 50%" alone is read
_MEAN = re.compile(
    r"\b(?:(?P<below>thap hon|duoi|kem(?: hon)?)|cao hon|tren|vuot)"
    r"(?: muc)? (?:binh quan|trung binh|mat bang|muc chung)"
    r"[a-z ]{0,50}(?:\(|la|:|,)\s*$"
)
_BEHIND = ((r"tro len", ">="), (r"tro xuong", "<="))
_AND_MORE = re.compile(r"[a-z /]{0,70}?\btro len\b")  # "từ 2 nhiệm vụ được giao quá hạn chưa xong trở lên"
_BY_HEDGE = {Qualifier.GT: ">", Qualifier.LT: "<", Qualifier.MIN: ">=", Qualifier.MAX: "<="}
_NONE_LEFT = (
    r"khong (?:con|co|phat sinh|de)|bang khong|chua (?:co|phat sinh)"
    r"|(?:chua|khong) (?:co|nhan|phat sinh|de|bi|phai|tiep nhan|xu ly|kiem tra|ban hanh|to chuc|mo|ky luat)"
    r"(?: [a-z]+,?){0,6} nao"
    r"|(?:chua|khong)(?: [a-z]+){1,4} (?:don vi|noi|cuoc|ho so|van ban|ai|cho|nguoi) nao"
)
_NONE_WORDS = 3
_SOME_LEFT = r"(?:dang )?con|phat sinh|de xay ra|bi"
_WITH_SOME = (
    rf"{BODIES} nao +(?:(?:tinh )?(?:den|toi|trong) +(?:(?:ky|het|cuoi|thoi diem|nay) +)*)?(?:van )?(?:{_SOME_LEFT})"
    rf"|{BODIES} nao (?:da )?(?:(?:bao cao|ghi nhan|bao|neu)(?: trong bao cao)? +(?:la )?)?co "
    rf"(?!bao cao|ty le|muc|so|diem|hang|bao nhieu|may)"
    rf"|(?:cac|nhung) {BODIES} (?:van )?(?:{_SOME_LEFT})(?! (?:lai )?(?:bao nhieu|may|gi)\b)"
)
_CHANGED_BY = re.compile(  # "tăng bao nhiêu phần trăm" of a count; a percent changes by points
    r"\b(?:tang|giam)\b(?P<between>[a-z ,]{0,90}?)\b(?P<asked>(?:bao nhieu|may) ?(?:phan tram|%))(?! diem)"
)


@dataclass(frozen=True, slots=True)
class Threshold:
    """sign: "<", "<=", ">", ">=" or "="; amount in base units. beside: the other end, where two are named."""

    sign: str
    amount: Decimal
    beside: Threshold | None = None

    def holds(self, amount: Decimal) -> bool:
        own = {
            "<": amount < self.amount,
            "<=": amount <= self.amount,
            ">": amount > self.amount,
            ">=": amount >= self.amount,
            "=": amount == self.amount,
        }[self.sign]
        return own and (self.beside is None or self.beside.holds(amount))


def asked_threshold(topic: Folded) -> Threshold | None:
    """The one named, or both ends of a stretch ("trên 60% nhưng dưới 70%")."""
    mentions = read_numbers(topic.text)
    found = (
        _between(mentions, topic)
        or _of_mean(mentions, topic)
        or [threshold for mention in mentions for threshold in _of(mention, topic)]
    )
    if found:
        others = [t for t in found[1:] if t.sign[0] != found[0].sign[0] and "=" not in (t.sign, found[0].sign)]
        return replace(found[0], beside=others[0] if others else None)
    if topic.has(rf"{BODIES}(?: nao)?.*?\b(?:{_NONE_LEFT})"):
        return Threshold("=", Decimal(0))
    if not topic.has(f"{SUPERLATIVE}|{WHOLE_ORDER}") and topic.has(_WITH_SOME):
        return Threshold(">", Decimal(0))
    return None


def _between(mentions: Sequence[NumberMention], topic: Folded) -> list[Threshold]:
    """ "Từ 90% đến 95%", "trong khoảng 90-95%"."""
    for low, high in pairwise(mentions):
        joint = topic.bare[low.number.end : high.number.start].strip(" %")
        ahead = re.search(r"\b(?:tu|khoang|giua)\s*$", topic.bare[: low.number.start])
        if ahead and joint in ("den", "toi", "va", "-") and low.value is not None and high.value is not None:
            return [Threshold(">=", low.value), Threshold("<=", high.value)]
    return []


def _of_mean(mentions: Sequence[NumberMention], topic: Folded) -> list[Threshold]:
    """ "Thấp hơn bình quân toàn Thành phố (54,2%)"."""
    for mention in mentions:
        told = _MEAN.search(topic.bare[: mention.span.start])
        if told and mention.value is not None and mention.form is NumberForm.AMOUNT:
            return [Threshold("<" if told["below"] else ">", mention.value)]
    return []


def _of(mention: NumberMention, topic: Folded) -> list[Threshold]:
    if mention.value is None or mention.form not in (NumberForm.AMOUNT, NumberForm.RANK):
        return []
    if mention.high is not None:
        return [Threshold(">=", mention.value), Threshold("<=", mention.high)]
    before, after = topic.bare[: mention.number.start], topic.bare[mention.number.end :]
    if re.match(
        r"\s*(?:don vi(?! su nghiep)|co quan|phuong|xa|so(?! (?:lieu|ho so|luong)))\b", after
    ):  # how many units
        return []
    signs = [sign for words, sign in _COMPARATIVE if re.search(rf"\b{words}\s*$", before)]
    signs += [_BY_HEDGE[mention.qualifier]] if mention.qualifier in _BY_HEDGE else []
    signs += [sign for words, sign in _BEHIND if re.match(rf"\s*(?:%|[a-z ]{{0,20}}?)\s*{words}", after)]
    signs += [">="] if re.search(r"\btu\s*$", before) and _AND_MORE.match(after) else []
    signs += [sign for words, sign in _AHEAD if re.search(rf"\b{words}{_LEVEL}\s*$", before)]
    signs += ["="] if mention.value == 0 and re.search(r"\bco\s*$", before) else []
    return [Threshold(signs[0], mention.value)] if signs else []


def without_thresholds(topic: Folded) -> Folded:
    """Numbers beyond which units are looked for, and "không có", name no indicator; a "%" still asks for a percent.
    Neither does how many units there are beyond the number, nor by how much percent a figure changed."""
    spans = [m.number for m in read_numbers(topic.text) if m.form is NumberForm.AMOUNT and m.value is not None]
    digits = [s for s in spans if any(c.isdigit() for c in s.of(topic.text))]
    nothing = [s for m in re.finditer(rf"\b(?:{_NONE_LEFT})\b", topic.bare) for s in _nothing(m)]
    digits = [s for s in digits if s.of(topic.text) != "766"]  # Bộ chỉ số 766
    counted = topic.find(HOW_MANY) if asked_threshold(topic) else None
    aside = [Span(counted.start(), counted.end())] if counted else []
    change = change_in_percent(topic)
    return topic.without(*digits, *nothing, *aside, *([change] if change else []))


def _nothing(match: re.Match[str]) -> list[Span]:
    """Where it is said that there is none; what there is none of stays ("chưa kiểm tra … đơn vị nào")."""
    words = [Span(match.start() + m.start(), match.start() + m.end()) for m in re.finditer(r"\S+", match.group())]
    return words if len(words) <= _NONE_WORDS else [words[0], *words[-2:]]


def without_signs(topic: Folded) -> Folded:
    """As `without_thresholds`, and without the words that say on which side of the number."""
    left = without_thresholds(topic)
    if asked_threshold(topic) is None:
        return left
    words = "|".join(words for words, _ in (*_COMPARATIVE, *_AHEAD, *_BEHIND))
    return left.blanked(rf"\b(?:{words}){_LEVEL}(?![a-z])")


def change_in_percent(topic: Folded) -> Span | None:
    """Where it is asked by how much percent something grew; None where the thing itself may be a percent."""
    match = _CHANGED_BY.search(topic.bare)
    if match is None or re.search(r"\b(?:ty le|muc do)\b", topic.bare):
        return None
    return Span(match.start("asked"), match.end("asked"))
