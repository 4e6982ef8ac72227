"""The real model's door, held against small servers of this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from prompts.catalog import ANSWER_QUESTION
from prompts.langchain_model import LangchainModel
from prompts.model import ModelFailed
from prompts.runner import run
from prompts.shapes import AnswerQuestionInput

INPUTS = AnswerQuestionInput(question="Vì sao?", quotes=())


@contextmanager
def a_server(
    understands: set[str], reply: str = '{"sentences": []}', *, refuses: int = 400
) -> Iterator[tuple[LangchainModel, list[str]]]:
    """A server that refuses forms of answer it does not know, as older ones do; the forms it was asked for."""
    formats: list[str] = []

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            kind = asked.get("response_format", {}).get("type", "none")
            formats.append(kind)
            known = kind in understands
            message = {"role": "assistant", "content": reply}
            told: dict[str, Any] = {"id": "1", "object": "chat.completion", "created": 1, "model": "local"}
            told["choices"] = [{"index": 0, "message": message, "finish_reason": "stop"}]
            body = json.dumps(told if known else {"error": {"message": "unknown response_format"}}).encode()
            self.send_response(200 if known else refuses)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = HTTPServer(("127.0.0.1", 0), Answering)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield LangchainModel(base_url=f"http://127.0.0.1:{server.server_port}/v1", model="local"), formats
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_server_is_held_to_the_schema() -> None:
    with a_server({"json_schema"}) as (model, formats):
        assert run(ANSWER_QUESTION, INPUTS, model).reply.sentences == ()
    assert formats == ["json_schema"]


@pytest.mark.parametrize(
    ("understands", "asked"),
    [("json_object", ["json_schema", "json_object"]), ("none", ["json_schema", "json_object", "none"])],
)
@pytest.mark.parametrize("refuses", [400, 422, 500])
def test_an_older_server_is_asked_for_less_and_that_is_remembered(
    understands: str, asked: list[str], refuses: int
) -> None:
    with a_server({understands}, refuses=refuses) as (model, formats):
        run(ANSWER_QUESTION, INPUTS, model)
        run(ANSWER_QUESTION, INPUTS, model)
    assert formats == [*asked, understands]


def test_a_server_that_answers_nothing_of_use_is_a_failure() -> None:
    with a_server(set()) as (model, _), pytest.raises(ModelFailed):
        run(ANSWER_QUESTION, INPUTS, model)
    with a_server({"json_schema"}, reply="Không.") as (model, _), pytest.raises(ModelFailed, match="không đúng mẫu"):
        run(ANSWER_QUESTION, INPUTS, model)
