"""The draft's XML against the form of NĐ 30/2020/NĐ-CP: millimetres, points, where each part stands."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from drafting.compose import compose
from drafting.word import write_word
from tests.support.made_facts import catalogue, eight_reports

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Element = etree._Element


class Form:
    """The file's XML, asked for what is printed: words of a paragraph, and how they look once styles are followed."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.body = etree.fromstring(archive.read("word/document.xml"))[0]
            self.styles = {
                s.get(f"{W}styleId"): s for s in etree.fromstring(archive.read("word/styles.xml")).iter(f"{W}style")
            }
            self.headers = [
                etree.fromstring(archive.read(n)) for n in archive.namelist() if n.startswith("word/header")
            ]
            self.fonts = archive.read("word/fontTable.xml").decode()

    def paragraph(self, start: str) -> Element:
        return next(p for p in self.body.iter(f"{W}p") if words(p).startswith(start))

    def looks(self, paragraph: Element) -> tuple[float, bool, bool]:
        """(points, bold, italic) of its first run."""
        run = next(r for r in paragraph.iter(f"{W}r") if r.find(f"{W}t") is not None)
        size = self._found(paragraph, run, "sz")
        return (
            int(size.get(f"{W}val", "0")) / 2 if size is not None else 0,
            _on(self._found(paragraph, run, "b")),
            _on(self._found(paragraph, run, "i")),
        )

    def setting(self, paragraph: Element, name: str) -> Element | None:
        """A paragraph property, its own or its style's."""
        own = paragraph.find(f"{W}pPr/{W}{name}")
        return own if own is not None else self._of_style(paragraph, f"{W}pPr/{W}{name}")

    def _found(self, paragraph: Element, run: Element, name: str) -> Element | None:
        own = run.find(f"{W}rPr/{W}{name}")
        return own if own is not None else self._of_style(paragraph, f"{W}rPr/{W}{name}")

    def _of_style(self, paragraph: Element, path: str) -> Element | None:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = self.styles.get(named.get(f"{W}val")) if named is not None else self.styles["Normal"]
        while style is not None:
            if (found := style.find(path)) is not None:
                return found
            base = style.find(f"{W}basedOn")
            style = self.styles.get(base.get(f"{W}val")) if base is not None else None
        return None


def _on(element: Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false")


def words(element: Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def twips(element: Element | None, name: str) -> int:
    assert element is not None
    return int(element.get(f"{W}{name}", "0"))


def mm(element: Element | None, name: str) -> float:
    return round(twips(element, name) * 25.4 / 1440, 1)


@pytest.fixture(scope="module", params=[False, True], ids=["clean", "checking"])
def form(request: pytest.FixtureRequest) -> Form:
    draft = compose(eight_reports(), catalogue=catalogue())
    return Form(write_word(draft, checking=request.param))


def test_the_first_section_is_a4_upright_with_margins_of_20_20_30_15_mm(form: Form):
    section = next(form.body.iter(f"{W}sectPr"))
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert (mm(size, "w"), mm(size, "h")) == (210.0, 297.0)
    assert [mm(margins, side) for side in ("top", "bottom", "left", "right")] == [20.0, 20.0, 30.0, 15.0]


def test_landscape_sections_turn_the_page_and_keep_20_mm_at_least(form: Form):
    wide = [s for s in form.body.iter(f"{W}sectPr") if s.find(f"{W}pgSz").get(f"{W}orient") == "landscape"]
    assert wide
    for section in wide:
        assert (mm(section.find(f"{W}pgSz"), "w"), mm(section.find(f"{W}pgSz"), "h")) == (297.0, 210.0)
        assert min(mm(section.find(f"{W}pgMar"), side) for side in ("top", "bottom", "left", "right")) >= 20.0


HEAD = {
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": (13, True, False),
    "Độc lập - Tự do - Hạnh phúc": (14, True, False),
    "UBND THÀNH PHỐ HÀ NỘI": (13, False, False),
    "SỞ NỘI VỤ": (13, True, False),
    "Số:": (13, False, False),
    "Hà Nội, ngày": (14, False, True),
    "BÁO CÁO": (14, True, False),
    "Công tác cải cách hành chính": (14, True, False),
    "Nơi nhận:": (12, True, True),
    "- Lưu: VT": (11, False, False),
    "GIÁM ĐỐC": (14, True, False),
    "I. ": (14, True, False),
    "1. ": (14, True, False),
    "a) ": (14, True, False),
    "Thực hiện Chương trình": (14, False, False),
    "Phụ lục I": (14, True, False),
    "TỔNG HỢP CÁC CHỈ TIÊU": (14, True, False),
    "(Kèm theo Báo cáo": (14, False, True),
}


@pytest.mark.parametrize("start", HEAD)
def test_each_part_is_printed_in_its_size_and_weight(form: Form, start: str):
    assert form.looks(form.paragraph(start)) == HEAD[start]


CENTRED = (
    *("CỘNG HÒA", "Độc lập", "UBND THÀNH PHỐ", "SỞ NỘI VỤ", "Số:", "Hà Nội, ngày"),
    *("BÁO CÁO", "GIÁM ĐỐC", "Phụ lục I"),
)


@pytest.mark.parametrize("start", CENTRED)
def test_head_title_and_signature_are_centred(form: Form, start: str):
    found = form.setting(form.paragraph(start), "jc")
    assert found is not None
    assert found.get(f"{W}val") == "center"


def test_the_motto_is_underlined_in_its_length_and_name_and_title_in_a_third_to_a_half(form: Form):
    ruled = [p for p in form.body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pBdr/{W}top") is not None and not words(p)]
    assert len(ruled) == 3
    lengths = [_room(p) - twips(p.find(f"{W}pPr/{W}ind"), "left") - twips(p.find(f"{W}pPr/{W}ind"), "right")
               for p in ruled]  # fmt: skip
    name, motto, title = (round(length * 25.4 / 1440) for length in lengths)
    assert 9 <= name <= 14
    assert 52 <= motto <= 64
    assert 30 <= title <= 56


def _room(paragraph: Element) -> int:
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    return twips(cell.find(f"{W}tcPr/{W}tcW"), "w") if cell is not None else 11906 - 1701 - 851


def test_body_paragraphs_are_justified_indented_and_six_points_apart(form: Form):
    body = form.paragraph("Thực hiện Chương trình")
    jc, indent, spacing = (form.setting(body, name) for name in ("jc", "ind", "spacing"))
    assert jc is not None
    assert jc.get(f"{W}val") == "both"
    assert 10.0 <= mm(indent, "firstLine") <= 12.7
    assert twips(spacing, "after") >= 120
    assert 240 <= twips(spacing, "line") <= 360


def test_everything_is_in_black_times_new_roman_with_a_face_of_the_same_widths_behind_it(form: Form):
    for style in form.styles.values():
        fonts = style.find(f"{W}rPr/{W}rFonts")
        if fonts is not None and style.get(f"{W}styleId") in ("Normal", "Heading1", "NoiDung", "Dong", "OBang"):
            assert {v for k, v in fonts.attrib.items()} == {"Times New Roman"}
    assert '<w:altName w:val="Liberation Serif"/>' in form.fonts


def test_page_numbers_stand_centred_on_top_from_the_second_page_and_annexes_count_for_themselves(form: Form):
    sections = list(form.body.iter(f"{W}sectPr"))
    assert all(s.find(f"{W}titlePg") is not None for s in sections)
    assert [s.find(f"{W}pgNumType") is not None for s in sections] == [False] + [True] * (len(sections) - 1)
    [header] = [h for h in form.headers if "PAGE" in "".join(h.itertext())]
    jc = header.find(f".//{W}jc")
    assert jc is not None
    assert jc.get(f"{W}val") == "center"


def test_the_signature_never_stands_alone_on_a_page(form: Form):
    closing = form.paragraph("Trên đây là")
    assert words(closing).endswith("./.")
    following = [closing]
    while following[-1].tag == f"{W}p":
        assert form.setting(following[-1], "keepNext") is not None
        following.append(following[-1].getnext())  # type: ignore[arg-type]
    assert "Nơi nhận:" in words(following[-1])
    assert following[-1].find(f".//{W}cantSplit") is not None


def test_ruled_tables_repeat_their_head_and_number_their_columns(form: Form):
    ruled = [t for t in form.body.iter(f"{W}tbl") if t.find(f"{W}tblPr/{W}tblBorders") is not None]
    assert len(ruled) >= 3
    assert all(t.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for t in ruled)
    assert words(ruled[0].findall(f"{W}tr")[1]).startswith("(1)(2)(3)")


def test_no_paragraph_ends_in_a_blank_or_holds_two_blanks(form: Form):
    told = [words(p) for p in form.body.iter(f"{W}p") if next(p.iterancestors(f"{W}tbl"), None) is None]
    assert [t for t in told if t != t.rstrip() or ("  " in t and "Kèm theo" not in t)] == []
