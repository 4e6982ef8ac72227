"""What the rest of the product knows of a language model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, runtime_checkable

from domain.errors import TongHopError


class ModelFailed(TongHopError):
    """The model did not answer, answered too late, or twice answered something else than was asked."""


# The reply as far as it is written, each time there is more of it; the model is stopped where this raises.
Heard = Callable[[str], None]


class LanguageModel(Protocol):
    @property
    def name(self) -> str: ...

    def complete(self, text: str) -> str:
        """The model's whole reply; raises ModelFailed when there is none in time."""
        ...


@runtime_checkable
class ShapedModel(LanguageModel, Protocol):
    """A model whose server can be held to a JSON schema while it writes, and be heard while it does."""

    def complete_shaped(
        self, text: str, *, name: str, schema: Mapping[str, Any], heard: Heard | None = None
    ) -> str: ...
