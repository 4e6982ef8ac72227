"""DrawingML for a bar chart that prints alike in colour and in grey: a table's rows as bars, its columns as series.

Each label is the very text of its number, so that it reads as in the report and can be checked like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from domain.drafts import Run, Table

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMU = 635  # to 1/20 pt
_NOW, _BEFORE = "404040", "FFFFFF"  # dark, and white with an outline: told apart without colour
_ROW, _ROOM = 290, 560  # 1/20 pt: of one bar, and for the legend and edges
_BAR_GAP = 45  # percent of a bar between two categories


def drawing(link: str, number: int, *, width: int, height: int, told: str) -> str:
    """What stands in a paragraph's run. width, height: 1/20 pt. told: the chart in words, for who does not see it."""
    size = f'cx="{width * _EMU}" cy="{height * _EMU}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_PLACED}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{1000 + number}" name="Biểu đồ {number}" descr={quoteattr(told)}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" xmlns:r="{_LINKS}" r:id="{link}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def height_of(table: Table) -> int:
    """1/20 pt."""
    return _ROOM + len(table.rows) * (_ROW * (len(table.header[0]) - 1) + _ROW // 2)


def in_words(table: Table) -> str:
    """ "Biểu đồ cột: hồ sơ nộp trực tuyến, quý II 90%, quý III 92%; …"."""
    rows = (
        f"{_text(row[0])}: "
        + ", ".join(f"{name} {_text(cell)}" for name, cell in zip(table.header[0][1:], row[1:], strict=True))
        for row in table.rows
    )
    return "Biểu đồ cột. " + "; ".join(rows) + "."


def chart(table: Table) -> bytes:
    """The chart's own part."""
    names = table.header[0][1:]
    series = "".join(_series(table, column) for column in range(1, len(names) + 1))
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_words()}</c:legend>' if len(names) > 1 else ""
    whole = all(_percent(row[1]) for row in table.rows)
    top = '<c:max val="115"/>' if whole else ""  # room for the label of a full bar
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_MAIN}"><c:roundedCorners val="0"/><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="{_BAR_GAP}"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{_line("808080")}{_words()}<c:crossAx val="2"/><c:crosses val="autoZero"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{top}<c:min val="0"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="t"/><c:crossAx val="1"/></c:valAx>'
        f'</c:plotArea>{legend}<c:plotVisOnly val="1"/></c:chart>'
        f'<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>{_words()}'
        "</c:chartSpace>"
    ).encode()


def _series(table: Table, column: int) -> str:
    order = column - 1
    fill = _NOW if column == len(table.header[0]) - 1 else _BEFORE
    labels = "".join(_label(place, _text(row[column])) for place, row in enumerate(table.rows))
    names = "".join(_point(place, _text(row[0])) for place, row in enumerate(table.rows))
    amounts = "".join(_point(place, f"{_amount(row[column]):f}") for place, row in enumerate(table.rows))
    count = f'<c:ptCount val="{len(table.rows)}"/>'
    name = escape(table.header[0][column])
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/><c:tx><c:strRef><c:f>s</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill><a:ln w="9525"><a:solidFill>'
        f'<a:srgbClr val="404040"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/>'
        f"<c:dLbls>{labels}{_shows()}</c:dLbls>"
        f"<c:cat><c:strLit>{count}{names}</c:strLit></c:cat><c:val><c:numLit><c:formatCode>General</c:formatCode>"
        f"{count}{amounts}</c:numLit></c:val></c:ser>"
    )


def _label(place: int, shown: str) -> str:
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p><a:r>'
        f'<a:rPr lang="vi-VN" sz="1000">{_face()}</a:rPr><a:t>{escape(shown)}</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:dLblPos val="outEnd"/>'
        f"{_shows_only()}</c:dLbl>"
    )


def _shows() -> str:
    return f'{_words()}<c:dLblPos val="outEnd"/>{_shows_only()}'


def _shows_only() -> str:
    return (
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _point(place: int, words: str) -> str:
    return f'<c:pt idx="{place}"><c:v>{escape(words)}</c:v></c:pt>'


def _words() -> str:
    return (
        '<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000" b="0">'
        f'<a:solidFill><a:srgbClr val="000000"/></a:solidFill>{_face()}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )


def _face() -> str:
    return '<a:latin typeface="Times New Roman"/><a:cs typeface="Times New Roman"/>'


def _line(colour: str) -> str:
    return f'<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>'


def _text(cell: Sequence[Run]) -> str:
    return "".join(run.text for run in cell)


def _amount(cell: Sequence[Run]) -> Decimal:
    return next((run.slot.amount for run in cell if run.slot), Decimal(0))


def _percent(cell: Sequence[Run]) -> bool:
    return _text(cell).endswith("%")
