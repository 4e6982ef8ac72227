"""`tonghop figures`: every number of a plain text with its kind."""

from __future__ import annotations

import sys
from pathlib import Path

from domain.errors import UsageError
from domain.quantities import vietnamese
from domain.texts import nfc
from extraction.catalogue import load_catalogue
from extraction.figures import Figure, read_figures
from workflow.contract import Json, decimal_json
from workflow.terminal import DONE, put


def run(file: str, *, as_json: bool) -> int:
    found = read_figures(_text(file), catalogue=load_catalogue())
    if as_json:
        put({"figures": [figure_json(f) for f in found]})
        return DONE
    for figure in found:
        value = "" if figure.value is None else vietnamese(figure.value)
        print(f"{figure.kind.value:<10} {figure.code or '':<7} {value:>18}  {figure.quote}")
    return DONE


def figure_json(figure: Figure) -> Json:
    found: Json = {
        "quote": figure.quote,
        "start": figure.span.start,
        "end": figure.span.end,
        "kind": figure.kind.value,
        "value": decimal_json(figure.value),
        "unit": figure.measure,
        "qualifier": figure.qualifier.value if figure.qualifier else None,
        "numerator": decimal_json(figure.numerator),
        "denominator": decimal_json(figure.denominator),
        "indicator": figure.code,
    }
    if figure.high is not None:
        found["value_high"] = decimal_json(figure.high)
    if figure.denominator_code is not None:
        found["denominator_indicator"] = figure.denominator_code
    if figure.mention.readings:
        found["readings"] = [decimal_json(r) for r in figure.mention.readings]
    return found


def _text(file: str) -> str:
    if file == "-":
        raw = sys.stdin.buffer.read()
    else:
        try:
            raw = Path(file).read_bytes()
        except OSError as error:
            raise UsageError(f"Không đọc được tệp “{file}”: {error.strerror}.") from error
    try:
        return nfc(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(
            f"“{file}” không phải văn bản UTF-8. Với báo cáo .docx, .pdf hãy dùng “tonghop extract”."
        ) from error
