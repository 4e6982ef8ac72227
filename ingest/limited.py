"""Reading in a child process with bounded memory and time, so that no file can take the service down with it."""

from __future__ import annotations

import io
import logging
import os
import pickle
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, BinaryIO, Self, cast

from domain.documents import Box, Document
from domain.errors import Refused, UnreadableFile
from domain.units import UnitRegistry
from ingest.formats import MOST_BYTES, too_large
from ingest.limited_worker import AnyTask, Failure, PdfTask, PictureTask, ReadLimits, Refusal, Task, send
from ingest.reading import read

_LOG = logging.getLogger(__name__)
_LENGTH = 8
_CHILD = (sys.executable, "-m", "ingest.limited_child")


def read_limited(
    source: bytes | Path,
    name: str,
    *,
    registry: UnitRegistry,
    limits: ReadLimits | None = None,
    in_process: bool = False,
) -> Document:
    """`ingest.reading.read` in a child of its own; for many files keep a `LimitedReader`.

    Raises as `read`, and Refused ("limit") when the file needs more memory or time than allowed. in_process: without
    a child and without limits.
    """
    if in_process:
        return read(_content(source), name=name, registry=registry)
    with LimitedReader(registry, limits or ReadLimits()) as reader:
        return reader.read(source, name)


class LimitedReader:
    """One child for many files, replaced when it dies, hangs, or has read its share. One file at a time."""

    def __init__(self, registry: UnitRegistry, limits: ReadLimits | None = None) -> None:
        self._registry = self._told = registry  # as known here, and as the child was told
        self._limits = limits or ReadLimits()
        self._child: subprocess.Popen[bytes] | None = None
        self._scratch = ""
        self._read = 0
        self._lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, source: bytes | Path, name: str) -> Document:
        """Raises as `read_limited`."""
        return cast(Document, self._answered(Task(_content(source), name)))

    def printed(self, content: bytes, name: str) -> bytes:
        """An office file as PDF; Refused also where LibreOffice or pages are lacking."""
        return cast(bytes, self._answered(PdfTask(_content(content), name)))

    def picture(self, pdf: bytes, name: str, page: int, *, dpi: int, boxes: Iterable[Box] = ()) -> bytes:
        """PNG of a page of a PDF, from 1, with boxes marked; Refused ("not_found") for a page it does not have."""
        return cast(bytes, self._answered(PictureTask(_content(pdf), name, page, dpi, tuple(boxes))))

    def know(self, registry: UnitRegistry) -> None:
        """Units as they are from the next file on."""
        self._registry = registry

    def close(self) -> None:
        """End the child and what it started; the next `read` starts a fresh one."""
        child, self._child, self._read = self._child, None, 0
        if child is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _answered(self, task: AnyTask) -> Document | bytes:
        with self._lock:
            reply = self._asked(task)
        if isinstance(reply, Refusal):
            raise reply.error()
        if isinstance(reply, Failure):
            raise _failed(reply, task.name)
        return cast("Document | bytes", reply)

    def _asked(self, task: AnyTask) -> object:
        if self._read >= self._limits.files or self._told is not self._registry:
            self.close()
        try:
            child = self._started()
            send(cast(BinaryIO, child.stdin), task)
            reply = _answer(cast(BinaryIO, child.stdout), time.monotonic() + self._limits.wall)
        except (TimeoutError, EOFError, OSError, pickle.UnpicklingError) as error:
            self.close()
            raise _limit(task.name, hung=isinstance(error, TimeoutError)) from error
        self._read += 1
        if isinstance(reply, Failure):
            self.close()
        return reply

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._scratch = tempfile.mkdtemp(prefix="tonghop-")
            self._child = subprocess.Popen(  # noqa: S603  (our own interpreter and module)
                _CHILD,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,  # so that what it starts ends with it
            )
            self._told = self._registry
            send(cast(BinaryIO, self._child.stdin), (self._told, self._limits, self._scratch))
        return self._child


def _content(source: bytes | Path) -> bytes:
    """Refused ("too_large") before a file too large for any reader is brought into memory."""
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > MOST_BYTES:
        raise too_large(size)
    return source if isinstance(source, bytes) else source.read_bytes()


def _environment() -> dict[str, str]:
    """The child finds the same modules, and numeric libraries open no threads in it."""
    path = os.pathsep.join(p or str(Path.cwd()) for p in sys.path)
    return {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def _answer(stream: BinaryIO, deadline: float) -> object:
    size = int.from_bytes(_exactly(stream, _LENGTH, deadline), "big")
    return _DomainUnpickler(io.BytesIO(_exactly(stream, size, deadline))).load()


def _readable(stream: BinaryIO, seconds: float) -> bool:
    """poll, not select: a long-lived service holds more descriptors than select can name."""
    watch = select.poll()
    watch.register(stream, select.POLLIN | select.POLLHUP)
    return bool(watch.poll(seconds * 1000))


def _exactly(stream: BinaryIO, size: int, deadline: float) -> bytes:
    """TimeoutError when the child does not write in time, EOFError when it ended."""
    parts = bytearray()
    while len(parts) < size:
        if not _readable(stream, max(deadline - time.monotonic(), 0)):
            raise TimeoutError
        piece = os.read(stream.fileno(), min(size - len(parts), 1 << 20))
        if not piece:
            raise EOFError
        parts += piece
    return bytes(parts)


class _DomainUnpickler(pickle.Unpickler):
    """A child that a file took over can still only hand back our own plain types."""

    def find_class(self, module: str, name: str) -> Any:
        ours = module.startswith("domain.") or module == "ingest.limited_worker"
        if ours or (module, name) in {("datetime", "date"), ("decimal", "Decimal")}:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _limit(name: str, *, hung: bool) -> Refused:
    why = "đọc quá lâu" if hung else "làm trình đọc dừng đột ngột (tệp hỏng hoặc cần quá nhiều bộ nhớ)"
    return Refused(f"Tệp “{name}” {why} nên bị bỏ qua; hãy xuất lại tệp hoặc gửi bản Word.", reason="limit")


def _failed(failure: Failure, name: str) -> Refused:
    if failure.memory:
        return Refused(f"Tệp “{name}” cần quá nhiều bộ nhớ để đọc; hãy tách thành tệp nhỏ hơn.", reason="limit")
    _LOG.error("the reader failed on %s\n%s", name, failure.trace)
    return UnreadableFile(
        f"Trình đọc gặp lỗi với tệp “{name}”; hãy xuất lại tệp (hoặc gửi bản Word) và gửi lại.", reason="reader_failed"
    )
