"""Whose figure a number is: the reporting unit's own, a part of it, another unit's, the City's or the country's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from domain.numbers import NumberMention
from domain.texts import fold_case
from extraction.clauses import UPPER, Surroundings, surroundings


class Owner(StrEnum):
    UNIT = "unit"
    SUBORDINATE = "subordinate"
    OTHER_UNIT = "other_unit"
    CITY = "city"
    COUNTRY = "country"


_CITY_NAME = r"(?:thành phố(?!\s+(?:hồ|đà|hải|cần|huế|thủ))|tp(?!\.?\s*hcm|\.?\s*hồ)|hà nội|thủ đô)"
_COUNTRY = re.compile(
    r"(?<!\w)(?:cả nước|toàn quốc|trung bình (?:chung )?(?:của )?(?:cả nước|các tỉnh)|bình quân (?:các )?tỉnh|các tỉnh|"
    r"63 tỉnh|34 tỉnh|bộ, ngành trung ương)(?!\w)"
)
_CITY = re.compile(
    rf"(?<!\w)(?:toàn {_CITY_NAME}|toàn ngành|(?:bình quân|trung bình|mức|mặt bằng|tỷ lệ)(?: chung)?(?: của)?(?: toàn)? {_CITY_NAME}|"
    rf"(?:của|so với|cấp) (?:toàn )?{_CITY_NAME}(?!\s*(?:giao|,? ?ubnd))|"
    rf"{_CITY_NAME} (?:hiện )?(?:có|còn|đạt|là|đã|xếp|đứng|giải ngân|giải quyết|hiện|tiếp nhận|nằm|giữ|công bố|thực hiện)(?!\w)|"
    rf"(?:sipas|pci|papi|par[ -]?index|dti) {_CITY_NAME})"
)
_GROUP = re.compile(
    r"(?<!\w)(?:(?:bình quân|trung bình|mặt bằng|mức)(?:\s+(?:chung|điểm|của|chỉ số))*\s+(?:các|khối|nhóm|toàn)|mức chung|mặt bằng chung|"
    r"bình quân chung|trung bình chung|bình quân khối|trung bình khối|điểm bình quân|đơn vị (?:đứng đầu|dẫn đầu|cao nhất|thấp nhất)|"
    r"địa phương (?:đứng đầu|dẫn đầu|cao nhất|thấp nhất)|điểm cao nhất|các (?:sở|phường|xã|địa phương|đơn vị) khác)(?!\w)"
)
_NAMED_UNIT = re.compile(
    r"(?<!\w)(?:Sở|Phường|phường|Xã|xã|Quận|quận|Huyện|huyện|thị xã|Ban|Bộ|tỉnh|Tỉnh|TP\.?|thành phố|Thành phố|Thanh tra|Văn phòng|Chi cục|Phòng|Trung tâm|Trường|thôn|Thôn)"
    rf"\s+(?P<name>[{UPPER}]\w*(?:(?:\s+|\s*[-–]\s*)(?:và\s+)?[{UPPER}]\w*)*)"
)
_PROVINCES = re.compile(
    r"(?<!\w)(?:Hải Phòng|Quảng Ninh|Đà Nẵng|Cần Thơ|Huế|TP\.? ?HCM|TP\.? Hồ Chí Minh|Thành phố Hồ Chí Minh|Bình Dương|Đồng Nai|"
    r"Bắc Ninh|Lào Cai|Thanh Hóa|Nghệ An|Hưng Yên|Ninh Bình|Phú Thọ|Thái Nguyên|Vĩnh Phúc|Bắc Giang|Đồng Tháp|Long An)(?!\w)"
)
_INDEX_OF_CITY = re.compile(r"(?<!\w)(?:par[ -]?index|sipas|papi|pci)(?!\w)")
_COMPARED = re.compile(r"(?<!\w)(?:so với|hơn|vượt|kém|bình quân|trung bình|mức chung|trong khi|còn|dưới|bằng)(?!\w)")
_OWN_WORD = re.compile(r"(?<!\w)(?:của|tại|thuộc|riêng)?\s*(?:sở|phường|xã|ban|trung tâm|văn phòng|đơn vị|cơ quan|ubnd (?:phường|xã))(?!\w)")
_PARTS = re.compile(r"(?<!\w)(?:Phòng|Chi cục|Trường|Thôn|thôn|Bệnh viện|Trạm Y tế|Tổ dân phố|Chi nhánh|Điểm phục vụ)\s+")


def owners(text: str, mentions: Sequence[NumberMention], *, unit: str | None) -> list[Owner]:
    """Whose each number is, parallel to `mentions`. Without `unit` a group or another unit is never told from the own."""
    places = surroundings(text, mentions)
    found: list[Owner] = []
    for place in places:
        found.append(_owner(text, place, unit, found))
    return found


def is_city(unit: str | None) -> bool:
    return unit is not None and re.search(r"thành phố hà nội|^hà nội$|tp\.? hà nội", fold_case(unit)) is not None


def _owner(text: str, place: Surroundings, unit: str | None, found: Sequence[Owner]) -> Owner:
    lead = text[place.lead_start : place.lead_start + len(place.lead)]
    own = named_owner(place.lead, lead, unit)
    if own is not None:
        return own
    if place.bracketed:
        start = text.rfind("(", 0, place.part.start + 1) - len(place.outside)
        return _last_clause_owner(place.outside, text[start : start + len(place.outside)], unit) or Owner.UNIT
    if place.before is not None and found[place.before] is not Owner.UNIT and _continues(place.lead):
        return found[place.before]
    return Owner.UNIT


def named_owner(folded: str, written: str, unit: str | None) -> Owner | None:
    """The owner the words name last, None if they name nobody. `folded` is the folded `written`."""
    best: tuple[int, Owner] | None = None
    for owner, position in _named(folded, written, unit):
        if unit is None and not _COMPARED.search(folded):
            continue
        if best is None or position >= best[0]:
            best = (position, owner)
    return best[1] if best else None


def _named(folded: str, written: str, unit: str | None) -> list[tuple[Owner, int]]:
    found = [(Owner.COUNTRY, m.end()) for m in _COUNTRY.finditer(folded)]
    if not is_city(unit):
        found += [(Owner.CITY, m.end()) for m in _CITY.finditer(folded)]
        if unit is not None:
            found += [(Owner.CITY, m.end()) for m in _INDEX_OF_CITY.finditer(folded)]
    else:
        found += [(Owner.UNIT, m.end()) for m in _CITY.finditer(folded)]
    if unit is not None:
        found += [(Owner.OTHER_UNIT, m.end()) for m in _GROUP.finditer(folded)]
        found += [(Owner.OTHER_UNIT, m.end()) for m in _PROVINCES.finditer(written)]
        found += [_unit_named(m, unit) for m in _NAMED_UNIT.finditer(written)]
    return found


def _unit_named(match: re.Match[str], unit: str) -> tuple[Owner, int]:
    own = fold_case(match.group()) in fold_case(unit) or fold_case(unit) in fold_case(match.group())
    part = _PARTS.match(match.group()) is not None
    return (Owner.UNIT if own else Owner.SUBORDINATE if part else Owner.OTHER_UNIT), match.end()


def _last_clause_owner(folded: str, written: str, unit: str | None) -> Owner | None:
    """The owner named right in front of a bracket ("bình quân khối sở (94,8%)")."""
    at = max(folded.rfind(mark) for mark in (",", ";", ")", "|", ":")) + 1
    return named_owner(folded[at:], written[at:], unit)


def _continues(lead: str) -> bool:
    """The next figure still speaks of the owner before: "trong đó …", or nothing but a connecting word."""
    words = lead.strip(" ,;:–-")
    return not words or words.startswith(("trong đó", "gồm", "bao gồm", "và", "chiếm", "bằng"))
