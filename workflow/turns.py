"""How the threads of one process take turns, and when its memory is looked over (docs/analysis/toc-do.md)."""

from __future__ import annotations

import gc
import sys

# A thread that computes lets the others in after so many seconds. Every row that SQLite hands over gives the turn away:
# with Python's own 5 ms a page of 150 rows waited most of a second behind one thread that computed.
_TURN = 0.0005
_YOUNG = 20_000  # new objects before the young are looked over; the figures kept between requests are millions


def share_turns() -> None:
    """For a process in which many people's requests meet."""
    sys.setswitchinterval(_TURN)
    gc.set_threshold(_YOUNG, 20, 50)


def set_aside() -> None:
    """Everything made so far stays as long as the process: looking it over again and again would hold everybody up."""
    gc.collect()
    gc.freeze()
