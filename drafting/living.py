"""A draft that lives: paragraphs found again by key, edited around their slots, moved, written anew, compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import partial
from itertools import zip_longest

from domain.draft_life import LineChange, StaleNumber
from domain.drafts import DraftReport, Paragraph, Run, Section, Slot, Table
from domain.errors import NotFound, UsageError
from domain.numbers import NumberForm
from domain.texts import nfc, one_space
from drafting.known_lines import flat
from drafting.slots import claim_of
from drafting.verify import numbers_in
from drafting.word_text import read_lines

_LONGEST = 4000  # characters of one paragraph
_TYPED = frozenset((NumberForm.DATE, NumberForm.DOC_NUMBER, NumberForm.NAME, NumberForm.DURATION))


def keyed(report: DraftReport) -> DraftReport:
    """Every paragraph of the text with its key: the same wherever it says the same thing of today's figures."""
    seen: Counter[str] = Counter()
    sections = []
    for path, section in report.placed():
        body = tuple(_named(part, path, seen) for part in section.body)
        sections.append(replace(section, body=body))
    return replace(report, sections=tuple(sections))


def _named(part: Paragraph | Table, path: str, seen: Counter[str]) -> Paragraph | Table:
    if isinstance(part, Table):
        return part
    about = part.slots[0].claim if part.slots else claim_of(part.text)
    key = f"{path}-{about}"
    seen[key] += 1
    return replace(part, key=f"{key}-{seen[key]}")


def paragraph_of(report: DraftReport, key: str) -> Paragraph:
    for section in report.sections:
        for part in section.body:
            if isinstance(part, Paragraph) and part.key == key:
                return part
    raise NotFound("Không còn đoạn này trong dự thảo; hãy tải lại trang.")


def edited(report: DraftReport, key: str, parts: Sequence[str], slots: Sequence[str]) -> DraftReport:
    """The paragraph in a person's words. parts and slots take turns: words, a slot's key, words, a slot's key, words.

    UsageError where a figure was typed: figures come from slots only; dates, document numbers and names may be typed.
    """
    old = paragraph_of(report, key)
    known = {slot.key: slot for slot in old.slots}
    if len(parts) != len(slots) + 1 or any(s not in known for s in slots):
        raise UsageError("Số liệu trong đoạn không khớp bản đang lưu; hãy tải lại trang rồi sửa lại.")
    words = [nfc("".join(c if c.isprintable() else " " for c in part)) for part in parts]
    if sum(map(len, words)) > _LONGEST:
        raise UsageError(f"Một đoạn dài nhất {_LONGEST} ký tự; hãy tách thành các đoạn ngắn hơn.")
    for part in words:
        _refuse_typed(part)
    runs = [Run(words[0])] if words[0] else []
    for slot, after in zip(slots, words[1:], strict=True):
        runs += [Run(slot=known[slot]), *([Run(after)] if after else [])]
    if not one_space("".join(run.text for run in runs)):
        raise UsageError("Đoạn không còn chữ nào; muốn bỏ đoạn, hãy dùng nút Bỏ đoạn.")
    return _each(report, lambda p: replace(old, runs=tuple(runs), edited=True) if p.key == key else p)


def _refuse_typed(words: str) -> None:
    for mention in numbers_in(words):
        shown = mention.span.of(words)
        if mention.form not in _TYPED and any(c.isdigit() for c in shown):
            raise UsageError(f"Không gõ số liệu “{shown}” bằng tay: số trong báo cáo phải lấy từ ô số có nguồn.")


def retitled(report: DraftReport, path: str, title: str) -> DraftReport:
    words = one_space(nfc(title))
    if not 3 <= len(words) <= 300:
        raise UsageError("Tiêu đề mục dài từ 3 đến 300 ký tự.")
    _refuse_typed(words)
    if path not in {p for p, _ in report.placed()}:
        raise NotFound("Không còn mục này trong dự thảo; hãy tải lại trang.")
    return replace(
        report, sections=tuple(replace(s, title=words) if p == path else s for p, s in report.placed())
    )  # fmt: skip


def moved(report: DraftReport, key: str, step: int) -> DraftReport:
    """The paragraph one place up (-1) or down (+1) within its section."""
    paragraph_of(report, key)
    return replace(report, sections=tuple(_moved_in(s, key, step) for s in report.sections))


def _moved_in(section: Section, key: str, step: int) -> Section:
    body = list(section.body)
    at = next((i for i, p in enumerate(body) if isinstance(p, Paragraph) and p.key == key), None)
    if at is None or not 0 <= at + step < len(body):
        return section
    body[at], body[at + step] = body[at + step], body[at]
    return replace(section, body=tuple(body))


def dropped(report: DraftReport, key: str) -> DraftReport:
    paragraph_of(report, key)
    sections = tuple(
        replace(s, body=tuple(p for p in s.body if not (isinstance(p, Paragraph) and p.key == key)))
        for s in report.sections
    )
    return replace(report, sections=sections, dropped=(*report.dropped, key))


def written_anew(report: DraftReport, today: DraftReport, key: str) -> DraftReport:
    """One paragraph as it would be drafted today; a person's words in it are given up."""
    fresh = next((p for p in _paragraphs(today) if p.key == key), None)
    if fresh is None:
        raise NotFound("Hôm nay không còn số liệu để soạn lại đoạn này; hãy sửa hoặc bỏ đoạn.")
    return _with_sources(_each(report, lambda p: fresh if p.key == key else p), today)


def refreshed(report: DraftReport, today: DraftReport) -> DraftReport:
    """Everything as it would be drafted today, but what a person edited, moved or took out stays so.

    In a person's words the figures are today's too; one that now goes the other way is left, for the words to be read.
    """
    fresh = dict(today.placed())
    report = _each(
        report, partial(_with_todays_figures, slots={s.claim: s for p in _paragraphs(today) for s in p.slots})
    )
    known = {p.key for p in _paragraphs(report)} | set(report.dropped)
    sections = tuple(_refreshed_in(s, fresh[p], known) if p in fresh else s for p, s in report.placed())
    kept = replace(today, sections=sections, dropped=report.dropped, title=report.title)
    return _with_sources(kept, report)


def _with_todays_figures(paragraph: Paragraph, slots: Mapping[str, Slot]) -> Paragraph:
    if not paragraph.edited:
        return paragraph
    runs = tuple(
        replace(run, slot=now)
        if run.slot and (now := slots.get(run.slot.claim)) and now.direction == run.slot.direction
        else run
        for run in paragraph.runs
    )
    return replace(paragraph, runs=runs)


def _refreshed_in(section: Section, fresh: Section, known: set[str]) -> Section:
    by_key = {p.key: p for p in fresh.body if isinstance(p, Paragraph)}
    body: list[Paragraph | Table] = []
    for part in section.body:
        if isinstance(part, Table) or part.edited:
            body.append(part)
        elif part.key in by_key:
            body.append(by_key[part.key])
    body += [p for p in by_key.values() if p.key not in known]
    return replace(section, body=tuple(body))


def _with_sources(report: DraftReport, other: DraftReport) -> DraftReport:
    """Also the sources of slots that come from the other report."""
    used = {value for slot in report.slots() for value in slot.values}
    sources = {s.value_id: s for s in (*other.sources, *report.sources)}
    return replace(report, sources=tuple(s for s in sources.values() if s.value_id in used))


def stale_numbers(report: DraftReport, today: DraftReport) -> tuple[StaleNumber, ...]:
    """Figures of the text that today's draft prints otherwise, or has no more."""
    now: dict[str, set[str]] = {}
    for slot in today.slots():
        now.setdefault(slot.claim, set()).add(slot.shown)
    return tuple(
        StaleNumber(paragraph.key, slot.shown, min(now[slot.claim], default=None) if slot.claim in now else None)
        for paragraph in _paragraphs(report)
        for slot in paragraph.slots
        if slot.shown not in now.get(slot.claim, ())
    )


def differences(before: DraftReport, after: DraftReport) -> tuple[LineChange, ...]:
    """Headings and paragraphs that are not the same, in the order of the later version."""
    old, new = dict(_lines(before)), dict(_lines(after))
    places = list(dict.fromkeys((*new, *old)))
    return tuple(
        LineChange(key.split("-")[0], old.get(key, ""), new.get(key, ""))
        for key in places
        if old.get(key, "") != new.get(key, "")
    )


def _lines(report: DraftReport) -> Iterator[tuple[str, str]]:
    for path, section in report.placed():
        yield path, section.title
        yield from ((p.key, p.text) for p in section.body if isinstance(p, Paragraph))


def _paragraphs(report: DraftReport) -> Iterable[Paragraph]:
    return (p for s in report.sections for p in s.body if isinstance(p, Paragraph))


def _each(report: DraftReport, change: Callable[[Paragraph], Paragraph]) -> DraftReport:
    sections = tuple(
        replace(s, body=tuple(change(p) if isinstance(p, Paragraph) else p for p in s.body)) for s in report.sections
    )
    return replace(report, sections=sections)


def compared(own: bytes, other: bytes) -> tuple[LineChange, ...]:
    """The lines in which another Word file differs from our own, side by side. UnreadableFile if it is no Word file."""
    before, after = ([flat(line.text) for line in read_lines(content)] for content in (own, other))
    found: list[LineChange] = []
    for way, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if way == "equal":
            continue
        gone, put = before[a:b], after[c:d]
        found += [LineChange("", old, new) for old, new in zip_longest(gone, put, fillvalue="")]
    return tuple(found)
