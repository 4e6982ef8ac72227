"""What `ingest.limited` and its child say to each other, and the limits the child works under."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import Any, BinaryIO

from domain.documents import Box, Document
from domain.errors import Refused, UnreadableFile

_LENGTH = 8


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """memory: bytes of address space. output: bytes of the largest file it may write. cpu, wall: seconds for one file.
    files: read by one child before a fresh one."""

    memory: int = 3 * 1024**3
    output: int = 512 * 1024**2
    cpu: int = 120
    wall: float = 180.0
    files: int = 200


@dataclass(frozen=True, slots=True)
class Task:
    """Read a file: the answer is a Document."""

    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class PdfTask:
    """Print an office file: the answer is the bytes of a PDF."""

    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class PictureTask:
    """Show a page of a PDF, from 1, with these boxes marked: the answer is the bytes of a PNG."""

    content: bytes
    name: str
    page: int
    dpi: int
    boxes: tuple[Box, ...] = ()


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


AnyTask = Task | PdfTask | PictureTask
Reply = Document | bytes | Refusal | Failure


def send(stream: BinaryIO, thing: object) -> None:
    packed = pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(len(packed).to_bytes(_LENGTH, "big"))
    stream.write(packed)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """What was sent next by someone trusted; None at the end."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    return pickle.loads(stream.read(int.from_bytes(head, "big")))  # noqa: S301  (used by the child only: it trusts its parent)
