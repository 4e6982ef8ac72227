"""Keeping the vector index in step with the database. The index is a cache: any difference is mended from SQL."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Lock
from weakref import WeakKeyDictionary

from domain.answers import Passage
from rag.embedders import Embedder
from rag.index import VectorIndex
from rag.views import embedded
from workflow.factory import Process

_BATCH = 256
_LOOK = 5.0  # seconds between looks for what other processes have stored
_FEW = 50  # reports: more are quicker compared all at once
_CAUGHT_UP: WeakKeyDictionary[Process, int] = WeakKeyDictionary()  # the newest entry of the journal then
_MENDING = Lock()  # what two threads lack at once is put in once
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
        vectors.add(passages, embedded(passages, embedder))


def keep_index(process: Process, stopping: Event) -> None:
    """Mends the index now, and while other processes take files in, whenever they have stored something."""
    catch_up(process)
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


def begin_index(process: Process) -> bool:
    """Before all is embedded anew; only before the index was opened. True where an earlier run was broken off: what
    it has done then stays, and `mend_index` adds the rest."""
    mark = _unfinished(process)
    begun = mark.is_file() and mark.read_text("utf-8") == _embedded_by(process)
    if not begun:
        shutil.rmtree(process.settings.index, ignore_errors=True)
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(_embedded_by(process), "utf-8")
    return begun


def end_index(process: Process) -> None:
    _unfinished(process).unlink(missing_ok=True)


def _unfinished(process: Process) -> Path:
    """There while an index is being made anew: beside the index, so that it outlives throwing that away."""
    return process.settings.index.with_name(f"{process.settings.index.name}.dang-dung")


def _embedded_by(process: Process) -> str:
    return process.embedder.name if process.embedder else ""


def catch_up(process: Process) -> None:
    """What was stored since this process last looked, whoever stored it; the whole index is compared the first time.

    A look costs one query: a hundred thousand passages are not compared at every question.
    """
    if process.vectors is None:
        return
    with process.desk() as desk:
        changes = desk.changes
        newest, known = changes.mark().journal, _CAUGHT_UP.get(process)
        stored = {subject for act, subject in changes.acts_after(known) if act == "stored"} if known is not None else ()
    if newest == known:
        return
    if known is None or newest < known or len(stored) > _FEW:
        mend_index(process)
    else:
        for document in sorted(stored):
            _mend_document(process, document)
    _CAUGHT_UP[process] = newest


def _mend_document(process: Process, document_id: str) -> None:
    """Puts in what the index lacks of one report, and takes out the versions it came after."""
    vectors, embedder = process.vectors, process.embedder
    assert vectors is not None
    assert embedder is not None
    with process.desk() as desk:
        receipt = desk.documents.receipt(document_id)
        wanted = desk.passages.current_ids(document_id)
        versions = desk.documents.receipts(unit=receipt.unit, period=receipt.period) if receipt else []
        missing = desk.passages.passages(sorted(wanted - vectors.ids(document_id)))
    for gone in (r.document_id for r in versions if not r.current):
        vectors.remove_document(gone)
    if not wanted:
        vectors.remove_document(document_id)
    if missing:
        vectors.add(missing, embedded(missing, embedder))


def mend_index(process: Process, *, progress: Progress | None = None) -> int:
    """Bring the vector index to what the database says; returns how many passages were embedded.

    Only what is missing is added, so an interrupted run goes on where it stopped.
    """
    vectors, embedder = process.vectors, process.embedder
    if vectors is None or embedder is None:
        return 0
    with _MENDING:
        return _mended(process, vectors, embedder, progress)


def _mended(process: Process, vectors: VectorIndex, embedder: Embedder, progress: Progress | None) -> int:
    with process.desk() as desk:
        wanted = desk.passages.current_ids()
    here, documents = vectors.contents()
    known = {i.partition("#")[0] for i in wanted}
    gone = {i.partition("#")[0] for i in here - wanted} | (documents - known)
    for document in sorted(gone):
        vectors.remove_document(document)
    missing = sorted(i for i in wanted if i not in here or i.partition("#")[0] in gone)  # reports go together
    for start in range(0, len(missing), _BATCH):
        with process.desk() as desk:
            passages = desk.passages.passages(missing[start : start + _BATCH])
        vectors.add(passages, embedded(passages, embedder))
        if progress:
            progress(min(start + _BATCH, len(missing)), len(missing))
    return len(missing)
