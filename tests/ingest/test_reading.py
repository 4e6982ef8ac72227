import io
import zipfile

import pytest

from domain.documents import BlockKind
from domain.errors import Refused, UnreadableFile
from domain.units import ReportingUnit, UnitGroup, UnitRegistry
from ingest.reading import read
from tests.support.made_pdfs import a_report
from tests.support.made_words import a_word, paragraph, table

REGISTRY = UnitRegistry([ReportingUnit("xa-mau", "Xã Gia Lâm", UnitGroup.COMMUNE, (), (), ("UBND",))])
WORD = a_word(
    table(
        [
            ["ỦY BAN NHÂN DÂN XÃ GIA LÂM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["Số: 12/BC-UBND", "Gia Lâm, ngày 16 tháng 9 năm 2026"],
        ]
    ),
    paragraph("BÁO CÁO", bold=True, center=True),
    paragraph("Công tác cải cách hành chính quý III năm 2026", bold=True, center=True),
    paragraph("Trong quý, xã tiếp nhận mới 1.234 hồ sơ."),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return out.getvalue()


def test_the_content_decides_and_not_the_name():
    assert read(WORD, name="bao-cao.pdf", registry=REGISTRY).format == "docx"
    assert read(a_report("Xã tiếp nhận mới 12 hồ sơ."), name="a.docx", registry=REGISTRY).format == "pdf"
    assert read("Xã tiếp nhận mới 12 hồ sơ.".encode(), name="a.docx", registry=REGISTRY).format == "txt"


def test_a_document_comes_with_its_recognised_head():
    document = read(WORD, name="bao-cao.docx", registry=REGISTRY)
    assert document.head.unit == "Xã Gia Lâm"
    assert str(document.head.period) == "2026-Q3"
    assert document.head.number == "12/BC-UBND"
    assert [b.text for b in document.blocks if b.kind is BlockKind.PARAGRAPH] == [
        "Trong quý, xã tiếp nhận mới 1.234 hồ sơ."
    ]


def test_the_same_bytes_give_the_same_document():
    first, second = (read(WORD, name="bao-cao.docx", registry=REGISTRY) for _ in range(2))
    assert first == second
    assert first.block(first.blocks[3].id) == first.blocks[3]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\r\n  \n", "empty"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + "Workbook".encode("utf-16-le"), "old_format"),
        (OLE, "old_format"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "broken"),
        (b"\x01\x02\x03\x04" * 50, "unknown_format"),
        (zipped("xl/workbook.xml"), "broken"),
        (zipped("xl/workbook.bin"), "unknown_format"),
        (zipped("ppt/presentation.xml"), "unknown_format"),
        (b"MZ\x90\x00" + b"\0" * 50, "unknown_format"),
        (b"Rar!\x1a\x07\x00" + b"\0" * 50, "unknown_format"),
        (b"<!DOCTYPE html><html><body>12</body></html>", "unknown_format"),
        (zipped("ghi-chu.txt"), "unknown_format"),
        (WORD[:300], "broken"),
        (WORD.replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xff"), "broken"),
        (a_word(paragraph("…")), "no_text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_vietnamese_sentence(content: bytes, reason: str):
    with pytest.raises(Refused) as refusal:
        read(content, name="bao-cao.docx", registry=REGISTRY)
    assert refusal.value.reason == reason
    assert str(refusal.value).startswith(("Tệp", "Bảng tính")) or "định dạng" in str(refusal.value)
    assert str(refusal.value).count(". ") == 0


def test_a_damaged_file_is_kept_as_unreadable_and_an_unknown_one_is_not():
    with pytest.raises(UnreadableFile):
        read(WORD[:-400], name="bao-cao.docx", registry=REGISTRY)
    with pytest.raises(Refused) as refusal:
        read(zipped("ppt/presentation.xml"), name="bao-cao.docx", registry=REGISTRY)
    assert not isinstance(refusal.value, UnreadableFile)


@pytest.mark.parametrize(
    "text",
    [
        '{"unit": "Sở Mẫu", "values": [1, 2, 3]}',
        '[{"code": "TT-12",\n  "value": 1234',
        "import os\n\ndef main():\n    return os.getcwd()\n\nmain()\n@cached\n",
        "Đơn vị,Hồ sơ,Tỷ lệ\nSở A,12,98\nSở B,13,97\nSở C,14,96\n",
        "This file tells how the samples were made, by whom and when, and what every column in them means. " * 4,
    ],
)
def test_data_and_programs_are_no_reports_and_the_sentence_stays_short(text: str):
    with pytest.raises(Refused) as refusal:
        read(text.encode(), name="tep.json", registry=REGISTRY)
    assert refusal.value.reason == "not_a_report"
    assert len(str(refusal.value)) < 120


def test_a_short_note_in_plain_text_is_still_read():
    text = "UBND XÃ GIA LÂM\nBáo cáo quý III năm 2026\nTrong quý, xã tiếp nhận 12 hồ sơ; giải quyết 11 hồ sơ;\n"
    assert read(text.encode(), name="a.txt", registry=REGISTRY).format == "txt"
