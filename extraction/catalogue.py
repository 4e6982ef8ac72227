"""The catalogue file, checked when it is read."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from domain.errors import ConfigurationError
from domain.indicators import (
    Aggregation,
    Area,
    Better,
    Catalogue,
    Code,
    Indicator,
    IndicatorType,
    Part,
    Semantics,
)
from domain.quantities import PERCENT

CATALOGUE = Path(__file__).with_name("catalogue.yaml")
_CODES = re.compile(r"[A-Z]{2,3}-\d\d(?:\s*\+\s*[A-Z]{2,3}-\d\d)*")


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Code
    name: str
    area: Area
    measure: str
    type: IndicatorType
    better: Better
    semantics: Semantics
    aggregation: Aggregation
    numerator: str | None = None
    denominator: str | None = None
    aliases: tuple[str, ...] = ()
    low: Decimal | None = Decimal(0)
    high: Decimal | None = None
    integer: bool = False
    note: str = ""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    version: str
    indicators: tuple[_Entry, ...]


def load_catalogue(path: Path = CATALOGUE) -> Catalogue:
    """The catalogue; ConfigurationError with one Vietnamese sentence when the file is missing or wrong."""
    return _load(path)


@lru_cache(maxsize=4)
def _load(path: Path) -> Catalogue:
    try:
        file = _File.model_validate(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader))
    except OSError as error:
        raise _wrong(path, "không mở được") from error
    except yaml.YAMLError as error:
        raise _wrong(path, "không phải YAML đúng: " + " ".join(str(error).split())) from error
    except ValidationError as error:
        problem = error.errors()[0]
        raise _wrong(path, f"mục {'.'.join(str(p) for p in problem['loc'])} ({problem['msg']})") from error
    _check(file, path)
    return Catalogue((_indicator(entry) for entry in file.indicators), version=file.version)


def _wrong(path: Path, why: str) -> ConfigurationError:
    return ConfigurationError(f"Danh mục chỉ tiêu {path.name} không dùng được: {why}. Hãy sửa lại tệp này.")


def _check(file: _File, path: Path) -> None:
    codes = [entry.code for entry in file.indicators]
    known = set(codes)
    for code in codes:
        if codes.count(code) > 1:
            raise _wrong(path, f"mã {code} có hai lần")
    for entry in file.indicators:
        if not entry.code.startswith(f"{entry.area.value}-"):
            raise _wrong(path, f"mã {entry.code} không thuộc nhóm {entry.area.value}")
        for part in (_part(entry.numerator), _part(entry.denominator)):
            for code in part.codes if part else ():
                if code not in known:
                    raise _wrong(path, f"{entry.code} dựa trên mã {code} không có trong danh mục")


def _part(text: str | None) -> Part | None:
    if text is None:
        return None
    if _CODES.fullmatch(text):
        return Part(codes=tuple(code.strip() for code in text.split("+")))
    return Part(words=text)


def _indicator(entry: _Entry) -> Indicator:
    high = entry.high
    if high is None and entry.measure == PERCENT:
        high = Decimal(100)
    return Indicator(
        code=entry.code,
        name=entry.name,
        area=entry.area,
        measure=entry.measure,
        type=entry.type,
        better=entry.better,
        semantics=entry.semantics,
        aggregation=entry.aggregation,
        numerator=_part(entry.numerator),
        denominator=_part(entry.denominator),
        aliases=entry.aliases,
        low=entry.low,
        high=high,
        integer=entry.integer,
        note=entry.note,
    )
