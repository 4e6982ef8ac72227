"""A home with two years of reports of every unit of the registry, each a PDF of its own that is really read.

The words are those of a gold report; numbers, unit and period differ from report to report. Only the child process and
the embedding of each passage are left out: passages that differ in nothing but numbers share one vector.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from domain.answers import Passage
from domain.documents import BlockKind, Document
from domain.periods import Period
from domain.receipts import Receipt, ReceiptState
from domain.reviews import Decision, Verdict
from domain.values import Extraction, IndicatorValue
from extraction.catalogue import load_catalogue
from ingest.pdf import read_pdf
from ingest.word import read_word
from rag.chunking import chunk
from rag.embedders import Vectors
from rag.views import embedded
from tests.support.made_pdfs import Part, a_report
from workflow.factory import Process
from workflow.reading import Given, extract_document
from workflow.registry import load_registry

PERIODS = [
    Period.parse(f"{year}-{name}") for year in (2025, 2026) for name in ("Q1", "Q2", "6M", "Q3", "9M", "Q4", "Y")
]
REVIEWED = "thamdinh"  # who has accepted the figures of all but the last two periods
_GOLD = Path(__file__).parents[2] / "eval" / "gold" / "reports"
_MODELS = {"department": "so-tai-chinh-2026-q3.docx", "commune": "phuong-hoan-kiem-2026-q3.docx"}
_OWN_NAMES = re.compile(r"Sở Tài chính|phường Hoàn Kiếm|Phường Hoàn Kiếm|SỞ TÀI CHÍNH|PHƯỜNG HOÀN KIẾM")
_OWN_PERIOD = re.compile(r"quý III(?:\s*năm\s*2026|/2026)", re.I)
_NUMBER = re.compile(
    r"(?<![\d.,/-])\d{1,3}(?:\.\d{3})+(?![\d/.,-])|(?<![\d.,/-])\d{2,6}(?= (?:hồ sơ|văn bản|TTHC|lượt))"
)
_LAYOUT = (BlockKind.LETTERHEAD, BlockKind.SIGNATURE, BlockKind.PAGE_FOOTER, BlockKind.PAGE_HEADER)


@dataclass(frozen=True, slots=True)
class Made:
    """A report as it goes into the stores."""

    content: bytes
    document: Document
    extraction: Extraction
    passages: tuple[Passage, ...]


def fill(process: Process, *, units: int, periods: int) -> int:
    """Stores the newest `periods` of the first `units`; how many reports there are then."""
    names = [u.name for u in load_registry().units][:units]
    vectors = _Vectors(process)
    with ProcessPoolExecutor(2) as pool:
        made = pool.map(partial(reports_of, periods=PERIODS[-periods:]), names)
        for number, reports in enumerate(made, 1):
            _store(process, reports, vectors)
            print(f"\r  {number}/{len(names)} đơn vị", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return len(names) * periods


def reports_of(unit: str, *, periods: list[Period]) -> list[Made]:
    """Of one unit, oldest first; each is checked against those before it."""
    found: list[Made] = []
    earlier: list[IndicatorValue] = []
    for period in periods:
        content = a_report(*_parts(unit, period))
        document = read_pdf(content, name=f"{unit} {period}.pdf")
        given = Given(unit, period)
        read = extract_document(document, given, catalogue=load_catalogue(), earlier=earlier)
        found.append(Made(content, document, read, tuple(chunk(document, unit=unit, period=period))))
        earlier.extend(read.values)
    return found


def _parts(unit: str, period: Period) -> list[Part]:
    model = _model("commune" if unit.startswith(("Phường", "Xã")) else "department")
    scale = random.Random(f"{unit}{period}").uniform(0.6, 1.4)
    parts: list[Part] = []
    rows: list[list[str]] = []
    for block in model.blocks:
        if block.kind in _LAYOUT:
            continue
        if block.row is not None:
            rows.append([_told(block.cell_text(cell), unit, period, scale) for cell in block.cells])
            continue
        if rows:
            parts, rows = [*parts, rows], []
        told = _told(block.text, unit, period, scale)
        parts.append(f"## {told}" if block.kind is BlockKind.HEADING else told)
    return [*parts, rows] if rows else parts


@cache
def _model(kind: str) -> Document:
    name = _MODELS[kind]
    return read_word((_GOLD / name).read_bytes(), name=name)


def _told(text: str, unit: str, period: Period, scale: float) -> str:
    """The model's words as this unit would have them: whole numbers in one proportion, so that ratios still hold."""
    named = _OWN_NAMES.sub(unit, text)
    placed = _OWN_PERIOD.sub(period.label, named)
    return _NUMBER.sub(lambda m: _scaled(m[0], scale), placed)


def _scaled(printed: str, scale: float) -> str:
    return f"{max(10, round(int(printed.replace('.', '')) * scale)):,}".replace(",", ".")


class _Vectors:
    """Vectors of passages, asked of the model once for all that differ only in digits."""

    def __init__(self, process: Process) -> None:
        self._embedder = process.embedder
        self._index = process.vectors
        self._known: dict[str, Vectors] = {}

    def add(self, passages: list[Passage]) -> None:
        if self._embedder is None or self._index is None or not passages:
            return
        keys = [re.sub(r"\d+", "0", p.text.partition("\n")[2] or p.text) for p in passages]
        new = {key: passage for key, passage in zip(keys, passages, strict=True) if key not in self._known}
        self._known.update(zip(new, embedded(list(new.values()), self._embedder), strict=True))
        self._index.add(passages, [self._known[key] for key in keys])


def _store(process: Process, reports: list[Made], vectors: _Vectors) -> None:
    now = dt.datetime.now(dt.UTC)
    for made in reports:
        process.files.keep(made.content)
    with process.desk(writing=True) as desk:
        for made in reports:
            desk.put_reading(_receipt(made, now), made.extraction, made.document)
            desk.passages.replace(made.document.id, made.passages)
            desk.journal.add("bench", "stored", made.document.id, f"{made.extraction.unit} {made.extraction.period}")
            if made.extraction.period in PERIODS[:-2]:
                for value in made.extraction.values:
                    desk.values.decide(Decision(value.id, Verdict.ACCEPT, REVIEWED, now, act="bench"))
    vectors.add([p for made in reports for p in made.passages])


def _receipt(made: Made, now: dt.datetime) -> Receipt:
    return Receipt(
        document_id=made.document.id,
        sha256=hashlib.sha256(made.content).hexdigest(),
        name=made.document.name,
        size=len(made.content),
        state=ReceiptState.STORED,
        received_at=now,
        received_from="bench",
        unit=made.extraction.unit,
        period=made.extraction.period,
        pages=len(made.document.pages),
    )
