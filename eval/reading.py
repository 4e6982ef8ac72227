"""How faithfully reports are read: the gold reports as they are and in every other form officers send them.

The other forms are made on the spot: .doc and PDF by LibreOffice, scans as pictures of the pages. What a machine lacks
(LibreOffice, the recogniser) is left out, and the figures say what was read.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from domain.documents import Document, Head
from domain.errors import Refused
from domain.units import UnitRegistry
from eval.cases import ReportCase
from eval.fidelity import Fidelity, fidelity
from eval.metrics import Counts, total
from eval.outcomes import Outcome, Share
from eval.prints import Print, load_print, read_cells, read_texts, wanted_cells, wanted_texts
from eval.scanned import GOOD, ROUGH, scanned
from ingest.ocr import NoRecogniser, find_recogniser
from ingest.office import OfficeFormat, converted, program
from ingest.reading import read


@dataclass(slots=True)
class _Tally:
    """Of one form. right, tried: head fields."""

    text: Fidelity = field(default_factory=Fidelity)
    cells: Counts = field(default_factory=lambda: Counts(0, 0, 0))
    right: int = 0
    tried: int = 0


Forms = Callable[[ReportCase], Iterable[tuple[str, bytes]]]


def as_it_lies(case: ReportCase) -> Iterator[tuple[str, bytes]]:
    yield case.format, case.path.read_bytes()


def run(cases: Sequence[ReportCase], *, registry: UnitRegistry, forms_of: Forms | None = None) -> Outcome:
    """cases: those counted by cell; the groups give cells by form, the shares letters, diacritics, digits and heads.

    forms_of: name and bytes of each form a report is read in; by default all that can be made here.
    """
    begun = time.perf_counter()
    forms: dict[str, _Tally] = defaultdict(_Tally)
    by_case: dict[str, Counts] = {}
    for case in cases:
        printed = load_print(case.path)
        counted = []
        for form, content in (forms_of or every_form)(case):
            document = _read(content, case, form, registry)
            counts = _add(forms[form], case, printed, document)
            if not form.startswith("scan"):
                counted.append(counts)
        by_case[case.file] = total(counted)
    return Outcome(
        name="reading",
        cases=by_case,
        incidents=(),
        groups={"cells by form": {form: tally.cells for form, tally in forms.items()}},
        shares={name: share for form, tally in forms.items() for name, share in _shares(form, tally)},
        seconds=time.perf_counter() - begun,
    )


def every_form(case: ReportCase) -> Iterator[tuple[str, bytes]]:
    """The report as it lies there, and made into what else it could have been sent as."""
    content = case.path.read_bytes()
    yield case.format, content
    office = program() is not None
    if case.format == "docx" and office:
        yield "doc", converted(content, OfficeFormat.DOCX, OfficeFormat.DOC)
    if case.format == "docx" and office:
        content = converted(content, OfficeFormat.DOCX, OfficeFormat.PDF)
        yield "docx as pdf", content
    if content.startswith(b"%PDF") and not isinstance(find_recogniser(), NoRecogniser):
        yield "scan 300 dpi", scanned(content, GOOD)
        yield "scan 200 dpi", scanned(content, ROUGH)


def _read(content: bytes, case: ReportCase, form: str, registry: UnitRegistry) -> Document | None:
    try:
        return read(content, name=f"{case.path.stem} ({form})", registry=registry)
    except Refused:
        return None


def _add(tally: _Tally, case: ReportCase, printed: Print, document: Document | None) -> Counts:
    """A form that could not be read has no letter and no cell of the report."""
    texts = read_texts(document) if document else []
    tally.text += fidelity(wanted_texts(printed), texts)
    wanted = Counter(wanted_cells(printed))
    found = Counter(read_cells(document) if document else [])
    counts = Counts((wanted & found).total(), found.total(), wanted.total())
    tally.cells = total([tally.cells, counts])
    head = document.head if document else Head()
    pairs = ((head.unit, case.unit), (head.period, case.period), (head.number, case.number), (head.date, case.date))
    tally.right += sum(one == other for one, other in pairs)
    tally.tried += len(pairs)
    return counts


def _shares(form: str, tally: _Tally) -> Iterator[tuple[str, Share]]:
    text = tally.text
    yield f"{form}: letters", Share(max(text.letters - text.errors, 0), text.letters)
    yield f"{form}: diacritics", Share(text.letters - text.bare, text.letters)
    yield f"{form}: digits", Share(max(text.digits - text.digit_errors, 0), text.digits)
    yield f"{form}: letters in their place", Share(text.letters - text.moved, text.letters)
    yield f"{form}: head fields", Share(tally.right, tally.tried)
