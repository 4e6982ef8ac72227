"""What people add to the list of units is read by at once, and can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from domain.errors import NotAllowed, NotFound, OutOfDate, UsageError
from domain.people import Person, Role
from domain.unit_changes import ChangeKind
from tests.support.databases import DATABASES, database
from tests.support.docx_files import a_report
from workflow.asking import ask
from workflow.audit import journal_state
from workflow.factory import Process
from workflow.intake import Taken, Upload, take_in_file
from workflow.reading import Given
from workflow.settings import Settings
from workflow.unit_list import add_name, end_unit, found_units, take_back, unit_view

ADMIN = Person("Quản trị", Role.ADMIN)
REVIEWER = Person("An", Role.REVIEWER)
CONG_NGHE_CAO, XAY_DUNG, BA_DINH = "ban-quan-ly-khu-cong-nghe-cao", "so-xay-dung", "phuong-ba-dinh"
SINCE = dt.date(2026, 7, 1)


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from database(request.param)


def taken(process: Process, unit: str) -> Taken:
    content = a_report(unit=unit, number="9/BC-XYZ")
    [result] = take_in_file(process, Upload(f"{unit}.docx", content), Given())
    return result


def test_a_report_under_a_name_that_was_added_is_recognised(process: Process):
    assert taken(process, "SỞ HẠ TẦNG ĐÔ THỊ").status == "refused"
    add_name(process, ADMIN, XAY_DUNG, ChangeKind.ALIAS, "Sở Hạ tầng đô thị")
    assert (taken(process, "SỞ HẠ TẦNG ĐÔ THỊ").unit, taken(process, "SỞ XÂY DỰNG").unit) == ("Sở Xây dựng",) * 2


def test_a_question_may_use_a_name_that_was_added(process: Process):
    taken(process, "SỞ XÂY DỰNG")
    add_name(process, ADMIN, XAY_DUNG, ChangeKind.ALIAS, "SHTĐT")
    answer = ask(process, "SHTĐT tiếp nhận mới bao nhiêu hồ sơ quý III/2026?")
    assert "1.250" in str(answer)


def test_a_former_name_is_asked_about_with_its_heir_as_the_choice(process: Process):
    add_name(process, ADMIN, XAY_DUNG, ChangeKind.FORMER, "Sở Nhà đất và Hạ tầng")
    result = taken(process, "SỞ NHÀ ĐẤT VÀ HẠ TẦNG")
    assert result.unit is None
    assert "“Sở Nhà đất và Hạ tầng” là tên cơ quan cũ" in str(result.reason)
    assert "Sở Xây dựng" in str(result.reason)


def test_a_unit_that_ended_owes_nothing_and_its_letterhead_is_asked_about(process: Process):
    end_unit(process, ADMIN, BA_DINH, SINCE, heir="Phường Ngọc Hà")
    there = {u.id for u in process.registry.there_on(dt.date(2026, 9, 14))}
    assert BA_DINH not in there
    assert BA_DINH in {u.id for u in process.registry.there_on(dt.date(2026, 6, 14))}
    result = taken(process, "UBND PHƯỜNG BA ĐÌNH")
    assert result.unit is None
    assert "đã kết thúc hoạt động từ 01/07/2026" in str(result.reason)
    assert "Phường Ngọc Hà" in str(result.reason)


def test_a_change_taken_back_counts_no_longer_and_stays_on_record(process: Process):
    made = add_name(process, ADMIN, XAY_DUNG, ChangeKind.ALIAS, "Sở Hạ tầng đô thị")
    take_back(process, ADMIN, made.id)
    assert not process.registry.named("Sở Hạ tầng đô thị").units
    [change] = unit_view(process, XAY_DUNG).changes
    assert (change.words, change.counts, change.person) == ("Sở Hạ tầng đô thị", False, "Quản trị")
    with pytest.raises(OutOfDate, match="Quản trị đã bỏ"):
        take_back(process, ADMIN, made.id)
    count, broken = journal_state(process)
    assert (count, broken) == (2, None)


def test_another_process_sees_the_change(process: Process, database_url: str | None):
    other = Process(Settings(home=process.settings.home, embedder="off", database_url=database_url))
    assert not other.registry.named("Sở Hạ tầng đô thị").units
    add_name(process, ADMIN, XAY_DUNG, ChangeKind.ALIAS, "Sở Hạ tầng đô thị")
    other.units.changed()  # as after a second
    assert other.registry.named("Sở Hạ tầng đô thị").certain
    other.close()


def test_the_list_is_searched_by_any_name_with_or_without_diacritics(process: Process):
    assert [u.name for u in found_units(process, "giao thong van tai")] == ["Sở Xây dựng"]
    assert [u.name for u in found_units(process, "SXD")] == ["Sở Xây dựng"]
    assert len(found_units(process)) == 143


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "từ 1 đến 120"),
        ("S1", "quá ngắn hoặc quá chung"),
        ("UBND phường", "quá ngắn hoặc quá chung"),
        ("Sở Y tế", "đang là tên của Sở Y tế"),
        ("Sở GTVT", "đã có tên"),
        ("Sở KH&ĐT", "tên cơ quan cũ đã nhập vào Sở Tài chính"),
        ("Sở\u0007Hạ tầng", "không hiển thị được"),
    ],
)
def test_a_name_that_would_make_reading_worse_is_refused(process: Process, words: str, why: str):
    with pytest.raises((UsageError, OutOfDate), match=why):
        add_name(process, ADMIN, XAY_DUNG, ChangeKind.ALIAS, words)
    assert unit_view(process, XAY_DUNG).changes == []


def test_a_unit_ends_once_and_into_another_that_is_there(process: Process):
    for heir in ("Phường Không Có", "Phường Ba Đình"):
        with pytest.raises(UsageError):
            end_unit(process, ADMIN, BA_DINH, SINCE, heir=heir)
    end_unit(process, ADMIN, BA_DINH, SINCE)
    with pytest.raises(OutOfDate, match="từ 01/07/2026"):
        end_unit(process, ADMIN, BA_DINH, SINCE)
    with pytest.raises(UsageError, match="đang hoạt động"):
        end_unit(process, ADMIN, "phuong-ngoc-ha", SINCE, heir="Phường Ba Đình")


def test_only_those_who_manage_change_units(process: Process):
    with pytest.raises(NotAllowed):
        add_name(process, REVIEWER, XAY_DUNG, ChangeKind.ALIAS, "Sở Hạ tầng đô thị")
    with pytest.raises(NotAllowed):
        end_unit(process, REVIEWER, XAY_DUNG, SINCE)
    with pytest.raises(NotFound):
        add_name(process, ADMIN, "khong-co", ChangeKind.ALIAS, "Sở Hạ tầng đô thị")
