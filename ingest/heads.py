"""The head of a report: who sends it, for which period, under which number and date. Doubtful is asked, not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.documents import Block, BlockKind, Doubt, Head
from domain.periods import Period
from domain.texts import fold_case, one_space
from domain.units import UnitRegistry
from ingest.head_periods import comes_too_early, periods_in
from ingest.head_units import UnitFinding, find_unit

_TITLE = re.compile(r"(?:DỰ THẢO\s+)?(?:BÁO CÁO|TỜ TRÌNH|KẾ HOẠCH|THÔNG BÁO|(?:BIỂU|PHIẾU) (?:TỔNG HỢP|BÁO CÁO))\b")
_NUMBER = re.compile(
    r"(?:\bsố\s*[:.]?\s*|^)(?P<count>\d{1,6}[a-zđ]?)\s*[/⁄]\s*(?P<symbol>[A-ZĐ][\w&.]*(?:\s*[-–]\s*[A-ZĐ][\w&]*)+)",
    re.IGNORECASE,
)
_BLANK_NUMBER = re.compile(r"\bsố\s*[:.]?\s*[.…_\s]*[/⁄]\s*[A-ZĐ]", re.IGNORECASE)
_DAY = re.compile(
    r"(?<!đến )(?<!từ )(?<!hết )(?<!trước )(?<!tính )"  # days that data reach are not the report's own
    r"ngày\s*(?P<day>\d{1,2})\s*(?:tháng|[/.\-])\s*(?P<month>\d{1,2})\s*(?:năm|[/.\-])\s*(?P<year>20\d\d)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?P<place>[^,\n]{2,40}?)\s*,\s*ngày\b", re.IGNORECASE)
_MOTTO = re.compile(r"cộng hòa xã hội chủ nghĩa việt nam|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc", re.IGNORECASE)
_SENDER = re.compile(r"(?:tên )?(?:đơn vị|cơ quan)(?: (?:báo cáo|gửi|thực hiện|lập))?\s*:")  # on an annex sent alone
_OPENING = 4
_UNMARKED = 14
_ANNEX = re.compile(r"(?:phụ lục|biểu(?: mẫu)?(?: số)?|bảng)\b\s*[\divxa-d]*\b")
_LONGEST_TITLE = 250
_BARE_TITLE = 20  # characters: "PHỤ LỤC II", whose subject is the line below
_LONGEST_LINE = 90


@dataclass(frozen=True, slots=True)
class _Lines:
    """before: lines above the title. title: its lines. after: the first paragraphs of the body."""

    before: tuple[str, ...]
    title: tuple[str, ...]
    after: tuple[str, ...]
    signature: tuple[str, ...]


def recognise(blocks: Sequence[Block], registry: UnitRegistry) -> Head:
    """What the letterhead, title, opening and signature say; what they do not settle is None with a doubt.

    An annex sent alone is asked for even where it names its period: it must not take the place of the report.
    """
    lines = _lines(blocks)
    doubts: list[Doubt] = []
    number = _number(lines.before, doubts)
    written = _date(lines.before, doubts)
    title = one_space(" ".join(lines.title))
    period = _period(title, lines.after, written, doubts)
    if period is not None and _ANNEX.match(fold_case(title)):
        doubts.append(Doubt("period", "tệp chỉ là biểu, phụ lục, chưa rõ đi cùng báo cáo nào", (str(period),)))
        period = None
    found = find_unit(_issuer(lines.before), number, _place(lines.before), title, lines.signature, registry)
    unit = _settled(found, doubts)
    return Head(unit, period, number, written, title, tuple(doubts))


def _lines(blocks: Sequence[Block]) -> _Lines:
    head = [b for b in blocks if b.kind is BlockKind.LETTERHEAD]
    body = [b for b in blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)]
    texts = [line.strip() for b in head or body[:_UNMARKED] for line in b.text.split("\n") if line.strip()]
    start, end = _title_lines(texts) if head else _unmarked_title(texts)
    signature = tuple(b.text for b in blocks if b.kind is BlockKind.SIGNATURE)
    opening = tuple(b.text for b in body if b.kind is BlockKind.PARAGRAPH)[:_OPENING]
    before = texts[:start] + ([] if head else [t for t in texts[end:] if _SENDER.match(fold_case(t))])
    return _Lines(tuple(before), tuple(texts[start:end]), opening, signature)


def _title_lines(texts: Sequence[str]) -> tuple[int, int]:
    start = next((i for i, t in enumerate(texts) if _TITLE.match(t)), len(texts))
    addressed = (i for i in range(start, len(texts)) if fold_case(texts[i]).startswith("kính gửi"))
    return start, next(addressed, len(texts))


def _unmarked_title(texts: Sequence[str]) -> tuple[int, int]:
    """Without a letterhead: a line "Báo cáo …" near the top is the title; only short lines above it are heads."""
    for i, text in enumerate(texts):
        if fold_case(text).startswith("báo cáo") and len(text) < _LONGEST_TITLE:
            return i, i + 1
        if _ANNEX.match(fold_case(text)) and len(text) < _LONGEST_TITLE:
            return i, i + 1 + (len(text) < _BARE_TITLE)
        if len(text) > _LONGEST_LINE:
            return i, i
    return len(texts), len(texts)


def _number(before: Iterable[str], doubts: list[Doubt]) -> str | None:
    found = list(dict.fromkeys(_printed_number(m) for t in before for m in _NUMBER.finditer(_without_day(t))))
    if len(found) == 1:
        return found[0]
    if found:
        doubts.append(Doubt("number", "phần đầu có nhiều số, ký hiệu", tuple(found)))
    elif any(_BLANK_NUMBER.search(t) for t in before):
        doubts.append(Doubt("number", "văn bản chưa ghi số"))
    return None


def _without_day(text: str) -> str:
    match = _DAY.search(text)
    return text if match is None else text[: match.start()]


def _printed_number(match: re.Match[str]) -> str:
    symbol = re.sub(r"\s*[-–]\s*", "-", match["symbol"]).rstrip(".")
    return f"{match['count']}/{symbol}"


def _date(before: Sequence[str], doubts: list[Doubt]) -> date | None:
    matches = {m.group("day", "month", "year"): one_space(m.group()) for m in _DAY.finditer(" ".join(before))}
    days: list[date] = []
    for (day, month, year), printed in matches.items():
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:
            doubts.append(Doubt("date", f"“{printed}” không phải là một ngày có thật"))
    if len(days) > 1:
        doubts.append(Doubt("date", "phần đầu ghi nhiều ngày khác nhau", tuple(d.isoformat() for d in days)))
    return days[0] if len(days) == 1 and len(matches) == 1 else None


def _period(title: str, opening: Sequence[str], written: date | None, doubts: list[Doubt]) -> Period | None:
    named = periods_in(title, written=written)
    if not named:
        return _period_of_opening(opening, written, doubts)
    if len(named) > 1:
        doubts.append(Doubt("period", "tiêu đề nêu nhiều kỳ báo cáo", tuple(str(p) for p in named)))
        return None
    period = named[0]
    if written is not None and comes_too_early(period, written):
        reason = f"tiêu đề ghi {period.label} nhưng văn bản đề ngày {written:%d/%m/%Y}, trước khi hết kỳ"
        doubts.append(Doubt("period", reason, (str(period),)))
        return None
    return period


def _period_of_opening(opening: Sequence[str], written: date | None, doubts: list[Doubt]) -> Period | None:
    reports = [m.group() for t in opening for m in re.finditer(r"báo cáo[^.;]{0,160}", fold_case(t))]
    named = tuple(dict.fromkeys(p for t in reports for p in periods_in(t, written=written)))
    if len(named) == 1 and not (written is not None and comes_too_early(named[0], written)):
        return named[0]
    reason = "phần mở đầu nêu nhiều kỳ báo cáo" if named else "tiêu đề không nêu kỳ báo cáo"
    doubts.append(Doubt("period", reason, tuple(str(p) for p in named)))
    return None


def _issuer(before: Iterable[str]) -> list[str]:
    """The lines that name who issues the document."""
    out: list[str] = []
    for line in before:
        text = _MOTTO.sub(" ", fold_case(line)) if _MOTTO.search(fold_case(line)) else line
        text = _NUMBER.sub(" ", _without_day(text))
        if _BLANK_NUMBER.search(text) or (_PLACE.search(line) and text.count(",") and len(text) < len(line)):
            continue
        text = one_space(text).strip(" -–_*.:/")
        letters = sum(c.isalpha() for c in text)
        rest_of_name = bool(out) and letters >= 1 and text.isupper()  # "XÃ BA" / "VÌ"
        if (letters >= 3 or rest_of_name) and not text.lower().startswith(("kính gửi", "v/v", "dự thảo", "số")):
            out.append(text)
    return out


def _place(before: Sequence[str]) -> str:
    match = _PLACE.search("\n".join(before))
    return match["place"].strip() if match else ""


def _settled(found: UnitFinding, doubts: list[Doubt]) -> str | None:
    if found.unit is None:
        doubts.append(Doubt("unit", found.reason, found.candidates))
        return None
    return found.unit.name
