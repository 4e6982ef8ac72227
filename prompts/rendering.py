"""A prompt and its inputs to the text that is sent. Pure."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from prompts.catalog import Input, Prompt, Reply

_TEMPLATES = Path(__file__).with_name("templates")


def render(prompt: Prompt[Input, Reply], inputs: Input) -> str:
    """A name the template uses and the inputs lack is an error, never an empty place."""
    return _environment().get_template(prompt.template).render(**_fields(inputs))


def _fields(inputs: Input) -> dict[str, Any]:
    return {name: getattr(inputs, name) for name in type(inputs).model_fields}


@cache
def _environment() -> Environment:
    # The text goes to a model, not to a browser: nothing is escaped.
    return Environment(  # noqa: S701
        loader=FileSystemLoader(_TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
