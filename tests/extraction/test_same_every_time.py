"""The same report gives the same extraction, byte for byte, in any process, and soon enough to wait for."""

import os
import subprocess
import sys
import time
from pathlib import Path

from domain.periods import Period
from domain.values import Extraction
from extraction.catalogue import load_catalogue
from extraction.extract import extract
from tests.support.notation import a_document

ROOT = Path(__file__).parents[2]
SECTION = """
# {n}. CẢI CÁCH THỦ TỤC HÀNH CHÍNH
Trong quý III, phường tiếp nhận mới {a}.204 hồ sơ, đã giải quyết {a}.190 hồ sơ, trong đó quá hạn 5 hồ sơ, đạt 99,6%.
Lũy kế 9 tháng, phường hoàn thành 25/33 nhiệm vụ trong Kế hoạch CCHC, đạt 75,8%, cùng kỳ năm 2025 đạt 71%.
Thực hiện Kế hoạch số 355/KH-UBND ngày 30/12/2025, phường đăng 46 tin, bài tuyên truyền và mở 02 lớp tập huấn.
Kế hoạch vốn đầu tư công năm 2026 là 96,8 tỷ đồng, đã giải ngân 61,3 tỷ đồng; phấn đấu cả năm đạt 95%.
Bảng {n}. Kết quả giải quyết hồ sơ TTHC
STT | Lĩnh vực | Tiếp nhận mới | Đã giải quyết | Quá hạn ; 1 | Hộ tịch | {a}10 | {a}05 | 1 ; 2 | Đất đai | 60 | 50 | 5 ; \
3 | Chứng thực | 30 | 29 | 0 ;  | Tổng số | {a}00 | 99 | 6
"""
REPORT = "\n".join(SECTION.format(n=n, a=n) for n in range(1, 31))  # thirty half pages
WITHIN = 1.0  # seconds on one core, without reading the file


def read() -> Extraction:
    document = a_document(REPORT, unit="Phường Mẫu")
    return extract(document, catalogue=load_catalogue(), unit="Phường Mẫu", period=Period.parse("2026-Q3"))


def in_a_process(seed: str) -> bytes:
    code = "from tests.extraction.test_same_every_time import read; import sys; sys.stdout.write(repr(read()))"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    return run.stdout


def test_two_processes_with_different_hashing_give_the_same_bytes() -> None:
    first = in_a_process("1")
    assert first == in_a_process("2")
    assert first.count(b"IndicatorValue(") > 50


def test_a_report_of_fifteen_pages_takes_at_most_a_second() -> None:
    read()  # the catalogue and the labels are loaded once
    begun = time.process_time()
    read()
    assert time.process_time() - begun <= WITHIN
