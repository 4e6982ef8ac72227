"""Scores and ranks told one after the other, with their index named once ("SIPAS: hạng 10/34, đạt 86,95%")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from domain.indicators import Code
from domain.numbers import NumberForm
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.bound import Spot
from extraction.carrying import foreign, own_words
from extraction.labels import LabelIndex
from extraction.plausible import plausible
from extraction.syllables import syllables

_LEVELS = ("%", "điểm", "hạng")
_SAYS_NOTHING = frozenset(("năm mốc", "điểm", "thứ hạng", "còn", "giảm", "cắt giảm tg"))
_PLAIN_SLOTS = frozenset(("object", "owner", "quantity"))
_WORDS_OF_INDEX = re.compile(
    r"(?<!\w)(?:xếp|đứng|hạng|vị trí|bậc|hà nội|tỉnh|điểm|giá trị|nằm|nhóm|tiếp tục|thứ|vươn|dẫn đầu|toàn quốc|cả nước|"
    r"cao|thấp|nhất|trong|được|chấm|vị|đầu|khá|tốt|mức|cải thiện|tổng)(?!\w)"
)
_HEARD = 0.3
_SURE = 0.95
_GROUPS = ("XH-11", "XH-12", "XH-13", "XH-14", "XH-15", "XH-16")
_TOTAL: Code = "XH-09"
_OVERALL = re.compile(r"(?<!\w)(?:tổng|điểm chung|tổng điểm|cả bộ)(?!\w)")
_FEW = re.compile(r"(?<!\w)(?:trong|giữa|thuộc)\s+(?:số\s+|nhóm\s+|khối\s+)?(?:\d+|nhóm|khối|các)\s[^;.]*$")
_ALL = re.compile(r"(?<!\w)(?:toàn quốc|cả nước|chung|tính chung|toàn thành phố|trên cả nước)(?!\w)")
_PROVINCIAL: tuple[Code, Code] = ("XH-01", "XH-02")
_REFORM = re.compile(
    r"\W*(?:(?:về|kết quả|điểm) )?(?:cchc|cải cách hành chính) năm 20\d\d(?: của [^,;:.\d]{2,40}?)?"
    r"\s*(?::|đạt|được|là)\s*(?=\d++(?:,\d++)?+\s*%?\s*(?:[.,;(]|điểm|$|(?:và |, )?(?:xếp|hạng|đứng|thứ)))"
)
_OWN: tuple[Code, Code] = ("XH-17", "XH-18")
_DTI: tuple[Code, Code] = ("XH-07", "XH-08")
_DTI_SCALES = frozenset((Decimal(330), Decimal(660)))  # points of a commune and of a department


def inherit_index(text: str, spot: Spot, before: Spot | None, labels: LabelIndex) -> None:
    """A level that only says "đạt", "xếp", "hạng" still speaks of the index named before it."""
    if spot.frame is None or not _is_level(spot, before) or not _is_bare(text, spot, labels):
        return
    named = {t for t, f in spot.frame.terms.items() if labels.slot(t) == "index" and f >= _HEARD}
    if len(named) > 1 and before is not None and before.code is not None:
        named &= {t for label in labels.wordings.labels if label.code == before.code for t in label.needed}
    if len(named) == 1:
        terms = {**spot.frame.terms, **dict.fromkeys(named, _SURE)}
        spot.frame = replace(spot.frame, terms=terms, local=spot.frame.local | named)


def _is_level(spot: Spot, before: Spot | None) -> bool:
    if spot.measure in _LEVELS:
        return True
    in_steps = before is not None and before.measure in ("bậc", "hạng")
    return spot.measure is None and spot.mention.value is not None and (in_steps or _has_decimals(spot))


def _has_decimals(spot: Spot) -> bool:
    return spot.mention.value is not None and spot.mention.value != spot.mention.value.to_integral_value()


def _is_bare(text: str, spot: Spot, labels: LabelIndex) -> bool:
    telling = [h.term for h in spot.near if labels.slot(h.term) not in _PLAIN_SLOTS]
    if any(term not in _SAYS_NOTHING for term in telling):
        return False
    names = _names_in(spot.stretch.near.of(text))
    return all(_WORDS_OF_INDEX.fullmatch(word) or word in names for word in foreign(text, spot, labels))


def _names_in(words: str) -> frozenset[str]:
    """Capitalised words: whose figure it is says nothing about which."""
    return frozenset(token.folded for token in syllables(words) if token.shape[0].isupper())


def settle_indices(text: str, spots: Sequence[Spot], labels: LabelIndex) -> None:
    """Figures of one sentence: the total over the groups of one index, a share and a rank of an index left unsaid."""
    groups = [s for s in spots if s.code in _GROUPS and s.kind is FigureKind.ACTUAL]
    for spot in spots:
        if spot.code is None and groups and _is_total(text, spot, groups, labels):
            spot.code, spot.score, spot.component = _TOTAL, 1.2, False
    _of_reform(text, spots, labels)
    _among_few(text, spots)
    _unsaid(text, spots, labels)
    _by_scale(spots, labels)


def _of_reform(text: str, spots: Sequence[Spot], labels: LabelIndex) -> None:
    """ "CCHC năm 2025 của Sở đạt 87,31%, hạng 12/15": the work and a year stand for the year's index of it."""
    said = _REFORM.match(fold_case(text), spots[0].stretch.sentence.start) if spots else None
    if said is None:
        return
    part = text.find(";", said.end())
    told = [s for s in spots if s.mention.span.start >= said.end() and (part < 0 or s.mention.span.end <= part)]
    told = [s for s in told if s.kind is FigureKind.ACTUAL]
    shares = [s for s in told if s.is_percent and s.mention.span.start == said.end()]
    ranks = [s for s in told if s.mention.form is NumberForm.RANK]
    for code, own in zip(_OWN, (shares, ranks), strict=True):
        if shares and len(own) == 1 and plausible(labels.catalogue[code], own[0].mention, labels.wordings):
            own[0].code, own[0].score, own[0].component = code, _SURE, False


def _by_scale(spots: Sequence[Spot], labels: LabelIndex) -> None:
    """ "Xếp thứ 5/15 khối sở với 593/660 điểm": no other index has that many points."""
    points = [s for s in spots if s.measure == "điểm" and s.mention.denominator in _DTI_SCALES]
    if len(points) != 1 or points[0].code not in (None, _DTI[0]) or points[0].kind is not FigureKind.ACTUAL:
        return
    ranks = [s for s in spots if s.mention.form is NumberForm.RANK and s.kind is FigureKind.ACTUAL]
    free = ranks if len(ranks) == 1 and ranks[0].code is None else []
    for spot, code in zip((points[0], *free), _DTI, strict=False):
        if plausible(labels.catalogue[code], spot.mention, labels.wordings):
            spot.code, spot.score, spot.component = code, 0.9, False


def _among_few(text: str, spots: Sequence[Spot]) -> None:
    """ "Trong 6 thành phố xếp thứ 3 về SIPAS, toàn quốc 9/34": the wider field is the rank's own."""
    ranks = [s for s in spots if s.mention.form is NumberForm.RANK and s.kind is FigureKind.ACTUAL]
    if len(ranks) != 2 or ranks[0].code is None or ranks[1].code not in (None, ranks[0].code):
        return
    first, second = ranks
    lead = fold_case(text[first.stretch.sentence.start : first.mention.span.start])
    if _FEW.search(lead) and _ALL.search(own_words(text, second)):
        second.code, second.score, second.component = first.code, first.score, False
        first.set_aside()


def _unsaid(text: str, spots: Sequence[Spot], labels: LabelIndex) -> None:
    """ "Xã đứng thứ 12/126 với 91,84%": a percent ranked among bodies, and nothing else said, is the reform index."""
    ranks = [s for s in spots if s.mention.form is NumberForm.RANK and s.kind is FigureKind.ACTUAL]
    shares = [s for s in spots if s.is_percent and s.kind is FigureKind.ACTUAL]
    if len(ranks) != 1 or len(shares) != 1 or ranks[0].code or shares[0].code:
        return
    if not all(_is_bare(text, s, labels) for s in (ranks[0], shares[0])):
        return
    said = {labels.slot(h.term) for s in spots for h in (*s.near, *s.wide) if h.term not in _SAYS_NOTHING}
    if said - _PLAIN_SLOTS:
        return
    field = ranks[0].mention.denominator
    among_provinces = field is not None and int(field) in labels.wordings.provinces
    for spot, code in zip((shares[0], ranks[0]), _PROVINCIAL if among_provinces else _OWN, strict=True):
        if plausible(labels.catalogue[code], spot.mention, labels.wordings):
            spot.code, spot.score, spot.component = code, 0.9, False


def _is_total(text: str, spot: Spot, groups: Sequence[Spot], labels: LabelIndex) -> bool:
    """ "Sở đạt 94,1 điểm: công khai 17; tiến độ 19,2 …", "tổng 94,1 điểm, riêng số hóa 20,9"."""
    value = spot.mention.value
    if value is None or spot.kind is not FigureKind.ACTUAL or spot.measure not in ("điểm", None):
        return False
    if spot.mention.form is not NumberForm.AMOUNT or spot.mention.denominator not in (None, Decimal(100)):
        return False
    largest = max(g.mention.value or Decimal(0) for g in groups)
    called = _OVERALL.search(own_words(text, spot)) is not None
    listed = spot.measure == "điểm" and len(groups) > 1 and _is_bare(text, spot, labels)
    return (called or listed) and largest < value <= 100
