"""The lines a draft prints, with the place of each slot: what an untouched document says, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from domain.drafts import DraftReport, Paragraph, Run, Section, Slot
from domain.texts import Span, nfc, plain_spaces

_SPACE = re.compile(r"[^\S ]")  # any but the plain one


@dataclass(frozen=True, slots=True)
class KnownLine:
    """slots: where each number stands in `text`."""

    text: str
    slots: tuple[tuple[Span, Slot], ...] = ()


def flat(text: str) -> str:
    """The text for comparing: NFC, every space alike, the report's end mark as a full stop; trimmed."""
    line = _SPACE.sub(" ", plain_spaces(nfc(text))).rstrip()
    return f"{line[:-3]}." if line.endswith("./.") else line


def known_lines(draft: DraftReport) -> tuple[KnownLine, ...]:
    """Every line the draft prints."""
    return tuple(_lines(draft))


def _lines(draft: DraftReport) -> Iterator[KnownLine]:
    yield KnownLine(flat(draft.title))
    for paragraph in (*draft.opening, *draft.closing):
        yield line_of(paragraph)
    for section in draft.sections:
        mark = ")" if section.level == 3 else "."
        yield KnownLine(flat(f"{section.number}{mark} {section.title}"))
        yield from _parts(section)
    for annex in draft.annexes:
        yield from (KnownLine(flat(t)) for t in (f"Phụ lục {annex.number}", annex.title.upper()))
        yield from _parts(annex)


def _parts(section: Section) -> Iterator[KnownLine]:
    for part in section.body:
        if isinstance(part, Paragraph):
            yield line_of(part)
            continue
        heads = (row[1:] if part.drawn else row for row in part.header)
        yield from (KnownLine(flat(" | ".join(row))) for row in heads)
        yield from (_joined([cell for cell in row if _words(cell).strip()]) for row in part.rows)
        yield KnownLine(flat(part.note))


def line_of(paragraph: Paragraph) -> KnownLine:
    """The paragraph as it is printed."""
    lead = (Run("- "),) if paragraph.style == "dash" else ()
    return _joined([(*lead, *paragraph.runs)])


def _words(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _joined(cells: Sequence[Sequence[Run]]) -> KnownLine:
    text = ""
    slots: list[tuple[Span, Slot]] = []
    for cell in cells:
        text += " | " if text else ""
        for run in cell:
            if run.slot:
                slots.append((Span(len(text), len(text) + len(run.text)), run.slot))
            text += run.text
    return KnownLine(flat(text), tuple(slots))
