from datetime import date

import pytest

from domain.documents import Block, BlockKind, Head, block_id
from domain.periods import Period
from domain.units import ReportingUnit, UnitGroup, UnitRegistry
from ingest.head_periods import periods_in
from ingest.heads import recognise
from ingest.plain_text import read_plain
from tests.support.notation import a_document

REGISTRY = UnitRegistry(
    [
        ReportingUnit("so-noi-vu", "Sở Nội vụ", UnitGroup.DEPARTMENT, ("SNV",), (), ("SNV",)),
        ReportingUnit(
            "so-xay-dung", "Sở Xây dựng", UnitGroup.DEPARTMENT, (), ("Sở Giao thông vận tải",), ("SXD",)
        ),
        ReportingUnit(
            "so-quy-hoach-kien-truc", "Sở Quy hoạch - Kiến trúc", UnitGroup.DEPARTMENT, (), (), ("SQHKT", "QHKT")
        ),
        ReportingUnit(
            "van-phong-ubnd-thanh-pho", "Văn phòng UBND Thành phố", UnitGroup.DEPARTMENT,
            ("Văn phòng UBND Thành phố Hà Nội",), ("Sở Ngoại vụ",), ("VP",),
        ),
        ReportingUnit(
            "trung-tam-phuc-vu-hanh-chinh-cong", "Trung tâm Phục vụ hành chính công Thành phố", UnitGroup.OTHER, (), (),
            ("TTPVHCC",),
        ),
        ReportingUnit("phuong-ba-dinh", "Phường Ba Đình", UnitGroup.WARD, ("UBND phường Ba Đình",), (), ("UBND",)),
        ReportingUnit(
            "phuong-van-mieu-quoc-tu-giam", "Phường Văn Miếu - Quốc Tử Giám", UnitGroup.WARD, (), (), ("UBND",)
        ),
        ReportingUnit("xa-ba-vi", "Xã Ba Vì", UnitGroup.COMMUNE, (), (), ("UBND",)),
        ReportingUnit("xa-gia-lam", "Xã Gia Lâm", UnitGroup.COMMUNE, ("UBND xã Gia Lâm",), (), ("UBND",)),
    ]
)  # fmt: skip
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def head(
    letterhead: str,
    title: str = "BÁO CÁO\nCông tác cải cách hành chính quý III năm 2026",
    body: str = "Trong quý đã nhận 12 hồ sơ.",
    day: str = "Hà Nội, ngày 16 tháng 9 năm 2026",
) -> Head:
    lines = [*letterhead.split("\n"), *MOTTO.split("\n"), *([day] if day else []), *title.split("\n")]
    blocks = [Block(block_id("a" * 12, i), i, BlockKind.LETTERHEAD, text) for i, text in enumerate(lines)]
    end = Block(block_id("a" * 12, len(lines)), len(lines), BlockKind.PARAGRAPH, body)
    return recognise([*blocks, end], REGISTRY)


def doubted(found: Head, field: str) -> tuple[str, ...]:
    [doubt] = [d for d in found.doubts if d.field == field]
    return doubt.candidates


def test_a_department_head_gives_all_four_parts_without_doubt():
    assert head("UBND THÀNH PHỐ HÀ NỘI\nSỞ XÂY DỰNG\nSố: 412/BC-SXD") == Head(
        "Sở Xây dựng",
        Period.parse("2026-Q3"),
        "412/BC-SXD",
        date(2026, 9, 16),
        "BÁO CÁO Công tác cải cách hành chính quý III năm 2026",
        (),
    )


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        ("ỦY BAN NHÂN DÂN\nPHƯỜNG BA ĐÌNH", "Phường Ba Đình"),
        ("UBND THÀNH PHỐ HÀ NỘI\nUỶ BAN NHÂN DÂN XÃ GIA LÂM", "Xã Gia Lâm"),
        ("ỦY BAN NHÂN DÂN\nPHƯỜNG VĂN MIẾU - QUỐC\nTỬ GIÁM", "Phường Văn Miếu - Quốc Tử Giám"),
        ("THÀNH PHỐ HÀ NỘI\nỦY BAN NHÂN DÂN XÃ GIA\nLÂM", "Xã Gia Lâm"),
        ("THÀNH PHỐ HÀ NỘI\nỦY BAN NHÂN DÂN XÃ BA\nVÌ", "Xã Ba Vì"),
        ("UBND THÀNH PHỐ HÀ NỘI\nVĂN PHÒNG", "Văn phòng UBND Thành phố"),
        ("UBND THÀNH PHỐ HÀ NỘI\nTRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "Trung tâm Phục vụ hành chính công Thành phố"),
        ("UBND THÀNH PHỐ HÀ NỘI\nSỞ QUY HOẠCH – KIẾN TRÚC", "Sở Quy hoạch - Kiến trúc"),
    ],
)
def test_units_are_known_by_the_lines_of_their_letterhead(lines: str, unit: str):
    found = head(lines)
    assert found.unit == unit
    assert not [d for d in found.doubts if d.field == "unit"]


def test_letterhead_columns_run_together_in_one_line_are_still_read():
    found = head("SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 7/BC-SNV Hà Nội, ngày 16 tháng 9 năm 2026", day="")
    assert (found.unit, found.number, found.date) == ("Sở Nội vụ", "7/BC-SNV", date(2026, 9, 16))


def test_the_addressee_is_not_the_sender():
    assert head("ỦY BAN NHÂN DÂN\nXÃ GIA LÂM\nKính gửi: Sở Nội vụ").unit == "Xã Gia Lâm"


def test_a_retired_name_is_asked_about():
    found = head("UBND THÀNH PHỐ HÀ NỘI\nSỞ GIAO THÔNG VẬN TẢI\nSố: 12/BC-SGTVT")
    assert found.unit is None
    assert doubted(found, "unit") == ("Sở Xây dựng",)


def test_a_symbol_of_another_unit_is_a_doubt():
    found = head("UBND THÀNH PHỐ HÀ NỘI\nSỞ NỘI VỤ\nSố: 12/BC-SXD")
    assert found.unit is None
    assert doubted(found, "unit") == ("Sở Nội vụ", "Sở Xây dựng")


def test_a_report_of_a_room_inside_the_unit_is_a_doubt():
    found = head("ỦY BAN NHÂN DÂN\nPHƯỜNG BA ĐÌNH\nPHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ")
    assert found.unit is None
    assert doubted(found, "unit") == ("Phường Ba Đình",)


def test_an_unknown_unit_is_asked_about_and_a_name_without_diacritics_is_offered():
    assert doubted(head("UBND TỈNH MẪU\nSỞ THỜI TIẾT"), "unit") == ()
    assert doubted(head("UBND THANH PHO HA NOI\nSO XAY DUNG"), "unit") == ("Sở Xây dựng",)


def test_a_misread_name_counts_only_where_the_place_or_the_symbol_says_the_same():
    day = "Gia Lâm, ngày 16 tháng 9 năm 2026"
    assert head("ỦY BAN NHÂN DÂN\nXÃ GIA LẪM\nSố: 12/BC-UBND", day=day).unit == "Xã Gia Lâm"
    assert head("ỦY BAN NHÂN DÂN\nXÃ GIA LÂMM\nSố: 12/BC-UBND", day=day).unit == "Xã Gia Lâm"
    assert head("ỦY BAN NHÂN DÂN\nXÃ GIA LẪM\nSố: 12/BC-UBND").unit is None
    assert head("UBND THÀNH PHỐ HÀ NỘI\nSỞ XẬY DỰNG\nSố: 412/BC-SXD").unit == "Sở Xây dựng"
    assert head("UBND THÀNH PHỐ HÀ NỘI\nSỞ XẬY DỰNG\nSố: 412/BC-SNV").unit is None


def test_without_a_sender_line_the_symbol_of_its_own_settles_the_unit():
    assert head("Số: 412/BC-SXD").unit == "Sở Xây dựng"
    assert head("Số: 12/BC-UBND", day="Gia Lâm, ngày 16 tháng 9 năm 2026").unit is None


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Kết quả cải cách hành chính quý III/2026", "2026-Q3"),
        ("Công tác CCHC Q.III/2026", "2026-Q3"),
        ("Công tác CCHC Quý 3 năm 2026", "2026-Q3"),
        ("Tình hình cải cách hành chính sáu tháng đầu năm 2026", "2026-6M"),
        (
            "Công tác cải cách hành chính 6 tháng đầu năm 2026 và phương hướng, nhiệm vụ 6 tháng cuối năm 2026",
            "2026-6M",
        ),
        ("Công tác cải cách hành chính 9 tháng đầu năm 2026", "2026-9M"),
        ("Công tác cải cách hành chính 9 tháng năm 2026; nhiệm vụ quý IV năm 2026", "2026-9M"),
        ("quý III và 9 tháng năm 2026", "2026-Q3"),
        ("quý II và 6 tháng đầu năm 2026", "2026-Q2"),
        ("Tổng kết công tác cải cách hành chính năm 2025, so sánh với năm 2024", "2025-Y"),
        ("Công tác cải cách hành chính tháng 7 năm 2026", "2026-M07"),
        ("Tình hình thực hiện nhiệm vụ cải cách hành chính Quý III năm 2026", "2026-Q3"),
        ("Kết quả thực hiện Kế hoạch cải cách hành chính năm 2026 trong quý I", "2026-Q1"),
        ("thực hiện công tác cải cách hành chính quí III năm 2026", "2026-Q3"),
    ],
)
def test_the_period_is_read_from_the_title(title: str, period: str):
    assert [str(p) for p in periods_in(title)] == [period]


@pytest.mark.parametrize("title", ["6 tháng cuối năm 2026", "giai đoạn 2021-2025", "tuần 3 tháng 9"])
def test_what_is_no_reporting_period_gives_none(title: str):
    assert periods_in(title) == ()


def test_two_periods_in_the_title_are_asked_about():
    found = head("SỞ NỘI VỤ", "BÁO CÁO\nCông tác cải cách hành chính quý I và quý II năm 2026")
    assert found.period is None
    assert doubted(found, "period") == ("2026-Q1", "2026-Q2")


def test_a_plain_first_line_is_the_title_where_there_is_no_letterhead():
    texts = [
        "Báo cáo cải cách hành chính quý III năm 2026 của Sở Xây dựng",
        "Thực hiện Công văn số 12/SNV-CCHC, Sở báo cáo:",
    ]
    blocks = [Block(block_id("a" * 12, i), i, BlockKind.PARAGRAPH, text) for i, text in enumerate(texts)]
    found = recognise(blocks, REGISTRY)
    assert (found.unit, str(found.period)) == ("Sở Xây dựng", "2026-Q3")


def test_a_title_without_a_year_takes_the_year_it_was_written_in():
    title = "BÁO CÁO\nCông tác cải cách hành chính quý III"
    assert str(head("SỞ NỘI VỤ", title).period) == "2026-Q3"
    assert head("SỞ NỘI VỤ", title, day="").period is None


def test_a_title_without_a_period_leaves_it_to_the_opening_sentence():
    body = "UBND xã báo cáo kết quả công tác cải cách hành chính quý III năm 2026 như sau:"
    assert str(head("XÃ GIA LÂM", "BÁO CÁO\nCông tác cải cách hành chính", body).period) == "2026-Q3"
    assert head("XÃ GIA LÂM", "BÁO CÁO\nCông tác cải cách hành chính").period is None


def test_a_report_written_before_its_period_ended_is_asked_about():
    found = head("SỞ NỘI VỤ", day="Hà Nội, ngày 16 tháng 6 năm 2026")
    assert found.period is None
    assert doubted(found, "period") == ("2026-Q3",)


def test_a_blank_number_and_day_of_a_draft_are_nothing():
    found = head("SỞ NỘI VỤ\nSố:      /BC-SNV", day="Hà Nội, ngày    tháng 9 năm 2026")
    assert (found.number, found.date) == (None, None)
    assert "number" in [d.field for d in found.doubts]


def test_a_day_that_does_not_exist_is_a_doubt():
    found = head("SỞ NỘI VỤ", day="Hà Nội, ngày 31 tháng 9 năm 2026")
    assert found.date is None
    assert "date" in [d.field for d in found.doubts]


def test_numbers_quoted_after_the_title_are_not_the_reports_own():
    found = head("SỞ NỘI VỤ", "BÁO CÁO\nThực hiện Kế hoạch số: 43/KH-UBND quý III năm 2026")
    assert found.number is None


def test_an_annex_sent_alone_is_asked_for_with_the_period_it_names():
    annex = "Biểu số 06. Kết quả giải quyết hồ sơ quý III năm 2026 / Đơn vị: Sở Nội vụ / Số liệu đến ngày 14/9/2026"
    head = recognise(a_document(annex).blocks, REGISTRY)
    assert (head.period, head.date) == (None, None)
    assert [(d.field, d.candidates) for d in head.doubts if d.field == "period"] == [("period", ("2026-Q3",))]


def test_the_subject_below_a_title_without_any_looks_names_the_period():
    text = "UBND XÃ GIA LÂM\nSố: 215/BC-UBND\nBÁO CÁO\nCông tác cải cách hành chính quý III năm 2026\nI. KẾT QUẢ\n"
    head = recognise(read_plain(text.encode(), name="a.txt").blocks, REGISTRY)
    assert str(head.period) == "2026-Q3"
