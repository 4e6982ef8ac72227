"""Any OpenAI-compatible server (vLLM, Ollama, llama.cpp) through LangChain. Temperature 0, one time limit per call."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import closing
from typing import Any

from prompts.model import Heard, ModelFailed

_FORMATS = ("json_schema", "json_object", "")  # ways to hold a server to a schema, the firmest first; "": none


class LangchainModel:
    """base_url: as in "http://127.0.0.1:8000/v1". timeout: seconds for one reply. heard_timeout: the same where
    somebody sees it being written and may stop it."""

    def __init__(
        self, *, base_url: str, model: str, api_key: str = "", timeout: float = 60.0, heard_timeout: float = 180.0
    ) -> None:
        # Heavy: a second to import, and only where a model is switched on.
        from langchain_openai import ChatOpenAI
        from pydantic import SecretStr

        self._name = model
        self._heard_timeout = heard_timeout
        self._format: str | None = None  # the one of _FORMATS that the server understands, once that is known
        self._chat: Any = ChatOpenAI(
            base_url=base_url,
            model=model,
            api_key=SecretStr(api_key or "none"),
            temperature=0,
            timeout=timeout,
            max_retries=0,
        )

    @property
    def name(self) -> str:
        return self._name

    def complete(self, text: str) -> str:
        return self._told(self._chat, text)

    def complete_shaped(self, text: str, *, name: str, schema: Mapping[str, Any], heard: Heard | None = None) -> str:
        """Held to the schema by the server if it can do that; older ones only know the wish for some JSON, or none.

        What a server understands is tried out with the first reply; some answer 400 to the rest, some 500.
        """
        if self._format is not None:
            return self._told(self._held(self._format, name, schema), text, heard)
        from openai import APIStatusError

        for kind in _FORMATS:
            try:
                reply = self._told(self._held(kind, name, schema), text, heard)
            except ModelFailed as error:
                if not isinstance(error.__cause__, APIStatusError) or kind == _FORMATS[-1]:
                    raise  # out of reach, too slow or broken off: another form would change nothing
                continue
            self._format = kind
            break
        return reply

    def _held(self, kind: str, name: str, schema: Mapping[str, Any]) -> Any:
        wanted = _response_format(kind, name, schema)
        return self._chat.bind(response_format=wanted) if wanted else self._chat

    def _told(self, chat: Any, text: str, heard: Heard | None = None) -> str:
        from httpx import HTTPError  # what breaks off in the middle of a reply
        from openai import OpenAIError

        try:
            return _words(chat.invoke(text)) if heard is None else self._heard(chat, text, heard)
        except (OpenAIError, HTTPError) as error:
            raise ModelFailed(f"Mô hình ngôn ngữ {self._name} không trả lời; câu trả lời được soạn tự động.") from error

    def _heard(self, chat: Any, text: str, heard: Heard) -> str:
        """Closing the stream closes the connection, and with that the server stops writing."""
        written, until = "", time.monotonic() + self._heard_timeout
        with closing(chat.stream(text, timeout=self._heard_timeout)) as pieces:
            for piece in pieces:
                written += _words(piece)
                heard(written)
                if time.monotonic() > until:
                    raise ModelFailed(f"Mô hình ngôn ngữ {self._name} viết quá lâu; câu trả lời được soạn tự động.")
        if not written:  # llama.cpp's server ends a reply so when somebody else asks
            raise ModelFailed(f"Mô hình ngôn ngữ {self._name} bị ngắt; câu trả lời được soạn tự động.")
        return written


def _words(message: Any) -> str:
    return message.content if isinstance(message.content, str) else str(message.text)


def _response_format(kind: str, name: str, schema: Mapping[str, Any]) -> dict[str, Any] | None:
    if kind == "json_schema":
        return {"type": kind, "json_schema": {"name": name, "schema": dict(schema)}}
    return {"type": kind, "schema": dict(schema)} if kind else None
