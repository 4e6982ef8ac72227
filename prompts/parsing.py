"""A model's reply to its shape: tolerant of fences and of words around the JSON, strict on fields. Pure."""

from __future__ import annotations

import json
import re
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from prompts.catalog import Input, Prompt, Reply

Item = TypeVar("Item", bound=BaseModel)

_LIST_ITEM = re.compile(r"[\s,]*(?=\{)")
_FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)


class NotTheShape(ValueError):
    """The reply is not what the prompt asked for; the message tells the model what is wrong."""


def parse(prompt: Prompt[Input, Reply], reply: str) -> Reply:
    fenced = _FENCE.search(reply)
    text = (fenced.group(1) if fenced else reply).strip()
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        raise NotTheShape("không có đối tượng JSON")
    try:
        return prompt.reply.model_validate_json(text[start : end + 1])
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "JSON"
        raise NotTheShape(f"{place}: {first['msg']}") from error


def items_so_far(shape: type[Item], field: str, reply: str) -> list[Item]:
    """The finished items of a list in a reply that is still being written; an item not of the shape ends them."""
    begun = re.search(rf'"{field}"\s*:\s*\[', reply)
    items: list[Item] = []
    at = begun.end() if begun else len(reply)
    while opened := _LIST_ITEM.match(reply, at):
        try:
            written, at = json.JSONDecoder().raw_decode(reply, opened.end())
            items.append(shape.model_validate(written))
        except (json.JSONDecodeError, ValidationError):
            break
    return items
