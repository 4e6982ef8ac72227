"""The journal as people read it: who did what, and whether the chain holds."""

from __future__ import annotations

from store.journal import Entry
from workflow.factory import Process


def journal_page(process: Process, *, before: int | None = None, person: str = "", limit: int = 100) -> list[Entry]:
    """Newest first; before: only entries with a smaller number."""
    with process.desk() as desk:
        return desk.journal.recent(before=before, person=person, limit=limit)


def journal_state(process: Process) -> tuple[int, Entry | None]:
    """How many entries there are, and the first that does not follow from the one before it."""
    with process.desk() as desk:
        return desk.journal.count(), desk.journal.first_broken()
