"""Answers worded by a language model, held against what they quote: is any number from elsewhere, how often is the
model's text refused, how long does it take?

`python -m eval.worded --url http://127.0.0.1:8081/v1 [--seconds 1200] [--most 200] [--kept FILE]`
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from domain.answers import Answer, Reply
from eval.answering import unsupported
from eval.cases import GOLD, QuestionCase, load_questions, load_reports
from eval.office import open_office
from prompts.langchain_model import LangchainModel
from prompts.model import Heard, ShapedModel
from prompts.parsing import items_so_far
from prompts.shapes import WrittenSentence
from rag.written_answer import faults
from workflow.asking import ask
from workflow.factory import Process

_DIGITS = re.compile(r"\d+(?:[.,/]\d+)*")
_PERIODS = re.compile(r"(?:quý [IV]+|tháng đầu|tháng \d+) năm \d{4}|\d+ tháng đầu năm \d{4}")


@dataclass(slots=True)
class Watched:
    """The model, with the seconds of each call and what it has written last."""

    model: ShapedModel
    seconds: list[float] = field(default_factory=list)
    last: str = ""

    @property
    def name(self) -> str:
        return self.model.name

    def complete(self, text: str) -> str:
        self.last = ""
        self.last = self.model.complete(text)
        return self.last

    def complete_shaped(self, text: str, *, name: str, schema: Mapping[str, Any], heard: Heard | None = None) -> str:
        started, self.last = time.monotonic(), ""
        try:
            self.last = self.model.complete_shaped(text, name=name, schema=schema, heard=heard)
            return self.last
        finally:
            self.seconds.append(time.monotonic() - started)


@dataclass(frozen=True, slots=True)
class Trial:
    """One answer that was put into a model's words. outcome: "worded", "refused" (the model wrote, and the composed
    answer stands) or "failed" (it did not write in time or in shape). foreign: numbers that no quote or value of the
    answer holds. why: what may be wrong with the sentences of a refused one (a period named as its own is listed too;
    empty where it wrote none), or what failed."""

    case: str
    outcome: str
    why: tuple[str, ...]
    seconds: float
    foreign: tuple[str, ...]
    text: str


def told_of(trials: Sequence[Trial]) -> str:
    counts = Counter(trial.outcome for trial in trials)
    shares = ", ".join(f"{name} {counts[name]}" for name in ("worded", "refused", "failed"))
    foreign = sum(len(trial.foreign) for trial in trials)
    middle = statistics.median(trial.seconds for trial in trials) if trials else 0.0
    return f"{len(trials)} answers: {shares}; numbers from elsewhere: {foreign}; median {middle:.1f} s"


def measure(
    plain: Process, worded: Process, model: Watched, cases: Sequence[QuestionCase], *, until: float
) -> Iterator[Trial]:
    """plain: the same office without the model. Only answers that quote reports are put into a model's words."""
    for case in cases:
        if time.monotonic() > until:
            return
        calls = len(model.seconds)
        reply = ask(worded, case.question, period=case.period)
        if len(model.seconds) == calls or not isinstance(reply, Answer):
            continue
        composed = ask(plain, case.question, period=case.period)
        foreign = _foreign(reply, composed)
        outcome = _outcome(reply, composed)
        why = _why(model.last, composed) if outcome == "refused" else reply.warnings if outcome == "failed" else ()
        yield Trial(case.id, outcome, why, sum(model.seconds[calls:]), foreign, reply.text)


def _outcome(reply: Answer, composed: Reply) -> str:
    assert isinstance(composed, Answer)
    if reply.by_model:
        return "worded"
    return "failed" if reply.warnings != composed.warnings else "refused"


def _why(written: str, composed: Reply) -> tuple[str, ...]:
    assert isinstance(composed, Answer)
    keys = {f"c{i}": source for i, source in enumerate(composed.sources, 1)}
    sentences = items_so_far(WrittenSentence, "sentences", written)
    return tuple(fault for sentence in sentences for fault in faults(sentence, keys, {}))


def _foreign(reply: Answer, composed: Reply) -> tuple[str, ...]:
    """A composed answer that stands as it would without a model is held against its facts alone: it numbers its list
    and tells sums, which stand in no quote."""
    stands = isinstance(composed, Answer) and not reply.by_model and reply.text == composed.text
    return tuple(unsupported(reply)) if stands else (*unsupported(reply), *_foreign_digits(reply))


def _foreign_digits(reply: Answer) -> list[str]:
    """A second look of its own: every run of digits stands in a quote, or in the name of its period."""
    quoted = " ".join(source.quote for source in reply.sources)
    held = {*_DIGITS.findall(quoted), *(d for label in _PERIODS.findall(reply.text) for d in _DIGITS.findall(label))}
    return [digits for digits in _DIGITS.findall(reply.text) if digits not in held]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.worded", description="Đo câu trả lời do mô hình viết lời.")
    parser.add_argument("--url", required=True, help="địa chỉ mô hình, ví dụ http://127.0.0.1:8081/v1")
    parser.add_argument("--name", default="local", help="tên mô hình")
    parser.add_argument("--seconds", type=float, default=1200, help="đo trong bao lâu")
    parser.add_argument("--most", type=int, default=200, help="nhiều nhất bao nhiêu câu trả lời")
    parser.add_argument("--patience", type=float, default=180, help="giây chờ một câu trả lời; trang hỏi đáp chờ 180")
    parser.add_argument("--kept", type=Path, help="tệp giữ từng kết quả: lần sau đo tiếp từ đó")
    asked = parser.parse_args(arguments)
    cases = [c for c in (*load_questions(GOLD / "questions.json"), *load_questions(GOLD / "passages.json")) if c.quotes]
    trials = _kept(asked.kept)
    done = {trial.case for trial in trials}
    model = Watched(LangchainModel(base_url=asked.url, model=asked.name, timeout=asked.patience))
    with open_office(load_reports()) as plain:
        worded = Process(plain.settings, embedder=plain.embedder, model=model)
        until = time.monotonic() + asked.seconds
        left = [case for case in cases if case.id not in done]
        try:
            for trial in measure(plain, worded, model, left, until=until):
                trials.append(trial)
                _keep(asked.kept, trial)
                print(f"{trial.outcome:8} {'; '.join(trial.why) or trial.text}\n{told_of(trials)}", flush=True)
                if len(trials) >= asked.most:
                    break
        finally:
            worded.close()
    print(told_of(trials))
    return 1 if any(trial.foreign for trial in trials) else 0


def _kept(file: Path | None) -> list[Trial]:
    if file is None or not file.exists():
        return []
    return [Trial(**json.loads(line)) for line in file.read_text("utf-8").splitlines()]


def _keep(file: Path | None, trial: Trial) -> None:
    if file is not None:
        with file.open("a", encoding="utf-8") as kept:
            kept.write(json.dumps(asdict(trial), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
