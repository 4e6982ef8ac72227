"""A model with opinions: it answers under whatever key the number it knows is asked about."""

from __future__ import annotations

import json
import re

Opinion = tuple[str, str, str]  # kind, code, words
_KEYED = re.compile(r"\[(n\d+): ([^\]]+)\]")


class Opinionated:
    """opinions: by the number as printed. It says nothing of other numbers, and remembers what it was asked."""

    name = "opinionated"

    def __init__(self) -> None:
        self.opinions: dict[str, Opinion] = {}
        self.asked: list[str] = []

    def thinks(self, printed: str, kind: str, code: str, words: str) -> Opinionated:
        self.opinions[printed] = (kind, code, words)
        return self

    def complete(self, text: str) -> str:
        self.asked.append(text)
        keyed = _KEYED.findall(task_of(text))
        told = [(key, self.opinions[printed]) for key, printed in keyed if printed in self.opinions]
        numbers = [{"key": key, "kind": kind, "code": code, "words": words} for key, (kind, code, words) in told]
        return json.dumps({"numbers": numbers}, ensure_ascii=False)


def task_of(asked: str) -> str:
    """What was asked behind the examples."""
    return asked.rpartition("Việc cần làm")[2]
