"""The one place that calls a model: render, call, parse, one attempt to repair."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Generic

from prompts.catalog import Input, Prompt, Reply
from prompts.model import Heard, LanguageModel, ModelFailed, ShapedModel
from prompts.parsing import NotTheShape, parse
from prompts.rendering import render


@dataclass(frozen=True, slots=True)
class Run(Generic[Reply]):
    """One answered prompt. repaired: the first reply was not of the shape. seconds: both calls together."""

    prompt: str
    version: int
    model: str
    reply: Reply
    repaired: bool
    seconds: float


def run(prompt: Prompt[Input, Reply], inputs: Input, model: LanguageModel, *, heard: Heard | None = None) -> Run[Reply]:
    """Raises ModelFailed when the model does not answer, or twice not in the prompt's shape.

    heard: hears the reply while it is written, where the model can be heard; what it raises ends the run.
    """
    started = time.monotonic()
    text = render(prompt, inputs)
    first = _asked(prompt, text, model, heard)
    repaired = False
    try:
        reply = parse(prompt, first)
    except NotTheShape as error:
        repaired = True
        reply = _again(prompt, text, first, error, model, heard)
    seconds = time.monotonic() - started
    return Run(prompt.name, prompt.version, model.name, reply, repaired, seconds)


def _again(
    prompt: Prompt[Input, Reply],
    text: str,
    first: str,
    wrong: NotTheShape,
    model: LanguageModel,
    heard: Heard | None,
) -> Reply:
    asked = f"{text}\n\nTrả lời trước:\n{first}\n\nTrả lời đó sai ({wrong}). Chỉ viết lại đúng JSON theo mẫu trên."
    try:
        return parse(prompt, _asked(prompt, asked, model, heard))
    except NotTheShape as error:
        raise ModelFailed(f"Mô hình ngôn ngữ {model.name} trả lời không đúng mẫu hai lần.") from error


def _asked(prompt: Prompt[Input, Reply], text: str, model: LanguageModel, heard: Heard | None) -> str:
    if isinstance(model, ShapedModel):
        return model.complete_shaped(text, name=prompt.name, schema=prompt.reply.model_json_schema(), heard=heard)
    return model.complete(text)
