"""Letters of apology told under a head of their own: "Thư xin lỗi: đã gửi 241 trong tổng số 259 hồ sơ quá hạn"."""

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
_FILES = ("TT-19", "TT-16", "TT-22", "TT-24", None)
_STRENGTH = 0.9


def settle_apologies(text: str, spots: Sequence[Spot], labels: LabelIndex) -> None:
    """Under such a head the first count is of apologies; the late files they are for, or out of, are none of its own.
    spots: of one sentence."""
    if not spots or _HEAD.match(fold_case(text), spots[0].stretch.sentence.start) is None:
        return
    counts = [s for s in spots if s.kind is FigureKind.ACTUAL and s.mention.form is NumberForm.AMOUNT]
    counts = [s for s in counts if not s.is_percent and s.code in _FILES]
    if not counts or any(s.code == _APOLOGIES for s in spots):
        return
    first, *others = counts
    if plausible(labels.catalogue[_APOLOGIES], first.mention, labels.wordings):
        first.code, first.score, first.component = _APOLOGIES, _STRENGTH, False
        for spot in others:
            spot.code, spot.component, spot.evidence = None, True, None
