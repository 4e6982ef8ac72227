"""What the rest of the product knows of a language model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from domain.errors import TongHopError


class ModelFailed(TongHopError):
    """The model did not answer, answered too late, or twice answered something else than was asked."""


class LanguageModel(Protocol):
    @property
    def name(self) -> str: ...

    def complete(self, text: str) -> str:
        """The model's whole reply; raises ModelFailed when there is none in time."""
        ...


@runtime_checkable
class ShapedModel(LanguageModel, Protocol):
    """A model whose server can be held to a JSON schema while it writes."""

    def complete_shaped(self, text: str, *, name: str, schema: Mapping[str, Any]) -> str: ...
