"""All prompts. A changed text is a new version; the old one stays while stored runs name it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from prompts.shapes import (
    AnswerQuestionInput,
    AnswerQuestionReply,
    ExtractValuesInput,
    ExtractValuesReply,
    Shape,
    WriteParagraphInput,
    WriteParagraphReply,
)

Input = TypeVar("Input", bound=Shape)
Reply = TypeVar("Reply", bound=Shape)


@dataclass(frozen=True, slots=True)
class Prompt(Generic[Input, Reply]):
    name: str
    version: int
    inputs: type[Input]
    reply: type[Reply]

    @property
    def template(self) -> str:
        return f"{self.name}.v{self.version}.jinja"


ANSWER_QUESTION = Prompt("answer_question", 1, AnswerQuestionInput, AnswerQuestionReply)

EXTRACT_VALUES = Prompt("extract_values", 1, ExtractValuesInput, ExtractValuesReply)

WRITE_PARAGRAPH = Prompt("write_paragraph", 2, WriteParagraphInput, WriteParagraphReply)

ALL = (ANSWER_QUESTION, EXTRACT_VALUES, WRITE_PARAGRAPH)
