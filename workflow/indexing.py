"""Keeping the vector index in step with the database. The index is a cache: any difference is mended from SQL."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from threading import Event

from domain.answers import Passage
from workflow.factory import Process

_BATCH = 256
_LOOK = 5.0  # seconds between looks for what other processes have stored
Progress = Callable[[int, int], None]  # passages done, of


def add_to_index(
    process: Process, document_id: str, passages: Sequence[Passage], *, replaced: Sequence[str] = ()
) -> None:
    """Put one document's passages in and take replaced versions out; without an embedder there is nothing to do."""
    vectors, embedder = process.vectors, process.embedder
    if vectors is None or embedder is None:
        return
    for gone in (document_id, *replaced):
        vectors.remove_document(gone)
    if passages:
        vectors.add(passages, embedder.passages([p.text for p in passages]))


def keep_index(process: Process, stopping: Event) -> None:
    """Mends the index now, and while other processes take files in, whenever they have stored something."""
    mend_index(process)
    if process.settings.workers and not process.settings.shared:
        return  # this process puts in whatever it takes in
    known = _stored_so_far(process)
    while not stopping.wait(_LOOK):
        now = _stored_so_far(process)
        if now != known:
            mend_index(process)
            known = now


def _stored_so_far(process: Process) -> int:
    with process.desk() as desk:
        return desk.journal.count()


def forget_index(process: Process) -> None:
    """Throw the vector index away; the next look at it finds it empty. Only before it was opened."""
    shutil.rmtree(process.settings.index, ignore_errors=True)


def mend_index(process: Process, *, progress: Progress | None = None) -> int:
    """Bring the vector index to what the database says; returns how many passages were embedded.

    Only what is missing is added, so an interrupted run goes on where it stopped.
    """
    vectors, embedder = process.vectors, process.embedder
    if vectors is None or embedder is None:
        return 0
    with process.desk() as desk:
        wanted = desk.passages.current_ids()
    for document in sorted({i.partition("#")[0] for i in vectors.ids() - wanted}):
        vectors.remove_document(document)
    missing = sorted(wanted - vectors.ids())
    for start in range(0, len(missing), _BATCH):
        with process.desk() as desk:
            passages = desk.passages.passages(missing[start : start + _BATCH])
        vectors.add(passages, embedder.passages([p.text for p in passages]))
        if progress:
            progress(min(start + _BATCH, len(missing)), len(missing))
    return len(missing)
