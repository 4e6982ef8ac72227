"""Texts whose subject is a plan: what a resolution, plan or draft lays down holds over its sentences, until a result
speaks.

"Kế hoạch số 22/KH-UBND về kiểm soát TTHC: rà soát 18 TTHC, đơn giản hóa 05 TTHC; …" tells of nothing done. A report
that acts on a plan ("Thực hiện Kế hoạch số 22, xã rà soát 18 TTHC") does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from domain.numbers import NumberMention
from domain.quantities import PERCENT
from domain.texts import Span, fold_case
from extraction.clauses import Surroundings, is_figure, sentences
from extraction.target_words import RESULT

_PLAN = r"(?:kế hoạch|nghị quyết|quyết định|đề án|chương trình|chỉ thị|phương án|công điện)"
_LISTED = re.compile(  # "Kế hoạch số 22/KH-UBND … về kiểm soát TTHC:", "Phương án cuối cùng:"
    rf"\W*(?:dự thảo {_PLAN}|{_PLAN} số \S+|phương án(?: cuối cùng| sắp xếp| cắt giảm))(?!\w)"
    r"(?![^:;]*(?<!\w)(?:gồm|đã|được)(?!\w))[^:;]{0,160}:"
    r"(?!\s*(?:\d|công bố|bãi bỏ|[^:;]{0,60}(?<!\w)(?:hoàn thành|xong)(?!\w)))"
)
_DRAFT = re.compile(rf"\W*dự thảo (?:lần \d+ )?{_PLAN}(?!\w)")
_ASSIGNING = re.compile(  # "đã ký Quyết định … giao chỉ tiêu cho các phòng", "ban hành Kế hoạch … với 7 mục tiêu"
    rf"(?<!\w)(?:ký|ban hành|thông qua|phê duyệt)(?!\w)[^;:]{{0,40}}{_PLAN}(?!\w)[^;:]{{0,160}}"
    r"(?<!\w)(?:giao (?:các )?chỉ tiêu|với \d+ (?:mục tiêu|chỉ tiêu)|(?:các )?mục tiêu, chỉ tiêu)(?!\w)"
)
_ASSIGNED = re.compile(  # what follows an assignment: "Văn phòng: tham mưu 20 văn bản", "Kế hoạch đã ấn định …"
    rf"\W*(?:[^:;.\d]{{2,60}}:|{_PLAN}(?!\w)|bên cạnh đó(?!\w)|về [^,;.\d]{{2,40}},)"
)
_RUN_IN = re.compile(
    r"\W*(?:các |một số )?(?:chỉ tiêu|mục tiêu)(?: cụ thể| chủ yếu| chính| phấn đấu| đến năm \d+)*\s*:"
)
_OF_TASKS = re.compile(r"\s*(?:có |gồm )?\d+ (?:nhiệm vụ|văn bản|nội dung|việc)")
_LAID_DOWN = re.compile(  # "nâng chỉ tiêu … lên 90%", "thống nhất: quý IV đạt 96,5 điểm", "Nghị quyết đặt cao hơn:"
    r"(?<!\w)(?:nâng|điều chỉnh|hạ) (?:các )?(?:chỉ tiêu|mục tiêu)(?!\w)|"
    r"(?<!\w)(?:ban chỉ đạo|hội nghị|đảng ủy|thường trực|cuộc họp|ubnd)(?: [^\W\d_]+){0,5} thống nhất\s*:|"
    r"(?<!\w)(?:nghị quyết|kế hoạch|đại hội|đảng ủy|hđnd) (?:đặt|đặt ra|đề ra|xác định)(?: [^\W\d_]+){0,3}\s*:|"
    rf"(?<!\w){_PLAN}(?!\w)[^:;]{{0,120}} (?:nêu rõ|nêu|ghi rõ|yêu cầu)\s*:"
    r"(?!\s*(?:qua|còn|hiện|thời gian qua|vừa qua|tính đến)(?!\w))|"
    r"(?<!\w)(?:chỉ tiêu|mục tiêu)(?!\w)[^.;:\d]{0,60}(?:thông qua|phê duyệt|đề ra|đặt ra)[^.;:\d]{0,30}"
    r"(?:với các mức|ở các mức|gồm|lần lượt là)(?!\w)|"
    rf"^\W*{_PLAN}(?: (?:này|số \S+|cchc|năm \d+))*(?: của [^,;.\d]{{2,40}}?)? "
    r"(?:xác định|đề ra|đặt ra|yêu cầu|hướng tới|dự kiến)(?!\w)"
    r"(?![^;:.]{0,60}(?:\d|mười|mươi|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín)\)? "
    r"(?:nhiệm vụ|việc|đầu việc|phần việc|đầu mục|nội dung|nhóm|mục tiêu|chỉ tiêu|văn bản|giải pháp|tiêu chí|lĩnh vực))"
)
_GIVEN = re.compile(
    r"(?<!\w)(?<!nhiệm vụ )(?<!việc )(?:nghị quyết|kế hoạch|thành phố|hđnd|cấp trên|"
    r"(?:đảng|thành|tỉnh|quận|huyện) ủy) giao"
    r"(?:\s+(?:là|mức|chỉ tiêu|ít nhất|tối thiểu|trên))*\s*:?\s*$"
)
_PLANNING = re.compile(  # planned is not done
    r"(?<!\w)đã(?= (?:ấn định|giao|phân bổ|quy định|đặt|đề ra|đặt ra|xác định|phân công|thống nhất|dự kiến|chốt)(?!\w))"
)
_BACK = re.compile(
    r"\W*(?:trên thực tế|thực tế|báo cáo thẩm tra|kết quả|tính đến|lũy kế|(?:trong )?(?:năm|quý|kỳ|\d+ tháng) qua|"
    r"qua \d|sau \d|trong (?:kỳ|quý|năm)(?! tới)|năm (?:trước|ngoái)|cùng kỳ|cả nước|trước đó|"
    r"thực hiện (?:kế hoạch|nghị))"
    r"(?!\w)"
)
_BY_UNIT = re.compile(  # the reporting unit takes over: "UBND xã tổ chức 03 hội nghị"
    r"\W*(?:ubnd (?:xã|phường)|sở|xã|phường|đơn vị|trung tâm)(?: [^\W\d_]+){0,5} "
    r"(?:tổ chức|ban hành|tiếp nhận|giải quyết|rà soát|triển khai được|hoàn thành)(?!\w)"
)


def plan_stretches(text: str, mentions: Sequence[NumberMention]) -> tuple[Span, ...]:
    """Where figures are laid down by a plan the text is about, in order."""
    return tuple(_stretches(text, [m.span.start for m in mentions if is_figure(m)]))


def is_given_share(place: Surroundings, mention: NumberMention) -> bool:
    """ "Về thanh toán trực tuyến, Nghị quyết giao 85%; thực hiện 83,1%"."""
    return mention.measure == PERCENT and mention.denominator is None and _GIVEN.search(place.clause) is not None


def _stretches(text: str, figures: Sequence[int]) -> Iterator[Span]:
    folded = _PLANNING.sub("--", fold_case(text))
    held = assigned = False
    for sentence in sentences(text):
        words = sentence.of(folded)
        first = bisect_left(figures, sentence.start)
        led = words[: figures[first] - sentence.start] if first < len(figures) else words
        if held and (RESULT.search(led) or _BACK.match(words) or _BY_UNIT.match(words)):
            held = assigned = False
        start = sentence.start if held or (assigned and _ASSIGNED.match(words)) else _opened(sentence, words)
        if start is not None:
            yield _until_result(Span(start, sentence.end), folded)
        held = held or _holds(words)
        assigned = assigned or _ASSIGNING.search(words) is not None


def _holds(words: str) -> bool:
    """Whether a sentence makes the plan what the next ones speak of."""
    if _DRAFT.match(words) or _RUN_IN.match(words):
        return True
    listed = _LISTED.match(words)
    return listed is not None and not _of_results(listed, words)


def _of_results(listed: re.Match[str], words: str) -> bool:
    """ "Kế hoạch CCHC năm 2026: 27 nhiệm vụ, hoàn thành 18" tells what the plan holds and what was done."""
    return _OF_TASKS.match(words, listed.end()) is not None or RESULT.search(listed.group()) is not None


def _opened(sentence: Span, words: str) -> int | None:
    listed = _LISTED.match(words) or _RUN_IN.match(words)
    if listed is not None and not _of_results(listed, words):
        return sentence.start + listed.end()
    laid = _LAID_DOWN.search(words)
    return sentence.start + laid.end() if laid is not None else None


def _until_result(span: Span, folded: str) -> Span:
    result = RESULT.search(folded, span.start, span.end)
    return Span(span.start, result.start() if result else span.end)
