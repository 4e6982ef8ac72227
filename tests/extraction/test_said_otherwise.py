"""What changes nothing in the meaning of a sentence changes nothing in its values: marks, spaces, a sentence before."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.texts import nfc
from tests.support.readings import an_extraction

_GOLD = Path(__file__).parents[2] / "eval" / "gold" / "phrases"
_EVERY = 8  # one sentence in so many

_WAYS: dict[str, Callable[[str], str]] = {
    "without its full stop": lambda text: text.rstrip("."),
    "as a list item": lambda text: f"- {text}",
    "numbered": lambda text: f"2. {text}",
    "lettered": lambda text: f"b) {text}",
    "at the end of the report": lambda text: text.rstrip(".") + "./.",
    "with a space before %": lambda text: re.sub(r"(?<=\d)%", " %", text),
    "with no-break spaces": lambda text: text.replace(" ", "\u00a0", 4),
    "with the older tone marks": lambda text: text.replace("hóa", "hoá").replace("ủy", "uỷ"),
    "after another sentence": lambda text: f"Đơn vị nghiêm túc triển khai các nội dung được giao. {text}",
    "before another sentence": lambda text: text.rstrip(".") + ". Các phòng tiếp tục thực hiện.",
}


def _sentences() -> list[tuple[str, str]]:
    lines = [
        json.loads(line) for file in sorted(_GOLD.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()
    ]
    plain = [(nfc(row["text"]), row["unit"]) for row in lines if "|" not in row["text"] and "\n" not in row["text"]]
    return plain[::_EVERY]


def _values(text: str, unit: str) -> set[tuple[str, str, str]]:
    read = an_extraction(text, unit=unit)
    return {(v.indicator, str(v.amount.normalize()), str(v.period)) for v in read.values}


@pytest.mark.parametrize("way", _WAYS)
def test_the_same_said_otherwise_gives_the_same_values(way: str) -> None:
    changed = {(text, unit): said for text, unit in _sentences() if (said := _WAYS[way](text)) != text}
    assert changed
    differing = [said for (text, unit), said in changed.items() if _values(said, unit) != _values(text, unit)]
    assert differing == []
