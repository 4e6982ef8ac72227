"""A score sheet: groups of criteria with their points and formulae, read from YAML and checked word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from domain.errors import ConfigurationError
from domain.indicators import Catalogue, Code
from domain.units import UnitGroup

_HERE = Path(__file__).parent / "scores"
HUNDRED = Decimal(100)
_TERM = re.compile(r"([+-])\s*([A-Z]{2,3}-\d{2})\s*")
_MOST_TOLD = 8  # mistakes told at once


@dataclass(frozen=True, slots=True)
class Sum:
    """Indicators added up or taken away: "TT-16 - TT-19 + TT-23"."""

    words: str
    terms: tuple[tuple[int, Code], ...]

    @property
    def codes(self) -> tuple[Code, ...]:
        return tuple(code for _, code in self.terms)


@dataclass(frozen=True, slots=True)
class Step:
    """Points for an amount of at least, or where less is better at most, so much."""

    mark: Decimal
    points: Decimal
    at_most: bool = False


@dataclass(frozen=True, slots=True)
class Criterion:
    """points: at most; None where the group's points are not divided. Exactly one says how it is measured: code (a
    percent, or with steps any amount), above and below (the first alternative whose parts are all told), or why_not.

    full_at: percent from which all points are given; below it they are given in proportion. counts: what the parts
    count. groups: whom it applies to; empty for all.
    """

    name: str
    points: Decimal | None
    code: Code = ""
    above: tuple[Sum, ...] = ()
    below: tuple[Sum, ...] = ()
    full_at: Decimal = HUNDRED
    steps: tuple[Step, ...] = ()
    why_not: str = ""
    counts: str = ""
    groups: frozenset[UnitGroup] = frozenset()

    @property
    def told(self) -> str:
        """How it is computed, in words."""
        if self.why_not:
            return f"Không tính được: {self.why_not[0].lower()}{self.why_not[1:]}"
        measured = (
            self.code
            or f"({' hoặc '.join(s.words for s in self.above)}) / ({' hoặc '.join(s.words for s in self.below)})"
        )
        if self.steps:
            marks = (f"{'đến' if s.at_most else 'từ'} {s.mark:f}: {s.points:f} điểm" for s in self.steps)
            return f"{measured} theo bậc: {'; '.join(marks)}".replace(".", ",")
        full = f"{self.full_at.normalize():f}%".replace(".", ",")
        return f"{measured}; đủ điểm từ {full}, dưới mức đó tính theo tỷ lệ"

    def applies_to(self, group: UnitGroup) -> bool:
        return not self.groups or group in self.groups


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """undivided: why its points cannot be given to its criteria, empty where they can. published: the indicator under
    which a unit may tell the points that others gave it."""

    name: str
    points: Decimal
    criteria: tuple[Criterion, ...]
    undivided: str = ""
    published: Code = ""


@dataclass(frozen=True, slots=True)
class BeyondReports:
    """Points of a sheet that no report can give, of one criterion or of a whole group, and why."""

    name: str
    points: Decimal
    why: str


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """bands: (from so many points of the whole, name), highest first; empty where none are set."""

    name: str
    basis: str
    groups: tuple[ScoreGroup, ...]
    bands: tuple[tuple[Decimal, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def points(self) -> Decimal:
        return sum((g.points for g in self.groups), Decimal(0))

    @property
    def beyond_reports(self) -> tuple[BeyondReports, ...]:
        """In the sheet's order."""
        return tuple(part for g in self.groups for part in _beyond(g))

    @property
    def computable(self) -> Decimal:
        """The most points that reports can give."""
        return self.points - sum((part.points for part in self.beyond_reports), Decimal(0))

    def codes(self) -> frozenset[Code]:
        """Every indicator it asks for."""
        return frozenset(c for g in self.groups for c in _codes(g))


def _beyond(group: ScoreGroup) -> Iterator[BeyondReports]:
    if group.undivided:
        yield BeyondReports(group.name, group.points, group.undivided)
        return
    for criterion in group.criteria:
        if criterion.why_not and criterion.points is not None:
            yield BeyondReports(f"{group.name} – {criterion.name}", criterion.points, criterion.why_not)


def _codes(group: ScoreGroup) -> Iterator[Code]:
    yield from filter(None, (group.published, *(c.code for c in group.criteria)))
    for criterion in group.criteria:
        for told in (*criterion.above, *criterion.below):
            yield from told.codes


@lru_cache(maxsize=4)
def set_of_766(catalogue: Catalogue) -> ScoreSheet:
    path = _HERE / "qd766.yaml"
    return read_sheet(path.read_text("utf-8"), catalogue, name=path.name)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Step(_Strict):
    diem: Decimal = Field(ge=0)
    tu: Decimal | None = None
    den: Decimal | None = None


class _Criterion(_Strict):
    ten: str = Field(min_length=3, max_length=200)
    diem: Decimal | None = Field(default=None, gt=0)
    chi_tieu: str = ""
    tu_so: list[str] = []
    mau_so: list[str] = []
    du_diem_khi: Decimal | None = Field(default=None, gt=0, le=100)
    bac: list[_Step] = []
    khong_tinh: str = Field(default="", max_length=200)
    dem: str = Field(default="", max_length=40)
    ap_dung: list[str] = []


class _Group(_Strict):
    ten: str = Field(min_length=3, max_length=200)
    diem: Decimal = Field(gt=0)
    tieu_chi: list[_Criterion] = Field(min_length=1)
    khong_chia: str = Field(default="", max_length=200)
    diem_cong_bo: str = ""


class _Band(_Strict):
    tu: Decimal = Field(ge=0)
    ten: str = Field(min_length=1, max_length=40)


class _Sheet(_Strict):
    ten: str = Field(min_length=3, max_length=200)
    can_cu: str = Field(default="", max_length=300)
    nhom: list[_Group] = Field(min_length=1)
    xep_loai: list[_Band] = []
    ghi_chu: list[str] = []


def read_sheet(text: str, catalogue: Catalogue, *, name: str) -> ScoreSheet:
    """ConfigurationError with one sentence for each mistake."""
    try:
        loaded: Any = yaml.load(text, Loader=yaml.CSafeLoader)
        told = _Sheet.model_validate(loaded)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" ở dòng {mark.line + 1}" if mark else ""
        raise _wrong(name, [f"Tệp không phải là YAML đọc được{where}."]) from error
    except ValidationError as error:
        raise _wrong(name, [_sentence(dict(e)) for e in error.errors()]) from error
    if mistakes := list(_mistakes(told, catalogue)):
        raise _wrong(name, mistakes)
    return ScoreSheet(
        told.ten, told.can_cu, tuple(_group(g) for g in told.nhom),
        tuple((b.tu, b.ten) for b in told.xep_loai), tuple(told.ghi_chu),
    )  # fmt: skip


def _wrong(name: str, mistakes: Sequence[str]) -> ConfigurationError:
    more = len(mistakes) - _MOST_TOLD
    rest = f" Và {more} chỗ khác." if more > 0 else ""
    return ConfigurationError(f"Bảng điểm {name} chưa dùng được. " + " ".join(mistakes[:_MOST_TOLD]) + rest)


_PLACES = {"nhom": "nhóm", "tieu_chi": "tiêu chí", "bac": "bậc", "xep_loai": "mức xếp loại", "ghi_chu": "ghi chú"}


def _sentence(error: dict[str, Any]) -> str:
    """ "Nhóm 2, tiêu chí 1: thiếu “diem”."."""
    place: list[str] = []
    field = ""
    for step in error["loc"]:
        if isinstance(step, int):
            place.append(f"{_PLACES.get(field, field)} {step + 1}")
            field = ""
        else:
            field = step
    what = {
        "missing": f"thiếu “{field}”",
        "extra_forbidden": f"mẫu không có mục “{field}”",
        "greater_than": f"“{field}” phải lớn hơn 0",
        "less_than_equal": f"“{field}” không được quá 100",
    }.get(error["type"], f"giá trị của “{field}” không hợp lệ")
    where = ", ".join(place)
    return f"{where[0].upper()}{where[1:]}: {what}." if where else f"{what[0].upper()}{what[1:]}."


def _mistakes(sheet: _Sheet, catalogue: Catalogue) -> Iterator[str]:
    """What the form allows and no sheet can mean."""
    bands = [b.tu for b in sheet.xep_loai]
    if bands != sorted(set(bands), reverse=True):
        yield "Các mức xếp loại phải xếp từ cao xuống thấp, mỗi mức một ngưỡng."
    if bands and bands[-1] != 0:
        yield "Mức xếp loại cuối phải bắt đầu từ 0."
    names = [g.ten for g in sheet.nhom]
    for twice in sorted({n for n in names if names.count(n) > 1}):
        yield f"Nhóm “{twice}” ghi hai lần."
    for group in sheet.nhom:
        yield from (f"Nhóm “{group.ten}”: {what}." for what in _group_mistakes(group, catalogue))


def _group_mistakes(group: _Group, catalogue: Catalogue) -> Iterator[str]:
    given = [c.diem for c in group.tieu_chi if c.diem is not None]
    if group.diem_cong_bo and group.diem_cong_bo not in catalogue:
        yield f"danh mục không có chỉ tiêu {group.diem_cong_bo}"
    if group.khong_chia and given:
        yield "đã ghi khong_chia thì các tiêu chí không có điểm riêng"
    if not group.khong_chia and len(given) < len(group.tieu_chi):
        yield "có tiêu chí chưa ghi điểm (diem)"
    elif not group.khong_chia and sum(given, Decimal(0)) != group.diem:
        yield f"các tiêu chí cộng lại {sum(given, Decimal(0)):f} điểm, nhóm ghi {group.diem:f} điểm"
    for criterion in group.tieu_chi:
        yield from (f"tiêu chí “{criterion.ten}” {what}" for what in _criterion_mistakes(criterion, catalogue))


def _criterion_mistakes(told: _Criterion, catalogue: Catalogue) -> Iterator[str]:
    ways = [bool(told.chi_tieu), bool(told.tu_so or told.mau_so), bool(told.khong_tinh)]
    if sum(ways) != 1:
        yield "phải có đúng một trong: chi_tieu, tu_so cùng mau_so, khong_tinh"
        return
    if bool(told.tu_so) != bool(told.mau_so):
        yield "phải có cả tu_so và mau_so"
    for words in (*told.tu_so, *told.mau_so):
        if _sum(words) is None:
            yield f"không hiểu phép cộng “{words}”; hãy viết như TT-17 + TT-18 - TT-19"
    codes = (
        [told.chi_tieu]
        if told.chi_tieu
        else [c for w in (*told.tu_so, *told.mau_so) if (s := _sum(w)) for c in s.codes]
    )
    for code in dict.fromkeys(codes):
        if code not in catalogue:
            yield f"dùng chỉ tiêu {code} không có trong danh mục"
    if told.chi_tieu in catalogue and not catalogue[told.chi_tieu].is_percent and not told.bac:
        yield f"chỉ tiêu {told.chi_tieu} không phải tỷ lệ %, phải chấm theo bậc (bac)"
    for name in told.ap_dung:
        if name not in ("so", "phuong", "xa", "khac"):
            yield f"ap_dung “{name}” không hợp lệ; dùng so, phuong, xa, khac"
    yield from _step_mistakes(told)


def _step_mistakes(told: _Criterion) -> Iterator[str]:
    if not told.bac:
        return
    if told.du_diem_khi is not None:
        yield "chỉ dùng một trong bac và du_diem_khi"
    if any((s.tu is None) == (s.den is None) for s in told.bac):
        yield "mỗi bậc phải có đúng một trong tu và den"
        return
    if len({s.tu is None for s in told.bac}) > 1:
        yield "các bậc phải cùng ghi tu hoặc cùng ghi den"
        return
    marks = [s.tu if s.tu is not None else s.den for s in told.bac]
    upward = told.bac[0].den is not None
    if marks != sorted(set(marks), key=lambda m: m or 0, reverse=not upward):
        yield "các bậc phải xếp từ mức tốt nhất xuống"
    if told.diem is not None and max(s.diem for s in told.bac) != told.diem:
        yield f"bậc cao nhất phải được đủ {told.diem:f} điểm"


def _sum(words: str) -> Sum | None:
    text = words.strip()
    signed = text if text[:1] in "+-" and text else f"+{text}"
    terms, at = [], 0
    for match in _TERM.finditer(signed):
        if match.start() != at:
            return None
        terms.append((1 if match[1] == "+" else -1, match[2]))
        at = match.end()
    return Sum(text, tuple(terms)) if terms and at == len(signed) else None


def _group(told: _Group) -> ScoreGroup:
    return ScoreGroup(
        told.ten, told.diem, tuple(_criterion(c) for c in told.tieu_chi), told.khong_chia, told.diem_cong_bo
    )


def _criterion(told: _Criterion) -> Criterion:
    return Criterion(
        name=told.ten,
        points=told.diem,
        code=told.chi_tieu,
        above=tuple(s for w in told.tu_so if (s := _sum(w))),
        below=tuple(s for w in told.mau_so if (s := _sum(w))),
        full_at=told.du_diem_khi or HUNDRED,
        steps=tuple(_step(s) for s in told.bac),
        why_not=told.khong_tinh,
        counts=told.dem,
        groups=frozenset(UnitGroup(name) for name in told.ap_dung),
    )


def _step(told: _Step) -> Step:
    if told.tu is not None:
        return Step(told.tu, told.diem)
    assert told.den is not None
    return Step(told.den, told.diem, at_most=True)
