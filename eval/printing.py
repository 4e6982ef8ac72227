"""Outcomes as tables on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.table import Table

from eval.metrics import Counts, f1_interval, wilson
from eval.outcomes import Outcome, Share

_SHARES = {
    "files read": "Tệp đọc được",
    "traps avoided": "Bẫy tránh được",
    "planted errors found": "Lỗi cài sẵn đã phát hiện",
    "findings that are right": "Phát hiện đúng",
    "head fields right": "Phần đầu văn bản đúng",
    "problems, proposals, tasks found": "Hạn chế, kiến nghị, nhiệm vụ tìm được",
    "owners right": "Nhiệm vụ tìm được có đúng đơn vị chủ trì",
    "deadlines right": "Nhiệm vụ tìm được có đúng thời hạn",
    "questions solved": "Câu hỏi trả lời trọn vẹn",
    "numbers of the draft supported": "Số trong dự thảo có căn cứ",
    "developed on: indicators right": "Câu để phát triển: đúng chỉ tiêu",
    "developed on: values exact": "Câu để phát triển: đúng giá trị",
    "developed on: sentences without a value left alone": "Câu để phát triển: câu không có số liệu được bỏ qua",
    "held back: indicators right": "Câu để dành: đúng chỉ tiêu",
    "held back: values exact": "Câu để dành: đúng giá trị",
    "held back: sentences without a value left alone": "Câu để dành: câu không có số liệu được bỏ qua",
    "altered numbers noticed": "Số bị sửa được phát hiện",
}
_FIDELITY = {
    "letters": "chữ đúng",
    "diacritics": "dấu đúng",
    "digits": "chữ số đúng",
    "letters in their place": "chữ đúng thứ tự",
    "head fields": "phần đầu văn bản đúng",
}
_GROUPS = {
    "cells by form": "Ô bảng theo dạng tệp",
    "area": "Lĩnh vực",
    "format": "Định dạng",
    "part": "Phần",
    "confidence": "Độ chắc",
    "type": "Loại câu hỏi",
    "narrative": "Loại câu",
}


def show(outcome: Outcome, console: Console, *, verbose: bool = False) -> None:
    """The whole outcome; `verbose` lists every incident."""
    interval = f1_interval(list(outcome.cases.values()))
    console.rule(f"{outcome.name}: {len(outcome.cases)} ca, {outcome.seconds:.0f} giây")
    rows = [("Tất cả", outcome.counts)]
    console.print(_scores("Tổng hợp", rows))
    console.print(f"F1 nằm trong khoảng {interval.low:.3f}–{interval.high:.3f} (95 %, lấy mẫu lại theo ca)")
    for name, group in outcome.groups.items():
        console.print(_scores(_GROUPS.get(name, name), group.items()))
    if outcome.shares:
        console.print(_shares(outcome.shares))
    console.print(_harms(outcome.harms))
    if verbose:
        for incident in outcome.incidents:
            line = f"{incident.harm}  {incident.case}  {incident.what}"
            console.print(line, markup=False, highlight=False, soft_wrap=True)


def _scores(title: str, rows: Iterable[tuple[str, Counts]]) -> Table:
    table = Table(title, "Precision", "Recall", "F1", "Đúng", "Đưa ra", "Cần có")
    for name, counts in rows:
        figures = (counts.precision, counts.recall, counts.f1)
        numbers = (counts.right, counts.proposed, counts.wanted)
        table.add_row(name, *(f"{f:.3f}" for f in figures), *(str(n) for n in numbers))
    return table


def _shares(shares: Mapping[str, Share]) -> Table:
    table = Table("Chỉ số khác", "Đạt", "Tỷ lệ", "Khoảng 95 %")
    for name, share in shares.items():
        interval = wilson(share.right, share.tried)
        rate = f"{share.right / share.tried:.4f}" if share.tried else "–"
        spread = f"{interval.low:.3f}–{interval.high:.3f}"
        table.add_row(_share_name(name), f"{share.right}/{share.tried}", rate, spread)
    return table


def _share_name(name: str) -> str:
    form, colon, what = name.partition(": ")
    return f"{form}: {_FIDELITY[what]}" if colon and what in _FIDELITY else _SHARES.get(name, name)


def _harms(harms: Mapping[str, int]) -> Table:
    table = Table("Sai phạm", "Số lần")
    for name, times in harms.items():
        table.add_row(name, str(times))
    return table
