"""Answers at full size: a hundred thousand passages and a million figures, no language model, two cores.

Times are processor time of all threads that answer, so that others on the machine do not count; each kind of
question is asked of many units and periods, and 95 of 100 answers keep the bound.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.crowd import fill, models
from bench.measures import Measure
from rag.embedders import Embedder, HashingEmbedder, SentenceEmbedder
from workflow.asking import ask
from workflow.factory import Process
from workflow.settings import Settings
from workflow.warming import warm, warm_asking

PASSAGES, VALUES = 100_000, 1_000_000
_ROUNDS = 40
_FACTS = (
    "{unit} tiếp nhận mới bao nhiêu hồ sơ {period}?",
    "ty le dung han cua {unit} {period}",
    "So sánh tỷ lệ hồ sơ trực tuyến của {unit} và {other} {period}",
    "Số hồ sơ quá hạn của {unit} {period} tăng hay giảm so với quý trước?",
    "Xếp hạng các phường theo tỷ lệ hồ sơ trực tuyến {period}",
    "Đơn vị nào có tỷ lệ hồ sơ trực tuyến dưới 90% {period}?",
    "Toàn Thành phố tiếp nhận mới bao nhiêu hồ sơ {period}?",
    "Sở nào chưa gửi báo cáo {period}?",
)
_WORDS = (
    "Vì sao hồ sơ đất đai của {unit} {period} còn chậm?",
    "{unit} gặp khó khăn gì về phần mềm?",
    "Đơn vị nào thiếu máy quét?",
    "vi sao nguoi dan it nop ho so truc tuyen",
    "Nguyên nhân nào làm đăng ký doanh nghiệp bị ùn hồ sơ?",
    "bo phan mot cua cua {unit} con thieu gi",
)


def measures(*, passages: int = PASSAGES, values: int = VALUES, model: Path | None = None) -> Iterator[Measure]:
    """model: the embedding model's folder; None takes the twin, which needs no weights."""
    embedder: Embedder = SentenceEmbedder(model) if model else HashingEmbedder()
    with tempfile.TemporaryDirectory(prefix="tonghop-bench-") as home:
        process = Process(Settings(home=Path(home)), embedder=embedder)
        try:
            found = fill(process, models(embedder), passages=passages, values=values)
            size = f"{found[0]:,} đoạn, {found[1]:,} số liệu".replace(",", ".")
            yield from answering(process, size)
        finally:
            process.close()


def answering(process: Process, size: str) -> Iterator[Measure]:
    warm_asking(process)  # as starting the service does
    warm(process)
    for name, patterns, bound in (("số liệu", _FACTS, 200), ("lời văn", _WORDS, 500)):
        spent = milliseconds(process, patterns)
        yield Measure(f"Câu hỏi {name}, {size}: p95", percentile(spent, 95), "ms", bound, at_least=False)


def milliseconds(process: Process, patterns: Sequence[str], *, rounds: int = _ROUNDS) -> list[float]:
    """Of each answer. Units and periods are drawn anew for each; the newest half as often as all older ones."""
    chance, units = random.Random(6), [u.name for u in process.registry.units]
    with process.desk() as desk:
        periods = desk.documents.periods()
    spent = []
    for number in range(rounds):
        for pattern in patterns:
            period = periods[-1] if number % 2 else chance.choice(periods)
            unit, other = chance.sample(units, 2)
            question = pattern.format(unit=unit, other=other, period=period.label)
            began = time.process_time()
            ask(process, question)
            spent.append((time.process_time() - began) * 1000)
    return spent


def percentile(amounts: Sequence[float], share: int) -> float:
    return sorted(amounts)[max(0, round(len(amounts) * share / 100) - 1)]
