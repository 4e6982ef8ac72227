"""A workbook (.xlsx) to raw paragraphs and tables: every shown sheet in its order, values and never formulas."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook

from domain.documents import Document, document_id
from domain.errors import UnreadableFile
from ingest.blocks import assemble
from ingest.normalise import clean
from ingest.office_zip import open_zip, refuse_declared_types
from ingest.raw import RawItem, RawParagraph
from ingest.secrecy import refuse_marks
from ingest.sheet_cells import shown
from ingest.sheet_grid import MOST_COLUMNS, MOST_ROWS, SheetShape, shape_of
from ingest.sheet_margins import box_lines
from ingest.sheet_regions import Entry, regions
from ingest.sheet_strict import usual
from ingest.sheet_texts import CellText, rich_texts

_MOST_SHEETS = 100


@dataclass(slots=True)
class _Reading:
    items: list[RawItem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_sheets(content: bytes, *, name: str) -> Document:
    """Without a head and without pages. Refused or UnreadableFile for what is no whole workbook with text."""
    package = open_zip(content)
    refuse_declared_types(package)
    printed = usual(content, package)
    package = package if printed is content else open_zip(printed)
    reading = _Reading()
    if any(n.endswith("vbaProject.bin") for n in package.namelist()):
        reading.notes.append("Tệp có mã lệnh (macro); mã lệnh không được chạy, chỉ đọc phần bảng.")
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(printed), read_only=True, data_only=True, keep_links=False)
        _read(workbook, package, reading)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, SyntaxError, InvalidFileException) as error:
        raise _broken() from error
    except (zipfile.BadZipFile, EOFError, OSError, OverflowError) as error:
        raise _broken() from error
    if not reading.items:
        raise UnreadableFile("Bảng tính không có ô nào có chữ ở trang đang hiện; hãy kiểm tra tệp.", reason="no_text")
    own, digest = document_id(content), hashlib.sha256(content).hexdigest()
    return Document(own, digest, name, "xlsx", assemble(own, reading.items), notes=tuple(reading.notes))


def _broken() -> UnreadableFile:
    return UnreadableFile("Bảng tính bị hỏng nên không đọc được; hãy lưu bản mới bằng Excel rồi gửi.", reason="broken")


def _read(workbook: Workbook, package: zipfile.ZipFile, reading: _Reading) -> None:
    refuse_marks(box_lines(package))
    hidden = [s.title for s in workbook.worksheets if s.sheet_state != "visible"]
    if hidden:
        reading.notes.append(f"Bảng tính có {len(hidden)} trang ẩn ({', '.join(hidden)[:80]}); không đọc trang ẩn.")
    sheets = [s for s in workbook.worksheets if s.sheet_state == "visible"]
    if len(sheets) > _MOST_SHEETS:
        reading.notes.append(f"Bảng tính có {len(sheets)} trang; chỉ đọc {_MOST_SHEETS} trang đầu.")
    texts = rich_texts(package)
    for sheet in sheets[:_MOST_SHEETS]:
        shape = shape_of(package, sheet._worksheet_path, texts)  # type: ignore[attr-defined]
        refuse_marks(shape.margins)
        rows = _rows(sheet, shape, reading)
        items = list(regions(rows))
        if items and len(sheets) > 1 and not (isinstance(items[0], RawParagraph)):
            text, origin = clean(sheet.title)
            reading.items.append(RawParagraph(text, bold=True, origin=origin))
        reading.items.extend(items)
        reading.notes.extend(_notes(sheet.title, shape))


def _notes(title: str, shape: SheetShape) -> Iterator[str]:
    hidden = len(shape.hidden_rows), len(shape.hidden_columns)
    if any(hidden):
        yield f"Trang “{title[:40]}” có {hidden[0]} dòng và {hidden[1]} cột ẩn; không đọc phần ẩn."
    if shape.uncalculated:
        yield f"Trang “{title[:40]}” có {shape.uncalculated} ô công thức chưa được tính; hãy mở bằng Excel, lưu lại."
    if shape.beyond:
        yield f"Trang “{title[:40]}” rộng hơn {MOST_COLUMNS} cột; {shape.beyond} ô bên phải không được đọc."
    if raised := sum(text.raised for text in shape.texts.values()):
        yield f"Trang “{title[:40]}” có {raised} ô có chữ số chú thích nâng cao sau con số; không đọc chữ số ấy."
    if struck := sum(text.struck for text in shape.texts.values()):
        yield f"Trang “{title[:40]}” có {struck} ô có chữ bị gạch ngang; phần gạch không được đọc."


def _rows(sheet: object, shape: SheetShape, reading: _Reading) -> list[list[Entry]]:
    """Shown cells with text, row by row from the first row; a row without any is an empty list."""
    rows: list[list[Entry]] = []
    last = 0
    sheet.reset_dimensions()  # type: ignore[attr-defined]  # what the file says of its size may be too small
    for cells in sheet.iter_rows(max_col=MOST_COLUMNS):  # type: ignore[attr-defined]
        entries = [entry for cell in cells if (entry := _entry(cell, shape))]
        last = entries[-1].place.row if entries else last
        rows.append(entries)
        if len(rows) >= MOST_ROWS:
            title = sheet.title  # type: ignore[attr-defined]
            reading.notes.append(f"Trang “{title[:40]}” dài hơn {MOST_ROWS} dòng; chỉ đọc đến dòng {last}.")
            break
    return rows


def _entry(cell: Any, shape: SheetShape) -> Entry | None:
    if cell.value is None or cell.row in shape.hidden_rows or cell.column in shape.hidden_columns:
        return None
    here = (cell.row, cell.column)
    if here in shape.covered:
        return None
    value, font = cell.value, cell.font
    if font and font.strike:
        shape.texts[here] = CellText("", struck=True)
    if here in shape.texts:
        value = shape.texts[here].text
    text, origin = clean(shown(value, cell.number_format or ""))
    if not text:
        return None
    centred = bool(cell.alignment and cell.alignment.horizontal == "center")
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return Entry(text, shape.place(*here), bool(font and font.b), centred, origin, number=number)
