"""Pure: a date or time as its spreadsheet format prints it, days before months as Vietnamese readers write them."""

from __future__ import annotations

import datetime as dt
import re

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]'
    r"|(?P<noon>AM/PM|A/P)|(?P<unit>y+|m+|d+|h+|s+)|(?P<parts>\.0+)|(?P<plain>[-/.,: ])",
    re.IGNORECASE | re.DOTALL,
)
Piece = tuple[str, str]  # kind: "y", "o" month, "d", "h", "n" minute, "s", "elapsed" or "" for what is only printed


def printed_date(value: dt.datetime, number_format: str) -> str:
    """Days, months and years in that order; only what the format prints, where it prints less than a whole date."""
    pieces = _pieces(number_format.split(";")[0])
    kinds = {kind for kind, _ in pieces or []}
    if pieces is None or not kinds & set("yodhns"):
        return _day(value) + (f" {value:%H:%M}" if value.time() != dt.time() else "")
    if kinds & set("yod"):
        return _calendar(value, pieces, kinds) + (f" {value:%H:%M}" if "h" in kinds else "")
    return _clock(value.hour * 3600 + value.minute * 60 + value.second, kinds)


def printed_time(value: dt.time, number_format: str) -> str:
    kinds = {kind for kind, _ in _pieces(number_format.split(";")[0]) or []}
    return _clock(value.hour * 3600 + value.minute * 60 + value.second, kinds)


def printed_span(value: dt.timedelta, number_format: str) -> str:
    """Hours may be more than a day's."""
    kinds = {kind for kind, _ in _pieces(number_format.split(";")[0]) or []}
    return _clock(round(value.total_seconds()), kinds)


def _day(value: dt.datetime) -> str:
    return f"{value.day}/{value.month}/{value.year}"


def _clock(seconds: int, kinds: set[str]) -> str:
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{sign}{hours:02d}:{minutes:02d}" + (f":{rest:02d}" if rest and ("s" in kinds or not kinds) else "")


def _calendar(value: dt.datetime, pieces: list[Piece], kinds: set[str]) -> str:
    shown = kinds & set("yod")
    named = any(kind in "od" and len(text) > 2 for kind, text in pieces if kind)
    if shown == {"y", "o", "d"} or shown == {"y", "d"} or (named and "d" in shown):
        return _day(value)
    if named or "h" in kinds:
        return f"{value.month}/{value.year}"
    if shown == {"o", "d"}:
        return f"{value.day}/{value.month}"
    return " ".join("".join(_one(value, kind, text) for kind, text in pieces).split())


def _one(value: dt.datetime, kind: str, text: str) -> str:
    """Years in full: 09/26 would be taken for a day."""
    amount = {"y": value.year, "o": value.month, "d": value.day}.get(kind)
    return text if amount is None else str(amount).zfill(len(text))


def _pieces(number_format: str) -> list[Piece] | None:
    """None where something is not understood."""
    pieces: list[Piece] = []
    position = 0
    while position < len(number_format):
        token = _TOKEN.match(number_format, position)
        if token is None:
            return None
        position = token.end()
        unit = (token["unit"] or token["elapsed"] or "").lower()
        literal = next((t for t in (token["quoted"], token["escaped"], token["plain"]) if t is not None), "")
        pieces.append((_kind(unit), unit) if unit else ("", literal))
    return _with_minutes(pieces)


def _kind(unit: str) -> str:
    return {"m": "o"}.get(unit[0], unit[0])


def _with_minutes(pieces: list[Piece]) -> list[Piece]:
    """An m next to hours or seconds is minutes, else months."""
    units = [i for i, (kind, _) in enumerate(pieces) if kind]
    out = list(pieces)
    for n, i in enumerate(units):
        before = out[units[n - 1]][0] if n else ""
        after = out[units[n + 1]][0] if n + 1 < len(units) else ""
        if out[i][0] == "o" and (before == "h" or after == "s"):
            out[i] = ("n", out[i][1])
    return out
