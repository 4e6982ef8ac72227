from domain.documents import BlockKind
from ingest.pdf import read_pdf
from tests.support.made_pdfs import drawn

XS = (85, 120, 330, 400, 470)


def page(*rows: tuple[str, ...], top: int = 200, step: int = 17) -> list[tuple[float, float, str]]:
    return [(x, top + step * i, text) for i, row in enumerate(rows) for x, text in zip(XS, row, strict=False) if text]


TEXT = [(85, 100 + 17 * i, "Kết quả thực hiện các chỉ tiêu cải cách hành chính trong quý của phường") for i in range(4)]


def test_rows_of_figures_without_any_line_are_a_table():
    rows = page(
        ("TT", "Chỉ tiêu", "Quý II", "Quý III"),
        ("1", "Hồ sơ tiếp nhận", "1.204", "1.318"),
        ("2", "Hồ sơ đã giải quyết", "1.190", "1.301"),
        ("3", "Hồ sơ quá hạn", "2", "-"),
    )
    document = read_pdf(drawn([*TEXT, *rows]), name="a.pdf")
    body = [b for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
    assert [b.text for b in body] == [
        "1 | Hồ sơ tiếp nhận | 1.204 | 1.318",
        "2 | Hồ sơ đã giải quyết | 1.190 | 1.301",
        "3 | Hồ sơ quá hạn | 2 | -",
    ]
    assert [c.header for c in body[0].cells][-2:] == [("Quý II",), ("Quý III",)]


def test_a_label_on_two_lines_is_one_cell():
    rows = page(
        ("1", "Hồ sơ tiếp nhận", "1.204", "1.318"),
        ("2", "Hồ sơ đã giải quyết trước", "1.190", "1.301"),
        ("", "hạn và đúng hạn", "", ""),
        ("3", "Hồ sơ quá hạn", "2", "0"),
        ("4", "Tỷ lệ đúng hạn", "99,8%", "100%"),
    )
    document = read_pdf(drawn([*TEXT, *rows]), name="a.pdf")
    assert "2 | Hồ sơ đã giải quyết trước hạn và đúng hạn | 1.190 | 1.301" in [b.text for b in document.blocks]


def test_two_lines_with_figures_far_apart_stay_text():
    rows = page(("Năm 2026", "", "12", "15"), ("Năm 2025", "", "10", "11"))
    document = read_pdf(drawn([*TEXT, *rows]), name="a.pdf")
    assert not [b for b in document.blocks if b.row]
