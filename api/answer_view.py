"""An answer as the page shows it: sentences, lists, and a table of units where that reads better than sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from domain.answers import Answer, AnswerValue
from domain.citations import Citation
from domain.indicators import Code
from domain.texts import one_space
from domain.values import value_id

_ITEM = re.compile(r"(?:\d+\.|-) ")
_ENDS = 2  # of a change: the earlier period and the later one
_ENOUGH_FOR_TABLE = 3  # units with a figure of one indicator and one period
_WORDS_LINKED = 6  # words at each end of a quote that a browser looks for


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences in a row, or the items of one list. numbered: in order, with their places."""

    texts: tuple[str, ...]
    listed: bool = False
    numbered: bool = False


def lines_of(text: str) -> list[Lines]:
    groups: list[tuple[bool, bool, list[str]]] = []
    for line in filter(str.strip, text.split("\n")):
        mark = _ITEM.match(line)
        kind = (mark is not None, mark is not None and line[0].isdigit())
        words = line[mark.end() :] if mark else line
        if not groups or groups[-1][:2] != kind:
            groups.append((*kind, []))
        groups[-1][2].append(words)
    return [Lines(tuple(texts), listed, numbered) for listed, numbered, texts in groups]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures of one indicator, unit by unit, in the answer's own order."""

    indicator: Code
    values: tuple[AnswerValue, ...]


def table_of(answer: Answer) -> Table | None:
    """The figures of the indicator that most units have; None for a few, which sentences tell as well."""
    shown = [v for v in answer.values if not v.computed]
    groups: dict[tuple[Code, str], list[AnswerValue]] = {}
    for value in shown:
        groups.setdefault((value.indicator, str(value.period)), []).append(value)
    best = max(groups.values(), key=len, default=[])
    if len({v.unit for v in best}) < _ENOUGH_FOR_TABLE or len({v.measure for v in best}) > 1:
        return None
    return Table(best[0].indicator, _changes(answer, best) or tuple(best))


def _changes(answer: Answer, told: Sequence[AnswerValue]) -> tuple[AnswerValue, ...]:
    """Of units with figures of two periods how much each one moved, in the answer's order; else nothing."""
    state = {v.unit: v.state for v in told}
    own = [v for v in answer.values if v.indicator == told[0].indicator and v.unit in state]
    moved = [v for v in own if v.computed and v.citation is None]
    if len({v.period for v in own if not v.computed}) != _ENDS or [v.unit for v in moved] != list(state):
        return ()
    return tuple(replace(v, state=state[v.unit]) for v in moved)


def quoted_lines(answer: Answer) -> dict[str, str]:
    """Lines that are a source's words and nothing else, each with the way to where they stand."""
    found: dict[str, str] = {}
    for source in answer.sources:
        quote = one_space(source.quote)
        found |= dict.fromkeys((quote, f"“{quote}”"), words_address(source.citation))
    return {line: found[line] for group in lines_of(answer.text) for line in group.texts if line in found}


def told_of(unit: str, texts: Sequence[str]) -> tuple[str, str]:
    """The figure as the unit's line says it ("gần 70%"), and what the line adds; empty where no line is the unit's."""
    line = next((t.removeprefix(f"{unit}: ") for t in texts if t.startswith(f"{unit}: ")), "")
    figure, _, more = line.partition(". ")
    return figure.removesuffix("."), more


def figure_address(value: AnswerValue) -> str:
    """The report at the figure, marked on its page; at its words where the figure was corrected by a person."""
    if value.citation is None:
        return ""
    at = value_id(value.indicator, value.period, value.amount, value.citation)
    if value.computed:
        return words_address(value.citation)
    return f"/bao-cao/{value.citation.document_id}?so={at}#s-{at}"


def words_address(citation: Citation) -> str:
    """The report at the quoted words, which the browser finds and marks by itself."""
    words = citation.quote.split()
    ends: Sequence[str] = [" ".join(words)]
    if len(words) > 2 * _WORDS_LINKED:
        ends = [" ".join(words[:_WORDS_LINKED]), " ".join(words[-_WORDS_LINKED:])]
    found = ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)
    return f"/bao-cao/{citation.document_id}#:~:text={found}"
