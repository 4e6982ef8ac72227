"""Which part of which whole is asked ("DVC toàn trình chiếm bao nhiêu phần trăm tổng số dịch vụ công?")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.keywords import content_syllables
from domain.texts import Span
from rag.folded import Folded

PERCENT_ASKED = r"(?:bao nhieu|may) ?(?:phan tram\b|%)(?! *diem)"
_PERCENT = r"(?:phan tram|%|ty trong|ty le)"
_TAKES = re.compile(
    rf"\b(?:chiem|bang|duoc|dat)\s+(?:(?:khoang|ty le|ty trong)\s+)*(?:bao nhieu|may)\s*{_PERCENT}"
    rf"(?:\s+(?:cua\s+|trong\s+|tren\s+|so voi\s+)?(?:tong(?:\s+so)?|toan bo|tat ca)?)?"
    r"|\bchiem\s+(?:ty le|ty trong)\s+(?:bao nhieu|the nao|ra sao)"
    r"(?:\s+(?:trong|tren|cua)?\s*(?:tong(?:\s+so)?)?)?"
)
_OF_WHOLE = re.compile(r"\b(?:trong|tren|o)\s+(?:tong(?:\s+so)?|so|toan bo|tat ca)\s+(?P<whole>[^,;:.]+)[,;:]")
_AMONG = re.compile(r"\s*[,;]\s*(?:trong (?:so )?do|o day)\s*,?\s+")
_ON_WHOLE = re.compile(
    r"\b(?:tren|trong)\s+tong(?:\s+so)?\s+(?P<whole>[^,;:.?]+?)\s+(?:la|bang|dat|chiem)?\s*(?:bao nhieu|may)"
    r"\s*(?:phan tram|%)"
)


@dataclass(frozen=True, slots=True)
class AskedShare:
    part: Folded
    whole: Folded


def asked_share(topic: Folded) -> AskedShare | None:
    """None where no part of a named whole is asked for. topic: without the words that name units and periods."""
    if on := _ON_WHOLE.search(topic.bare):
        return _both(topic, Span(0, on.start()), Span(on.start("whole"), on.end("whole")))
    takes = _TAKES.search(topic.bare)
    if takes is None:
        return None
    before, after = Span(0, takes.start()), Span(takes.end(), len(topic.bare))
    if takes.group().startswith(("chiem", "bang")) and content_syllables(topic.bare[after.start :]):
        return _both(topic, before, after)
    if whole := _OF_WHOLE.search(topic.bare, 0, takes.start()):
        return _both(topic, Span(whole.end(), takes.start()), Span(whole.start("whole"), whole.end("whole")))
    if among := _AMONG.search(topic.bare, 0, takes.start()):
        return _both(topic, Span(among.end(), takes.start()), Span(0, among.start()))
    return None


def _both(topic: Folded, part: Span, whole: Span) -> AskedShare | None:
    found = AskedShare(_counted(topic, part), _counted(topic, whole))
    return found if content_syllables(found.part.bare) and content_syllables(found.whole.bare) else None


def _counted(topic: Folded, span: Span) -> Folded:
    """Said as the count that it is."""
    asked = "bao nhiêu" if topic.marked else "bao nhieu"
    return Folded(f"{asked} {span.of(topic.text).strip()}", f"bao nhieu {span.of(topic.bare).strip()}", topic.marked)
