"""How indicators are called in reports: terms (words that mean the same) and labels (terms that name an indicator)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from domain.errors import ConfigurationError
from domain.indicators import Code

WORDINGS = Path(__file__).with_name("wordings.yaml")
_GROUP = re.compile(r"<([^<>]+)>")


@dataclass(frozen=True, slots=True)
class Label:
    """Terms that together name an indicator; barred ones must not stand beside the number.

    weight: lower for a wording that could mean something else too.
    """

    code: Code
    needed: tuple[str, ...]
    helpful: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Wordings:
    """slots: term → slot; of a slot only the nearest term counts. lasting: slots a later number inherits.

    excluded: terms that, next to the number, rule an indicator out; nowhere: terms that do so anywhere in the sentence.
    counted: words a number of the indicator may count.
    out_of: the indicator whose value stands as y in "x/y". plain: words that say nothing about the indicator.
    city_only: indices published for the whole province. nouns: the object terms a counted noun stands for.
    families: objects that do not contradict each other. phrases come with the file's groups and short forms put in.
    covering: terms that hide the stage named in their wording.
    broken_down: indicators whose parts are no indicators, unless they are out of it.
    fields: names of single fields of work. sums: a whole and the parts that add up to it.
    provinces, fields_of_rank: how many provinces, or bodies of any kind, are ranked together.
    """

    phrases: dict[str, tuple[str, ...]]
    slots: dict[str, str]
    labels: tuple[Label, ...]
    excluded: dict[Code, frozenset[str]]
    counted: dict[Code, tuple[str, ...]]
    out_of: dict[Code, Code]
    plain: frozenset[str]
    nowhere: dict[Code, frozenset[str]] = field(default_factory=dict)
    lasting: frozenset[str] = field(default_factory=frozenset)
    city_only: frozenset[Code] = field(default_factory=frozenset)
    nouns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    families: tuple[frozenset[str], ...] = ()
    covering: frozenset[str] = frozenset()
    broken_down: frozenset[Code] = frozenset()
    fields: tuple[str, ...] = ()
    sums: tuple[tuple[Code, tuple[Code, ...]], ...] = ()
    provinces: frozenset[int] = field(default_factory=frozenset)
    fields_of_rank: frozenset[int] = field(default_factory=frozenset)


class _Door(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Calls(_Door):
    labels: list[str] = []
    without: list[str] = []
    nowhere: list[str] = []
    counted: list[str] = []
    out_of: str | None = None


class _File(_Door):
    lasting: list[str]
    city_only: list[str]
    plain: str
    counts: dict[str, str]
    nouns: dict[str, list[str]]
    provinces: list[int]
    fields_of_rank: list[int]
    families: list[list[str]]
    covering: list[str]
    broken_down: list[str]
    fields: list[str]
    sums: dict[str, list[list[str]]]
    same: dict[str, list[str]] = {}
    groups: dict[str, list[str]] = {}
    terms: dict[str, dict[str, list[str]]]
    indicators: dict[str, _Calls]


@lru_cache(maxsize=1)
def load_wordings(path: Path = WORDINGS) -> Wordings:
    """Reads and checks the wordings; ConfigurationError with one sentence when they are wrong."""
    try:
        raw = _File.model_validate(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader))
    except (yaml.YAMLError, ValidationError) as error:
        raise ConfigurationError(f"Tệp từ ngữ {path.name} không đúng: {_first(error)}. Hãy sửa lại tệp này.") from error
    return _built(raw, path)


def _first(error: yaml.YAMLError | ValidationError) -> str:
    if isinstance(error, ValidationError):
        problem = error.errors()[0]
        return f"mục {'.'.join(str(p) for p in problem['loc'])} ({problem['msg']})"
    return " ".join(str(error).split())


def _built(raw: _File, path: Path) -> Wordings:
    phrases = {
        term: tuple(_spelled_out(wording, raw, path) for wording in (term, *more))
        for group in raw.terms.values()
        for term, more in group.items()
    }
    slots = {term: slot for slot, group in raw.terms.items() for term in group}
    labels = tuple(_label(code, line, slots, path) for code, calls in raw.indicators.items() for line in calls.labels)
    return Wordings(
        phrases=phrases,
        slots=slots,
        labels=labels,
        excluded={code: _known(calls.without, slots, path, code) for code, calls in raw.indicators.items()},
        nowhere={code: _known(calls.nowhere, slots, path, code) for code, calls in raw.indicators.items()},
        counted={code: _counted(calls.counted, raw.counts) for code, calls in raw.indicators.items()},
        out_of={code: calls.out_of for code, calls in raw.indicators.items() if calls.out_of},
        plain=frozenset(raw.plain.split()),
        lasting=frozenset(raw.lasting),
        city_only=frozenset(raw.city_only),
        nouns={noun: tuple(terms) for noun, terms in raw.nouns.items()},
        provinces=frozenset(raw.provinces),
        fields_of_rank=frozenset(raw.fields_of_rank),
        families=tuple(frozenset(family) for family in raw.families),
        covering=frozenset(raw.covering),
        broken_down=frozenset(raw.broken_down),
        fields=tuple(raw.fields),
        sums=tuple((whole, tuple(parts)) for whole, ways in raw.sums.items() for parts in ways),
    )


def _spelled_out(wording: str, raw: _File, path: Path) -> str:
    """Words of one meaning put in: `<late>` stands for any of its group, "cchc" also for what it shortens."""
    for name in _GROUP.findall(wording):
        if name not in raw.groups:
            raise ConfigurationError(
                f"Tệp từ ngữ {path.name}: “{wording}” dùng nhóm lạ <{name}>. Hãy thêm vào phần groups."
            )
        wording = _put_in(wording, f"<{name}>", raw.groups[name])
    for short, ways in raw.same.items():
        if short in wording:
            wording = _put_in(wording, short, [short, *ways])
    return wording


def _put_in(wording: str, what: str, ways: list[str]) -> str:
    """As one more choice where it stands in braces, as choices of its own elsewhere."""
    parts = re.split(r"(\{[^{}]*\})", wording)
    found = re.compile(rf"(?<!\w){re.escape(what)}(?!\w)")
    for i, part in enumerate(parts):
        if i % 2 == 0:
            parts[i] = found.sub("{" + "|".join(ways) + "}", part)
        elif found.search(part):
            choices = [found.sub(way, c) for c in part[1:-1].split("|") for way in (ways if found.search(c) else [""])]
            parts[i] = "{" + "|".join(choices) + "}"
    return "".join(parts)


def _counted(names: list[str], counts: dict[str, str]) -> tuple[str, ...]:
    return tuple(word.strip() for name in names for word in counts.get(name, name).split(",") if word.strip())


def _known(terms: list[str], slots: dict[str, str], path: Path, code: Code) -> frozenset[str]:
    for term in terms:
        if term not in slots:
            raise ConfigurationError(
                f"Tệp từ ngữ {path.name}: {code} dùng từ khóa lạ “{term}”. Hãy thêm vào phần terms."
            )
    return frozenset(terms)


def _label(code: Code, line: str, slots: dict[str, str], path: Path) -> Label:
    body, _, weight = line.partition("@")
    parts = [part.strip() for part in body.split("+")]
    helpful = tuple(p[:-1].strip() for p in parts if p.endswith("?"))
    barred = tuple(p[1:].strip() for p in parts if p.startswith("!"))
    needed = tuple(p for p in parts if not p.endswith("?") and not p.startswith("!"))
    _known([*needed, *helpful, *barred], slots, path, code)
    return Label(code, needed, helpful, barred, float(weight) if weight else 1.0)
