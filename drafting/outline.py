"""Outlines and phrases: what a report of each kind says and in what order, read from YAML and checked at the door."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from domain.errors import ConfigurationError, UsageError
from domain.indicators import Code

_HERE = Path(__file__).parent
M = TypeVar("M", bound=BaseModel)
KINDS = ("quarter", "half", "nine_months", "year")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SentenceSpec(_Strict):
    """One paragraph about city figures. lead: openings to choose from. say: a clause for each code, "{n}" its number.

    at: the figures in the period, or from the start of the year. change: codes to set against earlier periods.
    rank: codes whose best and weakest units are named. each: told unit by unit (shared indicators are not added up).
    """

    at: Literal["period", "cumulative"] = "period"
    lead: tuple[str, ...]
    say: dict[Code, str | tuple[str, ...]] = {}
    change: tuple[Code, ...] = ()
    rank: tuple[Code, ...] = ()
    each: dict[Code, str] = {}


class PartSpec(_Strict):
    """A section. content: the name of a part that is written by rule ("results", "problems", "proposals" …)."""

    number: str
    title: str
    body: tuple[SentenceSpec, ...] = ()
    content: str = ""
    parts: tuple[PartSpec, ...] = ()
    optional: bool = False


class Outline(_Strict):
    kind: Literal["quarter", "half", "nine_months", "year"]
    subject: str
    opening: tuple[str, ...]
    closing: str
    parts: tuple[PartSpec, ...]
    comparison: tuple[Code, ...]


class Phrases(_Strict):
    """Wordings to choose from, by what they are for, and the nouns indicators are called by inside a sentence."""

    choices: dict[str, tuple[str, ...]]
    nouns: dict[Code, str]
    short: dict[Code, str]


class ThemeSpec(_Strict):
    """strong, words: what tells the theme, surely or likely. task: what the city then sets out to do."""

    name: str
    strong: tuple[str, ...] = ()
    words: tuple[str, ...]
    task: str


class Themes(_Strict):
    themes: tuple[ThemeSpec, ...]
    standing_tasks: tuple[str, ...]
    addressees: dict[str, tuple[str, ...]]


@cache
def load_outline(kind: str) -> Outline:
    """The outline of a kind of report; one that only `extends` another takes over what it does not say itself."""
    if kind not in KINDS:
        raise UsageError(f"Không có mẫu báo cáo {kind}; hãy chọn một trong: {', '.join(KINDS)}.")
    raw = _read(_HERE / "outlines" / f"{kind}.yaml")
    base = raw.pop("extends", None)
    if base:
        raw = {**_read(_HERE / "outlines" / f"{base}.yaml"), **raw}
    return _checked(Outline, raw, kind)


@cache
def load_phrases() -> Phrases:
    return _checked(Phrases, _read(_HERE / "phrases.yaml"), "phrases")


@cache
def load_themes() -> Themes:
    return _checked(Themes, _read(_HERE / "themes.yaml"), "themes")


def _read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return loaded


def _checked(model: type[M], raw: dict[str, Any], name: str) -> M:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise ConfigurationError(f"Mẫu báo cáo {name} sai ở mục {where}; hãy sửa lại tệp YAML này.") from error
