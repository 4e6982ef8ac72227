"""The markup language of the gold set."""

from __future__ import annotations

import pytest

from tools.gold.markup import Grid, Line, parse, unmark
from tools.gold.truths import Sections, printed_number, truth_of

HEAD = "file: a.docx\nunit: Sở A\nunit_kind: so\nperiod: 2026-Q3\nnumber: 1/BC\ndate: 2026-09-15\n---\n"
MEASURES = {"TT-12": "hồ sơ", "TT-13": "hồ sơ", "CQS-05": "%", "CD-04": "%"}


def a_truth(body: str) -> dict:
    return truth_of(parse(HEAD + body), MEASURES)


def test_a_mark_leaves_its_words_in_the_text() -> None:
    text, [mark] = unmark("Sở {{nhận 12 hồ sơ||TT-12=12}} mới.")
    assert text == "Sở nhận 12 hồ sơ mới."
    assert (mark.quote, mark.items) == ("nhận 12 hồ sơ", ("TT-12=12",))


def test_marks_may_stand_inside_marks() -> None:
    text, marks = unmark("{{Còn {{5 hồ sơ||!other}} chậm.||%P}}")
    assert text == "Còn 5 hồ sơ chậm."
    assert [mark.quote for mark in marks] == ["5 hồ sơ", "Còn 5 hồ sơ chậm."]


def test_an_open_mark_is_refused() -> None:
    with pytest.raises(ValueError):
        unmark("Sở {{nhận 12 hồ sơ.")


def test_a_value_takes_the_reports_period_unless_it_says_another() -> None:
    truth = a_truth("{{12 hồ sơ||TT-12=12}} và {{30 hồ sơ||TT-12=30@9M}}")
    assert [v["period"] for v in truth["values"]] == ["2026-Q3", "2026-9M"]


def test_parts_amount_and_hedge_are_read() -> None:
    [value] = a_truth("{{hơn 95,5% (21/22)||CQS-05=95.5(21/22)@9M~gt}}")["values"]
    assert (value["value"], value["numerator"], value["denominator"], value["qualifier"]) == (95.5, 21, 22, "gt")


def test_a_row_is_quoted_with_its_cells_joined_and_a_merged_cell_once() -> None:
    truth = a_truth("!| TT | Nội dung | < |\n| 1 | Hồ sơ mới | 12 | => TT-12=12")
    assert truth["values"][0]["quote"] == "1 | Hồ sơ mới | 12"
    assert truth["values"][0]["where"] == "table"


def test_a_word_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError):
        a_truth("{{12 hồ sơ||TT12:12}}")


def test_tasks_keep_owner_and_deadline() -> None:
    [task] = a_truth("- {{Văn phòng sửa quy trình.||%T:Văn phòng:2026-10-31}}")["tasks"]
    assert task == {"text": "Văn phòng sửa quy trình.", "owner": "Văn phòng", "deadline": "2026-10-31"}


def test_sections_follow_the_printed_numbers() -> None:
    sections = Sections(automatic=False)
    titles = [("h1", "II. KẾT QUẢ"), ("h2", "3. Tổ chức bộ máy"), ("body", "Sở có 9 phòng."), ("h1", "III. ĐÁNH GIÁ")]
    assert [sections.after(Line(*t)) for t in titles] == ["II", "II.3", "II.3", "III"]


def test_automatic_numbers_are_counted_as_word_shows_them() -> None:
    sections = Sections(automatic=True)
    assert [sections.after(Line(k, "Tên")) for k in ("h1", "h2", "h2", "h1", "h2")] == ["I", "I.1", "I.2", "II", "II.1"]


@pytest.mark.parametrize(
    ("heading", "number"),
    [("PHẦN I. KẾT QUẢ", "I"), ("A. KẾT QUẢ", "A"), ("1. Hồ sơ", "1"), ("KẾT QUẢ", "")],
)
def test_a_headings_number_is_told_from_its_words(heading: str, number: str) -> None:
    assert printed_number(heading) == number


def test_a_table_keeps_its_widths_and_header_rows() -> None:
    [grid] = parse(HEAD + "@table 10,90\n!| TT | Tên |\n| 1 | Sở A |").body
    assert isinstance(grid, Grid)
    assert grid.widths == (10.0, 90.0)
    assert [row.header for row in grid.rows] == [True, False]
