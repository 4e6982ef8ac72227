"""A language model that is heard while it writes, for tests of those who listen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prompts.model import Heard


class WritingModel:
    """Writes one reply letter by letter. written: what it had written when it was stopped, or all."""

    def __init__(self, reply: str) -> None:
        self.reply = reply
        self.written = ""

    @property
    def name(self) -> str:
        return "writing"

    def complete(self, text: str) -> str:
        return self.reply

    def complete_shaped(self, text: str, *, name: str, schema: Mapping[str, Any], heard: Heard | None = None) -> str:
        reply, self.written = self.complete(text), ""
        for letter in reply:
            self.written += letter
            if heard is not None:
                heard(self.written)
        return reply
