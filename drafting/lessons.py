"""Lessons the units' annual reports draw, in their own words."""

from __future__ import annotations

import re

from domain.drafts import Paragraph, Run
from domain.texts import fold_case, sentences_of
from drafting.desk import Desk
from drafting.quoting import TOO_LONG, clean, quoted

_LESSON = re.compile(r"(?<!\w)(?:bài học|kinh nghiệm (?:rút ra|là|cho thấy)|rút ra (?:bài học|kinh nghiệm))(?!\w)")
_MOST_LINES = 8
_SHORTEST = 40  # characters: a heading "Bài học kinh nghiệm" is no lesson


def lessons(desk: Desk) -> list[Paragraph]:
    """One sentence of a unit, in the units' order."""
    order = {name: place for place, name in enumerate(desk.names)}
    found: dict[str, str] = {}
    for unit, text in desk.material.background.told:
        for line in sentences_of(text) if unit in order and unit not in found else ():
            if _SHORTEST <= len(line) <= TOO_LONG and _LESSON.search(fold_case(line)):
                found.setdefault(unit, line)
    units = sorted(found, key=lambda unit: order[unit])[:_MOST_LINES]
    lines = [Paragraph((Run(f"{u}: "), *quoted(desk, u, clean(found[u]), None)), "dash") for u in units]
    return (
        [Paragraph((Run("Qua báo cáo của các đơn vị, một số bài học kinh nghiệm được rút ra:"),)), *lines]
        if lines
        else []
    )
