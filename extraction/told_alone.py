"""A noun that heads its clause with nothing but its number: "TTHC: 417", "Phòng và tương đương: 4"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from domain.indicators import Area, Code
from domain.numbers import NumberForm
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.bound import BindingContext, Spot
from extraction.labels import LabelIndex

# How many there are of them is what a section on them opens with.
_MEANT: Mapping[str, tuple[Code, Area]] = {"tthc": ("TT-01", Area.TT), "phòng ban": ("BM-01", Area.BM)}
_HEAD = re.compile(r"(?:^|[.;])\s*[-–+•*]?\s*(?:(?:tổng )?số )?(?P<noun>[^,;.:()\d]{3,60}?)\s*:\s*$")
_ENDS = re.compile(r"\s*(?:[;.,(]|$)")
_THERE_ARE = re.compile(  # "Có 187 TTHC đang giải quyết", "Xã niêm yết và giải quyết 426 TTHC", "Tại 14/9/2026 có …"
    r"[\W\d]*(?:(?P<dated>(?:tại|đến|tính đến)(?: ngày)? \d{1,2}/\d{1,2}/20\d\d,? )?(?:hiện |hiện nay )?(?:có|còn)"
    r"|(?P<posted>(?:xã|phường|sở) (?:hiện |đang )*niêm yết(?: và|,) giải quyết))\s*"
)
_ALL_OF_THEM = re.compile(r"\s*(?P<handled>đang (?:được )?giải quyết\s*)?(?:\(|\.(?!\d)|,? gồm|$)")
_OF_SOME_KIND = re.compile(
    r"lĩnh vực|bãi bỏ|sửa đổi|rà soát|địa giới|nội bộ|ủy quyền|phân cấp|công bố|đơn giản|cắt giảm|liên thông|trực tuyến"
    r"|phí|kết quả|chi cục|đất đai|hộ tịch|tư pháp|xây dựng"
)


def _is_all_there_is(text: str, spot: Spot, above: Sequence[str]) -> bool:
    """A paragraph that opens with how many procedures there are, under nothing that names some of them. above: its
    headings and what it hangs on."""
    folded = fold_case(text)
    led = _THERE_ARE.fullmatch(folded, 0, spot.mention.span.start)
    ends = _ALL_OF_THEM.match(folded, spot.mention.span.end)
    if led is None or ends is None or any(_OF_SOME_KIND.search(fold_case(words)) for words in above):
        return False
    return bool(led["dated"] or led["posted"] or ends["handled"])


def name_alone(text: str, spot: Spot, labels: LabelIndex, context: BindingContext) -> Code | None:
    """What the number counts, where its clause only names what is counted and the section is about just that."""
    plain = spot.kind is FigureKind.ACTUAL and spot.mention.form is NumberForm.AMOUNT and not spot.is_percent
    if not plain or spot.component or spot.mention.denominator is not None:
        return None
    if spot.mention.measure == "TTHC" and _is_all_there_is(text, spot, (*context.headings, *context.leads)):
        return "TT-01"
    head = _HEAD.search(text[spot.stretch.sentence.start : spot.mention.span.start])
    if head is None or not _ENDS.match(text, spot.mention.span.end):
        return None
    start = spot.stretch.sentence.start + head.start("noun")
    for hit in spot.near:
        code, area = _MEANT.get(hit.term, ("", None))
        whole = hit.span.start == start and fold_case(hit.span.of(text)) == fold_case(head["noun"])
        if code and whole and area in context.areas and labels.fits(labels.catalogue[code], spot.measure):
            return code
    return None
