"""A unit's hasty sentence as the city report prints it: shorthand written out, common slips of spelling mended."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from domain.texts import fold_case

_FILE = Path(__file__).with_name("abbreviations.yaml")
_SHORT = re.compile(r"(?<![\w./-])[A-ZĐ][A-ZĐ&]+(?![\w/-])")
_THE_CITY = re.compile(r"(?<=UBND |HĐND )TP(?![\w.])(?!\s+(?:HCM|Hồ Chí Minh))")
_OTHER_CITY = re.compile(r"(?<!\w)TP\.?\s*(?:HCM|Hồ Chí Minh)")
_OF_A_BODY = re.compile(r"(?:Sở|Bộ|Phòng|Cục)\s$")
_PUPILS = re.compile(r"(?<!\w)(?:trường|lớp|học)(?!\w)")  # where "HS" may be pupils
_EXPLAINED = frozenset(("CCHC", "UBND", "HĐND", "TTHC", "PAKN", "DVCTT", "ĐVSNCL", "QR"))


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    sure: dict[str, str]
    fields: dict[str, str]
    in_shorthand: dict[str, str]
    misspelt: dict[str, str]


@cache
def _words() -> _Words:
    return _Words.model_validate(yaml.load(_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader))


@cache
def _slips() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_words().misspelt)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8192)
def spelled_out(text: str) -> str:
    """With nothing else changed; an abbreviation that may mean something else stays as it is."""
    told = _meant(text)
    out = _THE_CITY.sub("Thành phố", text)
    out = _SHORT.sub(lambda at: told.get(at.group()) or _field(at) or at.group(), out)
    return _slips().sub(_mended, out)


def _field(at: re.Match[str]) -> str | None:
    name = _words().fields.get(at.group())
    return name.lower() if name and not _OF_A_BODY.search(at.string, 0, at.start()) else name


def _meant(text: str) -> dict[str, str]:
    words, found = _words(), {at.group() for at in _SHORT.finditer(text)}
    if len(found & {*words.sure, *words.in_shorthand}) < 2:
        return words.sure
    unclear = {"HS"} if _PUPILS.search(fold_case(text)) else set[str]()
    unclear |= {"TP"} if _OTHER_CITY.search(text) else set()
    return {**words.sure, **{short: long for short, long in words.in_shorthand.items() if short not in unclear}}


def _mended(at: re.Match[str]) -> str:
    right = _words().misspelt[at.group().lower()]
    return right[0].upper() + right[1:] if at.group()[0].isupper() else right


def unexplained(text: str) -> int:
    """How many abbreviations a reader of the report would have to guess."""
    return len({at.group() for at in _SHORT.finditer(text)} - _EXPLAINED)
