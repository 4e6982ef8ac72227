from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import docx
import pytest

from domain.city import CityFigure
from domain.drafts import DraftReport
from domain.errors import UnreadableFile
from domain.facts import Fact
from drafting.compose import compose
from drafting.known_lines import known_lines
from drafting.number_findings import CheckedNumber
from drafting.verify import verify_lines
from drafting.word import write_word
from drafting.word_text import read_lines
from extraction.labels import LabelIndex
from tests.support.made_facts import Q3, a_registry, catalogue, eight_reports

LABELS = LabelIndex(catalogue())


@pytest.fixture(scope="module")
def draft() -> DraftReport:
    return compose(eight_reports(), catalogue=catalogue())


@pytest.fixture(scope="module")
def content(draft: DraftReport) -> bytes:
    return write_word(draft, checking=True)


@pytest.fixture(scope="module")
def check(draft: DraftReport) -> Callable[[bytes], list[CheckedNumber]]:
    return lambda content: checked(content, draft, draft)


def checked(content: bytes, figures: DraftReport, draft: DraftReport | None) -> list[CheckedNumber]:
    return verify_lines(
        read_lines(content),
        lines=known_lines(draft) if draft else (),
        facts=lambda codes: [f for f in figures.figures if isinstance(f, Fact) and f.indicator in codes],
        city=lambda codes: [f for f in figures.figures if isinstance(f, CityFigure) and f.indicator in codes],
        registry=a_registry("Sở Nội vụ", "Phường Hồng Hà"),
        period=Q3,
        indicators_in=lambda text: {hit.code for hit in LABELS.hits(text)},
        quotes=lambda unit: [narrative.text for name, narrative in eight_reports().narratives if name == unit],
    )


def unsupported(numbers: list[CheckedNumber]) -> list[str]:
    return [n.quote for n in numbers if n.status == "unsupported"]


def edited(content: bytes, change: Callable[[str], str]) -> bytes:
    """The same file with its main text changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = change(data.decode()).encode()
            new.writestr(name, data)
    return out.getvalue()


def a_document(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


SLOT = re.compile(r'(<w:bookmarkStart w:id="(\d+)" w:name="_s[^"]+"/><w:r>.*?<w:t [^>]*>)([^<]*)(</w:t>)')


def next_digit(shown: str) -> str:
    place = next(i for i in range(len(shown) - 1, -1, -1) if shown[i].isdigit())
    return shown[:place] + str((int(shown[place]) + 1) % 10) + shown[place + 1 :]


def test_an_untouched_draft_has_no_unsupported_number(content: bytes, check: Callable[[bytes], list[CheckedNumber]]):
    numbers = check(content)
    assert unsupported(numbers) == []
    assert {n.status for n in numbers} == {"fact", "derived", "date", "reference"}


def test_every_single_slot_changed_by_one_digit_is_named(content: bytes, check: Callable[[bytes], list[CheckedNumber]]):
    changed: list[str] = []

    def change(xml: str) -> str:
        def bump(match: re.Match[str]) -> str:
            if not any(c.isdigit() for c in match[3]):
                return match[0]
            changed.append(next_digit(match[3]))
            return match[1] + changed[-1] + match[4]

        return SLOT.sub(bump, xml)

    numbers = check(edited(content, change))
    assert len(changed) > 300
    assert len(unsupported(numbers)) == len(changed)


@pytest.mark.parametrize("nth", range(0, 400, 53))
def test_one_changed_number_is_the_only_one_named(
    content: bytes, check: Callable[[bytes], list[CheckedNumber]], nth: int
):
    slots = [m for m in SLOT.finditer(edited_text(content)) if any(c.isdigit() for c in m[3])]
    slot = slots[nth % len(slots)]

    def change(xml: str) -> str:
        return xml[: slot.start(3)] + next_digit(slot[3]) + xml[slot.end(3) :]

    assert len(unsupported(check(edited(content, change)))) == 1


def edited_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/document.xml").decode()


def test_a_changed_date_of_the_draft_is_named(content: bytes, check: Callable[[bytes], list[CheckedNumber]]):
    altered = edited(content, lambda xml: xml.replace("ngày 14/9/2026", "ngày 24/9/2026", 1))
    assert len(unsupported(check(altered))) == 1


def test_units_swapped_in_a_sentence_are_caught(content: bytes, check: Callable[[bytes], list[CheckedNumber]]):
    def swap(xml: str) -> str:
        assert "khối sở, ngành cao nhất là Sở Du lịch (" in xml
        xml = xml.replace("cao nhất là Sở Du lịch (", "cao nhất là Sở Y TẠM (")
        return xml.replace("thấp nhất là Sở Y tế (", "thấp nhất là Sở Du lịch (").replace("Y TẠM", "Y tế")

    assert len(unsupported(check(edited(content, swap)))) >= 2


def test_a_units_row_under_another_name_is_caught(content: bytes, check: Callable[[bytes], list[CheckedNumber]]):
    altered = edited(content, lambda xml: xml.replace(">Phường Láng<", ">Phường Hồng Hà<"))
    assert unsupported(check(altered))


def test_a_rise_turned_into_a_fall_is_caught(content: bytes, check: Callable[[bytes], list[CheckedNumber]]):
    altered = edited(content, lambda xml: xml.replace("số hồ sơ tiếp nhận mới giảm ", "số hồ sơ tiếp nhận mới tăng "))
    numbers = [n for n in check(altered) if n.status == "unsupported"]
    assert any("Chiều tăng, giảm" in n.why for n in numbers)


def test_a_turned_direction_is_caught_in_a_reworded_sentence_too(
    content: bytes, check: Callable[[bytes], list[CheckedNumber]]
):
    turned = "số hồ sơ tiếp nhận mới trên địa bàn tăng "
    altered = edited(content, lambda xml: xml.replace("số hồ sơ tiếp nhận mới giảm ", turned))
    numbers = [n for n in check(altered) if n.status == "unsupported"]
    assert any("Chiều tăng, giảm" in n.why for n in numbers)


def test_words_around_a_figure_may_be_polished(content: bytes, check: Callable[[bytes], list[CheckedNumber]]):
    polished = edited(content, lambda xml: xml.replace("các đơn vị đang giải quyết ", "các đơn vị hiện còn "))
    polished = edited(
        polished, lambda xml: xml.replace('- </w:t></w:r><w:r><w:t xml:space="preserve">Còn ', "Hiện còn ")
    )
    assert "hiện còn" in edited_text(polished)
    assert unsupported(check(polished)) == []


def test_a_digit_typed_beside_a_figure_makes_another_number(
    content: bytes, check: Callable[[bytes], list[CheckedNumber]]
):
    altered = edited(content, lambda xml: xml.replace("tiếp nhận mới </w:t>", "tiếp nhận thêm 1</w:t>", 1))
    assert unsupported(check(altered))


def test_a_figure_that_changed_since_drafting_is_named(content: bytes):
    reports = eight_reports()
    facts = [f for f in reports.facts if (f.unit, f.indicator) != ("Sở Y tế", "TT-12")]
    today = compose(type(reports)(**{**as_dict(reports), "facts": facts}), catalogue=catalogue())
    assert unsupported(checked(content, today, today))


def as_dict(reports: object) -> dict[str, object]:
    return {name: getattr(reports, name) for name in type(reports).__slots__}  # type: ignore[attr-defined]


def test_a_foreign_document_is_held_to_the_unit_and_indicator_it_names(draft: DraftReport):
    right = "Sở Y tế tiếp nhận mới 1.200 hồ sơ trong quý III năm 2026."
    other_unit = "Sở Xây dựng tiếp nhận mới 1.200 hồ sơ trong quý III năm 2026."
    other_indicator = "Sở Y tế trả lại, tạm dừng 1.200 hồ sơ trong quý III năm 2026."
    statuses = [
        [n.status for n in checked(a_document(line), draft, None) if n.quote == "1.200"]
        for line in (right, other_unit, other_indicator)
    ]
    assert statuses == [["fact"], ["unsupported"], ["unsupported"]]


def test_dates_and_document_numbers_are_told_apart(draft: DraftReport):
    line = "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ."
    assert [n.status for n in checked(a_document(line), draft, None)] == ["reference", "date"]


def test_an_invented_number_is_unsupported(draft: DraftReport):
    assert unsupported(checked(a_document("Toàn Thành phố có 987.654 hồ sơ giải quyết đúng hạn."), draft, None)) == [
        "987.654"
    ]


def test_a_sentence_of_a_report_may_be_quoted_with_its_unit(draft: DraftReport):
    line = "Xã Mê Linh đề nghị UBND Thành phố bố trí kinh phí thay thế 12 máy tính đã hỏng."
    assert [n.status for n in checked(a_document(line), draft, None)] == ["reference"]
    other = line.replace("Xã Mê Linh", "Xã Gia Lâm")
    assert [n.status for n in checked(a_document(other), draft, None)] == ["unsupported"]


def test_numbers_in_tables_headers_and_footnotes_are_read_and_deleted_ones_are_not(draft: DraftReport):
    document = docx.Document()
    document.add_table(1, 2).rows[0].cells[1].text = "777.001"
    document.sections[0].header.paragraphs[0].text = "777.002"
    deleted = document.add_paragraph("777.003")
    run = deleted.runs[0]._r
    text = run.find("{*}t")
    text.tag = text.tag.replace("}t", "}delText")
    out = io.BytesIO()
    document.save(out)
    assert unsupported(checked(out.getvalue(), draft, None)) == ["777.001", "777.002"]


def test_rows_and_cells_in_content_controls_are_read(content: bytes):
    """Word puts a content control around repeated rows, and around single cells."""

    def controlled(xml: str) -> str:
        boxed = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
        xml = re.sub(r"<w:tr>.*?</w:tr>", lambda row: boxed.format(row[0]), xml)
        return re.sub(r"<w:tc>.*?</w:tc>", lambda cell: boxed.format(cell[0]), xml)

    assert [line.text for line in read_lines(edited(content, controlled))] == [
        line.text for line in read_lines(content)
    ]


@pytest.mark.parametrize("content", [b"", b"khong phai word", b"PK\x03\x04 hong"])
def test_what_is_not_a_word_file_is_refused_in_one_sentence(draft: DraftReport, content: bytes):
    with pytest.raises(UnreadableFile, match="không phải là văn bản Word"):
        checked(content, draft, draft)


def without_a_report(unit: str, code: str) -> DraftReport:
    """Today's draft, once one figure of the file has been withdrawn."""
    reports = eight_reports()
    facts = [f for f in reports.facts if (f.unit, f.indicator) != (unit, code)]
    return compose(type(reports)(**{**as_dict(reports), "facts": facts}), catalogue=catalogue())


def test_a_row_less_above_leaves_the_rows_below_it_as_they_are(content: bytes):
    today = without_a_report("Sở Y tế", "TT-16")
    sources = [n for n in checked(content, today, today) if n.line.endswith("”")]
    assert len({n.line for n in sources}) > 20
    assert {n.line.split(" | ")[1] for n in sources if n.status == "unsupported"} == {"Sở Y tế"}


@pytest.mark.parametrize("today", [False, True])
def test_a_row_number_typed_otherwise_is_named_also_where_rows_count_on(
    draft: DraftReport, content: bytes, today: bool
):
    row = next(line.text for line in reversed(read_lines(content)) if line.text.endswith("”"))
    number = row.split(" | ")[0]
    cell = re.compile(rf"(<w:t[^>]*>){number}(</w:t>)(?!.*<w:t[^>]*>{number}</w:t>)")
    now = without_a_report("Sở Y tế", "TT-16") if today else draft
    assert cell.search(edited_text(content))
    altered = edited(content, lambda xml: cell.sub(rf"\g<1>{int(number) + 40}\2", xml))
    assert str(int(number) + 40) in unsupported(checked(altered, now, now))


@pytest.mark.parametrize(
    ("signed", "wrong"),
    [
        ("ngày 18 tháng 9 năm 2026", []),
        ("ngày 05 tháng 01 năm 2027", []),
        ("ngày      tháng      năm 2025", ["2025"]),
        ("ngày 18 tháng 9 năm 2027", ["2027"]),
    ],
)
def test_a_report_is_not_signed_in_another_year(content: bytes, check, signed: str, wrong: list[str]):
    changed = edited(content, lambda xml: xml.replace("ngày      tháng      năm 2026 của", f"{signed} của", 1))
    assert unsupported(check(changed)) == wrong


def test_another_document_may_be_of_another_year(content: bytes, check):
    ours = "Kèm theo Báo cáo số        /BC-SNV ngày      tháng      năm 2026"
    other = "Kèm theo Báo cáo số 12/KH-UBND ngày 05 tháng 3 năm 2025"
    assert unsupported(check(edited(content, lambda xml: xml.replace(ours, other, 1)))) == []
