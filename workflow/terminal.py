"""What every command shares: exit codes, one JSON document on standard output, one line on standard error."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from domain.errors import UsageError

DONE, PARTLY, WRONG = 0, 1, 2  # done; done, but something was refused; usage or configuration error


def complain(message: str) -> None:
    """One line on standard error."""
    print(" ".join(message.split()), file=sys.stderr)


def record_failure() -> Path:
    """The traceback of what just went wrong, added to a file under $TONGHOP_HOME (or the temporary folder)."""
    told = f"{datetime.now(UTC).isoformat()} {' '.join(sys.argv[:2])}\n{traceback.format_exc()}\n"
    for folder in (Path(os.environ.get("TONGHOP_HOME", "var")), Path(tempfile.gettempdir())):
        try:
            with (folder / "loi.log").open("a", encoding="utf-8") as log:
                log.write(told)
        except OSError:
            continue
        return folder / "loi.log"
    return Path("(không ghi được)")


def put(value: Any) -> None:
    """One JSON document on standard output."""
    from pydantic_core import to_json  # the report of a draft has a quarter of a million lines

    sys.stdout.write(to_json(value, indent=1).decode())
    sys.stdout.write("\n")


def content_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"Không đọc được tệp “{file}”: {error.strerror}.") from error
