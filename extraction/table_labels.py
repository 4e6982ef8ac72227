"""Which indicator a row's label or a column's header names, and in what its figures are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.documents import Block, BlockKind
from domain.indicators import Area, Code, IndicatorType
from domain.quantities import Measure
from domain.texts import fold_case, one_space
from extraction.labels import LabelIndex, clear_winner, frame_of, strength_of
from extraction.labels import Named as Meaning
from extraction.table_columns import Column, ColumnRole
from extraction.table_dossiers import Phase, dossier_code, phase_of, speaks_of_dossiers
from extraction.table_pairs import in_share_column, result_side
from extraction.table_shares import figure_in
from extraction.table_stories import NOT_HEADCOUNT, Said, Story, is_bare_share, said_in, story_of, story_of_title
from extraction.table_units import is_unit

_SERVICES = re.compile(r"(?:tổng )?(?:số )?(?:dvc|dịch vụ công)(?!\w)(?!.*(?:hồ sơ|\bhs\b|nhận|nộp|giải quyết|trả))")
_COUNTS_OR_SHARES = re.compile(r"số lượng|số tiền|số hồ sơ|số (?:tuyệt đối|đơn vị)|tỷ lệ|%")
_PERCENT_LABEL = re.compile(r"[^\W\d_]\s+%\s*$")
_NOTED_PERCENT = re.compile(r"\s*%\s*(?:;|$)")  # "%; TP giao 80"
_BRACKETED = re.compile(r"\(([^()]{1,30})\)\s*[:*]*\s*$")
_STATED_UNIT = re.compile(r"(?:đơn vị tính|đvt|đơn vị)\s*:\s*(?:số\s+)?([^;.)\n]{1,30})")
_BRACKETED_UNIT = re.compile(r"\(((?:nghìn|triệu|tỷ|tỉ) đồng)\)|\((%)\)\s*$", re.IGNORECASE)
_COUNT_HEAD = re.compile(r"(?:tổng |cộng )?số\b(?! hóa)|sl\b")
_COUNTED_ROW = re.compile(
    r"(?:tổng |cộng )?số\b(?! hóa)|(?:hồ sơ|hs|văn bản|nhiệm vụ|thủ tục|tthc|phiếu|phản ánh|pakn)\b"
)
_OF_SHARES = re.compile(
    r"(?:(?:bảng|biểu|phụ lục)\s[\w.]{1,6}[.:]?\s*)?(?:các )?(?:tỷ lệ|tỉ lệ|cơ cấu|mức độ|kết quả tỷ lệ)\b"
)
_SHARE_LABEL = re.compile(r"(tỷ|tỉ) lệ\b")
_RANKS = re.compile(r"xếp (hạng|thứ)|thứ hạng|vị trí (xếp|thứ|trong)|^vị trí$")
_RANK_HEAD = re.compile(r"xếp (hạng|thứ)|thứ (hạng|bậc)|vị trí|\bhạng\b")
_TAKEN_IN = re.compile(r"tiếp nhận|\b(mới )?nhận\b|nộp (qua|tại|trực tuyến|trực tiếp)|phải (giải quyết|xử lý)")
_HANDED_OUT = re.compile(r"giải quyết|trả kết quả|đã (trả|xử lý)|(quá|đúng|trước) hạn")
_OTHER_MATTERS = re.compile(r"phản ánh|pakn|đơn thư|khiếu nại|nhiệm vụ|văn bản|cuộc gọi")
_SERIAL = re.compile(r"^\s*(?:[-–+*•]\s*|(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s+)+")
_NOT_OWN = re.compile(
    r"toàn thành phố|toàn tp\b|của thành phố|của tp\b|cả nước|toàn quốc|bình quân|trung bình (chung|toàn|các)"
    r"|toàn ngành"
)
_TARGET = re.compile(
    r"^(chỉ tiêu|mục tiêu|phấn đấu|định hướng|dự kiến|ước)\b(?! (tuyển dụng|biên chế|công chức|viên chức))"
)
_ASIDE = re.compile(r"không tính (vào|trong)|tham khảo|(tại|ở) điểm thi")
_RETURNED_FORMS = re.compile(r"(thu (về|được|lại)|hợp lệ|trả lời)")
_BARE_TOTAL = re.compile(r"(tổng|cộng)( số| cộng)?( \(.*\))?")
_AMONG = re.compile(r"trong đó\s*:?\s+\w")  # a part is named by its own words or not at all
_HEADCOUNTS = ("BM-05", "BM-06", "BM-07", "BM-08")
# Scanned results are no scanned applications, files to be scanned none to be handled.
_SERVICES_OFFERED = "CQS-03"
_SERVICE = re.compile(r"tthc|thủ tục|dvc|dịch vụ")
_NOT_OF_SCANS = ("CQS-09", "TT-11", "TT-12", "TT-16")
_SCANNED = re.compile(r"số (hóa|hoá) (các )?kết quả|phải số (hóa|hoá)")
_REDUCTIONS = ("TT-07", "TT-08")
_REDUCED = re.compile(r"giảm|rút ngắn|tiết kiệm")
_OTHER_HEADS = re.compile(r"nghỉ hưu|nghỉ việc|thai sản|hợp đồng|biệt phái|điều động|luân chuyển|bổ nhiệm")
_STAFF = re.compile(r"biên chế|(?:công|viên) chức|người làm việc")
_CITY_INDEX = {"XH-01": "XH-17", "XH-02": "XH-18"}
_AREAS = (
    (Area.CD, re.compile(r"chỉ đạo,? điều hành")),
    (Area.TC, re.compile(r"thể chế")),
    (Area.TT, re.compile(r"thủ tục hành chính|\btthc\b")),
    (Area.BM, re.compile(r"bộ máy|nhân sự|biên chế")),
    (Area.CV, re.compile(r"công vụ|nhân sự")),
    (Area.TK, re.compile(r"tài chính")),
    (Area.CQS, re.compile(r"chính quyền (điện tử|số)|chuyển đổi số")),
    (Area.XH, re.compile(r"xếp hạng|chỉ số (cchc|cải cách|nội bộ|766)|bộ chỉ số")),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure is counted in. suffix: the words as printed ("triệu đồng"), which complete the number."""

    measure: Measure | None = None
    suffix: str = ""


_UNKNOWN = Unit("?")  # counts or percents: fits no indicator


@dataclass(frozen=True, slots=True)
class Named:
    """share_only: the words mean a share without a figure of its own ("Đúng hạn" of feedback)."""

    code: Code
    strength: float
    share_only: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What a table speaks of before its rows do. title: caption or heading. dossiers: files of TTHC somewhere in it.

    unit: what its caption or note says all its figures are counted in.
    """

    title: str
    dossiers: bool = False
    story: Story | None = None
    unit: Unit = Unit()
    counts: bool = False


def about_table(rows: Sequence[Block], title: str, head: str = "") -> About:
    """From the title, the head of the labels, the headings above and the words of the table itself."""
    printed = [w for r in rows for c in r.cells if (w := r.cell_text(c)) and not w[0].isdigit()]
    headings = rows[0].headings if rows else ()
    whole = " / ".join((title, *headings[-2:], *printed))
    folded = fold_case(whole)
    moves = _TAKEN_IN.search(folded) and _HANDED_OUT.search(folded) and not _OTHER_MATTERS.search(folded)
    if re.search(r"766|bộ chỉ số|\bđiểm số\b|chấm điểm", fold_case(title)):
        return About(title, story=story_of_title(title))
    story, unit = story_of_title(title) or story_of_title(head), _stated_unit(rows[0]) if rows else Unit()
    heads = [fold_case(w) for r in rows if r.kind is BlockKind.TABLE_HEAD for c in r.cells if (w := r.cell_text(c))]
    counts = any("%" in h or re.search(r"tỷ lệ|tỉ lệ", h) for h in heads)
    return About(title, speaks_of_dossiers(whole) or bool(moves), story, unit, counts)


def label_words(label: str) -> str:
    """A label without list marks and without the unit in brackets at its end."""
    words = _SERIAL.sub("", label)
    match = _BRACKETED.search(words)
    if match and is_unit(match.group(1)):
        words = words[: match.start()]
    return one_space(words)


def unit_of(row: Block, column: Column, columns: dict[int, Column]) -> Unit:
    """The ĐVT cell, else the brackets of the header or label, else "Đơn vị tính: …" of caption or note."""
    for cell in row.cells:
        held = columns.get(cell.column)
        if held and held.role is ColumnRole.UNIT:
            return as_unit(row.cell_text(cell))
    label = (row.row.label if row.row else None) or ""
    if any(_RANKS.search(fold_case(words)) for words in (column.leaf, label)):
        return Unit("hạng")
    head = next((c.leaf for c in columns.values() if c.role is ColumnRole.LABEL), "")
    for words in (*reversed(column.header), label, head):
        match = _BRACKETED.search(words)
        if match and is_unit(match.group(1)):
            return as_unit(match.group(1))
    if re.search(r"\bđiểm\b", fold_case(column.words)):
        return Unit("điểm")
    if (stated := _stated_unit(row)).measure:
        return _of_caption(stated, row, column, label_words(label))
    share = _SHARE_LABEL.match(fold_case(label_words(label))) or _is_percent_row(row, label, columns)
    return Unit("%") if share else Unit()


def _is_percent_row(row: Block, label: str, columns: dict[int, Column]) -> bool:
    """ "Thanh toán trực tuyến %", or "%; TP giao 80" in its note, where no column tells counts and shares apart."""
    told = [c.leaf for c in columns.values() if c.role is ColumnRole.FIGURE]
    if any(_COUNTS_OR_SHARES.search(fold_case(leaf)) for leaf in told):
        return False
    figures = [figure_in(row, c.index) for c in columns.values() if c.role is ColumnRole.FIGURE]
    if any(figure is not None and figure > 100 for figure in figures):
        return False
    notes = (row.cell_text(c) for c in row.cells if (h := columns.get(c.column)) and h.role is ColumnRole.NOTE)
    return _PERCENT_LABEL.search(label) is not None or any(_NOTED_PERCENT.match(note) for note in notes)


def _stated_unit(row: Block) -> Unit:
    around = f"{row.row.caption} {row.row.note}" if row.row else ""
    stated = _STATED_UNIT.search(fold_case(around)) or _BRACKETED_UNIT.search(around.strip())
    return as_unit(stated[stated.lastindex or 0]) if stated and is_unit(stated[stated.lastindex or 0]) else Unit()


def _of_caption(stated: Unit, row: Block, column: Column, label: str) -> Unit:
    """Beside a caption's "(%)" a column of counts stays one; what a row of counted things gives is then unknown."""
    if stated.measure != "%" or _SHARE_LABEL.match(fold_case(label)):
        return stated
    if _COUNT_HEAD.match(fold_case(column.leaf)):
        return Unit()
    caption = fold_case(row.row.caption or "") if row.row else ""
    return _UNKNOWN if _COUNTED_ROW.match(fold_case(label)) and not _OF_SHARES.match(caption) else stated


def as_unit(words: str) -> Unit:
    """ "Hồ sơ", "%", "Triệu đồng" as a measure with the printed words kept."""
    printed = words.strip()
    folded = one_space(fold_case(printed)).strip(" .:")
    if folded.startswith(("%", "phần trăm")):
        return Unit("%", printed)
    if re.search(r"đồng$|(triệu|tỷ|tỉ)( đ)?$|^tr\.? ?đ$", folded):
        return Unit("đồng", printed)
    first = re.split(r"\s*[/,]\s*", folded)[0]
    return Unit(None if first in ("", "lượt", "số lượng") else first, printed)


def row_kind_words(label: str) -> str:
    """ "target", "benchmark", "aside" or "": what a label says of its figures besides naming an indicator."""
    folded = fold_case(_SERIAL.sub("", label))
    if _ASIDE.search(folded):
        return "aside"
    if _NOT_OWN.search(folded):
        return "benchmark"
    return "target" if _TARGET.search(folded) else ""


def name_row(
    row: Block, unit: Unit, *, labels: LabelIndex, before: Phase | None, about: About, running: Story | None = None
) -> Named | None:
    """The indicator of a row in a table whose rows are indicators. `running`: the subject of the rows above."""
    assert row.row is not None
    words = label_words(row.row.label or "")
    words = result_side(words) or words
    groups = tuple(label_words(g) for g in row.row.groups)
    told = told_in_story(words, groups, unit, about=about, running=running)
    if told is not None:
        return told[0]
    alone = told_in_story(words, (words,), unit, about=About("")) if running is None and not groups else None
    if alone is not None and alone[0] is not None and not alone[0].share_only:
        return alone[0]
    story = inherited_story(groups, about, running)
    if story in (None, Story.DOSSIERS) or story_of(words) is Story.DOSSIERS:
        code = _of_dossiers(words, groups, unit, before=before, about=about)
        if code is not None:
            return Named(code, 0.95)
    if unit.measure == "%" and (code := _share_code((*groups, words), about)):
        return Named(code, 0.9)
    if unit.measure == "phiếu" and _RETURNED_FORMS.search(fold_case(words)):
        return Named("TT-32", 0.9)
    if _AMONG.match(fold_case(words)):
        return by_wording(words, unit, groups=(), header=(), labels=labels)
    if _BARE_TOTAL.fullmatch(fold_case(words)) and about.title:
        return by_wording(about.title, unit, groups=(), header=(), labels=labels)
    return by_wording(words, unit, groups=groups, header=(about.title,), labels=labels)


def inherited_story(groups: Sequence[str], about: About, running: Story | None) -> Story | None:
    return next((s for g in reversed(groups) if (s := story_of(g))), None) or running or about.story


def told_in_story(
    words: str, groups: Sequence[str], unit: Unit, *, about: About, running: Story | None = None
) -> tuple[Named | None] | None:
    """What a label of general words means in the subject above it; None without a subject, or where it says more."""
    own, story = story_of(words), inherited_story(groups, about, running)
    if story in (None, Story.DOSSIERS) or (own is not None and own is not story) or unit.measure in ("điểm", "hạng"):
        return None
    if story is Story.AUTONOMY and unit.measure not in (None, "đơn vị", "cơ quan"):
        return (None,)
    said = said_in(story, words)
    if said is None or (said.count is None and said.share is None):
        return None if said is None else (None,)
    return (_of_said(said, unit),)


def _of_said(said: Said, unit: Unit) -> Named | None:
    if unit.measure == "%":
        return Named(said.share, 0.85) if said.share else None
    if said.count is not None:
        return Named(said.count, 0.85)
    return Named(said.share, 0.85, share_only=True) if said.share else None


def _of_dossiers(words: str, groups: Sequence[str], unit: Unit, *, before: Phase | None, about: About) -> Code | None:
    if unit.measure not in (None, "hồ sơ", "hs", "tthc", "trường hợp") and "hồ sơ" not in (unit.measure or ""):
        return None
    if not groups and unit.measure is None and _SERVICES.match(fold_case(words)):
        return None
    speaks = speaks_of_dossiers(" ".join((*groups, words, about.title, unit.measure or "")))
    if not speaks and before is None and not about.dossiers:
        return None
    return dossier_code((*groups, words), before=before)


def name_column(
    column: Column, *, labels: LabelIndex, about: About, label_head: str, before: Named | None = None
) -> Named | None:
    """The indicator of a column in a table whose columns are indicators. before: that of the column to its left."""
    path = tuple(label_words(h) for h in column.header)
    if not path:
        return None
    if is_bare_share(column.leaf):
        return _share_of(before, path, about)
    unit = _unit_of_header(column)
    whole = about.unit.measure == "đồng" or (about.unit.measure == "%" and not about.counts)
    unit = about.unit if whole and not unit.measure else unit
    told = told_in_story(column.leaf, path[:-1], unit, about=about)
    if told is not None and told[0] is not None:
        return None if told[0].share_only else told[0]
    if unit.measure == "%":
        if code := _share_code(path, about):
            return Named(code, 0.9)
    elif about.dossiers and told is None and (code := dossier_code(path)):
        return Named(code, 0.95)
    if told is not None:
        return None
    if re.fullmatch(r"(tổng|cộng)( số| cộng)?", fold_case(path[-1])) and len(path) == 1:
        return by_wording(f"{path[-1]} {about.title}", unit, groups=(), header=(label_head,), labels=labels)
    return by_wording(path[-1], unit, groups=path[:-1], header=(about.title, label_head), labels=labels)


def is_rank(words: str) -> bool:
    """ "Xếp hạng 2025", "Thứ hạng khối sở", "Hạng"."""
    return _RANK_HEAD.search(fold_case(words)) is not None


def is_percent_header(column: Column) -> bool:
    return _unit_of_header(column).measure == "%"


def _unit_of_header(column: Column) -> Unit:
    for words in reversed(column.header):
        match = _BRACKETED.search(words)
        if match and is_unit(match.group(1)):
            return as_unit(match.group(1))
    return Unit("%") if re.search(r"tỷ lệ|%", fold_case(column.words)) else Unit()


def _share_of(before: Named | None, path: Sequence[str], about: About) -> Named | None:
    """A share without words of its own: of its header group's subject, else of what the column to its left counts."""
    told = told_in_story("", path[:-1], Unit("%"), about=About(about.title)) if len(path) > 1 else None
    if told is not None and told[0] is not None:
        return told[0]
    code = in_share_column(before.code) if before else None
    return Named(code, 0.8) if code else None


def share_after(words: str, before: Named | None, labels: LabelIndex, about: About) -> Named | None:
    """What "Tỷ lệ (%)" below or beside `words` is the share of."""
    if before is not None:
        code = before.code if labels.catalogue[before.code].is_percent else in_share_column(before.code)
        return Named(code, 0.8) if code else None
    if not words:
        return None
    story = story_of(words)
    said = said_in(story, words) if story else None
    if said is not None and said.share:
        return Named(said.share, 0.8)
    return by_wording(f"tỷ lệ {words}", Unit("%"), groups=(), header=(about.title,), labels=labels)


def by_wording(
    words: str, unit: Unit, *, groups: Sequence[str], header: Sequence[str], labels: LabelIndex
) -> Named | None:
    """By the catalogue's wordings: first with the table's title as a helper, then by the row's own words alone, then
    with the noun it is counted in."""
    own = labels.terms(words)
    areas = areas_of((*groups, *header))
    for around in _helpers(unit, groups, header, labels) if own else ():
        frame = frame_of(own, labels, inherited=around, areas=areas)
        found: dict[Code, Meaning] = {}
        for meaning in labels.named(frame, unit.measure):
            code = _own_index(meaning.code, words)
            if code not in found and _may_mean(code, unit, words, header, labels):
                found[code] = replace(meaning, code=code)
        best = clear_winner(list(found.values()))
        if best is not None:
            return Named(best.code, strength_of(best.score))
    return None


def _helpers(
    unit: Unit, groups: Sequence[str], header: Sequence[str], labels: LabelIndex
) -> Iterator[dict[str, float]]:
    """Terms around a label with how near they are, one choice of them after the other."""
    inherited = {
        hit.term: 0.45 + 0.15 * (i + 1 == len(groups)) for i, g in enumerate(groups) for hit in labels.terms(g)
    }
    outer = {hit.term: 0.4 for part in header for hit in labels.terms(part) if hit.term not in inherited}
    yield {**outer, **inherited}
    if outer:
        yield inherited
    counted = {hit.term: 0.5 for hit in labels.terms(unit.measure or "") if hit.term not in inherited}
    if counted:
        yield {**inherited, **counted}


def _may_mean(code: Code, unit: Unit, words: str, header: Sequence[str], labels: LabelIndex) -> bool:
    """Scores of the 766 groups share their words with shares of files; only points or that index mean them."""
    indicator = labels.catalogue[code]
    if code in _NOT_OF_SCANS and _SCANNED.search(fold_case(words)):
        return False
    if code == _SERVICES_OFFERED and not _SERVICE.search(fold_case(words)):
        return False  # "Tỷ lệ trực tuyến" below "Thủ tục hành chính" may as well be of files
    if code in _REDUCTIONS and not _REDUCED.search(fold_case(" ".join((words, *header)))):
        return False
    if code in _HEADCOUNTS and _OTHER_HEADS.search(fold_case(words)):
        return False
    if (
        code in _HEADCOUNTS
        and not _STAFF.search(fold_case(words))
        and NOT_HEADCOUNT.search(fold_case(" ".join(header)))
    ):
        return False
    if indicator.type is not IndicatorType.SCORE or indicator.measure == "%":
        return True
    about = fold_case(" ".join((words, *header)))
    return unit.measure == "điểm" or (unit.measure is None and ("766" in about or "điểm" in about))


def _own_index(code: Code, words: str) -> Code:
    """A unit's table that says "Chỉ số CCHC" means its own internal index unless it names the city's."""
    if code in _CITY_INDEX and not re.search(r"par ?index|cấp tỉnh|thành phố|hà nội", fold_case(words)):
        return _CITY_INDEX[code]
    return code


def areas_of(titles: Sequence[str]) -> frozenset[Area]:
    """Areas that captions and headings name."""
    folded = fold_case(" / ".join(titles))
    return frozenset(area for area, pattern in _AREAS if pattern.search(folded))


def next_phase(row: Block, before: Phase | None) -> Phase | None:
    """The phase that rows without one of their own continue."""
    label = (row.row.label if row.row else None) or ""
    return phase_of(label_words(label)) or before


def _share_code(path: Sequence[str], about: About) -> Code | None:
    """On-time, late and online shares of files, whose short labels ("Đúng hạn (%)") lean on the words above."""
    leaf, whole = fold_case(path[-1]), fold_case(" ".join((about.title, *path)))
    if re.search(r"^(tỷ lệ |mức độ )?hoàn thành (kế hoạch|nhiệm vụ kế hoạch)", leaf) and Area.CD in areas_of(
        (about.title, *path)
    ):
        return "CD-04"
    if re.search(r"thanh toán.*(trực tuyến|tt)$", leaf) and not re.search(
        r"tthc|thủ tục|tích hợp|nghĩa vụ|dịch vụ", leaf
    ):
        return "CQS-08"
    if re.search(
        r"phản ánh|pakn|nhiệm vụ|\bnv\b|báo cáo|766|hài lòng|thanh toán|kế hoạch", " ".join(map(fold_case, path))
    ):
        return None
    if not (about.dossiers and about.story in (None, Story.DOSSIERS)) and not speaks_of_dossiers(whole):
        return None
    if re.search(r"(đúng|trước) (và |, )?(đúng |trước )?(hạn|hẹn|thời hạn)", leaf):
        return "TT-20"
    if re.search(r"(quá|trễ|chậm) (hạn|hẹn)", leaf):
        return "TT-21"
    if re.search(r"(hồ sơ|nộp|tiếp nhận)\b.*(trực tuyến|qua mạng)$", leaf) and not re.search(
        r"toàn trình|dịch vụ", leaf
    ):
        return "CQS-05"
    return None
