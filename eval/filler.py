"""Reports that hold no answer, to see whether answers are still found in a crowd. Invented, as everything here is.

Their figures are told in the words of `gold/phrases`; their difficulties, proposals and tasks are put together from the
parts of `gold/filler.yaml`, of other subjects than the gold reports' or, for a harder crowd, of alike ones.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence

import yaml

from domain.periods import Period
from domain.units import ReportingUnit, UnitGroup
from eval.cases import GOLD
from workflow.intake import Upload
from workflow.reading import Given

Parts = dict[str, list[str]]
PARTS: dict[str, Parts] = yaml.safe_load((GOLD / "filler.yaml").read_text("utf-8"))
PERIODS = [Period.parse(p) for p in ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")]


def filler(
    units: Sequence[ReportingUnit], count: int, *, subjects: str = "other", seed: int = 6
) -> Iterator[tuple[Upload, Given]]:
    """So many reports, of the units in turn and period after period. subjects: "other" or "alike"."""
    told, parts = phrases(), PARTS[subjects]
    for number in range(count):
        unit, period = units[number % len(units)], PERIODS[-1 - number // len(units) % len(PERIODS)]
        text = _report(unit, period, told, parts, random.Random(f"{seed} {unit.id} {period}"))  # noqa: S311  # no secret
        yield Upload(f"{unit.id}-{period}.txt", text.encode(), "eval"), Given(unit=unit.name, period=period)


def phrases(*, held: bool = True) -> dict[str, list[str]]:
    """Sentences by the first word of the unit kind they suit. held: with those that nothing may learn from."""
    found: dict[str, list[str]] = {}
    for path in sorted((GOLD / "phrases").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            case = json.loads(line)
            if held or not case["held"]:
                found.setdefault(case["unit"].split()[0], []).append(case["text"])
    return found


def _report(
    unit: ReportingUnit, period: Period, known: dict[str, list[str]], parts: Parts, chance: random.Random
) -> str:
    kind = {UnitGroup.WARD: "Phường", UnitGroup.COMMUNE: "Xã"}.get(unit.group, "Sở")
    told = chance.sample(known[kind], min(24, len(known[kind])))
    body = [
        f"BÁO CÁO\nKết quả công tác cải cách hành chính {period.label}",
        "I. KẾT QUẢ THỰC HIỆN",
        *(" ".join(told[at : at + 4]) for at in range(0, len(told), 4)),
        "II. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
        *(f"- {trouble(parts, chance)}" for _ in range(4)),
        "III. KIẾN NGHỊ, ĐỀ XUẤT",
        *(f"- {proposal(parts, chance)}" for _ in range(3)),
        "IV. NHIỆM VỤ KỲ TỚI",
        *(f"- {task(parts, chance)}" for _ in range(3)),
    ]
    return "\n\n".join(body)


def trouble(parts: Parts, chance: random.Random) -> str:
    thing = chance.choice(parts["things"])
    why = " và ".join(chance.sample(parts["reasons"], 2))
    return f"{thing[:1].upper()}{thing[1:]} {chance.choice(parts['troubles'])}. Nguyên nhân do {why}."


def proposal(parts: Parts, chance: random.Random) -> str:
    return f"Đề nghị Thành phố {chance.choice(parts['asked'])} cho {chance.choice(parts['things'])}."


def task(parts: Parts, chance: random.Random) -> str:
    day, month = chance.randint(1, 28), chance.randint(1, 12)
    return f"{chance.choice(parts['rooms'])} hoàn thành {chance.choice(parts['things'])} trước ngày {day}/{month}/2027."
