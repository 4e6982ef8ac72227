"""Reads one marked-up report: the text as it will be printed, and beside each passage what a correct reading gives.

A file starts with `key: value` lines and `---`. Then every line is one paragraph:

    # ## ###      headings of level 1–3            - text / + text   list items
    = text        centred and bold                 > text            centred and italic
    !| a | b |    header row of a table            | a | b |         body row; ^ joins the cell above, < the cell left
    @table 5,60,35    column widths of the table that follows
    @annex Phụ lục I  new page and section         @landscape / @portrait   new page that way up
    @sign, @signer, @to   signature block and recipients, lines separated by " / "
    [^1]: text    a footnote, marked [^1] where it belongs

`{{quote||items}}` marks a passage, `=> items` after a row marks the whole row. Items are separated by ";":

    TT-12=1234(n/d)@9M~gt   a value: amount, parts, period (the report's if left out), hedge
    !target:CQS-05          a trap of that kind, and the indicator it could be taken for
    #sum_mismatch:CD-01:why a fault written on purpose
    %P %C %R %T:owner:day   a problem, a cause, a proposal, a task
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_MARK = re.compile(r"\{\{|\}\}|\|\|")


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage and what is said of it. quote: plain text as printed."""

    quote: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. kind: "h1"–"h3", "dash", "plus", "centre", "caption", "body", "footnote", or a directive's name."""

    kind: str
    text: str
    marks: tuple[Mark, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; "^" and "<" cells are joined to the one above or to the left."""

    cells: tuple[str, ...]
    header: bool
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    widths: tuple[float, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """head: the `key: value` lines. look: its `look` options."""

    head: dict[str, str]
    body: tuple[Line | Grid, ...]
    look: dict[str, str] = field(default_factory=dict)


def parse(source: str) -> Report:
    top, _, rest = source.partition("\n---\n")
    head = dict(_pair(line) for line in top.splitlines() if line.strip() and not line.startswith("%%"))
    look = dict(option.strip().split("=", 1) for option in head.get("look", "").split(",") if option.strip())
    return Report(head, tuple(_body(rest.splitlines())), look)


def _pair(line: str) -> tuple[str, str]:
    key, colon, value = line.partition(":")
    if not colon:
        raise ValueError(f"not a `key: value` line: {line!r}")
    return key.strip(), value.strip()


def _body(lines: list[str]) -> list[Line | Grid]:
    body: list[Line | Grid] = []
    widths: tuple[float, ...] = ()
    rows: list[Row] = []
    for line in [*lines, ""]:
        if line.startswith(("|", "!|")):
            rows.append(_row(line))
            continue
        if rows:
            body.append(Grid(widths, tuple(rows)))
            rows = []
        if line.startswith("@table"):
            widths = tuple(float(w) for w in line.removeprefix("@table").split(","))
        elif line.strip() and not line.startswith("%%"):
            body.append(_line(line))
    return body


_KINDS = {"###": "h3", "##": "h2", "#": "h1", "-": "dash", "+": "plus", "=": "centre", ">": "caption"}


def _line(line: str) -> Line:
    if match := re.match(r"\[\^(\d+)\]: (.*)", line):
        text, marks = unmark(match[2])
        return Line("footnote", text, marks, match[1])
    if match := re.match(r"@(\w+) ?(.*)", line):
        text, marks = unmark(match[2])
        return Line(match[1], text, marks)
    sign, space, rest = line.partition(" ")
    kind = _KINDS.get(sign) if space else None
    text, marks = unmark(rest if kind else line)
    return Line(kind or "body", text, marks)


def _row(line: str) -> Row:
    cells_part, arrow, said = line.partition("| =>")
    header = cells_part.startswith("!")
    inner = cells_part.removeprefix("!").strip()
    inner = inner[1:] if arrow else inner[1:-1]
    texts, marks = [], []
    for cell in _cells(inner):
        text, inside = unmark(cell.strip())
        texts.append(text)
        marks.extend(inside)
    if arrow:
        marks.append(Mark(row_text(texts), _items(said)))
    return Row(tuple(texts), header, tuple(marks))


def _cells(inner: str) -> list[str]:
    """Split at single bars outside marks."""
    cells, depth, current = [], 0, ""
    for token in re.split(r"(\{\{|\}\}|\|\||\|)", inner):
        depth += {"{{": 1, "}}": -1}.get(token, 0)
        if token in ("|", "||") and depth == 0:
            cells.extend([current, ""] if token == "||" else [current])
            current = ""
        else:
            current += token
    return [*cells, current]


def row_text(cells: list[str] | tuple[str, ...]) -> str:
    """A row as quoted: non-empty cells from left to right, a merged cell once."""
    return " | ".join(plain(cell) for cell in cells if cell and cell not in ("^", "<"))


def plain(text: str) -> str:
    """Without bold signs and footnote marks, and with the no-break space that "␣" stands for."""
    return re.sub(r"\[\^\d+\]", "", text.replace("**", "")).replace("␣", "\u00a0")


def unmark(text: str) -> tuple[str, tuple[Mark, ...]]:
    """The printed text, and the marks in it; marks may stand inside marks."""
    printed, marks, end = _unmark(text, 0)
    if end != len(text):
        raise ValueError(f"a mark is not closed or not opened: {text!r}")
    return printed, tuple(marks)


def _unmark(text: str, at: int) -> tuple[str, list[Mark], int]:
    """Reads up to the "||" of the mark it is in, or to the end."""
    printed, marks = "", []
    while match := _MARK.search(text, at):
        printed += text[at : match.start()]
        if match.group() != "{{":
            return printed, marks, match.start()
        quote, inner, bar = _unmark(text, match.end())
        close = text.index("}}", bar)
        marks += [*inner, Mark(plain(quote), _items(text[bar + 2 : close]))]
        printed += quote
        at = close + 2
    return printed + text[at:], marks, len(text)


def _items(said: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in said.split(";") if item.strip())
