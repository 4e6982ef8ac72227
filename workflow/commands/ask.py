"""`tonghop ask`: one question, one reply."""

from __future__ import annotations

from collections.abc import Sequence

from domain.answers import Answer, CitedSource, Clarify
from domain.periods import Period
from workflow.asking import ask
from workflow.contract import reply_json
from workflow.factory import Process
from workflow.settings import load_settings
from workflow.terminal import DONE, put


def run(question: str, *, as_json: bool, period: Period | None) -> int:
    process = Process(load_settings())
    reply = ask(process, question, period=period)
    process.close()
    if as_json:
        put(reply_json(reply))
        return DONE
    if isinstance(reply, Answer):
        show(reply)
    elif isinstance(reply, Clarify):
        print(reply.question)
        for choice in reply.choices:
            print(f"  - {choice}")
    else:
        print(f"Không có câu trả lời: {reply.reason}")
        show_sources(reply.sources)
    return DONE


def show(answer: Answer) -> None:
    """The answer and where each thing in it stands."""
    print(answer.text)
    for warning in answer.warnings:
        print(f"  ▲ {warning}")
    show_sources(answer.sources)


def show_sources(sources: Sequence[CitedSource]) -> None:
    for n, source in enumerate(sources, 1):
        page = f", trang {source.page}" if source.page else ""
        print(f"  [{n}] {source.unit} ({source.document}{page}): “{source.quote}”")
