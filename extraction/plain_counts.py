"""Numbers that plainly are no indicator's: places, audiences, ordinals, thresholds. Left out by a named rule.

Only numbers nobody bound come here, and only where the words touching them leave no doubt: whatever may be a result
that somebody should bind stays unaccounted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from domain.texts import fold_case
from domain.values import FigureKind, Method
from extraction.candidates import Candidate

_ALONE = re.compile(r"\s*([,;.:)]|(của|và|chỉ|có|là|tại)\b|$)")
# rule, words right before the number, words right behind it: each None where only the other side tells.
_RULES: tuple[tuple[str, re.Pattern[str] | None, re.Pattern[str] | None], ...] = (
    ("ordinal", re.compile(r"\b(thứ|nội dung thứ|việc thứ)\s*$"), re.compile(r"\s*[,;.:)]|\s+(là|liên quan|từ)\b|$")),
    ("ordinal", re.compile(r"\b(sáng|chiều|ngày|tối|trong) thứ\s*$"), None),
    ("name", re.compile(r"\b(quầy|bàn|cửa|điểm tiếp nhận|chi nhánh|phòng nghiệp vụ|tổ|khu)( và)?( số)?\s*$"), _ALONE),
    ("name", re.compile(r"\b(tổ dân phố|thôn|quầy) số [\w ,]{0,12}( và|,)( quầy| tổ)? ?số\s*$"), None),
    (
        "place",
        None,
        re.compile(r"\s*(điểm (hỗ trợ|đến|tiếp nhận|phục vụ|truy cập)|nhà văn hóa|cơ sở giáo dục|chi nhánh)\b"),
    ),
    ("place", re.compile(r"\b(tính cả|hướng dẫn|đến|tại|của|với)\s*$"), re.compile(r"\s*(xã|phường|sở|thôn|quận)\b")),
    (
        "audience",
        None,
        re.compile(
            r"\s*(đại biểu|người (dự|tham (dự|gia)|xem|nghe|vắng)|ý kiến|thành viên|tv\b|học sinh"
            r"|lượt (truy cập|xem|nghe|phát|xe|khách|doanh nghiệp|công dân|câu hỏi|theo dõi)|triệu lượt|lượt khách)"
        ),
    ),
    ("attendance", re.compile(r"\b(đột xuất|chỉ có)\b[^.]{0,40}$"), re.compile(r"\s*công chức có mặt")),
    ("printed_matter", None, re.compile(r"\s*(cái|chiếc|tờ( rơi| gấp)?|băng rôn|pa ?nô|cuốn|bộ tài liệu|máy)\b")),
    ("times", None, re.compile(r"\s*(lần|thứ tiếng|phần mềm|màn hình)\b(?! (trễ|quá))")),
    ("sent_forms", re.compile(r"\b(phát( ra)?|gửi( đi)?)\s*$"), re.compile(r"\s*phiếu\b")),
    ("sent_forms", None, re.compile(r"\s*phiếu phát ra\b")),
    (
        "threshold",
        re.compile(r"\b(ngưỡng|mốc|mức|từ|vượt mức|yêu cầu|đăng ký)( \w+){0,5}( là| tốt là)?\s*$"),
        re.compile(r"\s*(%|điểm)"),
    ),
    ("revenue", re.compile(r"\bthu (ngân sách|phí|lệ phí)\b[^;.]{0,40}$"), None),
    ("support_rate", None, re.compile(r"\s*đồng/(tổ|người|học sinh|tháng|lượt)")),
    ("rough_share", None, re.compile(r"\s*số (hồ sơ|cuộc họp|thủ tục|người)\b")),
    ("single_thing", None, re.compile(r"\s*(bộ phận|số ít|phần nhỏ|việc đáng|vài)\b")),
)
_ROUGH = re.compile(r"phần (ba|tư|năm|hai|mười)|một nửa|quá nửa")
_SINGLE = re.compile(r"một|hai")


def left_out(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Unbound results of the text that a rule explains get its name."""
    return [_judged(c) if _is_open(c) else c for c in candidates]


def _is_open(candidate: Candidate) -> bool:
    unbound = candidate.code is None and not candidate.rule and candidate.method is not Method.TABLE
    return unbound and candidate.kind is FigureKind.ACTUAL


def _judged(candidate: Candidate) -> Candidate:
    rule = rule_of_words(candidate)
    return replace(candidate, kind=FigureKind.OTHER, rule=rule) if rule else candidate


def rule_of_words(candidate: Candidate) -> str | None:
    """The rule by which the words around an unbound number leave it out; None where a person should look."""
    text, number = candidate.block.text, candidate.number
    before, behind = fold_case(text[max(number.start - 60, 0) : number.start]), fold_case(text[number.end :][:60])
    printed = fold_case(candidate.printed)
    for rule, ahead, after in _RULES:
        if rule == "rough_share" and not _ROUGH.search(printed):
            continue
        if rule == "single_thing" and not _SINGLE.fullmatch(printed):
            continue
        if (ahead is None or ahead.search(before)) and (after is None or after.match(behind)):
            return rule
    return None
