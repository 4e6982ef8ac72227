"""What an operator watches: files by state, how long the queue is, how much is stored. In Prometheus' text format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from domain.jobs import JobState
from workflow.factory import Process

Labels = dict[str, str]


def measure_lines(process: Process) -> list[str]:
    now = dt.datetime.now(dt.UTC)
    with process.desk() as desk:
        states, statuses = desk.jobs.count_by_state(), desk.jobs.count_by_status()
        oldest = desk.jobs.oldest_waiting()
        reports, values = desk.documents.count_by_state(), desk.values.count()
        workers = desk.workers.last_seen()
    waited = (now - oldest).total_seconds() if oldest else 0.0
    return [
        *_gauge("tonghop_jobs", "Tệp đã gửi theo trạng thái.", [({"state": s.value}, n) for s, n in states.items()]),
        *_gauge("tonghop_results", "Kết quả nhận tệp.", [({"status": s}, n) for s, n in sorted(statuses.items())]),
        *_gauge("tonghop_queue_length", "Tệp đang chờ đến lượt.", [({}, states[JobState.WAITING])]),
        *_gauge("tonghop_queue_oldest_seconds", "Tệp chờ lâu nhất đã chờ bao nhiêu giây.", [({}, round(waited, 1))]),
        *_gauge("tonghop_reports", "Tệp trong kho.", [({"state": s}, n) for s, n in sorted(reports.items())]),
        *_gauge("tonghop_values", "Giá trị chỉ tiêu trong kho, mọi phiên bản.", [({}, values)]),
        *_gauge("tonghop_workers", "Tiến trình nhận báo cáo còn sống.", [({}, _alive(workers.values(), now))]),
    ]  # fmt: skip


def _alive(seen: Iterable[dt.datetime], now: dt.datetime) -> int:
    return sum((now - at).total_seconds() < 30 for at in seen)


def _gauge(name: str, help_words: str, samples: list[tuple[Labels, float]]) -> list[str]:
    lines = [f"# HELP {name} {help_words}", f"# TYPE {name} gauge"]
    for labels, value in samples:
        told = ",".join(f'{key}="{label}"' for key, label in labels.items())
        lines.append(f"{name}{{{told}}} {value}" if told else f"{name} {value}")
    return lines
