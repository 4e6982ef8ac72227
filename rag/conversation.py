"""What a question leaves unsaid and the one before it said: "còn quý trước?", "thế còn Sở Y tế?", "so với Sở X?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from domain.periods import Period
from domain.texts import Span
from rag.folded import Folded
from rag.period_words import AskedPeriods
from rag.unit_words import AskedUnits

_GOES_ON = re.compile(
    r"^\W*(?:(?:the|vay|thi|roi|va)\s+)*(?:con|the|vay|rieng|tuong tu|so voi|neu so|doi voi|trong (?:so )?do)\b"
    r"|\bthi (?:sao|the nao|ra sao|bao nhieu)\b|\b(?:don vi|so|phuong|xa) (?:do|nay|kia)\b"
)
_CHANGES = r"(?:chenh|tang|giam|hon|kem|cach)(?: nhau| them| lech)* (?:bao nhieu|may)"
_EARLIER = r"(?:(?:quy|ky|nam)(?: lien)? (?:truoc|ngoai)|cung ky(?: nam (?:truoc|ngoai))?)"
_WHY = re.compile(r"^\W*(?:(?:the|vay|thi|roi|va)\s+)*(?:vi sao|tai sao|ly do|nguyen nhan|sao lai)\b")
_SHORT = 8  # words: a longer why tells what it is about
_BESIDE = r"chenh (?:nhau|lech)|so voi|so sanh voi|doi chieu voi|hon (?:so )?voi"
AMONG_THEM = r"^\W*(?:the |vay |va )?trong (?:so )?(?:do|day|ay)"
_SENTENCE = re.compile(r"\.\s+(?=\w)")
_ANYTHING = r"bao nhieu|may|nao|the nao|ra sao|ai|gi|sao|chua|khong|tang hay giam"
_ASKS = rf"{_ANYTHING}|so sanh|xep"
_HOW_MUCH = re.compile(
    r"\W*(?:(?:the|vay|thi|con|hoi|luc|khi|ky|da|dat|duoc|la|co|chi|chiem|ve|toi|den|thoi diem|ay|do|cong|gop"
    r"|tinh|ca|chung|tong|luy ke|len|thanh)\b\W*)*"
    r"(?:(?:bao nhieu|may)\b\W*(?:phan tram\b|%)?|t[yi] le)?\W*(?:(?:sao|the nao|ra sao|nhi|a|nhe|the|vay)\b\W*)*"
)
_ONLY_CHANGE = re.compile(rf"\b(?:{_CHANGES}(?: (?:diem|bac|hang|phan tram|%))*|so voi|{_EARLIER})(?![a-z])")
_BETWEEN_NAMES = re.compile(r"(?<=\s\s)va(?=\s\s)")
_PARTS = re.compile(r"(?<=\?)\s+(?=\w)|;\s+(?=\w)|\n+|(?:(?<=^)|(?<=\s))\d{1,2}[).]\s+(?=\D)")
_MOST_PARTS = 6


def goes_on(question: Folded) -> bool:
    """Whether the words lean on what was asked before."""
    return _GOES_ON.search(question.bare) is not None or asks_only_change(question)


def asks_anything(question: Folded) -> bool:
    """Whether there is a word of asking in it; how things are to be put in order is told, not asked."""
    return question.has(_ANYTHING)


def asks_only_how_much(topic: Folded) -> bool:
    """ "Hồi 6 tháng thì sao?", "đạt mấy phần trăm?": what of was said before. topic: with the words that name units and
    periods blanked out."""
    return _HOW_MUCH.fullmatch(topic.bare) is not None


def asks_only_change(topic: Folded) -> bool:
    """ "Là bao nhiêu, chênh mấy điểm?", "so với … tăng mấy bậc?": of what was said before, too."""
    asked = _BETWEEN_NAMES.sub(" ", topic.bare)
    left = _ONLY_CHANGE.sub(" ", asked)
    return left != asked and _HOW_MUCH.fullmatch(left) is not None


def asks_why(question: Folded) -> bool:
    """A short why ("vì sao lại quá hạn?"), which is about whoever was spoken of when it names nobody."""
    return _WHY.search(question.bare) is not None and len(question.bare.split()) <= _SHORT


def parted(text: str) -> list[str]:
    """The questions of one message, in order: told apart by "?", ";", lines or numbers."""
    ends = [Span(m.start(), m.end()) for m in _PARTS.finditer(text) if not _in_brackets(text, m.start())]
    starts = [0, *(span.end for span in ends)]
    stops = [*(span.start for span in ends), len(text)]
    parts = [text[a:b].strip() for a, b in zip(starts, stops, strict=True)]
    return [part for part in parts if len(part.split()) > 1][:_MOST_PARTS] or [text]


def _in_brackets(text: str, at: int) -> bool:
    """ "(nhóm 4) …" numbers nothing."""
    return text.count("(", 0, at) > text.count(")", 0, at)


def asking_sentences(question: Folded) -> list[Folded]:
    """Those of several sentences that ask for something, when others only tell ("Được giao 86 tỷ. Tiêu bao nhiêu?")."""
    ends = [0, *(m.end() for m in _SENTENCE.finditer(question.bare)), len(question.bare)]
    parts = [Folded(question.text[a:b], question.bare[a:b], question.marked) for a, b in pairwise(ends)]
    asking = [part for part in parts if part.has(_ASKS)]
    return asking if len(asking) < len([p for p in parts if p.bare.strip()]) else []


def without_link(topic: Folded) -> Folded:
    """Without the "còn" that links to the question before ("Còn quý II thì mấy hồ sơ?"); what is left is another one.
    topic: with the words that name units and periods blanked out."""
    link = re.match(r"\W*(?:(?:the|vay|thi)\s+)*con(?=\s{2,})", topic.bare)
    return topic.without(Span(0, link.end())) if link else topic


def joined(question: Folded, before: Folded) -> Folded:
    """The words of both, as if said at once."""
    marked = question.marked and before.marked
    return Folded(f"{question.text} , {before.text}", f"{question.bare} , {before.bare}", marked)


def carried_units(own: AskedUnits, before: AskedUnits, question: Folded) -> AskedUnits:
    if own.units:
        beside = question.has(_BESIDE) and before.units and len(own.units) == 1  # two are held against each other
        return replace(own, units=tuple(dict.fromkeys((*before.units, *own.units)))) if beside else own
    if own.unclear or own.groups or own.city or own.outside or own.elsewhere:
        return own
    if own.everyone and len(before.units) > 1:  # "đơn vị nào" of those spoken of
        return replace(before, unclear=(), spans=())
    if own.everyone:
        return replace(own, groups=before.groups)
    return replace(before, unclear=(), spans=())


def carried_periods(own: AskedPeriods, before: AskedPeriods, question: Folded, *, now: Period | None) -> AskedPeriods:
    """now: the period meant when neither names one."""
    base = before.periods[0] if before.periods else now
    beside = question.has(rf"{_BESIDE}|{_CHANGES}")
    if (own.before or own.year_before) and base is not None:
        if beside:
            return replace(own, periods=(base,))
        moved = base.previous() if own.before else base.year_before()
        return AskedPeriods((moved,), spans=own.spans)
    if not own.periods and own.year is None:
        return replace(before, spans=own.spans)
    if own.periods and base is not None and beside:
        return replace(own, periods=_once((base, *own.periods)))
    return own


def _once(periods: Sequence[Period]) -> tuple[Period, ...]:
    return tuple(dict.fromkeys(periods))
