"""The child process of `ingest.limited`: reads files one after another and answers on its standard output.

Started as `python -m ingest.limited_worker`; it ends when its standard input does.
"""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from dataclasses import dataclass
from typing import Any, BinaryIO

from domain.documents import Document
from domain.errors import Refused, UnreadableFile
from domain.units import UnitRegistry

_LENGTH = 8


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """memory: bytes of address space. cpu, wall: seconds for one file. files: read by one child before a fresh one."""

    memory: int = 3 * 1024**3
    cpu: int = 120
    wall: float = 180.0
    files: int = 200


@dataclass(frozen=True, slots=True)
class Task:
    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A Refused, as it travels."""

    message: str
    reason: str
    unreadable: bool

    def error(self) -> Refused:
        return (UnreadableFile if self.unreadable else Refused)(self.message, reason=self.reason)


@dataclass(frozen=True, slots=True)
class Failure:
    """The reader itself failed; what it printed is for the log."""

    trace: str
    memory: bool = False


Reply = Document | Refusal | Failure


def send(stream: BinaryIO, thing: object) -> None:
    packed = pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(len(packed).to_bytes(_LENGTH, "big"))
    stream.write(packed)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """What the parent sent next; None at the end."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    return pickle.loads(stream.read(int.from_bytes(head, "big")))  # noqa: S301  (the parent is trusted)


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
    from ingest.reading import read

    try:
        return read(task.content, name=task.name, registry=registry)
    except Refused as error:
        return Refusal(str(error), error.reason, isinstance(error, UnreadableFile))
    except MemoryError:
        return Failure("", memory=True)
    except Exception:  # noqa: BLE001  (the job ends here: whatever a hostile file did, the parent is told)
        return Failure(traceback.format_exc())


def _bound(memory: int) -> None:
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _bound_seconds(seconds: int) -> None:
    """Processor time for the next file, on top of what is spent."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))


if __name__ == "__main__":
    main()
