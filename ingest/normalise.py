"""Clean text with a way back: NFC, plain single-width spaces, no invisible characters. Nothing else is changed."""

from __future__ import annotations

import re
import unicodedata

from domain.texts import OffsetMap, plain_spaces

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_CLUSTER = re.compile(r"(?s).[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]*")
_ODD = re.compile(f"[{_INVISIBLE}]")
_CONTROL = {c: " " for c in [*range(0x20), 0x7F, 0x85, 0x2028, 0x2029] if c not in (0x09, 0x0A)}


def clean(source: str, *, keep_tabs: bool = False) -> tuple[str, OffsetMap]:
    """The text as blocks keep it, trimmed, and where each of its characters came from in `source`.

    Soft hyphens and zero-width characters go; odd spaces become plain ones of the same length; quotes, dashes,
    digits and runs of spaces stay as printed. Tabs become spaces unless kept.
    """
    text, origin = _composed(source)
    text = text.translate(_CONTROL)
    if keep_tabs:
        text = "\t".join(plain_spaces(piece) for piece in text.split("\t"))
    else:
        text = plain_spaces(text)
    stripped = text.strip()
    lead = len(text) - len(text.lstrip())
    return stripped, moved(origin, -lead)


def _composed(source: str) -> tuple[str, OffsetMap]:
    if unicodedata.is_normalized("NFC", source) and not _ODD.search(source):
        return source, OffsetMap()
    parts: list[str] = []
    here, there = [0], [0]
    position = 0
    kept = [i for i, c in enumerate(source) if c not in _INVISIBLE]
    for match in _CLUSTER.finditer("".join(source[i] for i in kept)):
        cluster = unicodedata.normalize("NFC", match.group())
        for i in range(len(cluster)):
            came_from = kept[min(match.start() + i, match.end() - 1)]
            if there[-1] + (position - here[-1]) != came_from:
                _note(here, there, position, came_from)
            position += 1
        parts.append(cluster)
    return "".join(parts), OffsetMap(tuple(here), tuple(there))


def _note(here: list[int], there: list[int], position: int, source: int) -> None:
    if here[-1] == position:
        there[-1] = source
    else:
        here.append(position)
        there.append(source)


def moved(origin: OffsetMap, by: int) -> OffsetMap:
    """The map of a text that was cut (by < 0) or set `by` characters further into a longer one (by > 0)."""
    if by == 0:
        return origin
    if by > 0:
        return OffsetMap(tuple(h + by for h in origin.here), origin.there)
    kept = [(h + by, t) for h, t in zip(origin.here, origin.there, strict=True) if h + by > 0]
    return OffsetMap((0, *(h for h, _ in kept)), (origin.original(-by), *(t for _, t in kept)))
