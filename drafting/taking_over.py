"""Words edited in a Word copy, taken over into the draft, paragraph by paragraph, around figures left as they were."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from domain.drafts import DraftReport, Paragraph
from domain.errors import UsageError
from drafting.known_lines import flat, line_of
from drafting.living import edited, paragraph_of
from drafting.word_text import Line, read_lines

_DASH = "- "


def taken_over(report: DraftReport, own: bytes, other: bytes) -> tuple[DraftReport, int]:
    """The draft with the other copy's words, and how many paragraphs changed. own: the draft's Word file.

    Left as they were: paragraphs with a figure changed, added or gone, and lines that are no paragraph of the text.
    """
    keys = {line_of(p).text: p.key for s in report.sections for p in s.body if isinstance(p, Paragraph)}
    taken = 0
    for before, line in _changed_lines(own, other):
        key = keys.get(before)
        told = _parts(paragraph_of(report, key), line) if key else None
        if key is None or told is None:
            continue
        try:
            report = edited(report, key, *told)
        except UsageError:  # a figure was typed: the check of numbers names it
            continue
        taken += 1
    return report, taken


def _changed_lines(own: bytes, other: bytes) -> Iterator[tuple[str, Line]]:
    """Each line of our own with what stands in its place, where as many lines stand there as before."""
    before, after = [flat(line.text) for line in read_lines(own)], read_lines(other)
    matcher = SequenceMatcher(None, before, [flat(line.text) for line in after], autojunk=False)
    for way, a, b, c, d in matcher.get_opcodes():
        if way == "replace" and b - a == d - c:
            yield from zip(before[a:b], after[c:d], strict=True)


def _parts(paragraph: Paragraph, line: Line) -> tuple[list[str], list[str]] | None:
    """Words and slots in turns; None where a mark is not one of the paragraph's figures as it was printed."""
    left = list(paragraph.slots)
    start = len(_DASH) if paragraph.style == "dash" and line.text.startswith(_DASH) else 0
    words: list[str] = []
    slots: list[str] = []
    for mark in sorted(line.marks, key=lambda m: m.span.start):
        slot = next((s for s in left if s.claim == mark.claim and s.shown == mark.span.of(line.text)), None)
        if slot is None:
            return None
        left.remove(slot)
        words.append(line.text[start : mark.span.start])
        slots.append(slot.key)
        start = mark.span.end
    return ([*words, line.text[start:]], slots) if not left else None
