"""Files by the hash of their content: kept once, never changed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

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
        partial = path.with_name(f".{digest}.{os.getpid()}")
        with partial.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        partial.replace(path)
        return digest

    def read(self, digest: str) -> bytes:
        path = self._path(digest)
        if not path.is_file():
            raise NotFound(f"Không còn tệp gốc có mã {digest[:12]} trong kho; hãy khôi phục từ bản sao lưu.")
        return path.read_bytes()

    def remove(self, digest: str) -> None:
        """Only for what may not be kept at all (classified documents)."""
        self._path(digest).unlink(missing_ok=True)

    def _path(self, digest: str) -> Path:
        return self._root / digest[:2] / digest
