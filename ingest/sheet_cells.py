"""Pure: what a spreadsheet cell shows, written the Vietnamese way (decimal comma, dots between thousands)."""

from __future__ import annotations

import datetime as dt

from ingest.date_formats import printed_date, printed_span, printed_time
from ingest.number_formats import printed, printed_text


def shown(value: object, number_format: str) -> str:
    """Empty for an empty cell. As the format prints it; where that is not understood, all that the file holds.

    Three decimals get a fourth, "1,2340": "1,234" could be read as more than a thousand.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | float):
        finite = value == value and value not in (float("inf"), float("-inf"))
        return _signed(value, printed(value, number_format)) if finite else ""
    if isinstance(value, dt.datetime):
        return printed_date(value, number_format)
    if isinstance(value, dt.date):
        return printed_date(dt.datetime(value.year, value.month, value.day), number_format)
    if isinstance(value, dt.time):
        return printed_time(value, number_format)
    if isinstance(value, dt.timedelta):
        return printed_span(value, number_format)
    return printed_text(str(value), number_format)


def _signed(value: float, text: str) -> str:
    """A negative number keeps its minus, also where brackets or nothing at all tell of it in the sheet: whoever reads
    the text would take "(1.234)" for 1234.
    """
    if value >= 0 or "-" in text or not any(c.isdigit() for c in text):
        return text
    return "-" + text.replace("(", "").replace(")", "")
