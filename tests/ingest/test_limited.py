import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from domain.errors import Refused, UnreadableFile
from domain.units import ReportingUnit, UnitGroup, UnitRegistry
from ingest.limited import LimitedReader, read_limited
from ingest.limited_worker import ReadLimits
from tests.support.made_pdfs import a_report, a_scan

REGISTRY = UnitRegistry([ReportingUnit("so-mau", "Sở Mẫu", UnitGroup.DEPARTMENT)])
REPORT = a_report("## I. Kết quả", "Trong quý III năm 2026, Sở Mẫu tiếp nhận 1.234 hồ sơ.")


@pytest.fixture(scope="module")
def reader() -> Iterator[LimitedReader]:
    with LimitedReader(REGISTRY) as opened:
        yield opened


def children() -> set[int]:
    found: set[int] = set()
    for task in Path(f"/proc/{os.getpid()}/task").iterdir():
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread that has just ended has none
            found.update(int(pid) for pid in (task / "children").read_text().split())
    return found


def test_a_child_reads_the_same_as_this_process(reader: LimitedReader):
    here = read_limited(REPORT, "a.pdf", registry=REGISTRY, in_process=True)
    assert reader.read(REPORT, "a.pdf") == here
    assert "1.234" in here.blocks[-1].text


def test_a_file_can_be_given_by_its_path(reader: LimitedReader, tmp_path: Path):
    path = tmp_path / "báo cáo.pdf"
    path.write_bytes(REPORT)
    assert reader.read(path, "báo cáo.pdf").name == "báo cáo.pdf"


def test_a_refusal_comes_through_with_its_kind_sentence_and_reason(reader: LimitedReader):
    with pytest.raises(UnreadableFile, match="ảnh quét") as error:
        reader.read(a_scan(), "quet.pdf")
    assert error.value.reason == "no_text"
    with pytest.raises(Refused) as empty:
        reader.read(b"", "rong.pdf")
    assert empty.value.reason == "empty"


def test_one_child_serves_many_files_until_its_share_is_read():
    before = children()
    with LimitedReader(REGISTRY, ReadLimits(files=2)) as reader:
        reader.read(REPORT, "1.pdf")
        first = children() - before
        reader.read(REPORT, "2.pdf")
        assert children() - before == first
        reader.read(REPORT, "3.pdf")
        assert (children() - before).isdisjoint(first)
    assert children() - before == set()


def test_a_file_that_takes_too_long_is_refused_and_no_child_is_left():
    before = children()
    with pytest.raises(Refused, match="đọc quá lâu") as error:
        read_limited(REPORT, "lau.pdf", registry=REGISTRY, limits=ReadLimits(wall=0.01))
    assert error.value.reason == "limit"
    assert children() - before == set()


def test_a_file_that_needs_too_much_memory_is_refused_and_the_next_one_read():
    hog = ("hồ sơ " * 2_000_000).encode()
    with LimitedReader(REGISTRY, ReadLimits(memory=256 * 1024**2)) as reader:
        with pytest.raises(Refused, match=r"“to\.txt” cần quá nhiều bộ nhớ") as error:
            reader.read(hog, "to.txt")
        assert error.value.reason == "limit"
        assert reader.read(REPORT, "1.pdf").name == "1.pdf"


def test_after_a_child_was_killed_the_next_file_is_read():
    before = children()
    with LimitedReader(REGISTRY) as reader:
        reader.read(REPORT, "1.pdf")
        [child] = children() - before
        os.kill(child, signal.SIGKILL)
        time.sleep(0.1)
        assert reader.read(REPORT, "2.pdf").name == "2.pdf"
