"""Stretches of a text that tell of what is aimed at: lists of goals, times to come, orders, until a result speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from domain.numbers import NumberMention
from domain.periods import Period
from domain.texts import Span, fold_case
from extraction.clauses import is_figure, sentences
from extraction.named_periods import Naming, later, named_periods
from extraction.target_words import ANNOUNCES, LONGEST_TITLE, QUOTA, REACHED, RESULT
from extraction.turning_back import turns_at

_MARKED = r"\W*(?:(?:\d{1,2}|[ivx]+|[a-zđ])[.)]\s*)?"
_COMING = r"(?:tới|tiếp theo|kế tiếp|sắp tới)"
_WORK_AHEAD = (
    rf"nhiệm vụ(?:,? giải pháp)?[^:;]{{0,40}}?"
    rf"(?:trọng tâm|chủ yếu|{_COMING}|cuối năm|(?:năm )?20\d\d|(?<!cả )quý [ivx]+)"
)
_LEAD = re.compile(
    rf"{_MARKED}(?:(?:về|các|một số|những)\s+)*"
    rf"(?:mục tiêu|chỉ tiêu{QUOTA}|phương hướng|định hướng|giải pháp|lộ trình|kịch bản|các mốc|{_WORK_AHEAD}|"
    r"kế hoạch (?:năm|quý|tháng|giai đoạn|\d))(?!\w)[^:;]{0,90}:"
)
_SET_LEAD = re.compile(  # "Các con số đã chốt tại hội nghị gồm:", "Xã tự đặt lộ trình:"
    r"(?<!\w)(?:con số|mức|mốc|ngưỡng|nội dung)(?!\w)[^:;]{0,60}?(?<!\w)(?:chốt(?! số liệu| đến| ngày| từ)|thống nhất|"
    r"ấn định|đề ra|đặt ra|quy định|cam kết|đăng ký|hướng tới)(?!\w)[^:;]{0,90}:|"
    r"(?<!\w)(?:đặt|đặt ra|đề ra|xây dựng|xác định|ấn định|giao)(?:\s+(?:các|một số|những|cho [^\W\d_]+))*\s+"
    r"(?:lộ trình|mục tiêu|mốc|kịch bản|phương hướng|chỉ tiêu(?! biên chế))(?!\w)[^:;]{0,60}:|"
    r"^\W*(?:nghị quyết|kế hoạch|đề án|chương trình|chỉ thị|công điện|quyết định|thông báo|công văn|văn bản|hội nghị)"
    r"(?!\w)[^:;]{0,80}?(?:xác định|đề ra|đặt ra|yêu cầu|phấn đấu|ấn định|chốt|thống nhất|giao (?:các|cho|từng|mỗi))"
    r"(?!\w)[^:;]{0,60}:|^\W*(?:yêu cầu|(?:[^\W\d_]+ ){0,3}dự kiến|ước)(?!\w)[^:;]{0,40}:|"
    r"^\W*(?:phấn đấu )?(?:đến|hết|tới) (?:hết |cuối )?(?:năm(?: 20\d\d)?|quý [ivx]+(?:/20\d\d)?)(?=:):"
)
_UNTIL_LEAD = re.compile(r"\W*(?:đến|hết|tới) (?:hết |cuối )?(?:năm|quý)")
_LOOKS_BACK = re.compile(
    r"(?<!\w)(?:kết quả|đạt|hoàn thành|vượt|tình hình|hạn chế|nguyên nhân|vốn|biên chế|tồn tại|đánh giá)(?!\w)"
)
_ASSIGNED = re.compile(
    r"(?<!\w)(?:giao|đến hạn|tổng số|hoàn thành|trong hạn|quá hạn)(?:\s+là)?\s*:?\s*\d|"
    r"^\s*\d+\s*(?:nhiệm vụ|[;,.]|$)|^\s*\d+/\d+ nhiệm vụ|(?<!\w)xong(?: được)? \d+/\d+ (?:nhiệm vụ|việc|đầu việc)"
)
_TO_BE_DONE = (  # "được giao bãi bỏ 42 TTHC"; tasks and quotas given are figures of their own
    r"(?:bãi bỏ|đơn giản hóa|cắt giảm|tham mưu|soạn thảo|xây dựng|ban hành|trình|tinh giản|tổ chức|tuyển dụng|"
    r"đào tạo|số hóa|sắp xếp|kiểm tra|thành lập)"
)
_AIMS = re.compile(
    rf"(?<!\w)được giao (?:nhiệm vụ )?(?:chủ trì,? |phối hợp,? )*{_TO_BE_DONE}(?!\w)"
    r"(?![^;:]*?\d (?:nhiệm vụ|việc|đầu việc|công việc|chỉ tiêu|nội dung))|"
    r"^\W*giao (?:cho )?(?:các |từng )?(?:phòng|trung tâm|văn phòng|công an|đơn vị|bộ phận|cơ quan|trưởng|"
    r"thủ trưởng)(?!\w)(?![^;.]*\d (?:nhiệm vụ|việc|đầu việc|chỉ tiêu|biên chế))|"
    r"(?<!\w)(?:phấn đấu|đặt (?:ra )?(?:mục tiêu|chỉ tiêu)|quyết tâm|cam kết|hướng tới|hướng đến|kỳ vọng)(?!\w)|"
    r"(?<!\w)(?:mốc|mức phấn đấu)(?!\w)[^:;,]{0,60}?"
    r"(?:quy định|đề ra|đặt ra|giao|ấn định|thống nhất)[^:;,]{0,60}\slà(?= \d)|"
    r"(?<!theo )(?<!ứng )(?<!\w)yêu cầu (?:các|trưởng|thủ trưởng|chủ tịch|giám đốc|người đứng đầu|từng|mỗi|ubnd|"
    r"toàn thể)(?!\w)"
    r"(?![^,;]*(?:khắc phục|chấn chỉnh|giải trình|kiểm điểm|rút kinh nghiệm|bổ sung|làm rõ|cung cấp)\s*\d)|"
    r"^\W*(?:(?:(?:trong|từ|đến|sang)\s+)?(?:quý|tháng|năm)\s[^,;]{1,20},|[^,;\d]{0,40},)?[^,;\d]{0,30}(?<!\w)sẽ(?!\w)"
)
_CARRYING_OUT = re.compile(  # "Thực hiện chỉ đạo yêu cầu các sở rà soát, Sở …"
    r"\W*(?:thực hiện|triển khai|chấp hành|căn cứ)(?!\w)[^,;]*$"
)
_TIME_TO_COME = re.compile(
    rf"\W*(?:(?:trong|vào|sang|bước sang|bước vào|các|những)\s+)*"
    rf"(?:(?:thời gian|kỳ|kỳ báo cáo|quý|năm|tháng|giai đoạn|nhiệm kỳ)\s+{_COMING}|tới đây|sắp tới)(?!\w)"
)
_WILL_DO = r"(?:tập trung|tiếp tục|phấn đấu|sẽ|cần|đẩy mạnh|xác định|dự kiến|đặt|quyết tâm|chú trọng)"
_RAISE = r"(?:tập trung|tiếp tục|phấn đấu|quyết tâm)\s+(?:nâng|đưa|giảm|hạ|kéo giảm)(?!\w)[^;]*\s(?:lên|xuống|về|còn)"
_FINISH = r"(?:tập trung|phấn đấu|quyết tâm)\s+(?:hoàn thành|giải quyết|xử lý)\s+(?:dứt điểm\s+)?(?:100\s?%|toàn bộ)"
_REST_OF_YEAR = re.compile(
    r"\W*(?:(?:trong|vào|sang|bước sang|bước vào|từ nay đến|đến|các|những)\s+)*"
    rf"(?:(?:(?:0?\d|ba|sáu|hai)\s+)?tháng (?:cuối năm|còn lại),(?:\s+[^\W\d_]+){{0,5}}?\s+{_WILL_DO}|"
    rf"(?:hết |cuối )?(?:quý|năm|tháng) [\w/]{{1,8}}(?: năm 20\d\d)?,(?:\s+[^\W\d_]+){{0,5}}?"
    rf"\s+(?:{_RAISE}|{_FINISH}))(?!\w)"
)
_TURNING_TO = re.compile(rf"\W*bước (?:sang|vào)\s[^,;]{{1,30}},(?:\s+[^\W\d_]+){{0,5}}?\s+{_WILL_DO}(?!\w)")
_STEPS = re.compile(r"\W*(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám) là|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)|cuối cùng)(?!\w)")
_TASKS_TOLD = re.compile(r"(?<!\w)(?:nhiệm vụ|giải pháp|định hướng)[^;:]{0,30}(?:trọng tâm|chủ yếu|sau đây|sau)(?!\w)")
_ORDERS = re.compile(r"\W*(?:[^,.;:]{0,40}\s)?yêu cầu (?:các|trưởng|thủ trưởng|chủ tịch|giám đốc|ubnd|sở)(?!\w)")
_TOLD_TO = re.compile(
    r"\W*(?:các |đồng chí |giám đốc |chủ tịch |trưởng )?"
    r"(?:sở|văn phòng|phòng|ubnd|trung tâm|ban|công an|đơn vị|thanh tra)(?!\w)[^,.;\d]{0,60}? "
    r"(?:chủ trì|phối hợp|tham mưu|đôn đốc|rà soát|kiểm tra|hoàn thành|thực hiện|bảo đảm|đảm bảo|"
    r"tổ chức|xây dựng|triển khai|công khai|tổng hợp|theo dõi|hướng dẫn|bố trí)(?!\w)"
)
_SETTLED = re.compile(  # done is only the setting of the goal: "các mục tiêu đã đề ra"
    r"(?<!\w)đã(?= (?:đề ra|đặt ra|được (?:giao|duyệt|phê duyệt|thống nhất)|có kết luận|xác định|chốt)(?!\w))"
)
_PLAN_GOES_ON = re.compile(  # what stands before it was the plan's as well
    r"(?<!\w)(?:kế hoạch|nghị quyết|chương trình|đề án|chỉ thị|công điện)(?: này)? (?:cũng|còn) "
    r"(?:dự kiến|đặt|đề ra|yêu cầu|xác định|nêu|giao|quy định|hướng tới|phấn đấu)(?!\w)"
)
_REACHED_SINCE = re.compile(
    r"\W*(?:(?:0?[369]|ba|sáu|chín|12) tháng(?! tới| cuối| còn lại)|trong (?:kỳ|quý)(?! tới)|tính đến|lũy kế|"
    r"đến (?:ngày )?\d)(?!\w)"
)
_LONG_PLAN = re.compile(r"\W*(?:trong |theo [^,;\d]{0,30}, )?giai đoạn 20\d\d\s?[-–]\s?(20\d\d)(?!\w)")
_TOLD_YEAR = re.compile(r"(?:(?<!\w)năm |\d/)(20\d\d)(?![\w/])")
_OF_A_YEAR = re.compile(r"\W*(?:sang )?năm (20\d\d)(?!\w)")
_YEAR = re.compile(r"(?<!\w)20\d\d(?!\w)")


def goal_stretches(text: str, mentions: Sequence[NumberMention], report: Period | None) -> tuple[Span, ...]:
    """Where a figure that says nothing else of itself is aimed at, in order."""
    return tuple(_Reader(text, mentions, report).stretches())


class _Reader:
    """Reads sentence after sentence; what one opens (orders, steps, a title of plans) may hold for the next."""

    def __init__(self, text: str, mentions: Sequence[NumberMention], report: Period | None) -> None:
        self.folded = _SETTLED.sub("--", fold_case(text))
        self.sentences = sentences(text)
        self.starts = [m.span.start for m in mentions if is_figure(m)]
        self.report = report

    def stretches(self) -> Iterator[Span]:
        plan = _PLAN_GOES_ON.search(self.folded)
        steps = orders = planned = False
        for sentence in self.sentences:
            words = sentence.of(self.folded)
            spoken = RESULT.search(words[: self._first_figure(sentence)]) is not None
            planned, orders = planned and not spoken, orders and not spoken
            step = _STEPS.match(words) is not None
            told_to = orders and _TOLD_TO.match(words) is not None
            held = planned or (plan is not None and sentence.end <= plan.start() and not spoken)
            start = sentence.start if held or told_to or (steps and step) else self._opened(sentence)
            if start is not None:
                yield from self._until_result(Span(start, sentence.end))
            steps = not spoken and ((steps and step) or start is not None or _tells_tasks(words))
            orders = told_to or _ORDERS.match(words) is not None
            planned = planned or self._is_title(sentence)

    def _first_figure(self, span: Span) -> int:
        """Where the first figure of a stretch stands in it; its length if there is none."""
        at = bisect_left(self.starts, span.start)
        return (min(self.starts[at], span.end) if at < len(self.starts) else span.end) - span.start

    def _is_title(self, sentence: Span) -> bool:
        length = sentence.end - sentence.start
        short = length < LONGEST_TITLE and self._first_figure(sentence) == length
        return short and ANNOUNCES.match(sentence.of(self.folded)) is not None

    def _opened(self, sentence: Span) -> int | None:
        """Where goals begin in a sentence that nothing before it governs."""
        words = sentence.of(self.folded)
        ahead = any(opens.match(words) for opens in (_TIME_TO_COME, _REST_OF_YEAR, _TURNING_TO))
        if ahead or self._is_later(words) or self._is_long_plan(words):
            return sentence.start
        for part in self._parts(sentence):
            for opens in (self._listed(part, sentence), self._aimed(part)):
                if opens is not None:
                    return opens
        return None

    def _is_later(self, words: str) -> bool:
        """A period after the report's opens the sentence."""
        if self.report is None:
            return False
        named = named_periods(words[:40], self.report)
        if not named or named[0].naming is not Naming.EXPLICIT or not later(named[0].period, self.report):
            return False
        front = re.sub(r"^\s*(?:\d{1,2}|[ivx]+|[a-zđ])[.)]", "", words[: named[0].span.start])
        return re.fullmatch(r"\W*(?:trong|sang|bước sang|đến)?\s*", front) is not None

    def _is_now(self, words: str, goals: Span) -> bool:
        """ "Mỗi quý phấn đấu 60 tin, bài; quý III đăng 71": the report's own period opens the part, and no later year's
        steps are listed."""
        named = named_periods(words[:30], self.report) if self.report is not None else ()
        before = words[: named[0].span.start] if named else ""
        if not named or named[0].period != self.report or any(c.isdigit() for c in before.replace("766", "")):
            return False
        aims = named_periods(goals.of(self.folded)[:60], self.report)
        return not any(p.period.year > self.report.year for p in aims)

    def _is_long_plan(self, words: str) -> bool:
        """ "Giai đoạn 2026-2030 tinh giản 5%": years beyond any that the text, or the report, speaks of."""
        plan = _LONG_PLAN.match(words)
        if plan is None:
            return False
        told = [int(year.group(1)) for year in _TOLD_YEAR.finditer(self.folded)]
        now = self.report.year if self.report is not None else max(told, default=9999)
        return int(plan.group(1)) > now

    def _listed(self, part: Span, sentence: Span) -> int | None:
        words = part.of(self.folded)
        lead = _LEAD.match(words) or _SET_LEAD.search(words)
        if lead is None or self._first_figure(part) < lead.end() or _LOOKS_BACK.search(lead.group()):
            return None
        if _UNTIL_LEAD.match(lead.group()) and self._is_reached(lead.group()):
            return None
        rest = self.folded[part.start + lead.end() : sentence.end]
        of_tasks = re.search(r"nhiệm vụ|kế hoạch", lead.group()) is not None
        return None if of_tasks and _ASSIGNED.search(rest) else part.start + lead.end()

    def _is_reached(self, lead: str) -> bool:
        """ "Đến hết quý III: …" in the report of that quarter."""
        if self.report is None:
            return False
        named = named_periods(lead, self.report)
        return bool(named) and not later(named[0].period, self.report)

    def _aimed(self, part: Span) -> int | None:
        words = part.of(self.folded)
        aim = _AIMS.search(words)
        return part.start + aim.end() if aim and not _CARRYING_OUT.match(words, 0, aim.start()) else None

    def _parts(self, span: Span) -> Iterator[Span]:
        """The stretches between ";" outside brackets."""
        start, depth = span.start, 0
        for at in range(span.start, span.end):
            mark = self.folded[at]
            depth = max(0, depth + (mark in "([") - (mark in ")]"))
            if mark in ";|" and depth == 0:
                yield Span(start, at)
                start = at + 1
        yield Span(start, span.end)

    def _until_result(self, span: Span) -> Iterator[Span]:
        """Each part up to its result; a part that speaks of one before any figure ends the list."""
        for part in self._parts(span):
            words = part.of(self.folded)
            first = self._first_figure(part)
            result = RESULT.search(words)
            reached = REACHED.search(words, first)
            ends = min(found.start() if found else len(words) for found in (result, reached))
            turn = turns_at(words, 0, self.report)
            ends = ends if turn is None else min(ends, turn)
            told = ends < first < len(words)
            over = ends < first or _is_over(words, span.of(self.folded)) or self._is_now(words, span)
            if told or (part.start > span.start and over):
                return
            yield Span(part.start, part.start + ends)


def _tells_tasks(words: str) -> bool:
    """ "… xác định 05 nhóm nhiệm vụ trọng tâm."; those that were done are no goals."""
    return _TASKS_TOLD.search(words) is not None and _LOOKS_BACK.search(words) is None


def _is_over(words: str, goals: str) -> bool:
    """ "Phấn đấu năm 2026 đạt 90%; năm 2024 đạt 85%", "…; 9 tháng thu 40 tỷ đồng": the list of goals has ended."""
    if _REACHED_SINCE.match(words):
        return True
    own = _OF_A_YEAR.match(words)
    return own is not None and any(int(year.group()) > int(own.group(1)) for year in _YEAR.finditer(goals))
