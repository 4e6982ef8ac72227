"""The quiet twin of a language model: answers from a script and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Iterable

from prompts.model import ModelFailed


class ScriptedModel:
    """Gives its replies one after the other; when they are used up it fails as a model out of reach does."""

    def __init__(self, replies: Iterable[str] = ()) -> None:
        self._replies = list(replies)
        self.asked: list[str] = []

    @property
    def name(self) -> str:
        return "scripted"

    def complete(self, text: str) -> str:
        self.asked.append(text)
        if not self._replies:
            raise ModelFailed("Mô hình ngôn ngữ không trả lời.")
        return self._replies.pop(0)
