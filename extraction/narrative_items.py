"""What a sentence is among others: a section's heading may name several kinds, and a sentence may leave its section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from domain.texts import Span, fold_case
from domain.values import NarrativeKind
from extraction.assignments import acts, somebody_acts
from extraction.deadlines import deadline_of
from extraction.themes import list_mark_end, without_list_mark

_PRAISE = re.compile(
    r"^được\s?:(?!.*(?:chưa|nhưng|song|còn |thiếu|chậm))"
    r"|^(nhìn chung|về cơ bản|công tác .{0,40}(cơ bản|đã|tiếp tục|có)|kết quả .{0,40}(tốt|tích cực|khá))"
    r"(?!.*(tuy nhiên|nhưng|song|chưa|còn |chậm))"
)
_PROPOSES = re.compile(
    r"^(?:(?:từ (?!ngày|tháng|nay|đầu|quý)|trên cơ sở |xuất phát từ |trước (?!ngày|tháng))[^,]{3,60}, )?"
    r"((sở|phường|xã|ubnd|ủy ban|chúng tôi|đơn vị|cũng|đồng thời|vì vậy|do (đó|vậy)|trân trọng|kính"
    r"|tha thiết)\s"
    r"(\w+\s){0,4}?)?(kiến nghị|đề nghị|đề xuất|đn|mong|xin (?!lỗi|ý kiến|phép))\b"
    r"|^(?:đồng thời|bên cạnh đó|ngoài ra), (?:(?:sở|phường|xã|ubnd|đơn vị) )?(?:kiến nghị|đề nghị|đề xuất) (?:với )?"
    r"(?:ubnd|hđnd|thành phố|tp|sở|các sở|(?:các )?bộ(?! phận)|chính phủ|trung ương|trung tâm phục vụ)(?!\w)"
)
_ASKS_ABOVE = re.compile(
    r"^(?:(?:vì vậy|do đó|đồng thời|cũng)[, ]+)?(?:(?:sở|phường|xã|ubnd|ủy ban|đơn vị|ban|chúng tôi) (?:\w+ ){0,5}?)?"
    r"(?:trân trọng |kính |tha thiết )?(?:đề nghị|kiến nghị) (?:với )?(?:ubnd |ủy ban nhân dân |hđnd )?"
    r"(?:thành phố|tp|trung ương|chính phủ|quốc hội|thành ủy|bộ|các bộ|(?:các )?sở)(?!\w)"
)
_TO_OWN_PEOPLE = re.compile(
    r"^(?:đề nghị|yêu cầu) (?:(?:các |trưởng (?:các )?)?phòng (?!.{0,30}thành phố)|các phòng|(?:các|trưởng) thôn"
    r"|công chức|các bộ phận|các đơn vị (?:trực )?thuộc)(?!\w)"
)
_NOTHING = re.compile(
    r"^(?:\w+ ){0,5}?(?:không|chưa)(?: có| phát sinh){1,2} (?:\w+ ){0,2}?"
    r"(?:kiến nghị|đề xuất|tồn tại|hạn chế|khó khăn|vướng mắc)(?:, \w+ \w+)?(?: \w+){0,4}\W*$"
)
_GIVES_CAUSE = re.compile(
    r"^(\w+\s){0,2}?(nguyên nhân|lý do)\b|^(sở dĩ|cái gốc|căn nguyên|gốc rễ)\b"
    r"|^(?:về )?(?:mặt )?(?:chủ|khách) quan(?: là(?! (?:bệnh|thói))|\s?:)|^(?:vì sao|do đâu)(?: \(\d\))?\s?:"
    r"|^(do|bởi|vì)\s|(hạn chế|tồn tại|khó khăn)( nêu)? trên.{0,40}\b(do|bởi)\b"
)
_NAMES_CAUSE = re.compile(r"(?<!\w)(?:nguyên nhân|lý do|căn nguyên|(?:chủ|khách) quan|vì sao)(?!\w)")
_COMPLAINT = re.compile(
    r"(?<!\w)(?:chưa|chậm|thiếu|thấp|khó|vướng|hạn chế|bất cập|yếu|kém|lúng túng|quá hạn|trễ|tồn đọng|ùn|ngại|quá tải"
    r"|lạc hậu|xuống cấp|cũ|hỏng|gián đoạn|chập chờn|lỗi|kéo dài|thủ công|hình thức|ít|phụ thuộc|sai sót|chồng chéo|tụt"
    r"|mất (?:nhiều )?thời gian|dở dang|ì ạch|than phiền|phàn nàn|nhiều lần|mới (?:chỉ )?(?:đạt|dừng)"
    r"|không (?:đủ|kịp|đồng bộ|ổn định|thống nhất|đồng đều)|còn (?!lại|hiệu lực|trong hạn|hạn))"
)
_NOT_SO = re.compile(
    r"(?<!\w)không (?:\w+ ){0,5}?(?:quá hạn|trễ|chậm|tồn đọng|sai sót|vướng|hạn chế|phàn nàn|than phiền)"
)
_PLAINLY = re.compile(r"(?<!\w)(?:chưa|còn|chậm|thiếu|thấp|hạn chế|vướng|kéo dài)(?!\w)")
_NAMES_THE_DOER = re.compile(r"(?:theo dõi|chủ trì|phụ trách|thực hiện|đôn đốc)\W*$")
_CLAUSE = re.compile(r";\s+")
_AHEAD = re.compile(
    r"^(?:trong )?(?:(?:thời gian|quý|kỳ|năm|tháng|giai đoạn)(?: \w+)? (?:tới|sau|tiếp theo)|từ nay đến cuối năm"
    r"|(?:ba|hai|bốn|sáu|\d+) tháng còn lại)(?!\w)"
)
_UNTIL_LAST = re.compile(
    r"(?:xong|hoàn thành|hạn|trước|trong)(?: (?:xong|trước|ngày|tháng|hết|là))* \d{1,2}(?:/\d{1,2})?(?:/\d{4})?\W*$"
)
_LACKS = re.compile(r"(?:[^\W\d_]+,? ){1,7}?(?:thiếu|chưa|chậm|còn|không|hết hạn)(?!\w)[^,]*(?:,|$)")
_PLEDGE = re.compile(r"^(?:sở|phường|xã|ubnd|đơn vị|ban|trung tâm)(?: \w+){0,6}? (?:sẽ|phấn đấu|quyết tâm)(?!\w)")
_BEGUN = re.compile(r"^(?:đã|đang|chưa|còn)(?!\w)|(?<!\w)đã (?:được |có |hoàn thành|bị)")
_BLAMED = re.compile(
    r"(?<!\w)nguyên nhân(?: \w+){0,2}? (?:là|do)(?: do)?\s"
    r"|(?<!\w)(?:(?:chủ yếu|một phần|phần lớn) )?(?:là )?(?:do|bởi|vì)(?! (?:đó|vậy|thế|sao))\s"
)
_OUTCOME = re.compile(r",\s*(?:nên|dẫn đến|khiến|làm|gây|ảnh hưởng)(?!\w)")
_DOER = re.compile(
    r"(?:sở|phòng|ubnd|ủy ban|bộ|cơ quan|đơn vị|phường|xã|trung tâm|chi cục|công an|văn phòng|chi nhánh)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """What a stretch of a report is about. kinds: in the order of its heading; none where it has no theme.

    mixed: results or an assessment stand there, too, so each sentence has to show what it is.
    """

    kinds: tuple[NarrativeKind, ...] = ()
    mixed: bool = False


def kind_of_item(sentence: str, part: Part, *, told: date) -> NarrativeKind | None:
    """A proposal among tasks, a cause among problems, tasks behind the problems of the same section.

    told: the day the report closes.
    """
    words = fold_case(without_list_mark(sentence))
    if not part.kinds:
        return NarrativeKind.PROPOSAL if _asks_above(words) else None
    leading = part.kinds[0]
    if leading is NarrativeKind.INITIATIVE:
        return leading
    if leading is NarrativeKind.TASK and _TO_OWN_PEOPLE.match(words):
        return leading
    if _PROPOSES.search(words):
        return NarrativeKind.PROPOSAL
    if _GIVES_CAUSE.search(words) and (not part.mixed or _NAMES_CAUSE.search(words) or complains(sentence)):
        return NarrativeKind.CAUSE
    if leading is not NarrativeKind.TASK and _AHEAD.search(words):
        return NarrativeKind.TASK
    if len(part.kinds) == 1 and not part.mixed:
        return leading
    return _by_its_words(sentence, part, told)


def _asks_above(words: str) -> bool:
    """Among results only what counts nothing: "Sở kiến nghị Thành phố bãi bỏ 04 văn bản" is one of them."""
    return bool(_ASKS_ABOVE.match(words)) and not _BEGUN.search(words) and _first_amount(words) is None


def _first_amount(text: str) -> int | None:
    return next((m.span.start for m in read_numbers(text) if m.form is NumberForm.AMOUNT), None)


def _by_its_words(sentence: str, part: Part, told: date) -> NarrativeKind | None:
    leading = part.kinds[0]
    if NarrativeKind.TASK in part.kinds and plans(sentence, told=told):
        return NarrativeKind.TASK
    if NarrativeKind.PROBLEM in part.kinds and complains(sentence) and not (part.mixed and _only_counts(sentence)):
        return NarrativeKind.PROBLEM
    return None if part.mixed else leading


def _only_counts(sentence: str) -> bool:
    """ "Quá hạn 5 hồ sơ" and "nhận 71 nhiệm vụ, chậm 01" among results are results."""
    first = _first_amount(sentence)
    return first is not None and _PLAINLY.search(fold_case(sentence[:first])) is None


def complains(sentence: str) -> bool:
    """Whether a sentence says that something is not well."""
    return _COMPLAINT.search(_NOT_SO.sub(" ", fold_case(sentence))) is not None


def parted(sentence: str) -> list[Span]:
    """Its clauses where another body is to act behind a semicolon, or something is asked for; else the whole."""
    starts = [m.end() for m in _CLAUSE.finditer(sentence) if _stands_alone(sentence[m.end() :])]
    return [Span(a, a + len(sentence[a:b].rstrip())) for a, b in pairwise([0, *starts, len(sentence)])]


def _stands_alone(clause: str) -> bool:
    words = without_list_mark(clause)
    return (somebody_acts(words) and not _NAMES_THE_DOER.search(words)) or _PROPOSES.search(
        fold_case(words)
    ) is not None


def plans(sentence: str, *, told: date) -> bool:
    """Whether a sentence says what is to be done: a verb, or somebody and a verb, first."""
    words = without_list_mark(sentence)
    folded = fold_case(words)
    if _BEGUN.search(folded):
        return False
    if _AHEAD.search(folded) or _PLEDGE.search(folded):
        return True
    return is_due(words, told) or (acts(words) and (not complains(words) or deadline_of(words, told=told) is not None))


def is_due(sentence: str, told: date) -> bool:
    """Somebody first, who does something, and until when, after the report's day, last: "Văn phòng gửi bù thư xin lỗi
    còn thiếu, xong trước ngày 05/10/2026"."""
    words = fold_case(without_list_mark(sentence))
    if not _DOER.match(words) or not _UNTIL_LAST.search(words) or _LACKS.match(words):
        return False
    due = deadline_of(words, told=told)
    return due is not None and due > told


def says_none(sentence: str) -> bool:
    """ "Xã chưa có kiến nghị, đề xuất." """
    return _NOTHING.match(fold_case(without_list_mark(sentence))) is not None


def praises(sentence: str) -> bool:
    """A sentence that only says things went well, as evaluations begin with."""
    return bool(_PRAISE.search(fold_case(without_list_mark(sentence))))


def blamed(problem: str) -> Span | None:
    """The words of a problem that give its cause: "… quá hạn do phải xin ý kiến nhiều cơ quan"; None if it gives none.

    "Hồ sơ do Sở giải quyết còn chậm" says who did it: a cause comes once the problem is told, or tells one itself.
    """
    words = fold_case(problem)
    for match in _BLAMED.finditer(words, list_mark_end(problem) + 1):
        told = _COMPLAINT.search(words[: match.start()])
        if told and (not _DOER.match(words, match.end()) or complains(words[match.end() :])):
            outcome = _OUTCOME.search(words, match.end())
            return Span(match.start(), outcome.start() if outcome else len(problem))
    return None
