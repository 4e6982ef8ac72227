"""Letters of apology told beside the late files they are for: "Thư xin lỗi: đã gửi 241 trong tổng số 259 hồ sơ quá
hạn", "Trong 46 hồ sơ trễ mới xin lỗi được 33 hồ sơ"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.numbers import NumberForm
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.bound import Spot
from extraction.labels import LabelIndex
from extraction.late_parts import ALL_TOLD
from extraction.plausible import plausible

_APOLOGIES = "TT-26"
_HEAD = re.compile(r"\W*(?:về )?(?:việc )?(?:gửi )?(?:thư |văn bản |phiếu )?xin lỗi(?: [^\W\d_]+){0,4}\s*:")
_LATE_FIRST = re.compile(  # "Trong 46 hồ sơ trễ thì xã mới xin lỗi được 33"
    r"\W*(?:trong|trên)(?: tổng)?(?: số)? \d[\d.]* "
    r"(?:lượt )?(?:hồ sơ |trường hợp )?(?:[^\W\d_]+ )?(?:quá hạn|trễ|chậm|muộn)"
    r"(?:(?!chưa|không|còn)[^;.])*?xin lỗi(?:(?!chưa|không|còn)[^;.\d])*"
)
_ALL = re.compile(r"\W*(?:cả|toàn bộ|tất cả)?\s*")
_OUT_OF = re.compile(r"(?<!\w)(?:trong|trên)(?: tổng)?(?: số)?\s*$")
_THERE_WERE = re.compile(r"(?<!\w)có\s*$")
_LATE = re.compile(r"\s*(?:hồ sơ |trường hợp )?(?:[^\W\d_]+ )?(?:quá hạn|trễ|chậm|muộn)")
_SENT = re.compile(r"(?<!\w)(?:gửi|xin lỗi|thư|ban hành)(?!\w)")
_NOT_SENT = re.compile(r"(?<!\w)(?:chưa|không|còn)(?!\w)")
_FILES = ("TT-19", "TT-16", "TT-22", "TT-24", None)
_STRENGTH = 0.9


def settle_apologies(text: str, spots: Sequence[Spot], labels: LabelIndex) -> None:
    """One count is of apologies: the first under such a head that is not of late files, or the one behind "xin lỗi".
    The late files they are for, or out of, are none of its own. spots: of one sentence."""
    if not spots:
        return
    folded, start = fold_case(text), spots[0].stretch.sentence.start
    counts = [s for s in spots if s.kind is FigureKind.ACTUAL and s.mention.form is NumberForm.AMOUNT]
    counts = [s for s in counts if not s.is_percent]
    if _HEAD.match(folded, start):
        _settle_headed(folded, counts, labels)
    elif (said := _LATE_FIRST.match(folded, start)) and len(counts) > 1:
        told = next((s for s in counts[1:] if s.mention.span.start == said.end()), None)
        if told is not None:
            _tell(told, counts[:1], labels)
    elif (
        counts
        and _ALL.fullmatch(folded, start, counts[0].mention.span.start)
        and ALL_TOLD.match(folded, counts[0].mention.number.end)
    ):
        _tell(counts[0], [], labels)


def _settle_headed(folded: str, counts: Sequence[Spot], labels: LabelIndex) -> None:
    counts = [s for s in counts if s.code in (*_FILES, _APOLOGIES)]
    sent = next((s for at, s in enumerate(counts) if _is_sent(folded, s, counts[:at])), None)
    if sent is not None:
        _tell(sent, [s for s in counts if s is not sent and (s.code == _APOLOGIES or _is_whole(folded, s))], labels)
    elif counts and counts[0].code == _APOLOGIES and _is_of_late(folded, counts[0]):
        counts[0].set_aside()


def _is_sent(folded: str, spot: Spot, earlier: Sequence[Spot]) -> bool:
    """The first count under the head, or one that says itself that letters were sent; never those still to be."""
    start = earlier[-1].mention.span.end if earlier else spot.stretch.sentence.start
    led = folded[start : spot.mention.span.start]
    if _is_of_late(folded, spot) or (earlier and _is_whole(folded, spot)) or _NOT_SENT.search(led):
        return False
    return not earlier or _SENT.search(led) is not None


def _is_whole(folded: str, spot: Spot) -> bool:
    """ "… trong tổng số 259 hồ sơ quá hạn"."""
    return _OUT_OF.search(folded[spot.stretch.sentence.start : spot.mention.span.start]) is not None


def _is_of_late(folded: str, spot: Spot) -> bool:
    """ "trong 12 hồ sơ quá hạn", "có 12 hồ sơ trả chậm": the files there were."""
    before = folded[spot.stretch.sentence.start : spot.mention.span.start]
    counted = _is_whole(folded, spot) or _THERE_WERE.search(before)
    return bool(counted) and _LATE.match(folded, spot.mention.span.end) is not None


def _tell(told: Spot, others: Sequence[Spot], labels: LabelIndex) -> None:
    if not plausible(labels.catalogue[_APOLOGIES], told.mention, labels.wordings):
        return
    told.code, told.score, told.component = _APOLOGIES, _STRENGTH, False
    for spot in others:
        spot.set_aside()
