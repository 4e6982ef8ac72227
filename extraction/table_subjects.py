"""Whose and what a table's figures are, where its caption, a sub-head row or the head of a column says that they are no
results of the unit: another body's, feedback's, one field's, another time's, a scale that counts thousands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.documents import BlockId, Document
from domain.indicators import Code
from domain.periods import Period
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.candidates import Candidate
from extraction.table_times import kind_of_title
from extraction.whose import is_about_other_body, is_city, is_other_body

_FILES = frozenset((*(f"TT-{number}" for number in range(11, 25)), "TT-30"))
_FEEDBACK = re.compile(
    r"^(?!.*(?<!\w)(?:hồ sơ|tthc|thủ tục)).*"
    r"(?:(?:xử lý|tiếp nhận|giải quyết|trả lời)(?: và [^\W\d_]+ [^\W\d_]+)? (?:các )?|về |: ?)"
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
_YEAR = re.compile(r"\W*năm (20\d\d)\W*")
_LONGEST = 140  # characters of a line that heads a table
_TO_COME = re.compile(r"\s*(?:dự kiến|phấn đấu|đang|sẽ|chờ|đã trình)(?!\w)")
_A_BODY = re.compile(r"\W*(?:ubnd )?(?:văn phòng sở|(?:sở|phường|xã|chi cục|trung tâm|phòng) \w)")
_OPPOSITE = re.compile(
    r"(?<!\w)(?:không|chưa) (?:được )?"
    r"(?:hài lòng|số hóa|rà soát|kiểm tra|ký số|thanh toán|giải ngân|cung cấp|phê duyệt)(?!\w)"
)
_CONTENT = re.compile(r"\W*hài lòng\W*")
_WARM = re.compile(r"(?<!\w)rất hài lòng(?!\w)(?! (?:và|hoặc))")
_DONE_TO_OTHERS = frozenset(
    ("CD-10", "CD-11", "CD-12", "CD-13", "TC-02", "TC-03", "TC-04", "CV-03", "CV-09", "CD-14", "BM-11")
)
_STATES = frozenset(("TT-22", "TT-23", "TT-24", "CD-08"))


def lines_above(document: Document) -> dict[BlockId, str]:
    """For each table row the short line that its table stands right under, where nothing marks it as a caption."""
    found: dict[BlockId, str] = {}
    above = ""
    for block in document.blocks:
        if block.row is not None:
            found[block.id] = above
        else:
            heads = len(block.text) < _LONGEST and block.text.rstrip()[-1:] not in ".;"
            above = block.text if heads else ""
    return found


def judged(candidates: Sequence[Candidate], titles: Sequence[str], *, unit: str, period: Period) -> list[Candidate]:
    """The candidates of one table; those of something else keep their number and lose their name.

    titles: the caption and the line above, either may be empty.
    """
    table = _table_of(candidates, fold_case("\n".join(titles)), unit, period)
    return [table.judge(candidate) for candidate in candidates]


def _table_of(candidates: Sequence[Candidate], title: str, unit: str, period: Period) -> _Table:
    bodies = {head for c in candidates if _A_BODY.match(head := _head(c))}
    return _Table(
        title,
        fold_case(unit),
        period,
        of_city=is_city(unit),
        of_body=is_about_other_body(title),
        of_years=_OF_YEARS.search(title) is not None,
        of_other_files=any(words.search(title) for words in (_FEEDBACK, _ONE_FIELD)),
        of_scores=_SCORES.search(title) is not None,
        by_body=len(bodies) > 1,
        by_warmth=any(_WARM.search(_label(c)) for c in candidates),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """What caption and heads say of the whole table.

    title, unit: folded. of_…: what its figures are of. by_body: its columns are headed by bodies. by_warmth: "rất hài
    lòng" has a row of its own.
    """

    title: str
    unit: str
    period: Period
    of_city: bool
    of_body: bool
    of_years: bool
    of_other_files: bool
    of_scores: bool
    by_body: bool
    by_warmth: bool

    def judge(self, candidate: Candidate) -> Candidate:
        if self.by_warmth and candidate.code == "TT-31" and _CONTENT.fullmatch(_label(candidate)):
            return _of_something_else(candidate)  # "Hài lòng" beside "Rất hài lòng": neither is all of them
        if candidate.code is None or candidate.kind is not FigureKind.ACTUAL or candidate.block.row is None:
            return candidate
        if self._is_aimed_at(candidate):
            return replace(candidate, kind=FigureKind.TARGET)
        if self._is_of_other_column(candidate):
            return _of_something_else(candidate)
        if (kind := self._kind_of_group(candidate)) is not None:
            return replace(candidate, kind=kind)
        if self._is_of_other_body(candidate, candidate.code) or self._names_something_else(candidate, candidate.code):
            return _of_something_else(candidate)
        return candidate

    def _is_aimed_at(self, candidate: Candidate) -> bool:
        return bool(_TO_COME.match(_words(candidate))) or (self.of_years and not _RESULT_HEAD.search(_head(candidate)))

    def _is_of_other_column(self, candidate: Candidate) -> bool:
        head = _head(candidate)
        return self.by_body and _A_BODY.match(head) is not None and self.unit not in head

    def _kind_of_group(self, candidate: Candidate) -> FigureKind | None:
        """What a sub-head row that names another time makes of the rows below it."""
        group = _group(candidate)
        kind = kind_of_title(group, self.period)
        if kind is not None and kind_of_title(_head(candidate), self.period) is None:
            return kind
        year = _YEAR.fullmatch(group)
        return FigureKind.PREVIOUS if year and int(year[1]) < self.period.year else None

    def _is_of_other_body(self, candidate: Candidate, code: Code) -> bool:
        if self.of_city or code in _DONE_TO_OTHERS or self.unit in fold_case(candidate.block.text):
            return False  # its own row in a table of all units
        return self.of_body or is_other_body(_group(candidate))

    def _names_something_else(self, candidate: Candidate, code: Code) -> bool:
        if code in _FILES and self.of_other_files:
            return True
        if self.of_scores and code.startswith("CQS") and candidate.measure != "%" and "," in _words(candidate):
            return True
        label = _label(candidate)
        if (code not in _STATES and _OPPOSITE.search(label)) or (code == "TT-31" and _WARM.search(label)):
            return True
        row = candidate.block.row
        return row is not None and _SCALED.search(f"{self.title} {fold_case(f'{row.caption} {row.note}')}") is not None


def _of_something_else(candidate: Candidate) -> Candidate:
    return replace(candidate, kind=FigureKind.OTHER, code=None)


def _label(candidate: Candidate) -> str:
    """Folded, as all words below."""
    return fold_case((candidate.block.row.label if candidate.block.row else None) or "")


def _group(candidate: Candidate) -> str:
    groups = candidate.block.row.groups if candidate.block.row else ()
    return fold_case(groups[-1]) if groups else ""


def _words(candidate: Candidate) -> str:
    return fold_case(candidate.block.cell_text(candidate.cell)) if candidate.cell else ""


def _head(candidate: Candidate) -> str:
    """The head of its column, the innermost."""
    return fold_case(candidate.cell.header[-1]) if candidate.cell and candidate.cell.header else ""
