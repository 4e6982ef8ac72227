"""What the rest of the product knows of a language model."""

from __future__ import annotations

from typing import Protocol

from domain.errors import TongHopError


class ModelFailed(TongHopError):
    """The model did not answer, answered too late, or twice answered something else than was asked."""


class LanguageModel(Protocol):
    @property
    def name(self) -> str: ...

    def complete(self, text: str) -> str:
        """The model's whole reply; raises ModelFailed when there is none in time."""
        ...
