"""Work that somebody waits for: told on the terminal, or line by line to a page that may leave at any time."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Queue
from threading import Event, Thread
from typing import Generic, TypeVar

from domain.errors import TongHopError
from domain.progress import Stopped, Told

T = TypeVar("T")
STOPPED = "Đã dừng theo yêu cầu; chưa có gì thay đổi."


@contextmanager
def at_the_terminal() -> Iterator[Told]:
    """One line on standard error that follows the work; nothing where nobody looks. For a command that soon ends:
    what it reads stays until then, so looking for garbage in between would only cost time."""
    looked_at, width = sys.stderr.isatty(), 0
    gc.disable()

    def told(what: str, done: int, whole: int) -> None:
        nonlocal width
        if looked_at:
            line = f"{what} {done}/{whole}" if whole > 1 else f"{what}…"
            sys.stderr.write(f"\r{line.ljust(width)}")
            sys.stderr.flush()
            width = len(line)

    try:
        yield told
    finally:
        gc.freeze()  # nor when the command ends
        gc.enable()
        if looked_at:
            sys.stderr.write(f"\r{' ' * width}\r")


@dataclass(frozen=True, slots=True)
class Step:
    """How far the work is."""

    what: str
    done: int
    whole: int


@dataclass(frozen=True, slots=True)
class Ended(Generic[T]):
    """The work's end: what it gave, or why it gave nothing."""

    result: T | None = None
    refusal: TongHopError | None = None


def followed(work: Callable[[Told], T]) -> Iterator[Step | Ended[T]]:
    """The work's steps as they come, then its end. Whoever stops listening stops the work.

    An error that nobody foresaw is raised here, where it is logged and shown as any other.
    """
    told: Queue[Step | Ended[T] | BaseException] = Queue()
    left = Event()

    def hear(what: str, done: int, whole: int) -> None:
        if left.is_set():
            raise Stopped(STOPPED)
        told.put(Step(what, done, whole))

    def run() -> None:
        try:
            told.put(Ended(work(hear)))
        except TongHopError as error:
            told.put(Ended(refusal=error))
        except BaseException as error:  # noqa: BLE001  # the end of a thread: carried to who listens
            told.put(error)

    Thread(target=run, name="followed-work", daemon=True).start()
    try:
        while True:
            item = told.get()
            if isinstance(item, BaseException):
                raise item
            yield item
            if isinstance(item, Ended):
                return
    finally:
        left.set()
