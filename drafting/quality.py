"""How good the reports and their figures were: late, in conflict, rejected, not yet looked at."""

from __future__ import annotations

from collections.abc import Sequence

from domain.drafts import Paragraph
from domain.values import Severity
from drafting.city import plausible
from drafting.desk import Desk
from drafting.slots import Piece, fill

_MOST_NAMES = 8
_Holes = dict[str, Piece]


def quality(desk: Desk) -> list[Paragraph]:
    lines = [*_late(desk), *_unsettled(desk), *_rejected(desk), *_findings(desk), *_looked_at(desk)]
    return [Paragraph(line, "dash") for line in (fill(*line) for line in lines)]


_Line = tuple[str, _Holes]


def _late(desk: Desk) -> list[_Line]:
    """Who was late for certain, and apart from them whose report came late and is dated in time: nobody is called late
    for a file that was only put into the store later."""
    background = desk.material.background
    in_time = {u.name for u in background.dated_in_time}
    late = _in_order(desk, [u.name for u in background.late if u.name not in in_time])
    lines = (
        (late, "gửi báo cáo muộn", "Có {k} cơ quan, đơn vị gửi báo cáo sau thời hạn quy định: {units}."),
        (
            _in_order(desk, sorted(in_time)),
            "nhận báo cáo muộn, ghi ngày trong hạn",
            "Có {k} cơ quan, đơn vị có báo cáo ghi ngày trong thời hạn nhưng hệ thống tiếp nhận sau thời hạn, "
            "cần đối chiếu trước khi xác định gửi chậm: {units}.",
        ),
    )
    return [
        (words, {"k": desk.slots.count(len(names), what), "units": _named(desk, names, what)})
        for names, what, words in lines
        if names
    ]


def _unsettled(desk: Desk) -> list[_Line]:
    open_facts = [
        f for f in desk.material.facts
        if f.indicator in desk.catalogue and f.unit in desk.named and not plausible(f, desk.catalogue[f.indicator])
    ]  # fmt: skip
    if not open_facts:
        return []
    names = _in_order(desk, [f.unit for f in open_facts])
    holes: _Holes = {
        "n": desk.tally(len(open_facts), "mâu thuẫn hoặc chưa rõ", "số liệu"),
        "k": desk.slots.count(len(names), "có số liệu mâu thuẫn hoặc chưa rõ"),
        "units": _named(desk, names, "có số liệu mâu thuẫn"),
    }
    words = "Có {n} số liệu của {k} đơn vị ({units}) mâu thuẫn giữa các chỗ trong báo cáo hoặc chưa rõ, "
    return [(words + "chưa đưa vào số tổng hợp, nêu tại Phụ lục III.", holes)]


def _rejected(desk: Desk) -> list[_Line]:
    rejected = [u for u in desk.material.background.rejected if u in desk.named]
    if not rejected:
        return []
    names = _in_order(desk, rejected)
    holes: _Holes = {
        "n": desk.tally(len(rejected), "bị loại khi thẩm định", "số liệu"),
        "k": desk.slots.count(len(names), "có số liệu bị loại khi thẩm định"),
        "units": _named(desk, names, "có số liệu bị loại"),
    }
    return [("Qua thẩm định đã loại {n} số liệu của {k} đơn vị ({units}).", holes)]


def _findings(desk: Desk) -> list[_Line]:
    found = [u for u, f in desk.material.findings if u in desk.named and f.severity is not Severity.INFO]
    if not found:
        return []
    holes: _Holes = {
        "n": desk.tally(len(found), "cần đơn vị giải trình", "nội dung"),
        "k": desk.slots.count(len(set(found)), "có nội dung cần giải trình"),
    }
    return [("Kiểm tra tự động phát hiện {n} nội dung tại báo cáo của {k} đơn vị cần giải trình (Phụ lục III).", holes)]


def _looked_at(desk: Desk) -> list[_Line]:
    """How many figures a person has accepted or corrected: a draft before review says so plainly."""
    facts = [f for f in desk.material.facts if f.unit in desk.named]
    if not facts:
        return []
    holes: _Holes = {
        "n": desk.tally(sum(f.approved for f in facts), "đã thẩm định", "số liệu"),
        "m": desk.tally(len(facts), "đọc được trong báo cáo kỳ này", "số liệu"),
    }
    words = "Các báo cáo có {m} số liệu đọc được; đến thời điểm lập dự thảo, "
    if not any(f.approved for f in facts):
        return [(words + "chưa có số liệu nào được thẩm định.", holes)]
    return [(words + "{n} số liệu đã được thẩm định.", holes)]


def _in_order(desk: Desk, units: Sequence[str]) -> list[str]:
    told = set(units)
    return [name for name in desk.names if name in told]


def _named(desk: Desk, names: Sequence[str], what: str) -> Piece:
    return desk.listed(names, _MOST_NAMES, what)
