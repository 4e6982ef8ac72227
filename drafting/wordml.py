"""WordprocessingML for the parts of a report, as text: paragraphs, tables, rules. Lengths: 1/20 pt.

Layout follows NĐ 30/2020/NĐ-CP: A4, margins 20-20-30-15 mm, Times New Roman, body 14 pt justified, first line 1.27 cm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from domain.drafts import Run, Slot, Table

PAGE = (11906, 16838)
TOP = BOTTOM = 1134
LEFT, RIGHT = 1701, 851
PORTRAIT_WIDTH = PAGE[0] - LEFT - RIGHT
LANDSCAPE_WIDTH = PAGE[1] - 2 * TOP
INDENT = 720
_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# Average advance of a bold capital of the serif face, and of small letters, in ems: for rules as long as their text.
_CAPITAL, _SMALL = 0.66, 0.455

Marker = Callable[[Slot, str], str]
Cell = Sequence[Run]


def body(parts: Iterable[str]) -> bytes:
    return f'<w:body xmlns:w="{_NS}">{"".join(parts)}</w:body>'.encode()


def text(words: str, *, bold: bool = False, italic: bool = False, size: int | None = None, caps: bool = False) -> str:
    """One run. size: points."""
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "") + ("<w:caps/>" if caps else "")
    if size:
        look += f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def runs(pieces: Iterable[Run], mark: Marker) -> str:
    """A paragraph's runs; `mark` wraps each slot so that it can be found again."""
    out = []
    for piece in _merged(pieces):
        xml = text(piece.text, bold=piece.bold, italic=piece.italic)
        out.append(mark(piece.slot, xml) if piece.slot else xml)
    return "".join(out)


def _merged(pieces: Iterable[Run]) -> Iterable[Run]:
    """Neighbouring words of one look as one run, so that the file is easy to edit and search."""
    for look, group in groupby(pieces, key=lambda r: (r.bold, r.italic, r.slot and r.slot.key)):
        members = list(group)
        yield members[0] if look[2] else Run("".join(r.words for r in members), None, look[0], look[1])


def paragraph(content: str, style: str, *, align: str | None = None, extra: str = "") -> str:
    look = f'<w:pStyle w:val="{style}"/>{extra}' + (f'<w:jc w:val="{align}"/>' if align else "")
    return f"<w:p><w:pPr>{look}</w:pPr>{content}</w:p>"


def rule(width: int, length: int) -> str:
    """A line of `length` in the middle of `width`: an empty paragraph's upper border."""
    side = max((width - length) // 2, 0)
    return (
        '<w:p><w:pPr><w:pStyle w:val="Dong"/>'
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
        '<w:spacing w:before="30" w:after="0" w:line="80" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}"/>'
        "</w:pPr></w:p>"
    )


def width_of(words: str, size: int) -> int:
    """About how long bold words of `size` points are."""
    ems = sum(_CAPITAL if c.isupper() else _SMALL if c.isalnum() else 0.29 for c in words)
    return int(ems * size * 20)


def bare_table(widths: Sequence[int], cells: Sequence[str]) -> str:
    """One row without borders, for heads and signatures."""
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>{c}</w:tc>' for w, c in zip(widths, cells, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr></w:tbl>"
    )


def table(data: Table, mark: Marker) -> str:
    """A ruled table: its head repeats on each page, rows are not broken, a row with only a name spans the columns."""
    whole = LANDSCAPE_WIDTH if data.landscape else PORTRAIT_WIDTH
    scale = whole / sum(data.widths)
    widths = [int(share * scale) for share in data.widths]
    style = "OBangNho" if data.landscape or len(widths) > 5 else "OBang"
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    heads = "".join(_head_row(row, widths, style) for row in data.header)
    rows = "".join(_row(row, widths, style, mark) for row in data.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{borders}'
        '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{heads}{rows}</w:tbl>"
    )


def _head_row(row: Sequence[str], widths: Sequence[int], style: str) -> str:
    numbers = all(cell.startswith("(") for cell in row)
    cells = "".join(
        _cell(w, paragraph(text(c, bold=not numbers, italic=numbers), style, align="center"))
        for w, c in zip(widths, row, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(row: Sequence[Cell], widths: Sequence[int], style: str, mark: Marker) -> str:
    if len(row) > 2 and row[1] and not any(row[2:]):
        content = paragraph(runs(row[1], mark), style, extra="<w:keepNext/>")
        number = paragraph(runs(row[0], mark), style, align="center", extra="<w:keepNext/>")
        first = _cell(widths[0], number)
        cells = first + _cell(sum(widths[1:]), content, span=len(widths) - 1)
    else:
        cells = "".join(
            _cell(w, paragraph(runs(c, mark), style, align=_alignment(i, c, wide=4 * w > sum(widths))))
            for i, (w, c) in enumerate(zip(widths, row, strict=True))
        )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(width: int, content: str, *, span: int = 1) -> str:
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def _alignment(column: int, cell: Cell, *, wide: bool) -> str:
    """Names and words of wide columns to the left, sums to the right, everything short in the middle."""
    shown = "".join(run.text for run in cell)
    if column and len(cell) == 1 and cell[0].slot is not None and "/" not in shown:
        return "right"
    if column == 0 or len(shown) <= 3:
        return "center"
    if shown.startswith("“"):
        return "left"
    if wide and column and not any(run.slot for run in cell):
        return "left"
    numeric = any(run.slot for run in cell) and len(shown) <= 16
    return "center" if numeric or (column > 1 and len(shown) <= 14) else "left"


def section_end(*, landscape: bool = False, restart: bool = False, headers: str = "", last: bool = False) -> str:
    """The section's page set-up. headers: header references; restart: its pages count from 1."""
    width, height = (PAGE[1], PAGE[0]) if landscape else PAGE
    turned = ' w:orient="landscape"' if landscape else ""
    left, right = (TOP, TOP) if landscape else (LEFT, RIGHT)
    top = LEFT if landscape else TOP
    number = '<w:pgNumType w:start="1"/>' if restart else ""
    properties = (
        f'<w:sectPr>{headers}<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{BOTTOM}" w:left="{left}" w:header="567" w:footer="567" '
        f'w:gutter="0"/>{number}<w:titlePg/></w:sectPr>'
    )
    if last:
        return properties
    return f'<w:p><w:pPr><w:pStyle w:val="Dong"/><w:spacing w:line="20" w:lineRule="exact"/>{properties}</w:pPr></w:p>'
