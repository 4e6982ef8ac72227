"""A city report laid out for the page: outline, headings and paragraphs as they print, figures as chips."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from domain.draft_life import Opened, StaleNumber
from domain.drafts import DraftReport, Paragraph, Run, Section, Slot, Source, Table

_MOST_SOURCES = 6  # shown of one figure; the checking version has all


@dataclass(frozen=True, slots=True)
class Chip:
    """A stretch of a paragraph: words, or a figure with what to tell of it."""

    text: str
    key: str = ""
    how: str = ""
    sources: tuple[str, ...] = ()
    stale: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (level 1–3) or a paragraph (level 0). path: the section's numbers, for going there."""

    path: str
    level: int
    number: str = ""
    title: str = ""
    key: str = ""
    style: str = ""
    chips: tuple[Chip, ...] = ()
    edited: bool = False
    stale: bool = False


def sheet_of(report: DraftReport, opened: Opened | None) -> list[Block]:
    """The opening, every section in reading order, the closing."""
    told = _Told(report, opened)
    blocks = [told.paragraph("mo-dau", p) for p in report.opening]
    for path, section in report.placed():
        blocks.append(Block(path, section.level, section.number, section.title))
        blocks += [told.paragraph(path, p) for p in section.body if isinstance(p, Paragraph)]
    return [*blocks, *(told.paragraph("ket", p) for p in report.closing)]


def annexes_of(report: DraftReport) -> list[tuple[Section, list[Paragraph], list[Table]]]:
    """The annexes of the clean version."""
    return [
        (a, [p for p in a.body if isinstance(p, Paragraph)], [t for t in a.body if isinstance(t, Table)])
        for a in report.annexes
        if not a.checking
    ]


def marked_words(before: str, after: str) -> tuple[list[tuple[bool, str]], list[tuple[bool, str]]]:
    """Both lines as stretches of words, each with whether it is not in the other."""
    old, new = before.split(), after.split()
    mine: list[tuple[bool, str]] = []
    theirs: list[tuple[bool, str]] = []
    for way, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        mine += [(way != "equal", " ".join(old[a:b]))] if a < b else []
        theirs += [(way != "equal", " ".join(new[c:d]))] if c < d else []
    return mine, theirs


class _Told:
    """Paragraphs with what is known of their figures."""

    def __init__(self, report: DraftReport, opened: Opened | None) -> None:
        self._sources: dict[str, Source] = {s.value_id: s for s in report.sources}
        self._stale: dict[tuple[str, str], StaleNumber] = {
            (s.paragraph, s.shown): s for s in (opened.stale if opened else ())
        }

    def paragraph(self, path: str, paragraph: Paragraph) -> Block:
        chips = tuple(self._chip(run, paragraph.key) for run in paragraph.runs)
        return Block(
            path, 0, key=paragraph.key, style=paragraph.style, chips=chips, edited=paragraph.edited,
            stale=any(chip.stale for chip in chips),
        )  # fmt: skip

    def _chip(self, run: Run, paragraph: str) -> Chip:
        slot = run.slot
        if slot is None:
            return Chip(run.words)
        found = [self._sources[v] for v in slot.values if v in self._sources]
        told = tuple(_source(s) for s in found[:_MOST_SOURCES])
        if len(found) > _MOST_SOURCES:
            told += (f"và {len(found) - _MOST_SOURCES} nguồn khác, xem bản đối chiếu",)
        return Chip(slot.shown, slot.key, _how(slot), told, self._now(paragraph, slot))

    def _now(self, paragraph: str, slot: Slot) -> str:
        stale = self._stale.get((paragraph, slot.shown))
        if stale is None:
            return ""
        return f"nay là {stale.now}" if stale.now else "nay không còn số liệu"


def _how(slot: Slot) -> str:
    how = slot.derivation or f"số liệu của {slot.scope}"
    return f"{slot.indicator}: {how}" if slot.indicator else how


def _source(source: Source) -> str:
    page = f", trang {source.page}" if source.page else ""
    return f"{source.unit}, {source.document}{page}: “{source.quote}”"
