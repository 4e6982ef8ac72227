"""One archive that a working service can be made of again: the database, the files, and a list with their hashes."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import re
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from domain.errors import ConfigurationError, UsageError
from store import dump
from store.database import HEAD, migrate, open_engine
from workflow.factory import Process
from workflow.settings import Settings

FORMAT = 1
_MANIFEST, _SETTINGS = "manifest.json", "settings.json"
_NAMES = re.compile(r"database/[a-z_]+\.jsonl|files/[0-9a-f]{64}|inbox/[0-9a-f-]{1,40}|settings\.json")
_LEFT_ALONE = ("models", "loi.log", "queue.lock")  # what a home may hold before a backup is restored into it
_OWNER_ONLY = 0o600  # an archive holds the hashes of passwords
_PIECE = 1 << 20
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a backup holds. counts: rows by table. bytes: of all entries."""

    at: str
    schema: str
    counts: dict[str, int]
    files: int
    bytes: int


def backup(process: Process, path: Path) -> Summary:
    """Writes the archive while the service goes on; it appears whole, or not at all."""
    if path.exists():
        raise UsageError(f"Đã có tệp “{path}”; hãy chọn tên khác để không ghi đè bản sao lưu cũ.")
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as partial:
            held = Path(partial.name)
            try:
                summary = _write(process, partial)
            except BaseException:
                held.unlink(missing_ok=True)
                raise
        held.chmod(_OWNER_ONLY)
        held.replace(path)
    except OSError as error:
        raise ConfigurationError(f"Không ghi được bản sao lưu “{path}”: {error.strerror}.") from error
    return summary


def restore(settings: Settings, path: Path, *, progress: Progress) -> Summary:
    """Everything of the archive into an empty home and database. Nothing is touched unless every hash is right."""
    _refuse_unless_empty(settings)
    with _opened(path) as archive:
        progress("Đang kiểm tra bản sao lưu")
        manifest = _checked(archive, path)
        engine = open_engine(settings.database, revision=manifest["schema"])
        if not dump.is_empty(engine):
            raise ConfigurationError("Cơ sở dữ liệu đã có số liệu; chỉ khôi phục vào cơ sở dữ liệu trống.")
        progress("Đang chép các tệp")
        _restore_files(settings, archive, manifest)
        progress("Đang nạp cơ sở dữ liệu")
        with engine.begin() as connection:
            wanted = [n for n in manifest["tables"] if f"database/{n}.jsonl" in manifest["entries"]]
            counts = dump.fill(connection, ((n, _lines(archive, n)) for n in wanted))
        migrate(engine)
        engine.dispose()
    return _summary(manifest, counts)


class _Writer:
    """Adds entries and remembers their hashes."""

    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive
        self.entries: dict[str, dict[str, Any]] = {}

    def add(self, name: str, content: IO[bytes]) -> None:
        size = content.seek(0, io.SEEK_END)
        digest = _hash_of(content)
        content.seek(0)
        self._put(name, size, content)
        self.entries[name] = {"sha256": digest, "size": size}

    def end(self, told: dict[str, Any]) -> None:
        content = json.dumps({**told, "entries": self.entries}, ensure_ascii=False, indent=1).encode()
        self._put(_MANIFEST, len(content), io.BytesIO(content))

    def _put(self, name: str, size: int, content: IO[bytes]) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, _OWNER_ONLY
        entry.mtime = int(dt.datetime.now(dt.UTC).timestamp())
        self._archive.addfile(entry, content)


def _write(process: Process, out: IO[bytes]) -> Summary:
    """The rows first: every file that a row names is there by then, and files are never changed."""
    at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    counts: dict[str, int] = {}
    with tarfile.open(fileobj=out, mode="w") as archive:
        writer = _Writer(archive)
        with dump.snapshot(process.engine) as connection:
            for name in dump.tables():
                with tempfile.TemporaryFile() as lines:
                    counts[name] = sum(
                        lines.write(f"{line}\n".encode()) > 0 for line in dump.lines_of(connection, name)
                    )
                    writer.add(f"database/{name}.jsonl", lines)
            for job_id in process.inbox.job_ids():
                content = None if job_id.startswith(".") else process.inbox.read(job_id)
                if content is not None:
                    writer.add(f"inbox/{job_id}", io.BytesIO(content))
        for digest in process.files.digests():
            writer.add(f"files/{digest}", io.BytesIO(process.files.read(digest)))
        writer.add(_SETTINGS, io.BytesIO(_note(process.settings)))
        told = {"format": FORMAT, "at": at, "schema": HEAD, "tables": dump.tables(), "counts": counts}
        writer.end(told)
    return _summary({**told, "entries": writer.entries}, counts)


def _note(settings: Settings) -> bytes:
    """How the service was set up, to be read by a person; no secrets."""
    shown = settings.model_dump(mode="json", exclude={"model_key", "database_url"})
    return json.dumps(shown, ensure_ascii=False, indent=1).encode()


def _summary(manifest: dict[str, Any], counts: dict[str, int]) -> Summary:
    entries = manifest["entries"]
    files = sum(name.startswith("files/") for name in entries)
    return Summary(manifest["at"], manifest["schema"], counts, files, sum(e["size"] for e in entries.values()))


def _refuse_unless_empty(settings: Settings) -> None:
    held = sorted(p.name for p in settings.home.glob("*") if p.name not in _LEFT_ALONE)
    if held:
        raise ConfigurationError(
            f"Kho {settings.home} không trống (có {held[0]}); hãy đặt TONGHOP_HOME là một thư mục trống rồi khôi phục."
        )


@contextmanager
def _opened(path: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(path, "r:") as archive:
            yield archive
    except FileNotFoundError as error:
        raise UsageError(f"Không có tệp sao lưu “{path}”.") from error
    except (tarfile.TarError, OSError) as error:
        raise ConfigurationError(f"Tệp “{path}” hỏng hoặc không phải bản sao lưu của Tổng Hợp.") from error


def _checked(archive: tarfile.TarFile, path: Path) -> dict[str, Any]:
    """The manifest, once every entry is there and has its hash."""
    broken = ConfigurationError(f"Bản sao lưu “{path}” hỏng hoặc bị sửa; hãy dùng bản khác. Chưa có gì được khôi phục.")
    try:
        manifest: dict[str, Any] = json.loads(_content(archive, _MANIFEST).read())
        entries: dict[str, dict[str, Any]] = manifest["entries"]
        if manifest["format"] != FORMAT or manifest["schema"] > HEAD:
            raise ConfigurationError(f"Bản sao lưu “{path}” của phiên bản mới hơn; hãy cập nhật phần mềm trước.")
        names = {member.name for member in archive.getmembers() if member.isreg()} - {_MANIFEST}
        sound = names == set(entries) and all(_NAMES.fullmatch(name) for name in names)
        if not sound or any(_hash_of(_content(archive, n)) != e["sha256"] for n, e in entries.items()):
            raise broken
    except (KeyError, ValueError, TypeError) as error:
        raise broken from error
    return manifest


def _hash_of(content: IO[bytes]) -> str:
    found = hashlib.sha256()
    content.seek(0)
    while piece := content.read(_PIECE):
        found.update(piece)
    return found.hexdigest()


def _content(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    found = archive.extractfile(name)
    if found is None:
        raise KeyError(name)
    return found


def _lines(archive: tarfile.TarFile, table: str) -> Iterator[str]:
    with _content(archive, f"database/{table}.jsonl") as content:
        yield from io.TextIOWrapper(content, encoding="utf-8")


def _restore_files(settings: Settings, archive: tarfile.TarFile, manifest: dict[str, Any]) -> None:
    process = Process(settings)
    for name in manifest["entries"]:
        folder, _, rest = name.partition("/")
        if folder == "files":
            process.files.keep(_content(archive, name).read())
        elif folder == "inbox":
            process.inbox.keep(rest, _content(archive, name).read())
