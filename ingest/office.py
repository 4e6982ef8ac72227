"""LibreOffice as a converter of one file, in a profile that forgets: no macros, no links followed, no network, bounded.

It runs inside the limited child (`ingest.limited`), whose bounds of memory and processor time it inherits.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from domain.errors import Refused, UnreadableFile

PACKAGE = "libreoffice-writer-nogui"
_FRESH_PROFILE = 81  # its exit code after it has made itself a profile: it wants to be started again
_SECONDS = 90.0
_LARGEST = 200 * 1024 * 1024
_OPTIONS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard", "--nologo")
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_SAFE = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "CheckDocumentEvents", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),  # all addresses go to a proxy that is not there
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


class OfficeFormat(StrEnum):
    """By its ending; `filter` is LibreOffice's name of what reads and writes it, so that it guesses nothing."""

    DOCX = "docx"
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    PDF = "pdf"

    @property
    def filter(self) -> str:
        return _FILTERS[self]


_FILTERS = {
    OfficeFormat.DOCX: "MS Word 2007 XML",
    OfficeFormat.DOC: "MS Word 97",
    OfficeFormat.RTF: "Rich Text Format",
    OfficeFormat.ODT: "writer8",
    OfficeFormat.PDF: "writer_pdf_Export",
}


@lru_cache(maxsize=1)
def program() -> Path | None:
    """LibreOffice's own binary; its start script is passed over because killing that leaves the binary running."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            binary = Path(found).resolve().with_name("soffice.bin")
            if binary.is_file():
                return binary
    return None


def converted(content: bytes, source: OfficeFormat, target: OfficeFormat, *, seconds: float = _SECONDS) -> bytes:
    """The file in another format.

    Refused ("no_engine") without LibreOffice, ("limit") when it takes too long; UnreadableFile ("broken") when it
    cannot open the file. Nothing stays on the disk.
    """
    binary = program()
    if binary is None:
        raise Refused(
            f"Tệp .{source} cần LibreOffice để đọc mà máy chủ chưa có (gói {PACKAGE}); hãy gửi bản .docx hoặc PDF.",
            reason="no_engine",
        )
    with tempfile.TemporaryDirectory(prefix="tonghop-office-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        (place / f"in.{source}").write_bytes(content)
        _write_profile(place / "profile" / "user")
        _run(binary, place, source, target, seconds)
        return _made(place / "out" / f"in.{target}", source)


def _write_profile(user: Path) -> None:
    user.mkdir(parents=True)
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SAFE)
    user.joinpath("registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>',
        "utf-8",
    )


def _run(binary: Path, place: Path, source: OfficeFormat, target: OfficeFormat, seconds: float) -> None:
    command = [
        str(binary),
        *_OPTIONS,
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        f"--infilter={source.filter}",
        "--convert-to",
        f"{target}:{target.filter}",
        "--outdir",
        str(place / "out"),
        str(place / f"in.{source}"),
    ]
    environment = {"HOME": str(place), "PATH": "/usr/bin:/bin", "TMPDIR": str(place), "LANG": "C.UTF-8"}
    for _ in range(2):
        try:
            code = subprocess.run(  # noqa: S603  (the program found above, a path of our own making)
                command, env=environment, cwd=place, capture_output=True, timeout=seconds, check=False
            ).returncode
        except subprocess.TimeoutExpired as error:
            raise Refused(
                "LibreOffice đọc tệp này quá lâu nên bị dừng; hãy lưu thành .docx hoặc PDF rồi gửi lại.", reason="limit"
            ) from error
        if code != _FRESH_PROFILE:
            return


def _made(path: Path, source: OfficeFormat) -> bytes:
    if not path.is_file() or not 0 < path.stat().st_size <= _LARGEST:
        raise UnreadableFile(
            f"Tệp .{source} bị hỏng hoặc có mật khẩu, LibreOffice không mở được; hãy lưu thành .docx rồi gửi lại.",
            reason="broken",
        )
    return path.read_bytes()
