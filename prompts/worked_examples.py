"""The examples a prompt shows the model: data in YAML, checked when read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from prompts.catalog import Prompt
from prompts.shapes import WorkedExample

_FOLDER = Path(__file__).with_name("examples")


@cache
def worked_examples(prompt: Prompt[Any, Any]) -> tuple[WorkedExample, ...]:
    raw = yaml.safe_load((_FOLDER / f"{prompt.name}.yaml").read_text(encoding="utf-8"))
    return TypeAdapter(tuple[WorkedExample, ...]).validate_python(tuple(raw))
