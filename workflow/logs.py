"""Logs of a service: one JSON object on a line of standard error. Ids and counts, never names, quotes or addresses."""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
from typing import Any

_ALLOWED = ("job", "run", "state", "count", "method", "route", "status", "ms", "seconds", "worker")


class JsonLines(logging.Formatter):
    """Message, level, logger, time, and of the extras only those that name no person."""

    def format(self, record: logging.LogRecord) -> str:
        at = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = {"at": at, "level": record.levelname.lower(), "logger": record.name}
        told["message"] = record.getMessage() if record.name.startswith(_OURS) else _plain(record)
        told |= {key: value for key in _ALLOWED if (value := getattr(record, key, None)) is not None}
        if record.exc_info:
            told["trace"] = _trace(record)
        return json.dumps(told, ensure_ascii=False, default=str)


_OURS = ("tonghop", "workflow", "store", "api")


def start_logging(level: str) -> None:
    """Replaces whatever was set up; what libraries say below warnings is left out."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(True)  # a library's warnings are lines like all others
    queue = logging.getLogger("dbos")  # it would write lines of its own
    queue.handlers, queue.propagate = [handler], False
    for name in _OURS:
        logging.getLogger(name).setLevel(level.upper())


def _plain(record: logging.LogRecord) -> str:
    """What a library says, cut: it may carry a piece of what it worked on."""
    return record.getMessage()[:200]


def _trace(record: logging.LogRecord) -> list[str]:
    """Where it happened, without the message of the error: messages quote files and questions."""
    found: list[str] = []
    kind, _, trace = record.exc_info or (None, None, None)
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return [kind.__name__ if kind else "", *found]
