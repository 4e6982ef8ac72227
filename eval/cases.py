"""The gold set as the runners see it: reports with what a right reading gives, and questions with their answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, TypeAdapter

from domain.indicators import Area, Code
from domain.periods import Period
from domain.quantities import Measure

GOLD = Path(__file__).parent / "gold"

WrittenPeriod = Annotated[Period, BeforeValidator(lambda text: Period.parse(text) if isinstance(text, str) else text)]


@dataclass(frozen=True, slots=True)
class GoldValue:
    """A value a right reading gives. where: "text" or "table"."""

    code: Code
    value: Decimal
    unit: Measure
    period: WrittenPeriod
    quote: str
    where: str
    section: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    qualifier: str | None = None

    @property
    def area(self) -> Area:
        return Area(self.code.partition("-")[0])

    @property
    def key(self) -> tuple[Code, Period, Decimal]:
        return self.code, self.period, self.value


@dataclass(frozen=True, slots=True)
class Trap:
    """A figure that must not come out as a value. code: the indicator it could be taken for, if only one."""

    quote: str
    kind: str
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class PlantedError:
    """A fault written on purpose, to be found. kind: the rule of the finding."""

    kind: str
    codes: tuple[Code, ...]
    quote: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class GoldTask:
    text: str
    owner: str | None = None
    deadline: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ReportCase:
    """One report file and its truth. path: the file itself, set when loaded."""

    file: str
    unit: str
    unit_kind: str
    period: WrittenPeriod
    number: str
    date: dt.date
    values: tuple[GoldValue, ...]
    not_values: tuple[Trap, ...] = ()
    planted_errors: tuple[PlantedError, ...] = ()
    problems: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    tasks: tuple[GoldTask, ...] = ()
    path: Path = Path()

    @property
    def format(self) -> str:
        return self.path.suffix.removeprefix(".")


@dataclass(frozen=True, slots=True)
class ExpectedValue:
    """A figure the answer must rest on; unit "Hà Nội" for a city figure. derived ones have no code."""

    value: Decimal
    unit: str = ""
    code: Code | None = None
    period: WrittenPeriod | None = None


@dataclass(frozen=True, slots=True)
class QuestionCase:
    """A question and what a right reply holds.

    period: meant when the question names none. values: figures the reply gives; with `conflict` all of them or none,
    since the report contradicts itself. derived: what is computed from them. order: units as ranked, best first.
    quotes: passages that support a reply in words. no_answer: the reports do not say. says: words the reply holds.
    asks_back: choices a question back offers; None when it should be answered. after: what was asked before it.
    """

    id: str
    type: str
    question: str
    period: WrittenPeriod | None = None
    values: tuple[ExpectedValue, ...] = ()
    derived: tuple[Decimal, ...] = ()
    order: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    no_answer: bool = False
    conflict: bool = False
    says: tuple[str, ...] = ()
    asks_back: tuple[str, ...] | None = None
    after: tuple[str, ...] = ()
    note: str = ""


_REPORT = TypeAdapter(ReportCase)
_QUESTIONS = TypeAdapter(tuple[QuestionCase, ...])


def load_reports(folder: Path = GOLD / "reports") -> tuple[ReportCase, ...]:
    """Every report of a folder that has a truth file beside it, in order of names."""
    return tuple(_load(path) for path in sorted(folder.glob("*.truth.json")))


def _load(truth: Path) -> ReportCase:
    case = _REPORT.validate_json(truth.read_bytes())
    return replace(case, path=truth.parent / case.file)


def load_questions(path: Path = GOLD / "questions.json") -> tuple[QuestionCase, ...]:
    return _QUESTIONS.validate_json(path.read_bytes())


def load_asked() -> tuple[QuestionCase, ...]:
    """Questions as leaders type them: any wording, half without diacritics or with slips."""
    return load_questions(GOLD / "asked.json")


def load_leaders() -> tuple[QuestionCase, ...]:
    """Questions written without sight of the code that reads them."""
    return load_questions(GOLD / "leaders.json")
