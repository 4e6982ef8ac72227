"""What is in a zip archive, member by member, within limits. Nothing is ever written under a name the archive chose."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from domain.errors import Refused
from domain.texts import nfc

_MEGABYTE = 1024 * 1024
_OFFICE = ("[Content_Types].xml", "mimetype")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others unpack whole pieces at once, however large they are
_DIRECTORY = 8 * _MEGABYTE  # of the list of members: 2,000 long names take less than one
_LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """members: files in all, inner archives included. member, total: unpacked bytes. ratio: unpacked to packed, told
    only above one megabyte. depth: archives in archives, the outermost counted."""

    members: int = 2000
    member: int = 200 * _MEGABYTE
    total: int = 2048 * _MEGABYTE
    ratio: int = 200
    depth: int = 2


@dataclass(frozen=True, slots=True)
class Member:
    """name: path inside the archive, "/" between folders; an inner archive's name comes first. refusal: why there is
    no content."""

    name: str
    content: bytes = b""
    refusal: Refused | None = None


def is_archive(content: bytes) -> bool:
    """A zip that is not itself a document (.docx, .xlsx and .odt are zips too)."""
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    if _directory_size(content) > _DIRECTORY:
        return True
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return not any(name in _OFFICE for name in archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return b"[Content_Types].xml" not in content[:4096] and b"word/" not in content


def unpack(content: bytes, *, name: str, limits: ArchiveLimits | None = None) -> Iterator[Member]:
    """Every file of the archive in its order; one that cannot be given carries its refusal and the others go on.

    Raises Refused: "broken_archive" if it cannot be opened, "empty" if no file is in it, "limit" when members or
    bytes grow past what is allowed (what came before has been given).
    """
    budget = _Budget(limits or ArchiveLimits())
    found = False
    for member in _members(content, name, "", budget, depth=1):
        found = True
        yield member
    if not found:
        raise Refused(f"Tệp nén “{name}” không có tệp nào bên trong; hãy nén lại và gửi lại.", reason="empty")


@dataclass(slots=True)
class _Budget:
    limits: ArchiveLimits
    members: int = 0
    total: int = 0

    def count(self) -> None:
        self.members += 1
        if self.members > self.limits.members:
            raise Refused(
                f"Tệp nén có hơn {self.limits.members} tệp; hãy chia thành nhiều tệp nén nhỏ hơn.", reason="limit"
            )

    def spend(self, size: int) -> None:
        self.total += size
        if self.total > self.limits.total:
            most = self.limits.total // _MEGABYTE
            raise Refused(f"Tệp nén bung ra lớn hơn {most} MB; hãy chia thành nhiều tệp nén nhỏ hơn.", reason="limit")


def _directory_size(content: bytes) -> int:
    """Bytes of the list of members, as the archive's last record states it and as it will be read."""
    at = content.rfind(b"PK\x05\x06", max(len(content) - 66_000, 0))
    return int.from_bytes(content[at + 12 : at + 16], "little") if at >= 0 else 0


def _members(content: bytes, name: str, prefix: str, budget: _Budget, *, depth: int) -> Iterator[Member]:
    if _directory_size(content) > _DIRECTORY:
        most = budget.limits.members
        raise Refused(f"Tệp nén “{name}” có hơn {most} tệp; hãy chia thành nhiều tệp nén nhỏ hơn.", reason="limit")
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise Refused(
            f"Tệp nén “{name}” bị hỏng hoặc tải chưa hết; hãy nén lại và gửi lại.", reason="broken_archive"
        ) from error
    with archive:
        for info in archive.infolist():
            shown = member_name(info)
            if info.is_dir() or _is_litter(shown):
                continue
            budget.count()
            yield from _member(archive, info, prefix + shown, budget, depth)


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: _Budget, depth: int
) -> Iterator[Member]:
    refusal = _refused_unread(info, name)
    if refusal:
        yield Member(name, refusal=refusal)
        return
    try:
        content = _read(archive, info, name, budget)
    except Refused as error:
        if budget.total > budget.limits.total:
            raise
        yield Member(name, refusal=error)
        return
    if not is_archive(content):
        yield Member(name, content)
    elif depth >= budget.limits.depth:
        yield Member(
            name, refusal=Refused(f"“{name}” là tệp nén lồng quá sâu; hãy gửi riêng các tệp bên trong.", reason="limit")
        )
    else:
        yield from _inner(content, name, budget, depth)


def _inner(content: bytes, name: str, budget: _Budget, depth: int) -> Iterator[Member]:
    try:
        yield from _members(content, name, name + "/", budget, depth=depth + 1)
    except Refused as error:
        if error.reason != "broken_archive":
            raise
        yield Member(name, refusal=error)


def _refused_unread(info: zipfile.ZipInfo, name: str) -> Refused | None:
    if info.flag_bits & 0x1:
        return Refused(f"“{name}” trong tệp nén có mật khẩu; hãy bỏ mật khẩu rồi gửi lại.", reason="encrypted")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Refused(
            f"“{name}” trong tệp nén chỉ là lối tắt, không có nội dung; hãy gửi tệp thật.", reason="broken_archive"
        )
    if info.compress_type not in _METHODS:
        return Refused(
            f"“{name}” được nén theo kiểu chưa mở được; hãy nén lại theo kiểu thường rồi gửi lại.",
            reason="broken_archive",
        )
    parts = PurePosixPath(name).parts
    if ".." in parts or name.startswith("/") or (parts and ":" in parts[0]):
        return Refused(f"“{name}” có đường dẫn không hợp lệ trong tệp nén; hãy nén lại.", reason="broken_archive")
    return None


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: _Budget) -> bytes:
    """The member's bytes, read in pieces: sizes an archive states are not believed."""
    limits = budget.limits
    read = bytearray()
    try:
        with archive.open(info) as source:
            while piece := source.read(_MEGABYTE):
                budget.spend(len(piece))
                read += piece
                if len(read) > limits.member:
                    most = limits.member // _MEGABYTE
                    raise Refused(f"“{name}” bung ra lớn hơn {most} MB; hãy gửi tệp nhỏ hơn.", reason="too_large")
                if len(read) > _MEGABYTE and len(read) > limits.ratio * max(info.compress_size, 1):
                    raise Refused(f"“{name}” nén bất thường, có thể là tệp gây hại nên không mở.", reason="limit")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise Refused(f"“{name}” trong tệp nén bị hỏng; hãy nén lại và gửi lại.", reason="broken_archive") from error
    return bytes(read)


def member_name(info: zipfile.ZipInfo) -> str:
    """The name as its writer meant it: zips made on Windows often hold UTF-8 names without saying so."""
    name = info.orig_filename if "\x00" not in info.orig_filename else info.filename
    if not info.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    return nfc(name.replace("\\", "/"))


def _is_litter(name: str) -> bool:
    last = name.rsplit("/", 1)[-1]
    return name.startswith(_LITTER[0]) or last in _LITTER[1:] or last.startswith(("._", "~$"))
