"""Files by the hash of their content: kept once, never changed."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from threading import get_ident

from domain.errors import NotFound


class FileStore:
    """A folder tree `ab/abcdef…`; a file appears whole or not at all."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def keep(self, content: bytes) -> str:
        """The SHA-256 it is kept under. Keeping it again changes nothing."""
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        if path.exists() and path.stat().st_size == len(content):
            return digest
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
        return digest

    def read(self, digest: str) -> bytes:
        path = self._path(digest)
        if not path.is_file():
            raise NotFound(f"Không còn tệp gốc có mã {digest[:12]} trong kho; hãy khôi phục từ bản sao lưu.")
        return path.read_bytes()

    def remove(self, digest: str) -> None:
        """Only for what may not be kept at all (classified documents)."""
        self._path(digest).unlink(missing_ok=True)

    def digests(self) -> Iterator[str]:
        """Of every file kept, in a steady order; half-written ones are left out."""
        for path in sorted(self._root.glob("??/*")):
            if not path.name.startswith("."):
                yield path.name

    def _path(self, digest: str) -> Path:
        return self._root / digest[:2] / digest


class Inbox:
    """Sent files until their jobs have ended, each under its job's id: no two jobs share one, so each may remove its
    own."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def keep(self, job_id: str, content: bytes) -> None:
        self._root.mkdir(parents=True, exist_ok=True)
        write_whole(self._root / job_id, content)

    def read(self, job_id: str) -> bytes | None:
        """None when the job has ended."""
        try:
            return (self._root / job_id).read_bytes()
        except FileNotFoundError:
            return None

    def remove(self, job_id: str) -> None:
        (self._root / job_id).unlink(missing_ok=True)

    def job_ids(self) -> list[str]:
        """Of every file here, half-written ones included."""
        return sorted(p.name for p in self._root.glob("*"))

    def age(self, job_id: str) -> float:
        """Seconds since it was kept; 0 when it is gone."""
        try:
            return time.time() - (self._root / job_id).stat().st_mtime
        except FileNotFoundError:
            return 0.0


def write_whole(path: Path, content: bytes) -> None:
    """The file appears with all its content or not at all, and stays when the power fails."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}")
    with partial.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    partial.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
