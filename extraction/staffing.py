"""Posts given and people in them, told beside each other: "hiện có 179 viên chức (kế hoạch 187)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from domain.texts import fold_case
from domain.values import FigureKind
from extraction.bound import Spot
from extraction.carrying import FACT_OF
from extraction.explained import makes
from extraction.labels import LabelIndex
from extraction.plausible import plausible

_PEOPLE = {"công chức": "BM-05", "biên chế": "BM-05", "viên chức": "BM-07", "người làm việc": "BM-07"}
_STAFF = re.compile(
    r"[\s,;.:–+•*-]*(?:(?:về|số|biên chế) )*(?P<staff>công chức|viên chức)(?: hiện có| có mặt| thực có)?\s*:?\s*"
)
_GIVEN_OF = {"công chức": "BM-05", "viên chức": "BM-07"}
_POSTS_END = re.compile(
    r"\s*(?P<posts>biên chế|(?:người|số lượng) làm việc|chỉ tiêu|(?=được giao))?\s*(?:(?:được )?giao)?\s*(?:[.,;)]|$)"
)
_SURE = 1.0
_AS_PLANNED = re.compile(
    r"[^(),;.\d]{0,20}\(\s*(?:kế hoạch|chỉ tiêu|được giao|giao|số giao)(?:\s+[^\W\d_]+){0,3}\s*:?\s*"
)


def name_quotas(text: str, spots: Sequence[Spot], labels: LabelIndex) -> None:
    """A plan of posts is the quota given, no goal, where arithmetic or a bracket sets it beside those who are there."""
    for people, quota in pairwise([s for s in spots if not s.is_percent]):
        if quota.kind is not FigureKind.TARGET or people.stretch.sentence != quota.stretch.sentence:
            continue
        code = next((given for given, fact in FACT_OF.items() if fact == people.code), None)
        if code is not None and _is_quota_of(text, people, quota, spots):
            _call(quota, code, people.score, labels)


def name_filled(text: str, spots: Sequence[Spot], labels: LabelIndex) -> None:
    """ "Công chức: 66/69 biên chế", "Viên chức 210 người/215 người làm việc": those there, out of the posts given."""
    for order, people in enumerate(spots):
        if people.code is not None or people.kind is not FigureKind.ACTUAL or people.is_percent:
            continue
        start = spots[order - 1].mention.span.end if order else people.stretch.sentence.start
        told = _STAFF.fullmatch(fold_case(text), start, people.mention.span.start)
        given = _GIVEN_OF.get(told["staff"]) if told else None
        if given is None or not _counts_people(people):
            continue
        quota = spots[order + 1] if order + 1 < len(spots) else None
        last = people if people.mention.denominator is not None or quota is None else quota
        if not _ends_with_posts(text, told.group() if told else "", last):
            continue
        if people.mention.denominator is not None:
            if people.mention.value is not None and people.mention.value <= people.mention.denominator:
                _call(people, FACT_OF[given], _SURE, labels)
        elif quota is not None and _over(text, people, quota):
            _call(people, FACT_OF[given], _SURE, labels)
            _call(quota, given, _SURE, labels)


def _ends_with_posts(text: str, led: str, last: Spot) -> bool:
    """Posts are named before or behind, and nothing more is said of them: "66/69 hoàn thành nhiệm vụ" is no post."""
    behind = _POSTS_END.match(fold_case(text), last.mention.number.end)
    return behind is not None and ("biên chế" in led or behind["posts"] is not None)


def _counts_people(spot: Spot) -> bool:
    return spot.mention.measure in (None, "người", "biên chế", "công chức", "viên chức")


def _over(text: str, people: Spot, quota: Spot) -> bool:
    """Nothing but a stroke between both, and no more people than posts."""
    joint = text[people.mention.span.end : quota.mention.span.start].strip()
    above, below = people.mention.value, quota.mention.value
    return joint == "/" and _counts_people(quota) and above is not None and below is not None and above <= below


def name_people(spots: Sequence[Spot], labels: LabelIndex) -> None:
    """ "Công chức toàn Sở: 528 người, bằng 96,9% chỉ tiêu 545 biên chế": those there, by the share they are."""
    for people, share, quota in zip(spots, spots[1:], spots[2:], strict=False):
        fact = FACT_OF.get(quota.code or "")
        if people.code is not None or fact is None or people.kind is not FigureKind.ACTUAL or not share.is_percent:
            continue
        local = set(people.frame.local if people.frame else ())
        told = {_PEOPLE.get(t) for t in local}
        if local <= set(_PEOPLE) and quota.code in told and _gives(people, quota, share):
            _call(people, fact, quota.score, labels)


def _is_quota_of(text: str, people: Spot, quota: Spot, spots: Sequence[Spot]) -> bool:
    if quota.mention.measure not in (None, "người", "biên chế", "chỉ tiêu", people.mention.measure):
        return False
    if (quota.mention.value or 0) < (people.mention.value or 0):
        return False
    led = fold_case(text[people.mention.span.end : quota.mention.span.start])
    if re.search(r"(?<!\w)(?:tuyển|đào tạo|bồi dưỡng|tinh giản|cử|mục tiêu|đến năm|năm 20\d\d|nghỉ)(?!\w)", led):
        return False
    if _AS_PLANNED.fullmatch(fold_case(text[people.mention.span.end : quota.mention.span.start])):
        return True
    lacking = (quota.mention.value or 0) - (people.mention.value or 0)
    beside = [s for s in spots if s.stretch.sentence == quota.stretch.sentence]
    return any(_gives(people, quota, s) for s in beside if s.is_percent) or any(
        s.mention.value == lacking != 0 and not s.is_percent for s in beside if s not in (people, quota)
    )


def _gives(people: Spot, quota: Spot, share: Spot) -> bool:
    above, below, percent = people.mention.value, quota.mention.value, share.mention.value
    if above is None or not below or percent is None or share.stretch.sentence != quota.stretch.sentence:
        return False
    return people.stretch.sentence == quota.stretch.sentence and makes(above, below, percent)


def _call(spot: Spot, code: str, score: float, labels: LabelIndex) -> None:
    if plausible(labels.catalogue[code], spot.mention, labels.wordings):
        spot.code, spot.score, spot.kind, spot.component = code, score, FigureKind.ACTUAL, False
