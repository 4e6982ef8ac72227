"""Files that came in written as a sum: "6.317 (mới) + 864 (cũ chuyển sang) = 7.181"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.texts import fold_case
from domain.values import FigureKind
from extraction.bound import Spot
from extraction.labels import LabelIndex
from extraction.plausible import plausible

_SUM = re.compile(
    r"(?P<one>\d[\d.]*)\s*(?:hồ sơ\s*)?\((?P<first>[^()\d]{2,40})\)\s*\+\s*"
    r"(?P<two>\d[\d.]*)\s*(?:hồ sơ\s*)?\((?P<second>[^()\d]{2,40})\)\s*=\s*(?P<all>\d[\d.]*\d)"
)
_NEW = re.compile(r"(?<!\w)(?:mới|trong kỳ|trong quý|phát sinh)(?!\w)")
_OLD = re.compile(r"(?<!\w)(?:cũ|chuyển|tồn|(?:kỳ|quý|năm) trước|để lại|gối)(?!\w)")
_CAME_IN = re.compile(r"tiếp nhận|hồ sơ (?:đầu )?(?:vào|nhận|đến)|phải (?:giải quyết|xử lý)")
_OTHER = re.compile(r"đã giải quyết|trực t|qua mạng|bưu|hạn|phản ánh|kiến nghị|nhiệm vụ|thủ tục|tthc(?!\w)|phiếu")
_SURE = 1.2


def settle_sums(text: str, spots: Sequence[Spot], labels: LabelIndex) -> None:
    """New files, those carried in and all of them, each by its bracket; only where the sum is right.
    spots: of one sentence."""
    if not spots:
        return
    sentence = spots[0].stretch.sentence
    said = _SUM.search(fold_case(text), sentence.start, sentence.end)
    if said is None:
        return
    by_start = {s.mention.span.start: s for s in spots if s.kind is FigureKind.ACTUAL}
    told = [by_start.get(said.start(part)) for part in ("one", "two", "all")]
    one, two, whole = told
    if one is None or two is None or whole is None or not _holds(one, two, whole):
        return
    led = fold_case(text)[sentence.start : said.start()]
    if not _CAME_IN.search(led) or _OTHER.search(led) or whole.mention.measure not in (None, "hồ sơ"):
        return  # files dealt with, tasks, posts
    if _OLD.search(said["first"]) and _NEW.search(said["second"]):
        one, two = two, one
    elif not (_NEW.search(said["first"]) and _OLD.search(said["second"])):
        return
    for spot, code in ((one, "TT-12"), (two, "TT-15"), (whole, "TT-11")):
        if plausible(labels.catalogue[code], spot.mention, labels.wordings):
            spot.code, spot.score, spot.component = code, _SURE, False


def _holds(one: Spot, two: Spot, whole: Spot) -> bool:
    first, second, total = one.mention.value, two.mention.value, whole.mention.value
    return first is not None and second is not None and total is not None and first + second == total
