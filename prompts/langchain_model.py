"""Any OpenAI-compatible server (vLLM, Ollama, llama.cpp) through LangChain. Temperature 0, one time limit per call."""

from __future__ import annotations

from typing import Any

from prompts.model import ModelFailed


class LangchainModel:
    """base_url: as in "http://127.0.0.1:8000/v1". timeout: seconds for one reply."""

    def __init__(self, *, base_url: str, model: str, api_key: str = "", timeout: float = 60.0) -> None:
        # Heavy: a second to import, and only where a model is switched on.
        from langchain_openai import ChatOpenAI
        from pydantic import SecretStr

        self._name = model
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
        from openai import OpenAIError

        try:
            reply = self._chat.invoke(text)
        except OpenAIError as error:
            raise ModelFailed(f"Mô hình ngôn ngữ {self._name} không trả lời; câu trả lời được soạn tự động.") from error
        return reply.content if isinstance(reply.content, str) else str(reply.text)
