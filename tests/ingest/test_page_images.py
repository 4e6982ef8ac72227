from io import BytesIO

import pytest
from PIL import Image

from domain.documents import Box
from domain.errors import NotFound, Refused
from ingest.page_images import page_count, render
from ingest.pdf import read_pdf
from tests.support.made_pdfs import drawn


def picture(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


PAGE = drawn([(100, 200, "Báo cáo của Sở tiếp nhận 12 hồ sơ")])


def test_a_page_comes_as_large_as_asked():
    assert picture(render(PAGE, 1, dpi=72)).size == (596, 842)
    assert picture(render(PAGE, 1, dpi=144)).size == (1191, 1684)


def test_the_marked_words_are_yellow_and_the_rest_of_the_page_is_as_before():
    [block] = read_pdf(PAGE, name="a.pdf").blocks
    number = next(w for w in block.words if w.span.of(block.text) == "12")
    plain, marked = picture(render(PAGE, 1, dpi=72)), picture(render(PAGE, 1, dpi=72, boxes=[number.box]))
    inside = (int(number.box.x0) + 1, int(number.box.y0) + 1)
    assert plain.getpixel(inside) == (255, 255, 255)
    assert marked.getpixel(inside) == (255, 226, 89)
    changed = [(x, y) for x in range(596) for y in range(190, 210) if plain.getpixel((x, y)) != marked.getpixel((x, y))]
    assert min(x for x, _ in changed) >= number.box.x0 - 4
    assert max(x for x, _ in changed) <= number.box.x1 + 4


def test_print_under_a_mark_stays_black():
    image = picture(render(PAGE, 1, dpi=72, boxes=[Box(90, 180, 400, 210)]))
    darkest = min(sum(image.getpixel((x, y))) for x in range(100, 300) for y in range(188, 204))
    assert darkest < 90


def test_a_page_the_file_does_not_have_is_named():
    assert page_count(PAGE) == 1
    with pytest.raises(NotFound, match="Tệp không có trang 2; tệp có 1 trang"):
        render(PAGE, 2)


def test_an_image_of_a_broken_file_is_refused():
    with pytest.raises(Refused):
        render(b"%PDF-1.4 rubbish", 1)


def test_black_print_is_kept_in_greys_and_colour_in_colour():
    assert Image.open(BytesIO(render(PAGE, 1))).mode == "L"
    assert Image.open(BytesIO(render(PAGE, 1, boxes=[Box(50, 50, 90, 60)]))).mode == "RGB"
