"""Digits as typed: dots, commas and spaces in them, letters that stand for digits, and what they can mean.

The rule of the office: a dot groups thousands, a comma starts decimals. Typing breaks it often, so the measure decides:
people and files come whole, percents rarely have three decimals. Where two readings survive, both are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

_UNIT = r"(?:[0-9]|o(?![^\W\d_])|[il](?=[0-9]))"  # o for 0 and i, l for 1, as scanners write them
_PLAIN = rf"(?:(?<!\w)o(?=[0-9]))?[0-9]{_UNIT}*(?:[.,](?=[0-9]|o[0-9]){_UNIT}+)*"
_SPACED = r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:,[0-9]{1,2}(?![0-9]))?"
_SPLIT_PERCENT = r"[0-9]{1,3}(?: [.,]| ?, |,[0-9] )[0-9](?= ?%)"

DIGITS = re.compile(rf"(?:{_SPLIT_PERCENT}|{_SPACED}|{_PLAIN})")
"""A run of digits in folded text (`domain.texts.fold_case`). A run with spaces may still be two numbers."""

BROKEN = re.compile(r"[0-9]{1,2} [0-9]{1,2}(?=(?: ?[^\W\d_]))(?![0-9])")
"""Digits broken by a space at an odd place ("5 42"): one number only where a counted noun follows."""

_SLIPS = str.maketrans("oil", "011")


class Shape(Enum):
    """What a measure allows a number to look like."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    SCORE = "score"
    TIME = "time"
    OPEN = "open"  # nothing known


@dataclass(frozen=True, slots=True)
class Digits:
    """values: every number the digits can mean, the likeliest first. slip: something had to be undone to read them."""

    values: tuple[Decimal, ...]
    slip: bool = False


def read_digits(written: str, shape: Shape) -> Digits:
    """What `written` (one match of DIGITS) means as an amount of that shape."""
    joined = written.replace(" ", "").translate(_SLIPS)
    slip = joined != written
    marks = [c for c in joined if c in ".,"]
    if not marks:
        return Digits((Decimal(joined),), slip)
    if len(set(marks)) == 2:
        return _both_marks(joined, slip)
    if len(marks) > 1:
        return _many_marks(joined, marks[0], slip)
    whole, _, part = joined.partition(marks[0])
    if marks[0] == ".":
        return _one_dot(whole, part, shape, slip)
    return _one_comma(whole, part, shape, slip)


def _both_marks(joined: str, slip: bool) -> Digits:
    """ "1.234,5" is regular, "1,234.5" is the English way; "1,234.567,8" is neither, and leaves a doubt."""
    decimal_mark = joined[max(joined.rfind("."), joined.rfind(","))]
    group_mark = "." if decimal_mark == "," else ","
    if joined.count(decimal_mark) > 1:
        whole, _, part = joined.rpartition(decimal_mark)
        digits = whole.replace(".", "").replace(",", "")
        return Digits((Decimal(f"{digits}.{part}"), Decimal(digits + part)), True)
    value = Decimal(joined.replace(group_mark, "").replace(decimal_mark, "."))
    return Digits((value,), slip or decimal_mark == ".")


def _many_marks(joined: str, mark: str, slip: bool) -> Digits:
    first, *groups = joined.split(mark)
    value = Decimal("".join((first, *groups)))
    regular = len(first) <= 3 and all(len(g) == 3 for g in groups)
    return Digits((value,), slip or mark == "," or not regular)


def _one_dot(whole: str, part: str, shape: Shape, slip: bool) -> Digits:
    grouped, decimal = Decimal(whole + part), Decimal(f"{whole}.{part}")
    if len(part) == 3 and len(whole) <= 3 and not whole.startswith("0"):
        if shape is Shape.PERCENT:
            return Digits((decimal, grouped) if len(whole) < 3 else (decimal,), True)
        if shape is Shape.SCORE:
            return Digits((grouped, decimal), slip)
        return Digits((grouped,), slip)
    if shape is Shape.COUNT and len(part) == 2:
        return Digits((decimal, Decimal(whole + part + "0")), True)
    return Digits((decimal,), True)


def _one_comma(whole: str, part: str, shape: Shape, slip: bool) -> Digits:
    grouped, decimal = Decimal(whole + part), Decimal(f"{whole}.{part}")
    if len(part) != 3 or len(whole) > 3 or whole.startswith("0"):
        return Digits((decimal,), slip)
    if shape is Shape.COUNT:
        return Digits((grouped,), True)
    if shape in (Shape.PERCENT, Shape.TIME):
        return Digits((decimal,), slip)
    if shape is Shape.OPEN:
        return Digits((grouped, decimal), True)
    return Digits((decimal, grouped), slip)
