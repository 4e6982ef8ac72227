"""Pure: runs of letters joined as a reader sees them; raised marks never become digits of the number before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from ingest.legacy_fonts import decoded, old_code
from ingest.word_styles import Look

_BROKEN = re.compile(r"(?<=[0-9])[\n\t](?=[0-9])")  # becomes one space where a cell or sentence is one line
_MET = re.compile(r"[0-9](?: \0|\0 )[0-9]{3}(?![0-9])")
_UNDER_THOUSAND = re.compile(r"(?<![0-9.,])[0-9]{1,3}$")
_THREE_DIGITS = re.compile(r"[0-9]{3}(?![0-9])")
_ONE_MARK = r"[\[(]?[0-9]{1,2}[\])]?"
_MARKS = re.compile(rf"{_ONE_MARK}(?:\s*[,;]\s*{_ONE_MARK})*")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdmh]?m|dam|m/s)$", re.IGNORECASE)  # "m²", "km³"
_TEN = re.compile(r"(?<![0-9,])10$")  # "10²"
_LETTER = re.compile(r"(?<!\w)[A-Za-z]$")  # "x²"
_FIGURE = re.compile(r"\s*[-+−–]?[0-9]")
APART = "  "  # one space between figures may be that of thousands
_TAIL = 40  # characters looked back at
_USUAL_SIZE = 10.0  # points, where nothing is said
_SHIFTED = 3  # half points a run is raised or lowered by, at least
_SMALLER = 0.9  # of the size beside it


class Place(Enum):
    LINE = "line"
    RAISED = "raised"
    LOWERED = "lowered"


@dataclass(frozen=True, slots=True)
class Run:
    """apart: not typed into the line (an equation, the place of a note): digits beside it are other numbers."""

    text: str
    look: Look
    apart: bool = False


def printed_text(runs: Sequence[Run]) -> str:
    """As seen: letters of old fonts decoded, stretch by stretch of one font, for one letter may be cut by runs."""
    return _BROKEN.sub(lambda m: f" {m.group()}", _joined(runs))


def _joined(runs: Sequence[Run]) -> str:
    if not any(r.apart or r.look.script or r.look.position for r in runs):
        return _decoded(runs)
    groups = [_decoded([run for _, run in group]) for _, group in groupby(_placed(runs), key=_kind)]
    if len(groups) < 2:
        return "".join(groups)
    places = [place for (place, _), _ in groupby(_placed(runs), key=_kind)]
    out: list[str] = []
    tail = ""
    for i, (place, text) in enumerate(zip(places, groups, strict=True)):
        if place is Place.RAISED:
            text = _raised(tail, text, groups[i + 1] if i + 1 < len(groups) else "")
        elif place is Place.LOWERED and tail[-1:].isdigit() and text[:1].isdigit():
            text = f"_{text}"
        if _digits_meet(tail, text):
            text = APART + text
        out.append(text)
        tail = (tail + text)[-_TAIL:]
    return "".join(out)


def _kind(placed: tuple[Place, Run]) -> tuple[Place, bool]:
    return placed[0], placed[1].apart


def _decoded(runs: Sequence[Run]) -> str:
    stretches = groupby(runs, key=lambda run: old_code(run.look.font))
    joined = ((code, "".join(run.text for run in stretch)) for code, stretch in stretches)
    return "".join(text if code is None else decoded(text, code) for code, text in joined)


def _placed(runs: Sequence[Run]) -> Iterator[tuple[Place, Run]]:
    beside = next((r.look.size for r in runs if r.text.strip() and not r.look.position), None) or _USUAL_SIZE
    for run in runs:
        place = _place(run.look, beside)
        if place is Place.LINE and run.text.strip():
            beside = run.look.size or _USUAL_SIZE
        yield place, run


def _place(look: Look, beside: float) -> Place:
    if look.script in ("superscript", "subscript"):
        return Place.RAISED if look.script == "superscript" else Place.LOWERED
    shift = look.position or 0
    if abs(shift) < _SHIFTED or (look.size or _USUAL_SIZE) > _SMALLER * beside:
        return Place.LINE
    return Place.RAISED if shift > 0 else Place.LOWERED


def _raised(before: str, text: str, after: str) -> str:
    """How a raised stretch is written: marks of notes not at all, exponents behind "^", "m²" as "m2"."""
    mark = text.strip()
    line = re.split(r"[\n\t]", before)[-1].rstrip()
    if not _MARKS.fullmatch(mark):
        return f"^{text.lstrip()}" if _FIGURE.match(text) and before[-1:].isdigit() else text
    if not line:
        return f"{text} " if after[:1].isalpha() else text
    if after.lstrip()[:1] in ("/", "⁄"):
        return text
    if mark in ("2", "3") and _UNIT.search(line):
        return text.lstrip()
    exponent = mark == "0" or (mark in ("2", "3") and _LETTER.search(line)) or (mark.isdigit() and _TEN.search(line))
    return f"^{text.lstrip()}" if exponent else text.replace(mark, "", 1)


def _digits_meet(before: str, text: str) -> bool:
    """The two would be read as one number: "12" and "5", "12" and " 345"."""
    if before[-1:].isdigit() and text[:1].isdigit():
        return True
    return _MET.search(f"{before[-2:]}\0{text[:5]}") is not None


def like_thousands(before: str, text: str) -> bool:
    """With one space between they would be read as one number: "12" and "345", but not "1.105" and "129"."""
    return bool(_UNDER_THOUSAND.search(before) and _THREE_DIGITS.match(text))
