"""What a marked-up report prints, for measuring how well it is read: texts in order, and tables cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tools.gold.markup import Grid, Line, Report, Row, plain
from tools.gold.word_numbering import shown_numbers

_NUMBER_HEAD = {"tt", "stt", "số tt", ""}
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?(?:=[\d()+\-/*]+)?")


def print_of(report: Report) -> dict[str, Any]:
    """texts: every paragraph, and every row of a table with one space between its cells, as a person reads down the
    pages. cells: [table, row label, header path …, value] of every cell right of a row's label.
    """
    grids = [part for part in report.body if isinstance(part, Grid)]
    return {
        "texts": [*_letterhead(report), *_texts(report)],
        "cells": [cell for number, grid in enumerate(grids) for cell in _cells(number, grid)],
    }


def _letterhead(report: Report) -> list[str]:
    head = report.head
    year, month, day = head["date"].split("-")
    place = f"{head.get('place', 'Hà Nội')}, ngày {day} tháng {month if int(month) < 3 else int(month)} năm {year}"
    motto = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", place]
    return [head["parent"], head["issuer"], f"Số: {head['number']}", *motto, *head["title"].split(" / ")]


def _texts(report: Report) -> Iterator[str]:
    notes = {p.key: f"{p.key} {plain(p.text)}" for p in report.body if isinstance(p, Line) and p.kind == "footnote"}
    numbers = shown_numbers() if report.look.get("headings") == "auto" else None
    signature: dict[str, str] = {}
    for part in report.body:
        if isinstance(part, Grid):
            yield from (_row_text(row) for row in part.rows)
        elif part.kind in ("sign", "signer", "to"):
            signature[part.kind] = part.text
            if part.kind == "to":
                yield from _signature(signature)
        elif part.kind not in ("footnote", "landscape", "portrait"):
            numbered = numbers and part.kind in ("h1", "h2", "h3")
            yield f"{numbers(int(part.kind[1]) - 1)} {plain(part.text)}" if numbered else plain(part.text)
            yield from (notes[key] for key in re.findall(r"\[\^(\d+)\]", part.text))


def _signature(said: dict[str, str]) -> Iterator[str]:
    yield "Nơi nhận:"
    yield from said["to"].split(" / ")
    yield from said["sign"].split(" / ")
    yield said.get("signer", "(Người ký mô phỏng)")


def _row_text(row: Row) -> str:
    return " ".join(plain(cell) for cell in row.cells if cell not in ("", "^", "<"))


def _cells(number: int, grid: Grid) -> Iterator[list[str | int]]:
    heads = [row for row in grid.rows if row.header]
    paths = [_path(heads, column) for column in range(len(grid.rows[0].cells))]
    label_column = 1 if heads and len(paths) > 1 and " ".join(paths[0]).lower() in _NUMBER_HEAD else 0
    label = ""
    for row in grid.rows:
        if not row.header:
            printed = row.cells[0] if row.cells[label_column] == "<" else row.cells[label_column]
            label = label if printed == "^" else plain(printed)
            for column in range(label_column + 1, len(row.cells)):
                if row.cells[column] not in ("", "^", "<"):
                    yield [number, label, *paths[column], plain(row.cells[column])]


def _path(heads: list[Row], column: int) -> list[str]:
    """The head cells over a column, outermost first; a row of column numbers names nothing."""
    found: list[str] = []
    for row in heads:
        if all(_COLUMN_NUMBER.fullmatch(plain(c)) for c in row.cells):
            continue
        at = column
        while at and row.cells[at] == "<":
            at -= 1
        if row.cells[at] not in ("", "^"):
            found.append(plain(row.cells[at]))
    return found
