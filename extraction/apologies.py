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
from extraction.plausible import plausible

_APOLOGIES = "TT-26"
_HEAD = re.compile(r"\W*(?:về )?(?:việc )?(?:gửi )?(?:thư |văn bản |phiếu )?xin lỗi(?: [^\W\d_]+){0,4}\s*:")
_LATE_FIRST = re.compile(  # "Trong 46 hồ sơ trễ thì xã mới xin lỗi được 33"
    r"\W*(?:trong|trên)(?: tổng)?(?: số)? \d[\d.]* (?:hồ sơ |trường hợp )?(?:[^\W\d_]+ )?(?:quá hạn|trễ|chậm|muộn)"
    r"[^;.]*?xin lỗi[^;.\d]*"
)
_OF_LATE = re.compile(r"(?<!\w)(?:trong|trên)(?: tổng)?(?: số)?\s*$|(?<!\w)có\s*$")
_LATE = re.compile(r"\s*(?:hồ sơ |trường hợp )?(?:[^\W\d_]+ )?(?:quá hạn|trễ|chậm|muộn)")
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
            _tell(told, [counts[0]] if counts[0].code == _APOLOGIES else [], labels)


def _settle_headed(folded: str, counts: Sequence[Spot], labels: LabelIndex) -> None:
    counts = [s for s in counts if s.code in (*_FILES, _APOLOGIES)]
    sent = [s for s in counts if not _is_of_late(folded, s)]
    if sent and (sent[0] is not counts[0] or sent[0].code != _APOLOGIES):
        _tell(sent[0], [s for s in counts if s is not sent[0]], labels)


def _is_of_late(folded: str, spot: Spot) -> bool:
    """ "trong 12 hồ sơ quá hạn", "có 12 hồ sơ trả chậm": the files there were."""
    before = folded[spot.stretch.sentence.start : spot.mention.span.start]
    return _OF_LATE.search(before) is not None and _LATE.match(folded, spot.mention.span.end) is not None


def _tell(told: Spot, others: Sequence[Spot], labels: LabelIndex) -> None:
    if not plausible(labels.catalogue[_APOLOGIES], told.mention, labels.wordings):
        return
    told.code, told.score, told.component = _APOLOGIES, _STRENGTH, False
    for spot in others:
        spot.code, spot.component, spot.evidence = None, True, None
