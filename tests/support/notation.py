"""Reports in a few characters: `a_document("# II. Kết quả / Tiếp nhận 12 hồ sơ / Chỉ tiêu | Kết quả ; Hồ sơ | 12")`.

Parts stand on their own lines, or are parted by " / " where the text has no line break. A part is
`# heading` (`##`, `###` for lower ones, numbering typed in front), `~ letterhead`, `$ signature`, `_ page footer`,
`* footnote`, a table (has " | "; rows parted by " ; ", the first row and rows starting with `^` are header rows,
a cell `<` continues the cell to its left, `=` repeats the header cell above), or else a paragraph.
A paragraph right before a table that starts with "Biểu", "Bảng" or "Phụ lục" is its caption; one right after it
that starts with "Ghi chú" or "(" is its note, as is one in brackets between caption and table.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count

from domain.documents import Block, BlockKind, Cell, Document, Head, RowPlace, block_id, document_id
from domain.periods import Period
from domain.texts import Span, nfc

_KINDS = {
    "~": BlockKind.LETTERHEAD,
    "$": BlockKind.SIGNATURE,
    "_": BlockKind.PAGE_FOOTER,
    "*": BlockKind.FOOTNOTE,
}
_NUMBERING = re.compile(r"(?:(?:Phần|Mục|Phụ lục)\s+)?([IVX]+|[A-ZĐ]|\d+(?:\.\d+)*|[a-zđ])[.)]\s")
_CAPTION = ("Biểu", "Bảng", "Phụ lục")


def a_document(notation: str, *, unit: str = "Sở Mẫu", period: str = "2026-Q3", page: int | None = 1) -> Document:
    """A Document of the notation's parts, with the given head. All on one page; `page=None`: no pages."""
    text = nfc(notation).strip()
    parts = [p.strip() for p in (text.split("\n") if "\n" in text else text.split(" / ")) if p.strip()]
    made = document_id(text.encode())
    blocks = tuple(replace(b, id=block_id(made, i), order=i, page=page) for i, b in enumerate(_blocks(parts)))
    head = Head(unit=unit, period=Period.parse(period))
    return Document(made, document_id(text.encode()), "mau.docx", "docx", blocks, head=head)


def a_block(text: str, *, headings: tuple[str, ...] = (), kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    """One paragraph that stands alone."""
    return Block(block_id("a" * 12, 0), 0, kind, nfc(text), page=1, headings=tuple(map(nfc, headings)))


def a_row(header: str, row: str, *, caption: str = "", note: str = "", groups: tuple[str, ...] = ()) -> Block:
    """The body row of a table with one header row: `a_row("Chỉ tiêu | Kết quả", "Hồ sơ | 12")`."""
    body = _table([nfc(header), nfc(row)], 0, nfc(caption), nfc(note))[1]
    assert body.row is not None
    return replace(body, id=block_id("a" * 12, 0), row=replace(body.row, groups=groups))


def _blocks(parts: list[str]) -> list[Block]:
    found: list[Block] = []
    headings: list[tuple[int, str]] = []
    tables = count()
    for i, part in enumerate(parts):
        titles = tuple(title for _, title in headings)
        section = ".".join(n for t in titles if (n := _number(t)))
        if " | " in part:
            caption, note = _around(parts, i)
            rows = [r.strip() for r in part.split(" ; ")]
            found += [replace(b, section=section, headings=titles) for b in _table(rows, next(tables), caption, note)]
        elif part[0] == "#":
            level = len(part) - len(part.lstrip("#"))
            title = part.lstrip("# ")
            headings = [h for h in headings if h[0] < level] + [(level, title)]
            section = ".".join(n for _, t in headings if (n := _number(t)))
            above = tuple(t for _, t in headings[:-1])
            found.append(Block("", 0, BlockKind.HEADING, title, section=section, headings=above, level=level))
        elif part[:2] in {f"{mark} " for mark in _KINDS}:
            found.append(Block("", 0, _KINDS[part[0]], part[2:], section=section, headings=titles))
        else:
            found.append(Block("", 0, BlockKind.PARAGRAPH, part, section=section, headings=titles))
    return found


def _number(title: str) -> str:
    match = _NUMBERING.match(title)
    if match:
        return match.group(1)
    return title if re.fullmatch(r"Phụ lục( [IVX\d]+)?", title) else ""


def _around(parts: list[str], i: int) -> tuple[str, str]:
    caption, note = "", []
    for before in reversed(parts[max(i - 2, 0) : i]):
        if before.startswith("("):
            note.append(before)
        elif before.startswith(_CAPTION):
            caption = before
        else:
            break
    if i + 1 < len(parts) and parts[i + 1].startswith(("Ghi chú", "(")):
        note.append(parts[i + 1])
    return caption, " ".join(note)


def _table(rows: list[str], table: int, caption: str, note: str) -> list[Block]:
    grid = [[c.strip() for c in row.lstrip("^ ").split("|")] for row in rows]
    heads = [n for n, row in enumerate(rows) if n == 0 or row.startswith("^")]
    header = [_filled(grid[n], grid[n - 1] if n else []) for n in heads]
    columns = max(len(r) for r in grid)
    blocks = []
    groups: tuple[str, ...] = ()
    for n, cells in enumerate(grid):
        kind = BlockKind.TABLE_HEAD if n in heads else BlockKind.TABLE_ROW
        text, made = _row(cells, header if kind is BlockKind.TABLE_ROW else [])
        label, number = _label(text, made, header[0])
        if kind is BlockKind.TABLE_ROW and label and not any(_is_figure(c.span.of(text)) for c in made if c.column > 1):
            groups = (label,)
        else:
            label = label if kind is BlockKind.TABLE_ROW else None
        subtotal = bool(label and re.match(r"(?i)(tổng|cộng)", label))
        above = groups if groups != (label,) else ()
        place = RowPlace(table, n, label, number, above, subtotal, columns, caption, note)
        blocks.append(Block("", 0, kind, text, cells=made, row=place))
    return blocks


def _filled(cells: list[str], above: list[str]) -> list[str]:
    filled: list[str] = []
    for i, cell in enumerate(cells):
        filled.append(filled[-1] if cell == "<" else above[i] if cell == "=" else cell)
    return filled


def _row(cells: list[str], header: list[list[str]]) -> tuple[str, tuple[Cell, ...]]:
    text, made = "", []
    for column, cell in enumerate(cells):
        if cell in ("", "<", "="):
            continue
        text += " | " if text else ""
        path = tuple(dict.fromkeys(row[column] for row in header if column < len(row) and row[column]))
        width = 1 + sum(1 for c in cells[column + 1 : column + 2] if c == "<")
        made.append(Cell(Span(len(text), len(text) + len(cell)), column, width, path))
        text += cell
    return text, tuple(made)


def _label(text: str, cells: tuple[Cell, ...], header: list[str]) -> tuple[str | None, str | None]:
    number = label = None
    for cell in cells:
        words = cell.span.of(text)
        if cell.column == 0 and header[0] in ("STT", "TT"):
            number = words
        elif label is None and not _is_figure(words):
            label = words
    return label, number


def _is_figure(words: str) -> bool:
    return bool(re.match(r"[\d\-–…x]", words))
