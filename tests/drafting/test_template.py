"""The office's own template: holes filled also where Word split them over runs, and nothing else touched."""

from __future__ import annotations

import io
import re

import docx
import pytest

from domain.drafts import DraftReport
from domain.errors import UnreadableFile, UsageError
from drafting.compose import compose
from drafting.template import fill_template
from drafting.word_text import read_lines
from tests.drafting.test_verify import checked, unsupported
from tests.support.made_facts import catalogue, eight_reports


@pytest.fixture(scope="module")
def draft() -> DraftReport:
    return compose(eight_reports(), catalogue=catalogue())


def a_template(*lines: tuple[str, ...]) -> bytes:
    """A Word file with a paragraph for each line, and a run for each of its pieces, every second one bold."""
    document = docx.Document()
    for pieces in lines:
        paragraph = document.add_paragraph()
        for i, piece in enumerate(pieces):
            paragraph.add_run(piece).bold = bool(i % 2)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines_of(content: bytes) -> list[str]:
    return [line.text for line in read_lines(content)]


def test_a_hole_is_filled_and_the_words_around_it_stay(draft: DraftReport):
    filled = fill_template(
        a_template(("Báo cáo {{ky}}: tiếp nhận {{so:TT-12}} hồ sơ ({{ don_vi:TT-12 }} đơn vị).",)), draft
    )
    [line] = lines_of(filled)
    assert re.fullmatch(r"Báo cáo quý III năm 2026: tiếp nhận [\d.]+ hồ sơ \(8/8 đơn vị\)\.", line)


@pytest.mark.parametrize(
    "pieces",
    [
        ("Tiếp nhận {{so:TT-12}} hồ sơ",),
        ("Tiếp nhận {", "{so:TT", "-12}", "} hồ sơ"),
        ("Tiếp nhận {{", "so:TT-12", "}} hồ sơ"),
        ("Tiếp nhận ", "{{so:TT-12}}", " hồ sơ"),
        ("Tiếp nhận {{so:TT-12}} hồ s", "ơ"),
    ],
)
def test_a_hole_split_over_runs_is_filled_alike(draft: DraftReport, pieces: tuple[str, ...]):
    whole = lines_of(fill_template(a_template(("Tiếp nhận {{so:TT-12}} hồ sơ",)), draft))
    assert lines_of(fill_template(a_template(pieces), draft)) == whole


def test_a_figure_looks_like_the_words_its_hole_began_in(draft: DraftReport):
    filled = fill_template(a_template(("Tiếp nhận ", "{{so:TT-12}}", " hồ sơ")), draft)
    bold = [r.text for r in docx.Document(io.BytesIO(filled)).paragraphs[0].runs if r.bold and r.text]
    assert len(bold) == 1
    assert bold[0][0].isdigit()


def test_a_hole_in_a_table_and_in_a_header_is_filled(draft: DraftReport):
    document = docx.Document()
    document.add_table(1, 2).rows[0].cells[1].text = "{{so:TT-16}}"
    document.sections[0].header.paragraphs[0].text = "{{tieu_de}}"
    out = io.BytesIO()
    document.save(out)
    told = " ".join(lines_of(fill_template(out.getvalue(), draft)))
    assert "{{" not in told
    assert "Công tác cải cách hành chính quý III năm 2026" in told


def test_a_section_takes_the_place_of_its_paragraph(draft: DraftReport):
    filled = lines_of(fill_template(a_template(("Trước",), ("{{muc:II.2.b}}",), ("Sau",)), draft))
    assert (filled[0], filled[-1]) == ("Trước", "Sau")
    assert any("tiếp nhận mới" in line for line in filled[1:-1])


def test_a_filled_template_passes_the_check_and_a_changed_figure_in_it_is_named(draft: DraftReport):
    filled = fill_template(
        a_template(("Toàn Thành phố tiếp nhận mới {{so:TT-12}} hồ sơ.",), ("{{muc:II.2.b}}",)), draft
    )
    assert unsupported(checked(filled, draft, draft)) == []
    document = docx.Document(io.BytesIO(filled))
    run = next(r for r in document.paragraphs[0].runs if r.text[:1].isdigit())
    run.text = "9" + run.text
    out = io.BytesIO()
    document.save(out)
    assert len(unsupported(checked(out.getvalue(), draft, draft))) == 1


def test_holes_nobody_knows_are_named_together(draft: DraftReport):
    with pytest.raises(UsageError, match=r"\{\{so:TT-99\}\}"):
        fill_template(a_template(("{{so:TT-99}} và {{ky}}",)), draft)


def test_what_is_not_a_word_file_is_refused(draft: DraftReport):
    with pytest.raises(UnreadableFile):
        fill_template(b"khong phai word", draft)
