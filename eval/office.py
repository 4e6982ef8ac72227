"""A whole office in a temporary home: every report of a folder taken in, as `tonghop ingest` would."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eval.cases import ReportCase
from rag.embedders import Embedder, HashingEmbedder, SentenceEmbedder
from workflow.factory import Process
from workflow.intake import Upload, take_in
from workflow.reading import Given
from workflow.settings import Settings


@contextmanager
def open_office(
    cases: tuple[ReportCase, ...], *, model: Path | None = None, embedder: Embedder | None = None
) -> Iterator[Process]:
    """In order of periods; what cannot be read is put aside, as in life.

    model: an embedding model's folder; None takes the twin that needs no weights, unless an embedder is given.
    """
    embedder = embedder or (SentenceEmbedder(model) if model else HashingEmbedder())
    with tempfile.TemporaryDirectory(prefix="tonghop-eval-") as home:
        process = Process(Settings(home=Path(home)), embedder=embedder)
        try:
            for case in sorted(cases, key=lambda c: c.period.sort_key):
                upload = Upload(case.file, case.path.read_bytes(), "eval")
                take_in(process, upload, Given(unit=case.unit, period=case.period))
            yield process
        finally:
            process.close()
