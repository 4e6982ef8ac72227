"""`tonghop restore FILE`: a working service from a backup, in an empty home."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

from workflow.backup import restore
from workflow.factory import Process
from workflow.indexing import mend_index
from workflow.settings import load_settings
from workflow.terminal import DONE, PARTLY, complain, put


def run(file: Path, *, as_json: bool) -> int:
    settings = load_settings()
    summary = restore(settings, file, progress=_show)
    process = Process(settings)
    _show("Đang dựng lại chỉ mục tìm kiếm")
    passages = mend_index(process)
    with process.desk() as desk:
        broken = desk.journal.first_broken()
    process.close()
    if as_json:
        put({"file": str(file), **asdict(summary), "passages_indexed": passages, "journal_intact": broken is None})
    else:
        reports, values = summary.counts["documents"], summary.counts["indicator_values"]
        print(f"Đã khôi phục {reports} báo cáo, {values} giá trị, {summary.files} tệp của ngày {summary.at[:10]}.")
    if broken is not None:
        complain(f"Nhật ký trong bản sao lưu đã bị sửa từ mục {broken.seq}.")
    return DONE if broken is None else PARTLY


def _show(step: str) -> None:
    print(f"{step}…", file=sys.stderr, flush=True)
