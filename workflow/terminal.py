"""What every command shares: exit codes, one JSON document on standard output, one line on standard error."""

from __future__ import annotations

import json
import sys
from typing import Any

DONE, PARTLY, WRONG = 0, 1, 2  # done; done, but something was refused; usage or configuration error


def complain(message: str) -> None:
    """One line on standard error."""
    print(" ".join(message.split()), file=sys.stderr)


def put(value: Any) -> None:
    """One JSON document on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
