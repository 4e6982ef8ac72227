"""Sentences with the questions they answer, put among others as in reports: what the model learns questions by."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from domain.texts import fold_diacritics
from eval.cases import GOLD
from eval.filler import PARTS, phrases, proposal, task, trouble
from rag.sentences import sentence_spans

_CROWD = 240  # invented reports whose passages answer nothing
_SEED = 77
_KINDS = ("Phường", "Sở", "Xã")  # of units, by the first word of their names


class Heading(StrEnum):
    """Of a part of a report, as it stands in the crowd."""

    RESULTS = "I. KẾT QUẢ THỰC HIỆN"
    TROUBLES = "II. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN"
    PROPOSALS = "III. KIẾN NGHỊ, ĐỀ XUẤT"
    TASKS = "IV. NHIỆM VỤ KỲ TỚI"


_SIGNS = (
    (Heading.PROPOSALS, ("kien nghi", "de nghi", "de xuat")),
    (Heading.TASKS, ("nhiem vu", "phuong huong", "giai phap")),
    (Heading.RESULTS, ("ket qua", "sang kien", "mo hinh")),
)


@dataclass(frozen=True, slots=True)
class Taught:
    unit: str
    heading: str
    sentence: str
    questions: tuple[str, ...]

    @property
    def part(self) -> Heading:
        bare = fold_diacritics(self.heading)
        return next((part for part, signs in _SIGNS if any(sign in bare for sign in signs)), Heading.TROUBLES)


def load_taught(path: Path = GOLD / "taught.txt") -> list[Taught]:
    return list(_read(path.read_text("utf-8").splitlines()))


def _read(lines: Sequence[str]) -> Iterator[Taught]:
    unit = heading = sentence = ""
    questions: list[str] = []
    for line in [*lines, "@"]:
        sign, text = line[:1], line[1:].strip()
        if sign in "@-" and questions:
            yield Taught(unit, heading, sentence, tuple(questions))
            questions = []
        if sign == "@":
            unit, _, heading = (part.strip() for part in text.partition("|"))
        elif sign == "-":
            sentence = text
        elif sign == "?":
            questions.append(text)


def among_others(taught: Sequence[Taught]) -> list[str]:
    """A passage for each, with sentences of the crowd around it: nothing but its subject tells it from the crowd."""
    chance = random.Random(_SEED)  # noqa: S311  # no secret
    told = phrases(held=False)
    return [_passage(one.part, _kind(one.unit), told, chance, one.sentence) for one in taught]


def crowd() -> list[str]:
    """Passages of invented reports that answer none of the questions. No held phrase is among them."""
    chance = random.Random(_SEED + 1)  # noqa: S311  # no secret
    told = phrases(held=False)
    return [
        _passage(part, kind, told, chance, None)
        for kind in (chance.choice(_KINDS) for _ in range(_CROWD))
        for part in (Heading.RESULTS, *Heading)
    ]


def parts_of(passages: Sequence[str]) -> list[str]:
    """One or two sentences at a time of their paragraphs, each once; no headings."""
    found: dict[str, None] = {}
    for line in (line.lstrip("- ") for passage in passages for line in passage.splitlines()[1:]):
        spans = sentence_spans(line)
        twos = (spans[at : at + 2] for at in range(0, len(spans), 2))
        found |= dict.fromkeys(line[two[0].start : two[-1].end] for two in twos)
    return list(found)


def _kind(unit: str) -> str:
    first = unit.split()[0]
    return first if first in _KINDS else "Sở"


def _passage(part: Heading, kind: str, told: dict[str, list[str]], chance: random.Random, own: str | None) -> str:
    if part is Heading.RESULTS:
        lines = chance.sample(told[kind], chance.randint(1, 5) if own else 8)
    else:
        say = {Heading.TROUBLES: trouble, Heading.PROPOSALS: proposal, Heading.TASKS: task}[part]
        lines = [say(PARTS["alike"], chance) for _ in range(chance.randint(1, 3) if own else 4)]
    if own:
        lines.insert(chance.randint(0, len(lines)), own)
    joint, mark = (" ", "") if part is Heading.RESULTS else ("\n", "- ")
    return f"{part}\n{joint.join(mark + line for line in lines)}"
