"""The truth file of a marked-up report: what a correct reading gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tools.gold.markup import Grid, Line, Mark, Report

_VALUE = re.compile(
    r"(?P<code>[A-Z]+-\d\d)=(?P<value>[\d._]+)(?:\((?P<num>[\d._]+)/(?P<den>[\d._]+)\))?"
    r"(?:@(?P<period>[\w-]+))?(?:~(?P<qualifier>\w+))?"
)
_TRAP = re.compile(r"!(?P<kind>[a-z_]+)(?::(?P<code>[A-Z]+-\d\d))?")
_FAULT = re.compile(r"#(?P<kind>[a-z_]+):(?P<codes>[A-Z0-9,-]*):(?P<note>.+)")
_TASK = re.compile(r"%T:(?P<owner>[^:]*):(?P<deadline>\S*)")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_NARRATIVES = {"%P": "problems", "%C": "causes", "%R": "proposals"}


@dataclass(slots=True)
class _Truth:
    period: str
    section: str = ""
    where: str = "text"
    lists: dict[str, list[Any]] = field(
        default_factory=lambda: {
            key: [] for key in ("values", "not_values", "planted_errors", "problems", "causes", "proposals", "tasks")
        }
    )

    def add(self, mark: Mark) -> None:
        for item in mark.items:
            self._add_one(mark.quote, item)

    def _add_one(self, quote: str, item: str) -> None:
        if item in _NARRATIVES:
            self.lists[_NARRATIVES[item]].append(quote)
        elif task := _TASK.fullmatch(item):
            owner, deadline = task["owner"] or None, task["deadline"] or None
            self.lists["tasks"].append({"text": quote, "owner": owner, "deadline": deadline})
        elif fault := _FAULT.fullmatch(item):
            codes = [code for code in fault["codes"].split(",") if code]
            self.lists["planted_errors"].append(
                {"kind": fault["kind"], "codes": codes, "quote": quote, "note": fault["note"].strip()}
            )
        elif trap := _TRAP.fullmatch(item):
            self.lists["not_values"].append({"quote": quote, "kind": trap["kind"], "code": trap["code"]})
        elif value := _VALUE.fullmatch(item):
            self.lists["values"].append(self._value(quote, value))
        else:
            raise ValueError(f"what is {item!r} at {quote!r}?")

    def _value(self, quote: str, found: re.Match[str]) -> dict[str, Any]:
        return {
            "code": found["code"],
            "value": _number(found["value"]),
            "period": full_period(found["period"], self.period),
            "quote": quote,
            "where": self.where,
            "section": self.section,
            "numerator": _number(found["num"]) if found["num"] else None,
            "denominator": _number(found["den"]) if found["den"] else None,
            "qualifier": found["qualifier"],
        }


def truth_of(report: Report, measures: dict[str, str]) -> dict[str, Any]:
    """measures: the catalogue's measure of each code; KeyError for a code it does not have."""
    head = report.head
    truth = _Truth(head["period"])
    sections = Sections(automatic=report.look.get("headings") == "auto")
    for part in report.body:
        if isinstance(part, Grid):
            truth.where = "table"
            for mark in (mark for row in part.rows for mark in row.marks):
                truth.add(mark)
            continue
        truth.where, truth.section = "text", sections.after(part)
        for mark in part.marks:
            truth.add(mark)
    values = [{"code": v["code"], "value": v["value"], "unit": measures[v["code"]], **v} for v in truth.lists["values"]]
    return {
        **{key: head[key] for key in ("file", "unit", "unit_kind", "period", "number", "date")},
        **truth.lists,
        "values": values,
    }


class Sections:
    """The printed numbering of the headings above a line: "II.2", "Phụ lục I"."""

    def __init__(self, *, automatic: bool) -> None:
        self._automatic = automatic
        self._counts = [0, 0, 0]
        self._numbers = ["", ""]

    def after(self, line: Line) -> str:
        if line.kind == "annex":
            self._numbers = [line.text, ""]
        elif line.kind in ("h1", "h2", "h3"):
            self._enter(int(line.kind[1]), line.text)
        return ".".join(number for number in self._numbers if number)

    def _enter(self, level: int, text: str) -> None:
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (3 - level)
        if level == 3:
            return
        self._numbers[level - 1] = self._automatic_number(level) if self._automatic else printed_number(text)
        if level == 1:
            self._numbers[1] = ""

    def _automatic_number(self, level: int) -> str:
        count = self._counts[level - 1]
        return _ROMAN[count - 1] if level == 1 else str(count)


def printed_number(heading: str) -> str:
    """ "II" of "II. KẾT QUẢ", "2" of "2. Cải cách", "Phần thứ nhất" as it is, empty where nothing is printed."""
    if match := re.match(r"(?:PHẦN |Phần |Mục )?([IVX]+|\d+(?:\.\d+)*|[A-ZĐ])[.)]?(?= )", heading):
        return match[1]
    return ""


def full_period(short: str | None, report: str) -> str:
    """ "9M" in a report of 2026-Q3 is "2026-9M"; None is the report's own period."""
    if not short:
        return report
    return short if re.match(r"\d{4}-", short) else f"{report[:4]}-{short}"


def _number(digits: str) -> int | float:
    amount = Decimal(digits.replace("_", ""))
    return int(amount) if amount == amount.to_integral_value() else float(amount)
