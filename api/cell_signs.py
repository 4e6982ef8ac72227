"""The sign and tone of each state a figure can be in; the page's legend gives their words."""

from __future__ import annotations

from functools import cache
from html import escape
from urllib.parse import urlencode

from markupsafe import Markup

from domain.citations import Citation
from domain.quantities import vietnamese
from domain.values import Finding
from workflow.cells import Cell, CellState
from workflow.matrix import Matrix, Row

SIGNS: dict[CellState, tuple[str, str]] = {
    CellState.ACCEPTED: ("●", "good"),
    CellState.REPORTED: ("◆", "told"),
    CellState.ZERO: ("0", "told"),
    CellState.AMBIGUOUS: ("▲", "warn"),
    CellState.CONFLICT: ("■", "bad"),
    CellState.IMPOSSIBLE: ("■", "bad"),
    CellState.NOT_APPLICABLE: ("–", "none"),
    CellState.SPARED: ("/", "none"),
    CellState.MISSING: ("○", "none"),
    CellState.NOT_SENT: ("·", "none"),
}


def state_mark(cell: Cell) -> Markup:
    """ "● đã duyệt", "0 bằng 0, chưa duyệt"."""
    sign, tone = SIGNS[cell.state]
    words = cell.state.label[0].lower() + cell.state.label[1:]
    if cell.state is CellState.ZERO:
        sign, tone = ("●", "good") if cell.approved else ("◆", "told")
        words += ", đã duyệt" if cell.approved else ", chưa duyệt"
    return _mark(tone, sign, words)


@cache
def _mark(tone: str, sign: str, words: str) -> Markup:
    """A dozen there are, and a page shows hundreds."""
    return Markup('<span class="state {}"><span aria-hidden="true">{}</span> {}</span>').format(tone, sign, words)


def source_address(cell: Cell) -> str:
    """The report at the words the figure was read from; empty where there is no figure."""
    if cell.fact is None:
        return ""
    value = cell.fact.values[0]
    return f"/bao-cao/{value.document_id}?so={value.id}#s-{value.id}"


def finding_address(finding: Finding, number: int) -> str:
    """The report of the finding's citation of that number, opened at all the finding's places in it."""
    shown = finding.citations[number]
    spots = list(dict.fromkeys(c.spot for c in finding.citations if c.document_id == shown.document_id))
    return f"/bao-cao/{shown.document_id}?{urlencode({'cho': spots}, doseq=True)}#cho-{spots.index(shown.spot)}"


def spot_address(citation: Citation) -> str:
    """The report at these words."""
    return f"/bao-cao/{citation.document_id}?{urlencode({'cho': citation.spot})}#cho-0"


def cell_words(cell: Cell) -> str:
    """ "98,9 %, chưa duyệt"; for a conflict all its amounts."""
    words = cell.state.label[0].lower() + cell.state.label[1:]
    if cell.fact is None:
        return words
    amounts = [cell.fact.amount] if cell.amount is not None else list(cell.fact.amounts)
    told = " ≠ ".join(f"{vietnamese(a)} {cell.fact.measure}" for a in amounts if a is not None)
    return f"{told}, {words}, {cell.period.short_label}" if told else words


def grid_cells(matrix: Matrix, row: Row) -> Markup:
    """A row's cells; written out by hand and once, for a matrix has thousands."""
    key = (row.unit.name, tuple(i.code for i in matrix.columns))
    if key not in matrix.written:
        matrix.written[key] = "".join(map(_cell, row.cells))
    return Markup(matrix.written[key])  # noqa: S704  # every part is escaped below


def _cell(cell: Cell) -> str:
    sign, tone = SIGNS[cell.state]
    if cell.state is CellState.ZERO and cell.approved:
        tone = "good"
    if cell.fact is None:
        return f'<td class="{tone}">{sign}</td>'
    address, words = escape(source_address(cell)), escape(cell_words(cell))
    # The sign is hidden from screen readers, so that the title names the link.
    return f'<td class="{tone}"><a href="{address}" title="{words}"><i aria-hidden="true">{sign}</i></a></td>'
