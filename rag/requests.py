"""What a message asks for apart from what it tells first ("Để chuẩn bị họp với Sở A, đề nghị cho biết …"), and whom
"họ", "sở này" stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.texts import Span
from domain.units import ReportingUnit, UnitGroup
from rag.conversation import asks_anything
from rag.folded import Folded, fold

_TO_WHOM = r"(?: (?:toi|anh|chi|em|minh|bac|so|ho))?"
_SAY = (
    rf"(?:cho{_TO_WHOM} (?:biet|xin|hoi)|neu|liet ke|ke|bao cao|cung cap|thong ke|tong hop|xep|so sanh|lam ro|ra|tim)"
)
_POLITE = r"(?:de nghi|xin|nho|vui long|hay|phien|mong|yeu cau)"
_REQUEST = re.compile(
    rf"(?:^|[,;.:])\s*(?:{_POLITE}(?: [a-z]+){{0,3}}? {_SAY}|cho{_TO_WHOM} (?:biet|xin|hoi))\b(?: ro| ngay| giup)?\s*"
)
_THEY = r"\b(?P<kind>so|don vi|co quan|phuong|xa|noi|trung tam)\s+(?P<which>nay|do|kia|ay|tren)\b"
_MINE = r"\b(?P<kind>so|don vi|co quan|phuong|xa|trung tam)(?: cua)? (?:toi|minh|chung toi|ta|em|anh)\b"
_BOTH = re.compile(
    r"\b(?:ca )?(?:hai|2)\s+(?P<kind>so|don vi|co quan|phuong|xa|noi|ben)\s+"
    r"(?:nay|do|kia|ay|tren(?!\s*\d)|vua (?:roi|neu|hoi))\b"
)
_TWO = 2
_BARE_THEY = re.compile(
    r"(?:^|[,;.?]\s*|\b(?:va|thi|the|vay|cua)\s+)(?P<they>ho)\b(?! (?:so|tich|gia dinh|ngheo|kinh doanh))"
)
_KINDS = {UnitGroup.DEPARTMENT: "so", UnitGroup.WARD: "phuong", UnitGroup.COMMUNE: "xa"}
_ANY_KIND = ("don vi", "co quan", "noi")
_TELLS = re.compile(
    r"(?:qua|theo|de|nham|trong (?:phan|bai|muc)|(?:dau|cuoi) bai"
    r"|truoc (?:khi|do)|chuan bi|sap toi|hom nay|tuan (?:toi|sau)|ngay mai|mai|toi|em|anh|minh)\b"
)
_OF_EACH = re.compile(
    r"\s*[:,;]\s*(?:moi|tung) (?:loai|thu|muc|khoan|cai)(?: la| co| duoc)* (?P<how>may|bao nhieu)(?![a-z])"
)
_ENOUGH = 3  # words of a request that can stand by itself


@dataclass(frozen=True, slots=True)
class Asked:
    """told: what is said before the question and asks nothing; empty where nothing is."""

    text: str
    told: str = ""


def request_of(text: str) -> Asked:
    """The last request that something before it leads to; the whole text where there is none such."""
    question = fold(text)
    if each := _OF_EACH.search(question.bare):  # "nhận mới, đã giải quyết: mỗi loại mấy hồ sơ?"
        text = f"{question.text[: each.start()]} {question.text[each.start('how') :]}"
        question = fold(text)
    for match in reversed(list(_REQUEST.finditer(question.bare))):
        told, asked = question.text[: match.start()].strip(" ,;.:"), question.text[match.end() :].strip()
        if told and len(asked.split()) >= _ENOUGH:
            return Asked(asked, told)
    return Asked(text)


def only_tells(part: str) -> bool:
    """Whether a part of a message leads to a question and asks nothing itself."""
    question = fold(part)
    asks = part.endswith("?") or asks_anything(question) or question.has(_SAY)
    return _TELLS.match(question.bare) is not None and not asks


def with_names(question: Folded, spoken_of: Sequence[ReportingUnit]) -> str:
    """The question's text with the one unit spoken of before put where the question only points at it."""
    if len(spoken_of) != 1:
        return question.text
    unit, text = spoken_of[0], question.text
    name = unit.name if question.marked else fold(unit.name).bare
    for span in sorted(_pointers(question, unit), reverse=True, key=lambda s: s.start):
        text = f"{text[: span.start]}{name}{text[span.end :]}"
    return text


def with_both(question: Folded, spoken_of: Sequence[ReportingUnit]) -> str:
    """The question's text with the last two units of the kind it points at put where it says "hai sở đó"; as it is
    where fewer were spoken of."""
    pointed = _BOTH.search(question.bare)
    if pointed is None:
        return question.text
    kinds = [group for group, kind in _KINDS.items() if kind == pointed["kind"]]
    alike = [unit for unit in spoken_of if unit.group in kinds or not kinds]
    last = tuple(reversed(list(dict.fromkeys(reversed(alike)))[:2]))
    if len(last) != _TWO:
        return question.text
    names = " và ".join(unit.name for unit in last)
    return f"{question.text[: pointed.start()]}{names}{question.text[pointed.end() :]}"


def _pointers(question: Folded, unit: ReportingUnit) -> list[Span]:
    kinds = (*_ANY_KIND, _KINDS.get(unit.group, "trung tam"))
    pointing = (m for words in (_THEY, _MINE) for m in re.finditer(words, question.bare))
    found = [Span(m.start(), m.end()) for m in pointing if m["kind"] in kinds]
    if question.says("họ"):
        found += [Span(m.start("they"), m.end("they")) for m in _BARE_THEY.finditer(question.bare)]
    return found
