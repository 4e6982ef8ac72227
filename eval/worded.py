"""Answers worded by a language model, held against what they quote: is any number from elsewhere, how often is the
model's text refused, how long does it take?

`python -m eval.worded --url http://127.0.0.1:8081/v1 [--seconds 1200] [--most 200]`
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from domain.answers import Answer, Reply
from eval.answering import unsupported
from eval.cases import GOLD, QuestionCase, load_questions, load_reports
from eval.office import open_office
from prompts.langchain_model import LangchainModel
from prompts.model import Heard, ShapedModel
from workflow.asking import ask
from workflow.factory import Process

_DIGITS = re.compile(r"\d+(?:[.,/]\d+)*")
_PERIODS = re.compile(r"(?:quý [IV]+|tháng đầu|tháng \d+) năm \d{4}|\d+ tháng đầu năm \d{4}")


@dataclass(slots=True)
class Watched:
    """The model, with the seconds of each call."""

    model: ShapedModel
    seconds: list[float] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.model.name

    def complete(self, text: str) -> str:
        return self._timed(lambda: self.model.complete(text))

    def complete_shaped(self, text: str, *, name: str, schema: Mapping[str, Any], heard: Heard | None = None) -> str:
        return self._timed(lambda: self.model.complete_shaped(text, name=name, schema=schema, heard=heard))

    def _timed(self, call: Callable[[], str]) -> str:
        started = time.monotonic()
        try:
            return call()
        finally:
            self.seconds.append(time.monotonic() - started)


@dataclass(slots=True)
class Tally:
    asked: int = 0
    worded: int = 0  # in the model's words
    refused: int = 0  # the model wrote, and the composed answer stands
    failed: int = 0  # it did not write in time or in shape
    foreign: list[str] = field(default_factory=list)  # numbers that no quote or value of the answer holds

    def __str__(self) -> str:
        shares = f"worded {self.worded}, refused {self.refused}, failed {self.failed}"
        return f"{self.asked} answers: {shares}; numbers from elsewhere: {len(self.foreign)}"


def measure(plain: Process, worded: Process, model: Watched, cases: Sequence[QuestionCase], *, until: float) -> Tally:
    """plain: the same office without the model. Only answers that quote reports are put into a model's words."""
    tally = Tally()
    for case in cases:
        if time.monotonic() > until:
            break
        calls = len(model.seconds)
        reply = ask(worded, case.question, period=case.period)
        if len(model.seconds) == calls or not isinstance(reply, Answer):
            continue
        tally.asked += 1
        _count(tally, reply, ask(plain, case.question, period=case.period))
        print(f"{tally}; median {statistics.median(model.seconds):.1f} s a call", flush=True)
    return tally


def _count(tally: Tally, reply: Answer, composed: Reply) -> None:
    assert isinstance(composed, Answer)
    foreign = [*unsupported(reply), *_foreign_digits(reply)]
    tally.foreign += foreign
    if foreign:
        print(f"  ELSEWHERE {foreign}", flush=True)
    if reply.text != composed.text:
        tally.worded += 1
        print(f"  {reply.text}", flush=True)
    elif reply.warnings != composed.warnings:
        tally.failed += 1
    else:
        tally.refused += 1


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
    parser.add_argument("--skip", type=int, default=0, help="bỏ qua chừng này câu hỏi đầu")
    asked = parser.parse_args(arguments)
    cases = [c for c in (*load_questions(GOLD / "questions.json"), *load_questions(GOLD / "passages.json")) if c.quotes]
    model = Watched(LangchainModel(base_url=asked.url, model=asked.name))
    with open_office(load_reports()) as plain:
        worded = Process(plain.settings, embedder=plain.embedder, model=model)
        try:
            until = time.monotonic() + asked.seconds
            tally = measure(plain, worded, model, cases[asked.skip :][: asked.most], until=until)
        finally:
            worded.close()
    print(tally)
    return 1 if tally.foreign else 0


if __name__ == "__main__":
    sys.exit(main())
