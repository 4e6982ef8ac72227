"""What changes, hidden marks and odd places in a Word file leave to be read; and what reading it may cost."""

from __future__ import annotations

import time

from domain.documents import BlockKind
from ingest.word import read_word
from tests.support.made_words import a_word, cell, level, numbering, paragraph, run, table

LIST = numbering({1: level(0, "decimal", "%1.")})
FIRST = paragraph("Mục một có 5 việc", number=(1, 0))
SECOND = paragraph("Mục hai có 6 việc", number=(1, 0))
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def texts(content: bytes) -> list[str]:
    return [b.text for b in read_word(content, name="a.docx").blocks]


def gone(mark: str, inside: str) -> str:
    return paragraph(inside, number=(1, 0), properties=f"<w:rPr>{mark}</w:rPr>")


def markers(*body: str) -> list[tuple[str, str]]:
    found = read_word(a_word(*body, numbers=LIST), name="a.docx").blocks
    return [(b.marker, b.text) for b in found if b.kind is not BlockKind.TABLE_ROW]


def test_moved_and_hidden_paragraphs_do_not_count_in_automatic_numbers():
    moved = gone("<w:moveFrom/>", f"<w:moveFrom>{run('Mục chuyển đi')}</w:moveFrom>")
    hidden = gone("<w:vanish/>", run("ẩn", "<w:vanish/>"))
    expected = [("1.", "Mục một có 5 việc"), ("2.", "Mục hai có 6 việc")]
    assert markers(FIRST, moved, SECOND) == expected
    assert markers(FIRST, hidden, SECOND) == expected


def test_a_deleted_paragraph_before_a_table_does_not_count():
    deleted = gone("<w:del/>", "<w:del><w:r><w:delText>Mục xóa</w:delText></w:r></w:del>")
    grid = table([["STT", "Chỉ tiêu", "Số"], ["1", "Hồ sơ", "5"]])
    assert [m for m, _ in markers(FIRST, deleted, grid, SECOND) if m] == ["1.", "2."]


def test_a_bookmark_between_does_not_keep_paragraphs_of_a_deleted_mark_apart():
    cut = paragraph("Có 1", properties="<w:rPr><w:del/></w:rPr>")
    assert texts(a_word(cut, '<w:bookmarkEnd w:id="1"/>', paragraph("2 hồ sơ"))) == ["Có 12 hồ sơ"]


def test_a_dropped_capital_belongs_to_the_paragraph_it_opens():
    capital = paragraph("1", properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    document = read_word(a_word(capital, paragraph(".234 hồ sơ")), name="a.docx")
    assert [b.text for b in document.blocks] == ["1.234 hồ sơ"]
    assert not document.notes


def test_deleted_cells_are_not_read_and_shift_nothing():
    out = cell("999").replace("<w:tcPr>", '<w:tcPr><w:cellDel w:id="7"/>')
    rows = [["STT", "Chỉ tiêu", "Số", "Tỷ lệ"], ["1", "Nộp", out, "10", "1%"]]
    document = read_word(a_word(table(rows)), name="a.docx")
    last = document.blocks[-1]
    assert [(last.cell_text(c), *c.header) for c in last.cells[-2:]] == [("10", "Số"), ("1%", "Tỷ lệ")]
    assert "sửa đổi" in document.notes[0]


def either(choice: str, fallback: str, requires: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def test_alternate_blocks_are_read_once():
    block = paragraph("Khối có 31 hồ sơ")
    assert texts(a_word(either(block, block, "w14"), paragraph("Tiếp theo."))) == ["Khối có 31 hồ sơ", "Tiếp theo."]


def test_the_fallback_is_read_where_the_choice_is_empty_or_of_an_unknown_kind():
    words = "<w:t>Có 12 hồ sơ</w:t>"
    assert texts(a_word(paragraph(f"<w:r>{either('', words)}</w:r>"))) == ["Có 12 hồ sơ"]
    assert texts(a_word(paragraph(f"<w:r>{either('<w:t>?</w:t>', words, 'xyz')}</w:r>"))) == ["Có 12 hồ sơ"]
    assert texts(a_word(paragraph(either("", run("Có 12 hồ sơ"))))) == ["Có 12 hồ sơ"]


def test_the_base_of_ruby_text_is_read():
    ruby = f"<w:r><w:ruby><w:rt>{run('1')}</w:rt><w:rubyBase>{run('25')}</w:rubyBase></w:ruby></w:r>"
    assert texts(a_word(paragraph(ruby, " hồ sơ"))) == ["25 hồ sơ"]


def test_a_table_in_a_footnote_is_read_row_by_row():
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = run("Trong đó:") + "</w:p>" + table([["Trực tuyến", "77"], ["Trực tiếp", "8"]]) + "<w:p>"
    found = read_word(a_word(paragraph("Có 85 hồ sơ", mark), footnotes={2: note}), name="a.docx").blocks
    assert [(b.kind, b.text) for b in found[1:]] == [
        (BlockKind.FOOTNOTE, "Trong đó:"),
        (BlockKind.FOOTNOTE, "Trực tuyến | 77"),
        (BlockKind.FOOTNOTE, "Trực tiếp | 8"),
    ]


def word_art(text: str) -> str:
    return f'<w:r><w:pict><v:shape {_V}><v:textpath string="{text}"/></v:shape></w:pict></w:r>'


def test_word_art_and_boxes_of_a_page_header_reach_the_document():
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('HỎA TỐC')}</w:txbxContent></w:pict></w:r>"
    content = a_word(
        paragraph("BÁO CÁO", bold=True),
        paragraph("Trong kỳ có 3 việc.", word_art("Văn bản lưu hành nội bộ.")),
        header=paragraph(word_art("BẢN SAO")) + paragraph(either("", box)),
    )
    found = read_word(content, name="a.docx").blocks
    assert [(b.kind, b.text) for b in found[1:]] == [
        (BlockKind.PARAGRAPH, "Trong kỳ có 3 việc."),
        (BlockKind.PARAGRAPH, "Văn bản lưu hành nội bộ."),
        (BlockKind.PAGE_HEADER, "BẢN SAO"),
        (BlockKind.PAGE_HEADER, "HỎA TỐC"),
    ]


def seconds(content: bytes) -> float:
    begun = time.perf_counter()
    read_word(content, name="a.docx")
    return time.perf_counter() - begun


def test_many_page_breaks_and_tall_merged_cells_are_read_in_time_that_grows_with_their_number():
    broken = run("5 ") + '<w:r><w:br w:type="page"/></w:r>'
    merged = [[cell("1", merge="continue" if i else "restart") for _ in range(20)] for i in range(800)]
    assert seconds(a_word(paragraph(broken * 5000))) < 3
    assert seconds(a_word(table(merged))) < 5


def reference(note: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{note}"/></w:r>'


def test_footnotes_that_refer_to_each_other_are_read_once_each():
    notes = {n: run(f"Ghi chú {n}") + reference(n + 1) * 3 + reference(n) for n in range(2, 600)}
    found = texts(a_word(paragraph("Có 5", reference(2), " và 6", reference(2)), footnotes=notes))
    assert found == ["Có 5 và 6", *(f"Ghi chú {n}" for n in range(2, 600))]
