"""Which words belong to which number of a sentence: before it, after it, and further away in the same stretch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.numbers import NumberForm, NumberMention
from domain.texts import Span, fold_case
from extraction.sentence_spans import sentence_spans

_BREAK = re.compile(r"[;,()\[\]]|\s[-–+→]\s|\s/|/\s?(?=$)|\||^\s*/|\n")
_LEAD_BREAK = re.compile(_BREAK.pattern + r"|:\s")
_PREPOSITIONS = frozenset(("từ", "trên", "với", "còn", "lên", "trong", "có", "là"))
_VERBS = frozenset(("được", "đã", "có", "là", "trả", "xử lý", "giải quyết", "khắc phục", "thì", "hiện"))
_OPENERS = frozenset(("", "có", "và", "hiện có", "cùng", "tổng cộng", "đã có", "đồng thời"))
_PASSIVE = frozenset(("được", "bị"))
_WHOLES = frozenset(("số", "tổng số"))  # "trong số 14 văn bản được kiến nghị thì 08 …"
_LINK = re.compile(
    r"(?<!\w)(?:và|nhưng(?=(?:\s+[^\W\d_]+){0,1}[^,;\d]{0,14}$)|"
    r"trên(?!\s+(?:địa bàn|cơ sở|môi trường|mạng|cổng|hệ thống|phần mềm))|"
    r"do(?!\s+[^,;.:\d]{0,60}(?<!\w)(?:giao|quản lý|chủ trì|tham mưu)(?!\w))|"
    r"giúp|cho(?= (?:kết|thấy|ra|tỷ)(?!\w))|"
    r"trong tổng số|trong số|trong|với|gồm|trong đó|đạt|chiếm|bằng|từ|lên|xuống|còn|"
    r"cùng|so với|tương ứng|"
    r"tức|cụ thể|nâng|kéo|đưa|riêng|có|được|là|đã|số|(?<!thực )(?<!phát )(?<!thể )(?<!xuất )hiện|thì|trả|xử lý|"
    r"giải quyết|khắc phục)(?!\w)"
)
_REASON = re.compile(
    r"\s(?:(?:vì|bởi|nhằm|sau khi|trước khi|trong khi)\s|"
    r"do\s(?:sáp nhập|sắp xếp|hợp nhất|giải thể|thiếu|chưa|phải|vướng|chờ|ảnh hưởng|lỗi|"
    r"(?:sở|xã|phường|đơn vị|ban|kế hoạch|kết luận|quy định) (?:chưa|mới|đang|không|phải|bố trí|ban hành))(?!\w))"
)
_LABEL = re.compile(
    r"\W*(?:tổng )?(?:số|tỷ lệ|hồ sơ|hs|văn bản|nhiệm vụ|thủ tục|tthc|chữ ký số|chứng thư)\s[^:;]*:\s*$"
)  # "Số lớp bồi dưỡng hộ tịch, chứng thực: 7"
_LEADING_REASON = re.compile(r"\s*(?:nhờ|do|vì|để|nhằm)\s[^,;.:\d]+,\s*$")
_TIME_AND_BODY = re.compile(
    r"^\W*(?:(?:tính đến|đến|trong|từ|hết|cả|quý|năm|tháng|ngày|kỳ|nay|đầu|hiện|này|sở|phường|xã|ban|trung tâm|đơn vị|"
    r"[ivx]+|[\d/.-]+)(?!\w)[\s,]*)+"
)
_OF_THOSE = re.compile(
    r"\s*trong\s+(?:tổng\s+)?(?:số\s+(?:này|đó|ấy)|đó)\s+(?=(?:đã|được|bị|chưa|còn|có|vẫn|hoàn thành|quá|trễ|chậm|"
    r"xong))"
)
_HAS = re.compile(r"(?<!\w)(?<!trong )(?<!nay )có\s*$")  # "danh mục của phường có 45 thủ tục được sửa đổi"
_VERB_OF_NEXT = re.compile(  # "07 văn bản trái pháp luật đã được cơ quan ban hành xử lý xong 06 văn bản"
    r"(?<!\w)(?:đã|mới)(?: được| bị)?(?: [^\W\d_]+){0,5}? (?:xử lý|giải quyết|khắc phục|hoàn thành|thực hiện|trả)"
    r"(?: (?:xong|được|dứt điểm))*\s*$|"
    r"(?<!\w)(?:xử lý|giải quyết|khắc phục|hoàn thành|trả|sửa)(?: (?:xong|được|dứt điểm))+\s*$"  # "23 cái xử lý xong"
)
_SILENT = frozenset({NumberForm.DATE, NumberForm.DOC_NUMBER, NumberForm.NAME, NumberForm.DURATION})


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of one number. near: the clause it stands in, itself included; wide: everything from the number before.

    sentence: the sentence it stands in. opens: "(" where the clause begins a bracket, else "".
    """

    mention: int
    near: Span
    wide: Span
    after: Span
    sentence: Span
    opens: str = ""


def stretches(text: str, mentions: Sequence[NumberMention], whole: Sequence[Span] = ()) -> list[Stretch]:
    """One stretch for each number that may be a figure, in order. whole: phrases no comma or "và" splits."""
    joined = _joined(text, [*whole, *_remarks(text, mentions)])
    found: list[Stretch] = []
    for sentence in sentence_spans(text):
        inside = [i for i, m in enumerate(mentions) if m.form not in _SILENT and sentence.contains(m.span)]
        found.extend(_of_sentence(joined, text, mentions, inside, sentence))
    return found


def _remarks(text: str, mentions: Sequence[NumberMention]) -> list[Span]:
    """Brackets without a figure in them: "(đã hoàn thành)"."""
    found = [Span(m.start(), m.end()) for m in re.finditer(r"\s?\([^()]*\)", text)]
    figures = [m.span for m in mentions if m.form not in _SILENT]
    return [span for span in found if not any(span.overlaps(figure) for figure in figures)]


def _joined(text: str, whole: Sequence[Span]) -> str:
    """The text, same length, with everything after the first syllable of each phrase made unbreakable."""
    chars = list(text)
    for span in whole:
        first = next((i for i in range(span.start, span.end) if not text[i].isalnum()), -1)
        if first >= 0:
            chars[first : span.end] = "·" * (span.end - first)
    return "".join(chars)


def _of_sentence(
    text: str, written: str, mentions: Sequence[NumberMention], inside: Sequence[int], sentence: Span
) -> list[Stretch]:
    """text: as joined, `written`: as it stands."""
    found: list[Stretch] = []
    start = sentence.start
    for order, i in enumerate(inside):
        following = mentions[inside[order + 1]].span.start if order + 1 < len(inside) else sentence.end
        span = mentions[i].span
        near_start = start + _last_break(text[start : span.start], written[start : span.start])
        words = text[span.end : following]
        last = order + 1 == len(inside)
        verb = None if last else _VERB_OF_NEXT.search(fold_case(written[span.end : following]))
        words = words[: verb.start()] if verb is not None else words
        ends = span.end + _first_break(words, written[near_start : span.start], last=last or verb is not None)
        opens = "(" if "(" in text[max(near_start - 2, sentence.start) : span.start] else ""
        reason = _REASON.search(fold_case(words), 0, ends - span.end)
        told = span.end + reason.start() if reason else ends
        found.append(Stretch(i, Span(near_start, told), Span(start, told), Span(told, following), sentence, opens))
        start = ends
    return found


def _last_break(words: str, written: str) -> int:
    """Where the last clause of the words before a number begins; `written`: the words as they stand."""
    if _LEADING_REASON.fullmatch(fold_case(words)):
        return words.rindex(",") + 1
    if _LABEL.match(fold_case(written)):
        return 0
    ends = [m.end() for m in _LEAD_BREAK.finditer(words) if words[m.end() :].strip(" :=≈~")]
    return ends[-1] if ends else 0


def _first_break(words: str, lead: str, *, last: bool) -> int:
    """Where the words after a number stop belonging to it and become the next number's.

    A number that opens its clause ("31 thủ tục được sửa đổi và …") keeps the verb behind it.
    """
    stop = _BREAK.search(words)
    if stop is not None:
        return stop.start()
    if last:
        return len(words)
    colon = words.find(":")
    opener = _TIME_AND_BODY.sub("", fold_case(lead)).strip(" ,;:–-")
    opens = _HAS.search(fold_case(lead)) is not None or opener in _OPENERS
    kept = _VERBS if opens else _PASSIVE if opener in _WHOLES else frozenset()
    of_those = _OF_THOSE.match(fold_case(words))
    links = (m for m in _LINK.finditer(fold_case(words)) if not _opens_phrase(m, words))
    links = (m for m in links if of_those is None or m.start() >= of_those.end() + (not opens))
    link = next((m for m in links if m.group() not in kept), None)
    if link is not None and (colon < 0 or link.start() < colon):
        return link.start()
    return colon + 1 if colon >= 0 else len(words)


def _opens_phrase(link: re.Match[str], words: str) -> bool:
    """Whether a preposition only begins a known phrase ("từ quý I chuyển sang"), whose rest is masked."""
    return link.group() in _PREPOSITIONS and words[link.end() : link.end() + 1] == "·"
