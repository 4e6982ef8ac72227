"""The real model's door, held against small servers of this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from time import sleep
from typing import Any

import pytest

from prompts.catalog import ANSWER_QUESTION
from prompts.langchain_model import LangchainModel
from prompts.model import ModelFailed
from prompts.runner import run
from prompts.shapes import AnswerQuestionInput

PIECES = ('{"sentences": [', '{"text": "Một.", "keys": ["c1"]}', ", ", '{"text": "Hai.", "keys": ["c1"]}', "]}")
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


class Stop(Exception):
    """Raised by who listens."""


@contextmanager
def a_writing_server(
    pieces: tuple[str, ...] = PIECES, *, pause: float = 0.0, breaks_off: bool = False
) -> Iterator[tuple[str, list[str]]]:
    """A server that writes its reply piece by piece; its address, and for each request an empty piece and the pieces
    that somebody still took."""
    sent: list[str] = []

    class Writing(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            assert asked["stream"] is True
            sent.append("")
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            with suppress(OSError):
                for piece in pieces:
                    self._tell({"role": "assistant", "content": piece})
                    sent.append(piece)
                    sleep(pause)
                if not breaks_off:
                    self.wfile.write(b"data: [DONE]\n\n")

        def _tell(self, delta: dict[str, str]) -> None:
            told = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "local"}
            event = told | {"choices": [{"index": 0, "delta": delta, "finish_reason": None}]}
            self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
            self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = HTTPServer(("127.0.0.1", 0), Writing)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", sent
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_who_listens_hears_the_reply_grow() -> None:
    heard: list[str] = []
    with a_writing_server() as (address, _):
        model = LangchainModel(base_url=address, model="local")
        reply = run(ANSWER_QUESTION, INPUTS, model, heard=heard.append).reply
    assert [s.text for s in reply.sentences] == ["Một.", "Hai."]
    assert heard[0] == PIECES[0]
    assert heard[-1] == "".join(PIECES)


def test_a_model_that_is_stopped_stops_writing() -> None:
    def heard(reply: str) -> None:
        if "Một" in reply:
            raise Stop

    with a_writing_server(pause=0.2) as (address, sent):
        with pytest.raises(Stop):
            run(ANSWER_QUESTION, INPUTS, LangchainModel(base_url=address, model="local"), heard=heard)
        sleep(1.2)  # longer than the rest would take
    assert len(sent) <= len(PIECES)


def test_a_reply_that_takes_too_long_or_breaks_off_is_a_failure() -> None:
    with a_writing_server(pause=0.1) as (address, sent):
        model = LangchainModel(base_url=address, model="local", heard_timeout=0.15)
        with pytest.raises(ModelFailed, match="quá lâu"):
            run(ANSWER_QUESTION, INPUTS, model, heard=lambda _: None)
        assert sent.count("") == 1  # asking anew in another form would only take as long again
    with a_writing_server(PIECES[:2], breaks_off=True) as (address, _), pytest.raises(ModelFailed):
        run(ANSWER_QUESTION, INPUTS, LangchainModel(base_url=address, model="local"), heard=lambda _: None)


def test_a_reply_that_another_question_pushed_out_is_a_failure_at_once() -> None:
    with a_writing_server(("",)) as (address, sent), pytest.raises(ModelFailed, match="bị ngắt"):
        run(ANSWER_QUESTION, INPUTS, LangchainModel(base_url=address, model="local"), heard=lambda _: None)
    assert sent == ["", ""]  # asked once, and given nothing
