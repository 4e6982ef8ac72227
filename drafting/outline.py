"""Outlines and phrases: what a report of each kind says and in what order, read from YAML and checked at the door."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from domain.errors import ConfigurationError, UsageError
from domain.indicators import Code
from domain.texts import fold_case

_HERE = Path(__file__).parent
WORD = re.compile(r"\w+")
_SURELY, _LIKELY = 3.0, 1.0  # how much a word of a theme weighs
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
    """tasks: what the city sets out to do in any case, before what figures and difficulties ask for."""

    kind: Literal["quarter", "half", "nine_months", "year"]
    subject: str
    opening: tuple[str, ...]
    closing: str
    parts: tuple[PartSpec, ...]
    tasks: tuple[str, ...]
    comparison: tuple[Code, ...]

    def has(self, content: str) -> bool:
        """Whether any of its parts is written by that rule."""
        return any(_has(part, content) for part in self.parts)


def _has(part: PartSpec, content: str) -> bool:
    return part.content == content or any(_has(sub, content) for sub in part.parts)


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
    addressees: dict[str, tuple[str, ...]]

    @cached_property
    def telling(self) -> Mapping[str, Mapping[str, float]]:
        """By expression, folded: the themes it tells, and how surely."""
        found: dict[str, dict[str, float]] = {}
        for theme in self.themes:
            for words, weight in ((theme.words, _LIKELY), (theme.strong, _SURELY)):
                for expression in words:
                    found.setdefault(fold_case(expression), {})[theme.name] = weight
        return found

    @cached_property
    def beginning(self) -> Mapping[str, tuple[str, ...]]:
        """The expressions by their first word."""
        found: dict[str, tuple[str, ...]] = {}
        for expression in self.telling:
            first = WORD.findall(expression)[0]
            found[first] = (*found.get(first, ()), expression)
        return found

    @cached_property
    def addressee(self) -> Mapping[str, str]:
        """By the name of a body."""
        return {name: who for who in sorted(self.addressees, reverse=True) for name in self.addressees[who]}

    @cached_property
    def bodies(self) -> re.Pattern[str]:
        """Finds the names of bodies, the longest at each place."""
        longest_first = sorted(self.addressee, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def load_outline(kind: str) -> Outline:
    """The outline of a kind of report; a part that only says `use` is taken over from those that all kinds share."""
    if kind not in KINDS:
        raise UsageError(f"Không có mẫu báo cáo {kind}; hãy chọn một trong: {', '.join(KINDS)}.")
    raw, shared = _read(_HERE / "outlines" / f"{kind}.yaml"), _read(_HERE / "outlines" / "shared.yaml")
    raw["parts"] = [{**shared[part.pop("use")], **part} if "use" in part else part for part in raw["parts"]]
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
