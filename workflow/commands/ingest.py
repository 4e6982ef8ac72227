"""`tonghop ingest`: files, folders and archives into the store, with progress and one line per file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from domain.errors import UsageError
from domain.periods import Period
from ingest.formats import MOST_BYTES, too_large
from workflow.contract import Json
from workflow.factory import Process
from workflow.intake import Taken, Upload, take_in_file, uploads_in
from workflow.reading import Given, official_unit
from workflow.settings import load_settings
from workflow.terminal import DONE, PARTLY, content_of, put

SIGNS = {"stored": "✓", "new_version": "✓", "duplicate": "=", "refused": "✗", "unreadable": "✗"}


def run(paths: list[Path], *, as_json: bool, unit: str | None, period: Period | None) -> int:
    missing = next((p for p in paths if not p.exists()), None)
    if missing is not None:
        raise UsageError(f"Không có tệp hoặc thư mục “{missing}”.")
    process = Process(load_settings())
    given = Given(official_unit(unit, process.registry) if unit else None, period)
    results = list(taken(process, list(uploads_in(paths)), given, quiet=as_json))
    process.close()
    if as_json:
        put([result_json(t) for t in results])
    return DONE if all(t.status not in ("refused", "unreadable") for t in results) else PARTLY


def taken(process: Process, files: list[tuple[str, Path]], given: Given, *, quiet: bool) -> Iterator[Taken]:
    """Takes the files in one by one, with progress on a terminal."""
    console = Console(file=sys.stderr)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task("Đang nhận báo cáo", total=len(files))
        for name, path in files:
            bar.update(task, description=f"Đang đọc {path.name}")
            for result in _results(process, name, path, given):
                if not quiet:
                    print(line(result))
                yield result
            bar.advance(task)


def _results(process: Process, name: str, path: Path, given: Given) -> Iterator[Taken]:
    size = path.stat().st_size
    if size > MOST_BYTES:  # it is not even read
        yield Taken(name, "refused", reason=str(too_large(size)))
    else:
        yield from take_in_file(process, Upload(name, content_of(path)), given)


def line(result: Taken) -> str:
    """One file's result for a person."""
    sign = SIGNS[result.status]
    if result.status in ("refused", "unreadable"):
        return f"{sign} {result.name}: {result.reason}"
    counts = f"{result.values} số liệu, {result.findings} phát hiện"
    told = f"{sign} {result.name}: {result.unit}, {result.period} – {counts}"
    return f"{told}. {result.reason}" if result.reason else told


def result_json(result: Taken) -> Json:
    return {
        "file": result.name,
        "status": result.status,
        "unit": result.unit,
        "period": str(result.period) if result.period else None,
        "values": result.values,
        "findings": result.findings,
        "reason": result.reason,
        "document": result.receipt.document_id if result.receipt else None,
    }
