"""Whose and what a table's figures are, where its caption, a sub-head row or the head of a column says that they are no
results of the unit: another body's, feedback's, one field's, another time's, a scale that counts thousands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.documents import Block, Document
from domain.indicators import Code
from domain.periods import Period
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.candidates import Candidate
from extraction.table_times import kind_of_title
from extraction.whose import is_about_other_body, is_city, is_other_body

_FILES = frozenset((*(f"TT-{number}" for number in range(11, 25)), "TT-30"))
_FEEDBACK = re.compile(
    r"^(?!.*(?<!\w)(?:hồ sơ|tthc|thủ tục)).*(?:(?:xử lý|tiếp nhận|giải quyết|"
    r"trả lời)(?: và [^\W\d_]+ [^\W\d_]+)? (?:các )?|về |: ?)"
    r"(?:phản ánh|pakn|kiến nghị)(?!\w)(?!.*(?<!\w)(?:hồ sơ|tthc|thủ tục)(?!\w))",
    re.MULTILINE,
)
_ONE_FIELD = re.compile(
    r"(?<!\w)(?<!các )(?<!theo )(?<!từng )(?<!mọi )(?<!nhóm )lĩnh vực "
    r"(?!cải cách|cchc|tthc|công tác|giải quyết|một cửa|hành chính|kiểm soát)\w"
)
_SCORES = re.compile(r"(?<!\w)(?:bộ chỉ số(?: \d+)?|chỉ số 766)(?!\w)")
_OF_YEARS = re.compile(r"(?:^|\n)\W*(?:các )?(?:chỉ tiêu|mục tiêu)(?: [^\W\d_]+){0,4} 20\d\d\s*[-–]\s*20\d\d")
_RESULT_HEAD = re.compile(r"kết quả|thực hiện|đạt được|quý|\d tháng")
_SCALED = re.compile(r"(?:đvt|đơn vị(?: tính)?)\s*:?\s*(?:trăm|nghìn|ngàn|triệu) (?:hồ sơ|người|phiếu|văn bản|lượt)")
_YEAR = re.compile(r"\W*[Nn]ăm (20\d\d)\W*")
_LONGEST = 140  # characters of a line that heads a table
_TO_COME = re.compile(r"\s*(?:dự kiến|phấn đấu|đang|sẽ|chờ|đã trình)(?!\w)")
_A_BODY = re.compile(r"\W*(?:ubnd )?(?:văn phòng sở|(?:sở|phường|xã|chi cục|trung tâm|phòng) \w)")
_OPPOSITE = re.compile(
    r"(?<!\w)(?:không|chưa) (?:được )?"
    r"(?:hài lòng|số hóa|rà soát|kiểm tra|ký số|thanh toán|giải ngân|cung cấp|phê duyệt)(?!\w)"
)
_WARM = re.compile(r"(?<!\w)rất hài lòng(?!\w)(?! (?:và|hoặc))")
_DONE_TO_OTHERS = frozenset(
    ("CD-10", "CD-11", "CD-12", "CD-13", "TC-02", "TC-03", "TC-04", "CV-03", "CV-09", "CD-14", "BM-11")
)
_STATES = frozenset(("TT-22", "TT-23", "TT-24", "CD-08"))


def line_above(document: Document, rows: Sequence[Block]) -> str:
    """The short line that a table stands right under, where nothing marks it as a caption."""
    at = next((i for i, block in enumerate(document.blocks) if rows and block.id == rows[0].id), 0)
    while at and document.blocks[at].row is not None:
        at -= 1
    block = document.blocks[at] if document.blocks else None
    short = (
        block is not None and block.row is None and len(block.text) < _LONGEST and block.text.rstrip()[-1:] not in ".;"
    )
    return block.text if short and block is not None else ""


def judged(candidates: Sequence[Candidate], titles: Sequence[str], *, unit: str, period: Period) -> list[Candidate]:
    """The candidates of one table; those of something else keep their number and lose their name.

    titles: the caption and the line above, either may be empty.
    """
    title = fold_case("\n".join(titles))
    warm = any(_WARM.search(fold_case(_label(c))) for c in candidates)
    heads = {fold_case(leaf) for c in candidates if (leaf := _leaf(c)) and _A_BODY.match(fold_case(leaf))}
    several = len(heads) > 1
    found = [_judged(c, title, unit, period, several) for c in candidates]
    return [replace(c, kind=FigureKind.OTHER, code=None) if warm and _is_part_of_content(c) else c for c in found]


def _is_part_of_content(candidate: Candidate) -> bool:
    """ "Hài lòng" beside "Rất hài lòng": neither is all of them."""
    return candidate.code == "TT-31" and re.fullmatch(r"\W*hài lòng\W*", fold_case(_label(candidate))) is not None


def _label(candidate: Candidate) -> str:
    return (candidate.block.row.label if candidate.block.row else None) or ""


def _judged(candidate: Candidate, title: str, unit: str, period: Period, several: bool) -> Candidate:
    if candidate.code is None or candidate.kind is not FigureKind.ACTUAL or candidate.block.row is None:
        return candidate
    label = fold_case(_label(candidate))
    if _TO_COME.match(fold_case(_words(candidate))) or (
        _OF_YEARS.search(title) and not _RESULT_HEAD.search(fold_case(_leaf(candidate)))
    ):
        return replace(candidate, kind=FigureKind.TARGET)
    if several and _is_of_other_column(candidate, unit):
        return replace(candidate, kind=FigureKind.OTHER, code=None)
    groups = candidate.block.row.groups
    if groups and (kind := kind_of_title(groups[-1], period)) is not None and not _leaf_is_timed(candidate, period):
        return replace(candidate, kind=kind)
    if groups and (year := _YEAR.fullmatch(groups[-1])) and int(year[1]) < period.year:
        return replace(candidate, kind=FigureKind.PREVIOUS)
    own = is_city(unit) or fold_case(unit) in fold_case(candidate.block.text)  # its row in a table of all units
    if (
        not own
        and candidate.code not in _DONE_TO_OTHERS
        and (is_about_other_body(title) or any(is_other_body(words) for words in groups[-1:]))
    ):
        return replace(candidate, kind=FigureKind.OTHER, code=None)
    points = (
        candidate.measure != "%"
        and "," in _words(candidate)
        and candidate.code.startswith("CQS")
        and _SCORES.search(title) is not None
    )
    if points or _names_something_else(candidate.code, label, title) or _SCALED.search(_around(candidate, title)):
        return replace(candidate, kind=FigureKind.OTHER, code=None)
    return candidate


def _names_something_else(code: Code, label: str, title: str) -> bool:
    if code in _FILES and (_FEEDBACK.search(title) or _ONE_FIELD.search(title)):
        return True
    if code not in _STATES and _OPPOSITE.search(label):
        return True
    return code == "TT-31" and _WARM.search(label) is not None


def _is_of_other_column(candidate: Candidate, unit: str) -> bool:
    head = fold_case(_leaf(candidate))
    return _A_BODY.match(head) is not None and fold_case(unit) not in head


def _cell_of(candidate: Candidate) -> tuple[str, tuple[str, ...]]:
    for cell in candidate.block.cells:
        if cell.span.contains(candidate.number):
            return candidate.block.cell_text(cell), cell.header
    return "", ()


def _words(candidate: Candidate) -> str:
    return _cell_of(candidate)[0]


def _leaf(candidate: Candidate) -> str:
    header = _cell_of(candidate)[1]
    return header[-1] if header else ""


def _leaf_is_timed(candidate: Candidate, period: Period) -> bool:
    return kind_of_title(_leaf(candidate), period) is not None


def _around(candidate: Candidate, title: str) -> str:
    row = candidate.block.row
    return " ".join((title, fold_case(row.caption), fold_case(row.note))) if row else title
