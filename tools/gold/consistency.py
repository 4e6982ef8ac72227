"""Checks of a truth file against its document and against itself: a gold set with slips of its own measures nothing.

Each check returns complaints in English; none means all is well.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import pdfplumber
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from domain.number_reading import read_numbers
from domain.periods import Period
from domain.texts import nfc, one_space
from tools.gold.word_file import SYNTHETIC

Truth = dict[str, Any]
Amounts = dict[tuple[str, str], set[Decimal]]

# left side = sum of the right sides, where all are printed for one period
SUMS = (
    ("TT-11", ("TT-12", "TT-15")),
    ("TT-12", ("TT-13", "TT-14")),
    ("TT-16", ("TT-17", "TT-18", "TT-19")),
    ("TT-16", ("TT-30", "TT-19")),
    ("TT-11", ("TT-16", "TT-22")),
    ("TT-22", ("TT-23", "TT-24")),
    ("CD-05", ("CD-06", "CD-07", "CD-08")),
    ("BM-03", ("TK-04", "TK-05", "TK-06", "TK-07")),
)
RATIOS = (
    ("CD-04", "CD-03", "CD-02"),
    ("CD-09", "CD-06", "CD-05"),
    ("CQS-05", "TT-13", "TT-12"),
    ("TT-20", "TT-30", "TT-16"),
    ("TT-21", "TT-19", "TT-16"),
    ("TK-03", "TK-02", "TK-01"),
)
_STATES = {"CD-02", "CD-08", "TK-01"}  # printed under the report's period beside cumulative partners


def words_of(content: bytes, name: str) -> str:
    """All printed words in reading order, white space as one space; table rows as in a truth file."""
    lines = _word_lines(content) if name.endswith(".docx") else _pdf_lines(content)
    return one_space(nfc(" ".join(lines)))


def _word_lines(content: bytes) -> Iterator[str]:
    document = Document(io.BytesIO(content))
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            yield part.text
        elif isinstance(part, Table):
            for row in part.rows:
                cells = list(dict.fromkeys(row.cells))
                yield " | ".join(one_space(cell.text) for cell in cells if cell.text.strip())
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes"):
            yield from _note_texts(relation.target_part.blob)


def _note_texts(xml: bytes) -> Iterator[str]:
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for note in etree.fromstring(xml).iter(f"{space}footnote"):
        yield "".join(text.text or "" for text in note.iter(f"{space}t"))


def _pdf_lines(content: bytes) -> Iterator[str]:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            lines = (page.extract_text() or "").splitlines()
            yield from (line for line in lines if line != SYNTHETIC and not line.strip().isdigit())
            for table in page.extract_tables():
                for row in table:
                    yield " | ".join(one_space(cell) for cell in row if cell and cell.strip())


def first_page(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return pdf.pages[0].extract_text() or ""


def quotes(truth: Truth) -> Iterator[str]:
    for key in ("values", "not_values", "planted_errors"):
        yield from (entry["quote"] for entry in truth[key])
    for key in ("problems", "causes", "proposals"):
        yield from truth[key]
    yield from (task["text"] for task in truth["tasks"])


def missing_quotes(truth: Truth, words: str) -> list[str]:
    return [f"not in the document: {q!r}" for q in dict.fromkeys(quotes(truth)) if one_space(q) not in words]


def ambiguous_quotes(truth: Truth, words: str) -> list[str]:
    """A value's quote in the text stands at one place only."""
    found = {v["quote"] for v in truth["values"] if v["where"] == "text"}
    return [f"stands {n} times: {q!r}" for q in sorted(found) if (n := words.count(one_space(q))) > 1]


def unreadable_values(truth: Truth) -> list[str]:
    return [
        f"{v['code']} = {v['value']} cannot be read in {v['quote']!r}"
        for v in truth["values"]
        if Decimal(str(v["value"])) not in _readings(v["quote"])
    ]


def _readings(quote: str) -> set[Decimal]:
    """Every amount the quote prints; in a table row cell by cell, "-" as none, also in the triệu a column may be in."""
    found: set[Decimal] = set()
    for cell in quote.split(" | "):
        for mention in read_numbers(cell):
            found |= {n for n in (mention.value, mention.denominator, *mention.readings) if n is not None}
        if cell.strip() in ("-", "–"):
            found.add(Decimal(0))
    if " | " in quote:
        found |= {amount * 1_000_000 for amount in found}
    none = any(word in quote.lower() for word in ("không", "kps", "chưa phát sinh", "tất cả"))
    both = "cả hai" in quote.lower()
    return found | ({Decimal(0)} if none else set()) | ({Decimal(2)} if both else set())


def amounts(truth: Truth) -> Amounts:
    """Per code and period; states and plans also under the cumulative period they stand beside."""
    cumulative = str(Period.parse(truth["period"]).cumulative())
    result: Amounts = {}
    for value in truth["values"]:
        amount = Decimal(str(value["value"]))
        if value["qualifier"] is None:
            result.setdefault((value["code"], value["period"]), set()).add(amount)
            if value["code"] in _STATES:
                result.setdefault((value["code"], cumulative), set()).add(amount)
    return result


def _planted(truth: Truth) -> set[str]:
    return {code for error in truth["planted_errors"] for code in error["codes"]}


def wrong_sums(truth: Truth) -> list[str]:
    known, planted, complaints = amounts(truth), _planted(truth), []
    for total, parts in SUMS:
        for period in {period for _, period in known}:
            sides = [known.get((code, period)) for code in (total, *parts)]
            if planted & {total, *parts} or not all(side and len(side) == 1 for side in sides):
                continue
            whole, *pieces = (next(iter(side)) for side in sides if side)
            if whole != sum(pieces):
                complaints.append(f"{period}: {total} = {whole}, {' + '.join(parts)} = {sum(pieces)}")
    return complaints


def wrong_percents(truth: Truth) -> list[str]:
    known, planted, complaints = amounts(truth), _planted(truth), []
    for ratio, over, under in RATIOS:
        for period in {period for code, period in known if code == ratio}:
            sides = [known.get((code, period)) for code in (ratio, over, under)]
            if planted & {ratio, over, under} or not all(side and len(side) == 1 for side in sides):
                continue
            percent, above, below = (next(iter(side)) for side in sides if side)
            complaints += _off(f"{ratio} {period}", percent, above, below)
    for value in truth["values"]:
        parts = value["numerator"], value["denominator"]
        if value["unit"] == "%" and None not in parts and value["code"] not in planted:
            complaints += _off(value["code"], *(Decimal(str(n)) for n in (value["value"], *parts)))
    return complaints


def _off(what: str, percent: Decimal, above: Decimal, below: Decimal) -> list[str]:
    exact = above / below * 100
    return [f"{what}: {percent} printed, {exact:.3f} computed"] if abs(percent - exact) > Decimal("0.05") else []


def toothless_errors(truth: Truth) -> list[str]:
    """Planted errors that are none."""
    return [f"no fault in {e['quote']!r}" for e in truth["planted_errors"] if not _is_a_fault(truth, e)]


def _is_a_fault(truth: Truth, error: dict[str, Any]) -> bool:
    """A fall against an earlier report is seen by `broken_series`; stale words have nothing to compute."""
    numbers = [m for m in read_numbers(error["quote"]) if m.value is not None]
    match error["kind"]:
        case "percent_mismatch":
            value = next(v for v in truth["values"] if v["code"] in error["codes"] and v["denominator"])
            return bool(_off("", *(Decimal(str(value[key])) for key in ("value", "numerator", "denominator"))))
        case "text_annex_conflict":
            by_place = {v["where"]: v["value"] for v in truth["values"] if v["code"] in error["codes"]}
            return len(set(by_place.values())) == 2
        case "impossible_percent":
            return any(m.value is not None and m.value > 100 for m in numbers)
        case "rank_out_of_field":
            return any(m.value is not None and m.denominator is not None and m.value > m.denominator for m in numbers)
        case "sum_mismatch":
            whole, *parts = (m.value or Decimal(0) for m in numbers)
            return whole != sum(parts)
        case "cumulative_falls" | "stale_period_text":
            return True
        case other:
            raise ValueError(f"no such fault: {other}")


def broken_series(reports: Iterable[Truth]) -> list[str]:
    """What a unit's two reports must agree on: files carried over, and 6 months + quarter III = 9 months."""
    complaints = []
    by_period = {truth["period"]: truth for truth in reports}
    for period, truth in by_period.items():
        before = by_period.get(str(Period.parse(period).previous()))
        if before is None:
            continue
        now, then, planted = amounts(truth), amounts(before), _planted(truth)
        if (a := then.get(("TT-22", before["period"]))) and (b := now.get(("TT-15", period))) and a != b:
            complaints.append(f"{truth['file']}: TT-22 was {a}, TT-15 is {b}")
        for code in ("CD-01", "TC-01", "TT-12", "CV-03"):
            half, quarter, nine = then.get((code, "2026-6M")), now.get((code, period)), now.get((code, "2026-9M"))
            if half and quarter and nine and sum(half) + sum(quarter) != sum(nine) and code not in planted:
                complaints.append(f"{truth['file']}: {code} {half} + {quarter} is not {nine}")
            falls = any(e["kind"] == "cumulative_falls" and code in e["codes"] for e in truth["planted_errors"])
            if falls and half and nine and sum(nine) >= sum(half):
                complaints.append(f"{truth['file']}: {code} does not fall")
    return complaints
