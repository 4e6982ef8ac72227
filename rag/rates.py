"""The percent that is meant where only what it is made of is named: "bên nào làm đúng hạn tốt hơn", "hồ sơ trực tuyến
tăng mấy %". How many there are is asked with "nhiều hơn", "bao nhiêu hồ sơ"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from domain.indicators import Catalogue, Code
from rag.folded import Folded

_BETTER = (
    r"(?:tot|kha|kem|nhanh|cham)(?: hon| nhat)"
    r"|(?:hon|kem|chenh|cach)(?: nhau)? (?:bao nhieu|may) (?:diem|%|phan tram)"
    r"|so sanh ket qua|ket qua giai quyet"
)
_IMPROVES = r"(?:tot|kha|kem|xau|te)(?: len| di)\b|cai thien"
_HIGHER = r"(?:cao|thap)(?: hon| nhat)"
_IN_TIME_BY = r"(?:dung|truoc)(?: va (?:dung|truoc))? han[^?]*(?:hon|kem|chenh)(?: nhau)? +bao nhieu(?=\W*$)"
_NOT_A_RATE = r"ho so (?:da )?(?:giai quyet |tra )?(?:bi )?(?:qua|tre|cham|muon)|kiem tra"
_COUNTED = (
    r"(?:nhieu|it)(?: ho so| nhiem vu| viec| tien)? (?:hon|nhat)"
    r"|(?:bao nhieu|may) (?!diem|phan|lan|bac|nhat)[a-z]+"
    r"|so (?:luong|ho so|nhiem vu|viec|tien|von|van ban|luot|nguoi|don vi|pakn|phan anh|phieu|dich vu|tthc|thu tuc)"
    r"|tong so|so tien"
)


_AS_SAID: Mapping[Code, Code] = {"TT-18": "TT-20"}  # "trả đúng hẹn tốt hơn": of all that is not late
_SUMS: Mapping[Code, tuple[Code, ...]] = {"TT-30": ("TT-17", "TT-18")}  # counted by itself, and as two


def asks_rate(topic: Folded) -> bool:
    """Whether it is asked who does better, and not who has more."""
    in_time = topic.has(_IN_TIME_BY) and not topic.has("nhiem vu|viec")
    higher = (topic.has(_HIGHER) or in_time) and not topic.has(_NOT_A_RATE)
    return (topic.has(_BETTER) or higher or "%" in topic.text) and not topic.has(_COUNTED)


def asks_improvement(topic: Folded) -> bool:
    """ "Khá lên hay kém đi": of how well a thing is done, not of how much of it."""
    return topic.has(_IMPROVES) and not topic.has(rf"{_COUNTED}|{_NOT_A_RATE}|qua han|tre|cham|bien che")


def by_rate(codes: Sequence[Code], catalogue: Catalogue, topic: Folded) -> tuple[Code, ...]:
    """Each count by the percent it is the numerator of, where there is one; not also what such a percent is made of."""
    better = topic.has(_BETTER)
    made = [(_AS_SAID.get(code) if better else None) or _percent_of(code, catalogue) or code for code in codes]
    percents = [code for code in made if catalogue[code].is_percent]
    parts = set(parts_of(percents, catalogue))
    return tuple(dict.fromkeys(code for code in made if code not in parts)) if percents else tuple(codes)


def _percent_of(code: Code, catalogue: Catalogue) -> Code | None:
    if catalogue[code].is_percent:
        return None
    same = _SUMS.get(code, (code,))
    return next((i.code for i in catalogue if i.is_percent and i.numerator and i.numerator.codes == same), None)


def parts_of(percents: Iterable[Code], catalogue: Catalogue) -> Iterable[Code]:
    """The counts that percents are made of."""
    for code in percents:
        for side in (catalogue[code].numerator, catalogue[code].denominator):
            yield from side.codes if side else ()
