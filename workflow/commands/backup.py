"""`tonghop backup FILE`: everything a working service is made of, in one archive."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from workflow.backup import backup
from workflow.factory import Process
from workflow.settings import load_settings
from workflow.terminal import DONE, put


def run(file: Path, *, as_json: bool) -> int:
    process = Process(load_settings())
    summary = backup(process, file)
    process.close()
    if as_json:
        put({"file": str(file), **asdict(summary)})
    else:
        reports, values = summary.counts["documents"], summary.counts["indicator_values"]
        print(f"Đã sao lưu {reports} báo cáo, {values} giá trị, {summary.files} tệp vào {file}.")
        print("Tệp này chứa số liệu và tài khoản: hãy cất ở nơi chỉ người quản trị đọc được.")
    return DONE
