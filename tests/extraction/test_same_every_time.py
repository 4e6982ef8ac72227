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
{words}
Thực hiện Kế hoạch số 355/KH-UBND ngày 30/12/2025, phường đăng 46 tin, bài tuyên truyền và mở 02 lớp tập huấn.
Kế hoạch vốn đầu tư công năm 2026 là 96,8 tỷ đồng, đã giải ngân 61,3 tỷ đồng; phấn đấu cả năm đạt 95%.
Bảng {n}. Kết quả giải quyết hồ sơ TTHC
STT | Lĩnh vực | Tiếp nhận mới | Đã giải quyết | Quá hạn ; \
1 | Hộ tịch | {a}10 | {a}05 | 1 ; 2 | Đất đai | 60 | 50 | 5 ; 3 | Chứng thực | 30 | 29 | 0 ;  | Tổng số | {a}00 | 99 | 6
"""
WORDS = (
    "Ủy ban nhân dân phường chỉ đạo các phòng chuyên môn rà soát quy trình nội bộ, phân công rõ người, rõ việc; "
    "lãnh đạo phường trực tiếp kiểm tra việc tiếp nhận và trả kết quả, kịp thời nhắc nhở nơi còn để người dân phải "
    "đi lại nhiều lần. Bộ phận một cửa bố trí bàn hướng dẫn, hỗ trợ người cao tuổi nộp hồ sơ trên môi trường mạng, "
    "niêm yết công khai thành phần hồ sơ và lệ phí. Các tổ dân phố lồng ghép tuyên truyền trong sinh hoạt, phát huy "
    "vai trò của đoàn thể; công chức được tập huấn về kỹ năng giao tiếp, sử dụng phần mềm dùng chung, bảo đảm an toàn."
)
PAGE = 2_300  # characters of a printed page
REPORT = "\n".join(SECTION.format(n=n, a=n, words=f"{WORDS} {WORDS}") for n in range(1, 21))
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
    catalogue = load_catalogue()
    period = Period.parse("2026-Q3")
    warm = a_document("Trong quý III, phường đăng 12 tin, bài.")  # the labels are loaded once, whatever is read
    extract(warm, catalogue=catalogue, unit="Phường Mẫu", period=period)
    document = a_document(REPORT, unit="Phường Mẫu")
    assert len(REPORT) >= 15 * PAGE
    begun = time.process_time()
    extract(document, catalogue=catalogue, unit="Phường Mẫu", period=period)
    assert time.process_time() - begun <= WITHIN
