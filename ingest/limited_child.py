"""The child process of `ingest.limited`: reads files one after another and answers on its standard output.

Started as `python -m ingest.limited_child`; it ends when its standard input does.
"""

from __future__ import annotations

import os
import resource
import shutil
import sys
import tempfile
import traceback

from domain.documents import Document
from domain.errors import NotFound, Refused, UnreadableFile
from domain.units import UnitRegistry
from ingest.limited_worker import (
    AnyTask,
    Failure,
    PdfTask,
    PictureTask,
    ReadLimits,
    Refusal,
    Reply,
    Task,
    receive,
    send,
)
from ingest.old_word import printed
from ingest.page_images import render
from ingest.reading import read


def main() -> None:
    """Take the registry and the limits, then a task at a time."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not break the answers
    registry, limits, scratch = receive(sys.stdin.buffer)
    tempfile.tempdir = scratch
    _bound(limits)
    while (task := receive(sys.stdin.buffer)) is not None:
        _bound_seconds(limits.cpu)
        send(answers, _reply(task, registry))
    shutil.rmtree(scratch, ignore_errors=True)  # the parent does it too, unless it was killed


def _reply(task: AnyTask, registry: UnitRegistry) -> Reply:
    try:
        return _done(task, registry)
    except NotFound as error:
        return Refusal(str(error), "not_found", unreadable=False)
    except Refused as error:
        return Refusal(str(error), error.reason, isinstance(error, UnreadableFile))
    except MemoryError:
        return Failure("", memory=True)
    except Exception:  # noqa: BLE001  (the job ends here: whatever a hostile file did, the parent is told)
        return Failure(traceback.format_exc())


def _done(task: AnyTask, registry: UnitRegistry) -> Document | bytes:
    match task:
        case PdfTask(content, _):
            return printed(content)
        case PictureTask(content, _, page, dpi, boxes):
            return render(content, page, dpi=dpi, boxes=boxes)
        case Task(content, name):
            return read(content, name=name, registry=registry)


def _bound(limits: ReadLimits) -> None:
    for kind, wanted in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.output),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _bound_seconds(seconds: int) -> None:
    """Processor time for the next file, on top of what is spent."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))


if __name__ == "__main__":
    main()
