"""The child process of `ingest.limited`: reads files one after another and answers on its standard output.

Started as `python -m ingest.limited_child`; it ends when its standard input does.
"""

from __future__ import annotations

import os
import resource
import sys
import traceback

from domain.errors import Refused, UnreadableFile
from domain.units import UnitRegistry
from ingest.limited_worker import Failure, Refusal, Reply, Task, receive, send
from ingest.reading import read


def main() -> None:
    """Take the registry and the limits, then a task at a time."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not break the answers
    registry, limits = receive(sys.stdin.buffer)
    _bound(limits.memory)
    while (task := receive(sys.stdin.buffer)) is not None:
        _bound_seconds(limits.cpu)
        send(answers, _reply(task, registry))


def _reply(task: Task, registry: UnitRegistry) -> Reply:
    try:
        return read(task.content, name=task.name, registry=registry)
    except Refused as error:
        return Refusal(str(error), error.reason, isinstance(error, UnreadableFile))
    except MemoryError:
        return Failure("", memory=True)
    except Exception:  # noqa: BLE001  (the job ends here: whatever a hostile file did, the parent is told)
        return Failure(traceback.format_exc())


def _bound(memory: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _bound_seconds(seconds: int) -> None:
    """Processor time for the next file, on top of what is spent."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))


if __name__ == "__main__":
    main()
