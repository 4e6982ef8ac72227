"""What a heading says about the words under it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from domain.texts import fold_case
from domain.values import NarrativeKind

# Order matters: "Tồn tại, hạn chế và nguyên nhân" holds problems, "Nhiệm vụ và kiến nghị" tasks; sentences refine.
_THEMES: tuple[tuple[NarrativeKind, re.Pattern[str]], ...] = (
    (
        NarrativeKind.PROBLEM,
        re.compile(
            r"tồn tại|hạn chế|^tt,? (và )?hc\b|khó khăn|vướng mắc|bất cập|yếu kém|chưa (làm )?được|còn yếu|thiếu sót"
            r"|^(những |các |điều |mặt |việc |chỗ |nội dung )*(làm |còn )?chưa tốt( và .*)?$"
            r"|^điều (?:sở|phường|xã|đơn vị) (?:còn )?chưa (?:hài lòng|vừa ý|ưng|yên tâm)"
            r"|khuyết điểm|nhược điểm|còn vướng|(mặt|việc|nội dung|điều|điểm) (còn )?(chưa|yếu|hạn chế)"
            r"|(điều|việc|chỗ|cái) (còn )?(khó|vướng)|điểm nghẽn"
            r"|(điều|chỗ|cái|mặt) (còn )?(dở|kém|đuối|đáng lo|trăn trở|băn khoăn)(?!\w)"
        ),
    ),
    (
        NarrativeKind.CAUSE,
        re.compile(
            r"nguyên nhân|lý do|(?<=chưa tốt )và (?:vì sao|do đâu)$"
            r"|^(do đâu|vì sao|cái gốc|căn nguyên)$|^(về )?(mặt )?(khách|chủ) quan$"
        ),
    ),
    (
        NarrativeKind.TASK,
        re.compile(
            r"phương hướng|nhiệm vụ (trọng tâm|chủ yếu|quý|tháng|năm|6 tháng|kỳ|thời gian|tiếp|cuối|giải pháp|,)"
            r"|(nhiệm vụ|công việc|công tác|việc) .{0,25}(thời gian tới|kỳ tới|quý tới|sắp tới|tiếp theo|còn lại"
            r"|kỳ sau)"
            r"|^(các |một số |những )?nhiệm vụ( và giải pháp)?( (cụ thể|cần|sẽ|những|(\d+|ba|sáu) tháng cuối|từ nay"
            r"|(trong |cho )?(thời gian|quý|kỳ|năm|tháng)).*)?$|kế hoạch (quý|tháng|công tác|thời gian tới|triển khai)"
            r"|(?<!vị trí )việc (sẽ |phải |cần )?làm|^(công )?việc (quý|quí|tháng|kỳ|sắp|tới|tiếp)|sắp tới"
            r"|(nhiệm vụ|công việc|việc) tới đây(?!\w)|(nhiệm vụ|công việc|việc) làm tiếp(?!\w)"
            r"|^nv (q|tháng|kỳ"
            r"|trọng tâm)|\b(quý|năm|tháng|thời gian) (sau|tới)\b|định hướng"
            r"|(?:^|(?<!chức năng), |; )nhiệm vụ(?=,|;| và\b(?! quyền hạn)|$)"
            r"|(?:^|[,;] | và )(?:các |một số |những )?"
            r"(?:(?:giải|biện) pháp|hướng (?:khắc phục|giải quyết|xử lý|tháo gỡ))\b"
            r"(?!.*(?:đã|mới|sáng kiến|mô hình|áp dụng|công nghệ))"
        ),
    ),
    (
        NarrativeKind.PROPOSAL,
        re.compile(
            r"kiến nghị|đề xuất|đề nghị|\bđn\b|^kn\b|mong muốn|mong được|nguyện vọng"
            r"|^\W*(?:[\divx]+[.)]\s*)?xin (?:ý kiến )?cấp trên"
            r"|^xin (?!lỗi|ý kiến)"
            r"|^(?:xã|phường|sở|đơn vị) (?:xin|mong)$"
        ),
    ),
    (NarrativeKind.INITIATIVE, re.compile(r"sáng kiến|mô hình|cách làm hay|giải pháp mới")),
)
# "Nguyên nhân của hạn chế" tells causes, "Giải pháp khắc phục hạn chế" tasks, "Mô hình và giải pháp" what is done.
_ONLY_SPOKEN_OF = {
    NarrativeKind.CAUSE: (NarrativeKind.PROBLEM,),
    NarrativeKind.TASK: (NarrativeKind.PROBLEM, NarrativeKind.CAUSE, NarrativeKind.INITIATIVE),
    NarrativeKind.INITIATIVE: tuple(NarrativeKind),
}
# Headings of results that only sound like a theme.
_RESULTS = re.compile(
    r"(xử lý|tiếp nhận|giải quyết|trả lời).{0,20}(phản ánh|kiến nghị)|phản [áả]nh,? (và )?kiến nghị|\bpakn\b"
    r"|khắc phục (các )?(tồn tại|hạn chế)"
    r"|(tồn tại|hạn chế)( \w+)? (đã )?(được )?khắc phục"
    r"|(tồn tại|hạn chế|lỗi) (qua|sau (kiểm|thanh|rà|giám|đánh)|phát hiện|được|chỉ ra"
    r"|nêu (tại|trong|ở) (kết luận|biên bản))"
    r"|nhiệm vụ .{0,30}(giao|đã thực hiện)|kết quả (thực hiện|đạt được|khắc phục( (các )?(tồn tại|hạn chế))?)"
    r"|kế hoạch (công tác )?(cải cách|cchc)|kiến nghị .{0,15}(thanh tra|kiểm toán|kiểm tra)"
    r"|(kiến nghị|đề nghị|đề xuất) (xử lý|[^:]{0,40}(sau|qua) rà soát)"
)
# "Cải cách thể chế - nhiệm vụ trọng tâm của Sở": the area is called so.
_CALLED_A_TASK = re.compile(
    r"(?:(?:công tác|về) )*(?:cải cách|thể chế|thủ tục|tthc|một cửa|bộ máy|công vụ|tài chính|chuyển đổi số|chính quyền)"
    r"(?![^-–]*(?:quý|năm|tháng|tới|phương hướng))[^:;\d]*\s[-–]\s?(?:là )?nhiệm vụ (?:trọng tâm|hàng đầu|then chốt)"
    r" của (?:sở|xã|phường|đơn vị|ngành|địa phương)"
)
_LIST_MARK = re.compile(
    r"^\s*(?:[-–+•*●▪]\s*|(?:\d+(?:\.\d+)*|[a-zđ]|[IVX]+|[ivx]+)(?:[.)]|/(?=\s+[^\W\d_])|(?=-\s))\s*|[A-ZĐ](?:\)|\.(?=\s))\s*)+"
)
_COUNTED_OFF = re.compile(
    r"(?:\((?:\d{1,2}|[a-zđ]|[ivx]+)\)\s*|(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là(?!\w)"
    r"|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín)(?=\s*[,:]))\s*[,:]?\s*)",
    re.IGNORECASE,
)
_PART_MARK = re.compile(r"^\s*(?:phần|mục|chương)\s+(?:thứ\s+\w+|một|hai|ba|bốn|năm|[ivx]+|\d+|[a-zđ])(?!\w)[\s.:,–-]*")
_MIXED = re.compile(
    r"(?:đánh giá|nhận xét)(?: chung)?\s*(?:[,;]| và )|kết quả(?! (?:khắc phục|xử lý))|ưu điểm|thuận lợi"
    r"|mặt (?:được|tốt|mạnh)|tình hình"
)
_LOOSELY_AHEAD = re.compile(r"(?:nhiệm vụ|công việc|việc) (?:tới đây|làm tiếp)(?!\w)")
_CLOSES = re.compile(
    r"(?:những |các |về )?(?:ưu điểm|mặt (?:được|tốt|mạnh)|thuận lợi|kết quả|thành tích|trách nhiệm|bài học)(?!\w)"
)
_RESULTS_TOLD = re.compile(r"(?<!\w)(?:kết quả|tình hình|đã|đạt|hiện|xong)(?!\w)")
_LONGEST_TITLE = 14  # words


def theme_of(title: str) -> NarrativeKind | None:
    """The kind of narrative a heading opens, None for any other heading."""
    return next(iter(themes_of(title)), None)


@lru_cache(maxsize=4096)  # the heads of a table stand over every cell
def themes_of(title: str) -> tuple[NarrativeKind, ...]:
    """The kinds a heading names, in its order: "Hạn chế, phương hướng, đề xuất"."""
    whole = bare_title(title)
    if _CALLED_A_TASK.fullmatch(whole):
        return ()
    words = _RESULTS.sub(lambda m: " " * len(m.group()), whole)
    found = sorted((m.start(), i) for i, (_, pattern) in enumerate(_THEMES) if (m := pattern.search(words)))
    if not found:
        return ()
    first, *rest = (_THEMES[i][0] for _, i in found)
    if first is NarrativeKind.TASK and tells_results(whole[: found[0][0]]):
        return ()  # "Kết quả quý III và kế hoạch quý IV": every sentence says which of both it tells
    return (first, *(kind for kind in rest if kind not in _ONLY_SPOKEN_OF.get(first, ())))


def opens_tasks(headings: Iterable[str]) -> bool:
    """Whether the innermost heading that opens a theme opens tasks to come, and assesses nothing beside them."""
    opened = [(kind, title) for title in titles_of(headings) if (kind := theme_of(title)) is not None]
    return bool(opened) and opened[-1][0] is NarrativeKind.TASK and not looks_both_ways(opened[-1][1])


def looks_both_ways(title: str) -> bool:
    """ "Đánh giá và việc tới đây": a title that binds nothing under it to the time to come."""
    return is_mixed(title) and _LOOSELY_AHEAD.search(bare_title(title)) is not None


def is_mixed(title: str) -> bool:
    """Whether a heading names results, too, or what went well: "Kết quả đạt được và hạn chế", "Thuận lợi, khó khăn"."""
    return _MIXED.search(bare_title(title)) is not None


def closes(title: str) -> bool:
    """Whether a heading ends the theme above it: "a) Ưu điểm" and "3. Trách nhiệm" stand under hạn chế, too."""
    return theme_of(title) is None and _CLOSES.match(bare_title(title)) is not None


def tells_results(words: str) -> bool:
    """Whether a title, or what stands before its theme, is about what was done or prints a figure. words: folded."""
    if _RESULTS_TOLD.search(words) is not None:
        return True
    return any(m.form is NumberForm.AMOUNT for m in read_numbers(words))


def titles_of(headings: Iterable[str]) -> tuple[str, ...]:
    """Headings that are titles: a numbered paragraph's own first sentence ("2. Đã kiểm tra 3 đơn vị, quý IV thêm 4")
    stands among them, too, and says nothing about what follows it."""
    return tuple(h for h in headings if _is_title(h))


def _is_title(heading: str) -> bool:
    words = _LIST_MARK.sub("", heading)
    if _CALLED_A_TASK.fullmatch(bare_title(heading)):
        return False
    if words.isupper():
        return True
    return len(words.split()) <= _LONGEST_TITLE and not any(m.form is NumberForm.AMOUNT for m in read_numbers(words))


def bare_title(title: str) -> str:
    return _LIST_MARK.sub("", _PART_MARK.sub("", fold_case(title))).strip(" .:")


def list_mark_end(text: str) -> int:
    """Where the words begin after dashes, bullets and numbering."""
    match = _LIST_MARK.match(text)
    return match.end() if match else 0


def is_counted_off(text: str) -> bool:
    """ "Một là, …", "Thứ hai: …", "(3) …" """
    return _COUNTED_OFF.match(text, list_mark_end(text)) is not None


def theme_mentions(words: str) -> list[tuple[int, int, NarrativeKind]]:
    """Every theme word of a text, folded, in order: where it starts, where it ends, its kind."""
    words = _RESULTS.sub(lambda m: " " * len(m.group()), words)
    return sorted((m.start(), m.end(), kind) for kind, pattern in _THEMES for m in pattern.finditer(words))


def without_list_mark(text: str) -> str:
    """The words behind dashes and numbering, and behind "(1)", "Một là," and "Thứ hai:"."""
    start = list_mark_end(text)
    counted = _COUNTED_OFF.match(text, start)
    return text[counted.end() if counted else start :]
