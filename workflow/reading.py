"""A file to a Document and its Extraction, without keeping anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.documents import Document
from domain.errors import Refused, UnknownHead
from domain.facts import CITY
from domain.indicators import Catalogue
from domain.learned import Called
from domain.periods import Period
from domain.units import UnitRegistry
from domain.values import Extraction, IndicatorValue
from extraction.extract import NOTHING_LEARNED, extract
from extraction.from_model import ModelReader
from extraction.whose import is_city

OTHER_UNIT = "other_unit"


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says about a file; it overrides what the letterhead says.

    only: the one unit the caller may send reports of; None for any.
    """

    unit: str | None = None
    period: Period | None = None
    only: str | None = None


def settled_head(document: Document, given: Given) -> tuple[str, Period]:
    """Unit and period of a report; raises UnknownHead with the candidates when one is neither told nor certain, and
    Refused when the report is of a unit that the caller may not speak for."""
    unit = given.unit or document.head.unit or given.only
    period = given.period or document.head.period
    _refuse_other_unit(unit, given)
    if unit is None:
        raise _unknown(document, "unit", "đơn vị báo cáo", "--unit")
    if period is None:
        raise _unknown(document, "period", "kỳ báo cáo", "--period")
    return unit, period


def _refuse_other_unit(unit: str | None, given: Given) -> None:
    if given.only is not None and unit not in (None, given.only):
        raise Refused(
            f"Đây là báo cáo của {unit}, còn tài khoản này chỉ gửi báo cáo của {given.only}; hãy chọn đúng tệp.",
            reason=OTHER_UNIT,
        )


def official_unit(name: str, registry: UnitRegistry) -> str:
    """The official name of a unit a person named; UnknownHead with candidates unless it is certain."""
    match = registry.named(name)
    if match.certain or (len(match.units) == 1 and match.units[0].name.casefold() == name.strip().casefold()):
        return match.units[0].name
    candidates = tuple(u.name for u in match.units)
    hint = f" Có phải: {', '.join(candidates)}?" if candidates else " Hãy ghi đủ tên, ví dụ “Sở Nội vụ”."
    raise UnknownHead(f"Không có đơn vị tên “{name}” trong danh mục.{hint}", field="unit", candidates=candidates)


def body_named(name: str, registry: UnitRegistry) -> str:
    """Like `official_unit`, and the City for its own report: it is no unit that reports to itself, and never stored."""
    return CITY if is_city(name) else official_unit(name, registry)


def extract_document(
    document: Document,
    given: Given,
    *,
    catalogue: Catalogue,
    earlier: Sequence[IndicatorValue] = (),
    learned: frozenset[Called] = NOTHING_LEARNED,
    second: ModelReader | None = None,
) -> Extraction:
    unit, period = settled_head(document, given)
    return extract(
        document, catalogue=catalogue, unit=unit, period=period, earlier=earlier, learned=learned, second=second
    )


def _cut(words: str, most: int = 120) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _unknown(document: Document, field: str, words: str, option: str) -> UnknownHead:
    doubt = next((d for d in document.head.doubts if d.field == field), None)
    candidates = doubt.candidates if doubt else ()
    why = f" ({_cut(doubt.reason)})" if doubt and doubt.reason else ""
    hint = f" Có thể là: {', '.join(candidates)}." if candidates else ""
    message = f"Chưa rõ {words} của tệp “{document.name}”{why}.{hint} Hãy cho biết khi gửi lại (dòng lệnh: {option})."
    return UnknownHead(message, field=field, candidates=candidates)
