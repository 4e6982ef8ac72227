"""Charts: what a reader sees in the SVG, made from figures alone."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from api.charts import Mark, place_on, share, spark, strips, trend

AMOUNTS = st.decimals(min_value=-10_000, max_value=10_000, places=2)


def drawn(chart: Markup) -> ET.Element:
    return ET.fromstring(str(chart))


def marks(*amounts: str | None) -> list[Mark]:
    return [Mark(f"Quý {i + 1}", None if a is None else Decimal(a), "7/12") for i, a in enumerate(amounts)]


def test_a_trend_tells_each_figure_as_an_official_document_prints_it():
    chart = drawn(trend(marks("1234.5", "98.9"), "hồ sơ", title="Giảm"))
    assert [t.text for t in chart.iter("text")] == ["Quý 1", "7/12", "1.234,5", "Quý 2", "7/12", "98,9"]
    assert chart.get("aria-label") == "Giảm"
    assert [t.text for t in chart.iter("title")][1] == "Quý 2: 98,9 hồ sơ"


def test_the_higher_figure_is_drawn_higher():
    chart = drawn(trend(marks("10", "20", "15"), "%", title=""))
    first, second, third = (float(c.get("cy", "")) for c in chart.iter("circle"))
    assert second < third < first


def test_a_period_without_a_figure_is_a_gap_and_no_zero():
    chart = drawn(trend(marks("10", "20", None, "30", "40"), "%", title=""))
    lines = [p.get("points", "").split() for p in chart.iter("polyline")]
    assert [len(points) for points in lines] == [2, 2]
    assert "○" in [t.text for t in chart.iter("text")]
    assert len(list(chart.iter("circle"))) == 4


def test_one_figure_makes_no_line():
    assert trend(marks("10", None), "%", title="") == ""
    assert spark([Decimal(1), None], "") == ""
    assert strips([("Xã", marks("5"))], "%", title="") == ""


def test_units_are_dots_on_one_scale_with_the_middle_one_marked():
    chart = drawn(strips([("Sở", marks("90", "95", "100")), ("Xã", marks("80"))], "%", title="", whole=Decimal(92)))
    dots = [float(c.get("cx", "")) for c in chart.iter("circle")]
    [middle, _] = [float(line.get("x1", "")) for line in chart.iter("line") if line.get("class") == "c-middle"]
    assert dots[:3] == sorted(dots[:3])
    assert dots[3] < dots[0]
    assert middle == dots[1]
    assert "Thành phố 92" in [t.text for t in chart.iter("text")]


def test_names_in_a_chart_stay_text():
    chart = strips([("<b>", [Mark('"><script>', Decimal(1)), Mark("x", Decimal(2))])], "%", title="<i>")
    assert not re.search(r"<(b|i|script)>", str(chart))
    drawn(chart)


@given(st.lists(st.one_of(st.none(), AMOUNTS), max_size=12))
def test_every_mark_lies_inside_its_picture(amounts: list[Decimal | None]):
    found = [Mark(f"kỳ {i}", a) for i, a in enumerate(amounts)]
    for chart in (trend(found, "%", title="t"), strips([("Xã", found)], "%", title="t"), spark(amounts, "t")):
        if chart:
            width, height = map(float, drawn(chart).get("viewBox", "").split()[2:])
            for dot in drawn(chart).iter("circle"):
                assert 0 <= float(dot.get("cx", "")) <= width
                assert 0 <= float(dot.get("cy", "")) <= height


def test_a_share_of_nothing_is_an_empty_bar():
    assert [r.get("width") for r in drawn(share(0, 0, "")).iter("rect")] == ["100", "0.0"]
    assert [r.get("width") for r in drawn(share(3, 4, "")).iter("rect")] == ["100", "75.0"]


def test_equal_figures_lie_in_the_middle_of_their_line():
    [dot] = drawn(place_on(Decimal(5), Decimal(5), Decimal(5))).iter("circle")
    assert dot.get("cx") == "36.0"
