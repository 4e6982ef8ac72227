"""What a heading, or a run-in heading such as "Tồn tại:", says about the words under it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

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
            r"|khuyết điểm"
            r"|(điều|việc|chỗ|cái) (còn )?(khó|vướng)|điểm nghẽn"
        ),
    ),
    (NarrativeKind.CAUSE, re.compile(r"nguyên nhân|lý do|lí do")),
    (
        NarrativeKind.TASK,
        re.compile(
            r"phương hướng|nhiệm vụ (trọng tâm|chủ yếu|quý|tháng|năm|6 tháng|kỳ|thời gian|tiếp|cuối|giải pháp|,)"
            r"|(nhiệm vụ|công việc|công tác|việc) .{0,25}(thời gian tới|kỳ tới|quý tới|sắp tới|tiếp theo|còn lại"
            r"|kỳ sau)"
            r"|^nhiệm vụ( và giải pháp)?( quý\b.*)?$|^nhiệm vụ,? (và )?(?=(kiến|đề) nghị|đề xuất)"
            r"|kế hoạch (quý|tháng|công tác|thời gian tới|triển khai)"
            r"|(?<!vị trí )việc (sẽ |phải |cần )?làm|^(công )?việc (quý|quí|tháng|kỳ|sắp|tới|tiếp)|sắp tới"
            r"|^nv (q|tháng|kỳ"
            r"|trọng tâm)|\b(quý|năm|tháng|thời gian) (sau|tới)\b|định hướng"
        ),
    ),
    (
        NarrativeKind.PROPOSAL,
        re.compile(r"kiến nghị|đề xuất|đề nghị|\bđn\b|^kn\b|mong muốn|mong được|nguyện vọng"),
    ),
    (NarrativeKind.INITIATIVE, re.compile(r"sáng kiến|mô hình|cách làm hay|giải pháp mới")),
)
# Headings of results that only sound like a theme.
_RESULTS = re.compile(
    r"(xử lý|tiếp nhận|giải quyết|trả lời).{0,20}(phản ánh|kiến nghị)|phản [áả]nh,? (và )?kiến nghị|\bpakn\b"
    r"|khắc phục (các )?(tồn tại|hạn chế)"
    r"|(tồn tại|hạn chế)( \w+)? (đã )?(được )?khắc phục"
    r"|(tồn tại|hạn chế|lỗi) (qua|sau|phát hiện|được|chỉ ra|nêu (tại|trong|ở) (kết luận|biên bản))"
    r"|nhiệm vụ .{0,30}(giao|đã thực hiện)|kết quả (thực hiện|đạt được|khắc phục)"
    r"|kế hoạch (công tác )?(cải cách|cchc)|kiến nghị .{0,15}(thanh tra|kiểm toán|kiểm tra)"
    r"|(kiến nghị|đề nghị|đề xuất) (xử lý|[^:]{0,40}(sau|qua) rà soát)"
    r"|trách nhiệm (đối với|về|trong|để xảy ra) [^,;:]{0,20}(tồn tại|hạn chế|khuyết điểm)"
)
# "P." begins a department's name ("P.KT: …"), no list.
_LIST_MARK = re.compile(r"^\s*(?:[-–+•*●▪]\s*|(?:\d+(?:\.\d+)*|[a-zđ]|[IVX]+|[A-OQ-ZĐ])[.)]\s*)+")
# "Để tháo gỡ vướng mắc trên, Sở kiến nghị:" – what it opens with is why, what it ends with is what follows.
_WHY = r"(?:để|nhằm|(?:từ|trước)(?= (?:thực|tình|những|các|kết|yêu))|xuất phát từ|trên cơ sở|căn cứ)"
_WHEREFORE = re.compile(rf"^{_WHY}\s")
_TAIL = (
    r"(?: (?:một số |những |các )?(?:nội dung|vấn đề|việc|điểm|nhiệm vụ))?"
    r"(?: (?:như sau|sau đây|dưới đây|sau|cụ thể|là))?"
)
_LABEL_WORDS = (
    r"(?:tồn tại|hạn chế|khó khăn|vướng mắc|bất cập|nguyên nhân|(?:kiến|đề) nghị|đề xuất|nhiệm vụ|phương hướng)"
)
# A heading that stands as the first sentence of its paragraph: "Hạn chế. Số hồ sơ trễ còn cao."
_LABEL = re.compile(
    rf"(?:một số |những )?{_LABEL_WORDS}(?:(?:,| và|, và| -) {_LABEL_WORDS})*"
    r"(?: (?:chính|chủ yếu|chủ quan|khách quan|trọng tâm))?(?: (?:quý [ivx]+|kỳ tới|quý tới|thời gian tới))?"
)
_GOOD_LABEL = re.compile(r"kết quả(?: đạt được)?|ưu điểm|mặt (?:được|tốt|mạnh)|thuận lợi|trách nhiệm")
# "còn một số hạn chế" says that there are some, "công tác tuyên truyền còn hạn chế" names one.
_SOME = re.compile(r"(?:một số|một vài|những|nhiều|không ít|các)(?: \w+)? $")
_STILL_THERE = re.compile(r"(?<!\w)(?:còn|gặp|bộc lộ|tồn tại một số|có một số|phải kể đến)(?!\w)")
_MENDED = re.compile(r"(?<!\w)(?:khắc phục|tháo gỡ|giải quyết|xử lý)(?!\w)")
_VAGUE_END = re.compile(r"(?: nhất định| cần (?:được )?(?:khắc phục|tháo gỡ))?" + _TAIL + r"\W*$")
_PART = re.compile(r"^(?:phần|mục|chương) (?:thứ \w+|[ivx]+|\d+)\W+")
_RUN_IN = re.compile(r"^(?P<head>[^:.;!?]{3,70}?)\s*:\s+(?=\S)")
_JUST_COUNTED = re.compile(r"\d+\s*(?:nhiệm vụ|đầu việc|việc|vấn đề|nội dung)?\s*(?:[;,(]|\.(?!\d)|$)")
_RESULTS_TOLD = re.compile(r"(?<!\w)(?:kết quả|tình hình|đã|đạt|hiện|xong)(?!\w)")
_LONGEST_TITLE = 14  # words
_PRAISE = re.compile(
    r"^(nhìn chung|về cơ bản|công tác .{0,40}(cơ bản|đã|tiếp tục|có)|kết quả .{0,40}(tốt|tích cực|khá))"
    r"(?!.*(tuy nhiên|nhưng|song|chưa|còn |chậm))"
)
_ITEM_THEMES = (
    (
        NarrativeKind.PROPOSAL,
        re.compile(
            r"^((sở|phường|xã|ubnd|ủy ban|chúng tôi|đơn vị|cũng|đồng thời|vì vậy|do (đó|vậy)|trân trọng|kính"
            r"|tha thiết)\s"
            rf"(\w+\s){{0,4}}?|{_WHY}\s[^,:]{{3,90}},\s(\w+\s){{0,5}}?)?"
            r"(kiến nghị|đề nghị|đề xuất|đn|mong|xin (?!lỗi))\b"
        ),
    ),
    (
        NarrativeKind.CAUSE,
        re.compile(
            r"^(\w+\s){0,2}?nguyên nhân\b|^(do|bởi|vì)\s|(hạn chế|tồn tại|khó khăn)( nêu)? trên.{0,40}\b(do|bởi)\b"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class RunIn:
    """A theme opened inside a paragraph: the words after `end` (an offset) belong to it."""

    kind: NarrativeKind
    end: int


def theme_of(title: str) -> NarrativeKind | None:
    """The kind of narrative a heading opens, None for any other heading."""
    words = bare_title(title)
    if _RESULTS.search(words):
        words = _RESULTS.sub(" ", words)
    earliest: tuple[int, NarrativeKind] | None = None
    for kind, pattern in _THEMES:
        match = pattern.search(words)
        if match and (earliest is None or match.start() < earliest[0]):
            earliest = (match.start(), kind)
    if earliest is not None and earliest[1] is NarrativeKind.TASK and tells_results(words[: earliest[0]]):
        return None  # "Kết quả quý III và kế hoạch quý IV": every sentence says which of both it tells
    return earliest[1] if earliest else None


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
    if words.isupper():
        return True
    return len(words.split()) <= _LONGEST_TITLE and not any(m.form is NumberForm.AMOUNT for m in read_numbers(words))


def bare_title(title: str) -> str:
    return _PART.sub("", fold_case(_LIST_MARK.sub("", title))).strip(" .:")


def run_in(text: str) -> RunIn | None:
    """The theme of a paragraph that starts with its own heading ("5. Tồn tại: …", "Kiến nghị: …")."""
    start = list_mark_end(text)
    match = _RUN_IN.match(text[start:])
    if match is None:
        return None
    if _JUST_COUNTED.match(text, start + match.end()):
        return None  # "Tồn tại: 11; đã khắc phục: 9", "Kế hoạch năm 2026: 30 nhiệm vụ, xong 16" count what there is
    head = match.group("head")
    if _WHEREFORE.match(fold_case(head)):
        kind = _theme_at_the_end(fold_case(head))
        return RunIn(kind, start + match.end()) if kind else None
    kind = theme_of(head)
    # "Văn phòng: hoàn thành nhiệm vụ quý" names an owner, not a theme: a run-in heading starts with its theme word.
    if kind is None or not _starts_with_theme(head):
        return None
    return RunIn(kind, start + match.end())


def _starts_with_theme(head: str) -> bool:
    """ "Tồn tại, hạn chế" or "Bên cạnh đó còn một số tồn tại": the head begins or ends with its theme."""
    words = fold_case(head)
    found = [m for _, p in _THEMES if (m := p.search(words))]
    return any(m.start() <= 12 or m.end() == len(words) for m in found)


def _theme_at_the_end(words: str) -> NarrativeKind | None:
    """words: folded."""
    return next((kind for kind, p in _THEMES if re.search(rf"(?:{p.pattern}){_TAIL}\W*$", words)), None)


def is_label(sentence: str) -> bool:
    """A sentence that is a heading only: "2. Hạn chế.", "Kiến nghị, đề xuất.", "Ưu điểm."."""
    words = bare_title(sentence)
    return bool(_LABEL.fullmatch(words) or _GOOD_LABEL.fullmatch(words))


def opened_by(line: str) -> NarrativeKind | None:
    """The theme a short line of its own opens for those after it; what was done about difficulties opens none."""
    words = bare_title(line)
    if _WHEREFORE.match(words):
        return _theme_at_the_end(words)
    kind = theme_of(line)
    starts = [m.start() for k, p in _THEMES if k is kind and (m := p.search(words))]
    return None if kind is NarrativeKind.PROBLEM and _MENDED.search(words[: min(starts, default=0)]) else kind


def announced(sentence: str) -> NarrativeKind | None:
    """The theme of what follows a sentence that says no more than that there is some: "Tuy nhiên vẫn còn những khó khăn
    nhất định.", "… Sở trân trọng kiến nghị:"."""
    words = fold_case(_LIST_MARK.sub("", sentence)).strip()
    opens = words.endswith(":")
    if _WHEREFORE.match(words):
        return _theme_at_the_end(words) if opens else None
    found = [(m.start(), m.end(), kind) for kind, p in _THEMES if (m := p.search(words))]
    if not found:
        return None
    start, end, kind = min(found)
    if kind is NarrativeKind.PROBLEM:
        mended = _MENDED.search(words[:start])
        ends = max(e for _, e, k in found if k is kind)
        vague = opens or (_SOME.search(words, 0, start) and _VAGUE_END.fullmatch(words, ends))
        return kind if vague and not mended and _STILL_THERE.search(words[:start]) else None
    if kind is NarrativeKind.CAUSE:
        return kind if opens else None
    said = re.search(r"(?<!\w)đã(?!\w)", words[:end]) is not None
    return kind if kind is NarrativeKind.PROPOSAL and opens and not said and _theme_at_the_end(words) else None


def theme_of_item(sentence: str, zone: NarrativeKind) -> NarrativeKind:
    """A sentence may leave its section's theme: a proposal among tasks, a cause among problems."""
    words = fold_case(_LIST_MARK.sub("", sentence))
    for kind, pattern in _ITEM_THEMES:
        if pattern.search(words) and zone is not NarrativeKind.INITIATIVE:
            return kind
    return zone


def praises(sentence: str) -> bool:
    """A sentence that only says things went well, as evaluations begin with."""
    return bool(_PRAISE.search(fold_case(_LIST_MARK.sub("", sentence))))


def list_mark_end(text: str) -> int:
    """Where the words begin after dashes, bullets and numbering."""
    match = _LIST_MARK.match(text)
    return match.end() if match else 0
