"""Makes eval/gold/questions.json from questions.txt, taking every expected figure from the truth files.

What a right reply rests on is written as one of

    values UNIT CODE PERIOD; …[; difference]     these figures, and the first less the second
    rank high|low CODE PERIOD GROUP [N]          units of a group in order, the best or worst N
    sum CODE PERIOD · ratio CODE PERIOD CODE PERIOD   the City's figure over the units that print it
    words KIND UNIT PERIOD [N]                   the sentences of that kind, or the first N
    conflict UNIT CODE PERIOD                    the report contradicts itself: all its figures, or none
    nothing: why                                 the reports do not say
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from tools.gold.build import REPORTS
from tools.gold.consistency import Truth

SOURCE = Path(__file__).parent / "questions.txt"
TARGET = REPORTS.parent / "questions.json"
CITY = "Hà Nội"
Expected = dict[str, Any]


class Truths:
    """All truth files, asked by unit, code and period."""

    def __init__(self, truths: Iterable[Truth]) -> None:
        self.all = list(truths)

    def amounts(self, unit: str, code: str, period: str) -> set[Decimal]:
        return {
            Decimal(str(value["value"]))
            for truth in self.all
            if truth["unit"] == unit
            for value in truth["values"]
            if (value["code"], value["period"]) == (code, period)
        }

    def amount(self, unit: str, code: str, period: str) -> Decimal:
        [one] = self.amounts(unit, code, period)
        return one

    def of_all(self, code: str, period: str, group: str = "") -> list[tuple[str, Decimal]]:
        """Units that print one figure and no other, in order of names."""
        units = sorted({t["unit"] for t in self.all if not group or t["unit_kind"] == group})
        found = [(unit, self.amounts(unit, code, period)) for unit in units]
        return [(unit, next(iter(amounts))) for unit, amounts in found if len(amounts) == 1]

    def sentences(self, kind: str, unit: str, period: str) -> list[str]:
        [truth] = [t for t in self.all if (t["unit"], t["period"]) == (unit, period)]
        return [task["text"] for task in truth["tasks"]] if kind == "tasks" else truth[kind]


def questions(truths: Truths) -> Iterator[dict[str, Any]]:
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("%%"):
            name, kind, question, rests_on = (part.strip() for part in line.split(" | "))
            yield {"id": name, "type": kind, "question": question, **expected(rests_on, truths)}


def expected(rests_on: str, truths: Truths) -> Expected:
    verb, _, rest = rests_on.partition(" ")
    match verb:
        case "values":
            return _values(rest, truths)
        case "rank":
            return _rank(rest.split(), truths)
        case "sum":
            code, period = rest.split()
            return {"values": [_shown(CITY, code, period, sum(a for _, a in truths.of_all(code, period)))]}
        case "ratio":
            return _ratio(rest.split(), truths)
        case "words":
            kind, _, who = rest.partition(" ")
            return _words(kind, who, truths)
        case "conflict":
            unit, code, period = rest.rsplit(" ", 2)
            found = sorted(truths.amounts(unit, code, period))
            return {"values": [_shown(unit, code, period, amount) for amount in found], "conflict": True}
        case "nothing:":
            return {"no_answer": True, "note": rest}
        case _:
            raise ValueError(f"what is {rests_on!r}?")


def _values(rest: str, truths: Truths) -> Expected:
    *figures, last = (part.strip() for part in rest.split(";"))
    if last != "difference":
        figures.append(last)
    keys = [tuple(figure.rsplit(" ", 2)) for figure in figures]
    amounts = [truths.amount(*key) for key in keys]
    values = [_shown(*key, amount) for key, amount in zip(keys, amounts, strict=True)]
    derived = [_number(abs(amounts[0] - amounts[1]))] if last == "difference" else []
    return {"values": values, "derived": derived}


def _rank(words: list[str], truths: Truths) -> Expected:
    way, code, period, group, *top = words
    ranked = sorted(truths.of_all(code, period, group), key=lambda pair: pair[1], reverse=way == "high")
    ranked = ranked[: int(top[0])] if top else ranked
    values = [_shown(unit, code, period, amount) for unit, amount in ranked]
    return {"values": values, "order": [unit for unit, _ in ranked]}


def _ratio(words: list[str], truths: Truths) -> Expected:
    """Sum over sum, of the units that print both."""
    above, below = dict(truths.of_all(*words[:2])), dict(truths.of_all(*words[2:]))
    both = above.keys() & below.keys()
    percent = sum(above[u] for u in both) / sum(below[u] for u in both) * 100
    shown = percent.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return {"values": [{"unit": CITY, "code": "TK-03", "period": words[1], "value": _number(shown)}]}


def _words(kind: str, who: str, truths: Truths) -> Expected:
    head, _, last = who.rpartition(" ")
    unit, period = (head.rsplit(" ", 1)) if last.isdigit() else who.rsplit(" ", 1)
    found = truths.sentences(kind, unit, period)
    return {"quotes": found[: int(last)] if last.isdigit() else found}


def _shown(unit: str, code: str, period: str, amount: Decimal | int) -> dict[str, Any]:
    return {"unit": unit, "code": code, "period": period, "value": _number(Decimal(amount))}


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def load_truths() -> Truths:
    return Truths(json.loads(path.read_text(encoding="utf-8")) for path in sorted(REPORTS.glob("*.truth.json")))


def written() -> str:
    return json.dumps(list(questions(load_truths())), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    TARGET.write_text(written(), encoding="utf-8")
