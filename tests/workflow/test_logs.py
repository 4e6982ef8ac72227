"""Logs tell an operator what happened, and nobody else whose it was."""

from __future__ import annotations

import json
import logging
import sys

from workflow.logs import JsonLines


def told(name: str, message: str, **extra: object) -> dict[str, object]:
    record = logging.LogRecord(name, logging.INFO, "x.py", 1, message, (), None)
    record.__dict__.update(extra)
    found: dict[str, object] = json.loads(JsonLines().format(record))
    return found


def test_a_line_is_one_json_object_with_ids_and_counts():
    line = told("workflow.job_work", "job ended", job="abc-0001", run=2, state="done")
    assert (line["message"], line["job"], line["run"], line["state"], line["level"]) == (
        "job ended", "abc-0001", 2, "done", "info",
    )  # fmt: skip
    assert str(line["at"]).endswith("+00:00")


def test_fields_that_could_name_a_person_are_left_out():
    line = told("tonghop.requests", "request", route="/bao-cao", person="Nguyễn Văn A", path="/bao-cao?q=x")
    assert set(line) == {"at", "level", "logger", "message", "route"}


def test_an_error_tells_where_it_happened_but_not_what_it_quoted():
    try:
        raise ValueError("câu trong báo cáo mật")
    except ValueError:
        record = logging.LogRecord("workflow", logging.ERROR, "x.py", 1, "job failed", (), sys.exc_info())
    text = JsonLines().format(record)
    assert "báo cáo mật" not in text
    trace = json.loads(text)["trace"]
    assert trace[0] == "ValueError"
    assert trace[1].startswith("test_logs.py:")
