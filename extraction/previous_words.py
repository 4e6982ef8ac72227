"""Words that date a number to an earlier period: "cùng kỳ", "(quý II: 10)", "so với 18,2% của năm 2025"."""

from __future__ import annotations

import re

from domain.numbers import NumberMention
from domain.periods import Period, PeriodKind
from domain.quantities import PERCENT
from extraction.change_words import CHANGE, is_end
from extraction.clauses import Surroundings
from extraction.named_periods import NamedPeriod, Naming, earlier, named_periods

_OLD = re.compile(r"(?<!\w)(?:cùng kỳ|năm trước|năm ngoái|kỳ trước(?! chuyển)|quý trước)(?!\w)")
_OLD_BEHIND = re.compile(
    r"\s*(?:của\s+)?(?:năm trước|cùng kỳ|quý trước|kỳ trước|năm ngoái|hồi (?:đầu|cuối|giữa|tháng|quý|năm) )"
)
_DATES_NEXT = re.compile(
    r"\s*(?:cùng kỳ|(?:năm|quý|kỳ) (?:trước|ngoái))(?:\s+(?:là|đạt|có|chỉ))*\s+"
)  # "99% quý trước 98%"
_STATE_BEFORE = re.compile(
    r"(?<!\w)(?:trước đây|trước khi|trước (?:sắp xếp|điều chỉnh|hợp nhất|sáp nhập|rà soát)|"
    r"(?<!nửa )(?<!kế hoạch )đầu năm|đầu (?:quý|kỳ) là|cuối (?:năm|quý|tháng) [\divx]+|"
    r"trước đó|trước ngày(?!\s+(?:hẹn|trả))|thay vì)"
    r"(?!\w)(?!\s+đến nay)"
)
_COMPARING = re.compile(r"(?<!\w)so với(?:\s+(?:tổng số|con số|số))?\s*$")
_BESIDE = re.compile(r"(?<!\w)(?:so với(?:\s+(?:tỷ lệ|con số|mức|kết quả))?|hơn\s+(?:tỷ lệ|con số|mức|kết quả))\s*$")
_OF_A_YEAR = re.compile(r"\s*(?:vào|của|trong|hồi)?\s*năm ((?:19|20)\d\d)")
_CARRIED = re.compile(r"(?<!\w)(?:chuyển|tồn|gối|gối đầu|mang sang|dồn|để lại|kéo dài)(?!\w)")
_CARRIED_INTO = re.compile(r"(?<!\w)(?:chuyển|gối|gối đầu|mang|dồn|kéo dài)(?: tiếp)? (?:sang|qua|vào)(?!\w)")
_COMPARED_THEN = re.compile(r"so với[^,;]*(?<!\w)(?:đạt|đã|giảm|tăng|nay|bớt)(?!\w)")
_MEASURED_FROM = re.compile(
    r"so với (?:mốc|năm mốc|năm gốc|số (?:được )?giao|biên chế|trước (?:sắp xếp|khi))[^,;]*"
    r"(?:(?<!\w)(?:là|đạt|còn)|:)\s*$"
)
_INDEX = re.compile(
    r"(?<!\w)(?:par[ -]?index|sipas|papi|pci|dti|chỉ số|xếp hạng|xếp thứ|thứ hạng|chuyển đổi số|đứng thứ|"
    r"hạng|(?<!sắp )xếp|đứng|chấm|(?:đánh giá|điểm) (?:cchc|cải cách hành chính)|xếp loại)(?!\w)"
)
_YEAR = re.compile(r"(?<!đến )(?<!\w)năm ((?:19|20)\d\d)")
_YEAR_REACHED = re.compile(r"(?<!\w)năm ((?:19|20)\d\d)(?:\s+[^\W\d_]+){0,4}\s+(?:là|đạt)\s*$")
_NOW = re.compile(r"(?<!\w)(?:nay|này|(?<!phát )(?<!thực )hiện|đến|trong (?:kỳ|quý|tháng)|so với)(?!\w)")
_SHUT = re.compile(r"(?<!\s)\s{4,}+(?=[^\w\s]*\s?\w)")  # a blanked bracket: what was compared is given in it
_HELD = " :=hạngthứlà"
_LEVELS = (PERCENT, "điểm", "hạng", None)
_COMPARED_TO = re.compile(  # "giảm 05 đơn vị so với cuối năm 2025 (126)"
    r"so với\s+(?:cùng kỳ|kỳ|quý|năm|tháng|đầu|cuối|[369] tháng)"
    r"(?:\s+(?:trước|ngoái|đầu năm|năm|quý|kỳ|tháng|\d{4}|[ivx]+))*[\s\d/]*$"
)
_BACK_THEN = re.compile(r"(?<!\w)(?:khi đó|lúc đó|hồi đó|thời điểm đó)(?!\w)")
_HEADED = re.compile(r"(?:\s+[^\W\d_]+){0,5}\s*:|(?:\s+cùng (?:quý|kỳ|thời điểm))?,")
_OPENS_OLD = re.compile(
    r"\W*(?:cùng kỳ|năm (?:trước|ngoái)(?!\s+\d)|kỳ (?:báo cáo )?trước|quý trước)(?! chuyển)"
    r"(?:[^,;:.]{0,25}[,:]|(?=\s+[^\W\d_]))"
)
_OPENS_BEFORE = re.compile(
    r"\W*trước (?:(?:khi )?(?:sắp xếp|hợp nhất|sáp nhập|tinh gọn|kiện toàn|chuyển đổi|triển khai)|đây|kia|"
    r"năm (?:19|20)\d\d)"
    r"(?!\w)[^,;:\d]{0,40}[,:]"
)
_SINCE = re.compile(r"[;,]\s*sau (?:khi |sắp xếp|hợp nhất|sáp nhập|tinh gọn|kiện toàn|đó)")
_FORMERLY = re.compile(r"\W*(?:trước đó|trước đây|trước kia)(?!\w)")  # "giảm 03 đơn vị từ đầu năm (trước đó 27)"
_YEAR_SINCE = re.compile(r"(?<!\w)(?:năm nay|năm 20\d\d|nay|hiện)(?!\w)")
_LAST_YEARS_INDEX = re.compile(
    r"\W*(?:(?:kết quả|về|xếp hạng|điểm) )*(?:chỉ số (?:cchc|cải cách hành chính)|xếp hạng cchc)"
    r"(?: của (?:sở|phường|xã|đơn vị))? năm (?:ngoái|trước|vừa qua) ?\((?:năm )?(?P<year>20\d\d)\)"
    r"(?: của (?:sở|phường|xã|đơn vị))?\s*(?::|đạt|là|được)?\s*"
    r"(?:[\d,.]+\s*(?:%|điểm)?\s*,?\s*(?:và )?(?:đứng|xếp)(?: hạng| thứ| vị trí)*\s*)?"
)
_ADDED_TO = re.compile(  # "cộng với 16 văn bản của quý I thành 35"
    r"(?<!\w)cộng(?: thêm| cả| với)* [\d.]+ [^;.\d]{2,50}(?:quý|tháng|kỳ) [^;.\d]{0,12}(?:là|thành|được|tổng cộng)\s*$"
)
_NOT_ITS_TIME = re.compile(r"(?<!\w)(?:từ|so với|hơn|kém|bằng|đến|hết|sau|giai đoạn)\s*$")
_TURNED = re.compile(r"(?<!\w)(?:nhưng|đến lúc|sau đó|sau khi|tăng|giảm|lên|xuống|trong khi|hiện tại)(?!\w)")
_CAUSED = re.compile(
    r"so với[^,;]*\s(?:do|vì|nhờ|bởi)(?: [^\W\d_]+){0,2}\s*$"
)  # "giảm 02 so với quý II do trong quý …"
_BACK_THERE = re.compile(r"\s*(?:đó|ấy|kia|đầu năm|có|so sánh|báo cáo trước)(?!\w)")
_BESIDES = 6  # characters: "cùng kỳ năm 2025" names one time
_DATING = re.compile(r"(?<!\w)(?:quý|kỳ|năm|tháng)(?!\w)|\d")


def is_previous(
    place: Surroundings, mention: NumberMention, before: NumberMention | None, report: Period | None
) -> bool:
    """A value of an earlier period, named before it in its clause or right behind. `before`: the figure before it."""
    words = _own_words(place)
    if report is not None and _BACK_THEN.search(words) and _names_older(place, report):
        return True
    if place.bracketed and not place.lead.strip(_HELD) and _COMPARED_TO.search(place.outside):
        return mention.measure in _LEVELS or before is None or _unlike(before, mention)
    if report is not None and _carried_into_older(words, report):
        return True
    if _CARRIED.search(words) or _CARRIED.search(place.after[:30]) or _COMPARED_THEN.search(words) or is_end(place):
        return False
    if _MEASURED_FROM.search(words) or _ADDED_TO.search(place.so_far):
        return False
    comparing = _COMPARING.search(words) is not None
    if words.rstrip().endswith(("thay vì", "thay cho")) or (comparing and not place.after.strip(" .")):
        return True
    if _BESIDE.search(words) and _is_of_older_year(place.after, report):
        return True
    if not comparing and _OLD_BEHIND.match(place.after) and not CHANGE.search(words) and not _dates_next(place):
        return True
    if _OPENS_BEFORE.match(place.opening) and not _NOW.search(place.opening) and not _SINCE.search(place.opening):
        return True
    if comparing or (place.bracketed and not words.strip()):
        words = f"{words} {place.after}"
    if report is None:
        opens_old = _OPENS_OLD.match(place.opening) and not _NOW.search(place.opening)
        state = comparing and _STATE_BEFORE.search(place.after) is not None
        return _OLD.search(words) is not None or bool(opens_old) or state or _is_older_year(place)
    return _is_dated_before(place, words, mention, before, report)


_PRESENT = re.compile(r"(?<!\w)(?:có mặt|đã hoàn thành)(?!\w)")  # "giao năm 2025 là 95 công chức, có mặt 90"


def is_last_years_index(led: str, behind: str, report: Period | None) -> bool:
    """ "Chỉ số CCHC năm ngoái (2025): 83,67%, đứng thứ …": the year that was published last. led, behind: the words of
    its sentence around the number; nothing else may lead to it, and no later year follow."""
    told = _LAST_YEARS_INDEX.fullmatch(led) if not _YEAR_SINCE.search(behind) else None
    return told is not None and report is not None and int(told["year"]) == report.year - 1


def opened_long_ago(first: Surroundings, place: Surroundings, report: Period) -> bool:
    """Whether the part was opened by an earlier period that `first` is told of, and no other time, change or present
    has been named up to the number of `place` and right behind it."""
    opened = named_periods(first.so_far, report)
    if len(opened) != 1 or not earlier(opened[0].period, report) or opened[0].naming is Naming.INSIDE:
        return False
    front, since = first.so_far[: opened[0].span.start], place.so_far[opened[0].span.end :]
    if (
        any(c.isdigit() for c in front)
        or _NOT_ITS_TIME.search(front)
        or _PRESENT.search(since)
        or _CARRIED.search(since)
    ):
        return False
    if named_periods(since + place.after, report) or _NOW.search(since) or _TURNED.search(since):
        return False
    return not is_end(place)


def _carried_into_older(words: str, report: Period) -> bool:
    """ "Năm 2023 chuyển sang năm 2024 là 90 hồ sơ": brought into a time before the report's."""
    into = _CARRIED_INTO.search(words)
    named = named_periods(words[into.end() :], report) if into else ()
    return bool(named) and named[-1].naming is Naming.EXPLICIT and earlier(named[-1].period, report)


def _dates_next(place: Surroundings) -> bool:
    """Whether the time right behind the number is that of the next one."""
    time = _DATES_NEXT.match(place.after)
    return time is not None and place.tail[time.end() : time.end() + 1].isdigit()


def _names_older(place: Surroundings, report: Period) -> bool:
    """Whether the sentence has named an earlier period before."""
    return any(earlier(named.period, report) for named in named_periods(place.opening + place.outside, report))


def _unlike(before: NumberMention, mention: NumberMention) -> bool:
    """The bracket holds the level compared with, not how large the change was."""
    return before.value is None or mention.value is None or mention.value > before.value


def _own_words(place: Surroundings) -> str:
    """The words that can date a number: of its clause, or in front of its bracket if the bracket dates nothing."""
    words = _SHUT.split(place.clause.rsplit(" và ", 1)[-1])[-1]
    if place.bracketed and len(place.lead.split()) <= 2 and not _DATING.search(place.lead):
        return re.split(r"[,;)|]", place.outside)[-1] + " " + words
    return words


def _is_of_older_year(after: str, report: Period | None) -> bool:
    """ "cao hơn mức 84,45% của năm 2019": the number compared with is dated right behind."""
    year = _OF_A_YEAR.match(after)
    return year is not None and (report is None or int(year.group(1)) < report.year)


def is_dated_old(place: Surroundings) -> bool:
    """ "cùng kỳ", "năm trước" stands in the number's own clause."""
    return _OLD.search(place.clause) is not None


def _is_older_year(place: Surroundings) -> bool:
    """Its clause says "năm 2023 … đạt", and the sentence goes on to, or came from, a later year."""
    own = _YEAR_REACHED.search(place.opening)
    if own is None:
        return False
    return any(int(m.group(1)) > int(own.group(1)) for m in _YEAR.finditer(f"{place.opening} {place.tail}"))


def _is_dated_before(
    place: Surroundings, words: str, mention: NumberMention, before: NumberMention | None, report: Period
) -> bool:
    every = named_periods(words, report)
    now = every[-1] if len(every) > 1 and every[-1].naming is Naming.INSIDE else None
    if now and _CAUSED.search(words[: now.span.start]) and not _BACK_THERE.match(words, now.span.end):
        return False
    named = [p for p in every if p.naming is not Naming.INSIDE]
    if not named and (opening := _opening_period(place, report)):
        named = [opening]
    if not named:
        return any(not words[: state.start()].endswith("từ ") for state in _STATE_BEFORE.finditer(words))
    last = named[-1]
    then = named[-2] if len(named) > 1 and last.bare_year else None
    same_then = then is not None and then.naming is Naming.SAME_LAST_YEAR and last.span.start - then.span.end < _BESIDES
    if _FORMERLY.match(words, last.span.end) or same_then:  # "cùng kỳ năm 2025"
        return True
    if _is_earlier(last, words, place, report):
        return True
    inner = last.naming is Naming.EXPLICIT and last.period.end < report.end and not last.bare_year
    if inner and place.bracketed and before is not None and before.value is not None and mention.value is not None:
        running = last.period.kind in (PeriodKind.HALF, PeriodKind.NINE_MONTHS)
        return running or mention.value > before.value  # more than the whole: not a part of it
    level = mention.measure in (PERCENT, "điểm", "hạng") or "." in str(mention.value)
    front = place.opening[: len(place.opening) - len(place.clause)]
    return inner and level and any(c.isdigit() for c in front)


def _opening_period(place: Surroundings, report: Period) -> NamedPeriod | None:
    """An earlier period that opens the sentence ("Quý II, …") and that nothing later in it replaces."""
    named = named_periods(place.opening, report)
    alone = [n.naming for n in named] == [Naming.EXPLICIT]
    before = (Naming.PREVIOUS, Naming.SAME_LAST_YEAR)
    old = bool(named) and named[0].naming in before and all(n.naming in before or n.bare_year for n in named)
    if not (alone or old) or _NOW.search(place.opening):
        return None
    front, behind = place.opening[: named[0].span.start], place.opening[named[-1].span.end :]
    opens = not front.strip(" -–+•") and (old or _HEADED.match(behind) is not None)
    return named[0] if opens and earlier(named[0].period, report) else None


def _is_earlier(named: NamedPeriod, words: str, place: Surroundings, report: Period) -> bool:
    if named.naming in (Naming.SAME_LAST_YEAR, Naming.PREVIOUS):
        return True
    if named.naming is not Naming.EXPLICIT:
        return False
    compared = "so với" in words
    if named.bare_year:
        years = [p.period.year for p in named_periods(place.opening, report) if p.bare_year]
        if place.bracketed and years and max(years) > named.period.year:
            return True
        if named.period.year == report.year - 1 and _INDEX.search(place.outside + place.so_far + place.tail):
            return compared  # last year's index is the one published this year
    return earlier(named.period, report) or (compared and named.period != report)
