"""Typed inputs and replies, one pair per prompt."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

KINDS = ("actual", "target", "previous", "other")
"""What a number may be called: result of the period, plan, earlier or somebody else's figure, anything else."""


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KeyedQuote(Shape):
    """Words of a report the model may rely on, under a key we issue ("c1")."""

    key: str
    unit: str
    period: str
    quote: str


class AnswerQuestionInput(Shape):
    question: str
    quotes: tuple[KeyedQuote, ...]


class WrittenSentence(Shape):
    """keys: the quotes the sentence rests on."""

    text: str = Field(min_length=1)
    keys: tuple[str, ...] = Field(min_length=1)


class AnswerQuestionReply(Shape):
    """No sentences: the quotes do not answer."""

    sentences: tuple[WrittenSentence, ...]


class WriteParagraphInput(Shape):
    """text: a paragraph in which every figure stands as a place, "[s1]"."""

    text: str


class WriteParagraphReply(Shape):
    text: str = Field(min_length=1)


class CodeChoice(Shape):
    """An indicator the model may name."""

    code: str
    name: str
    measure: str


class KeyedPassage(Shape):
    """Words of a report in which each number asked about stands under a key we issue: "tiếp nhận [n1: 9.016] hồ sơ".

    place: the headings or the table it stands under, empty without any.
    """

    text: str
    place: str = ""


class SaidOfNumber(Shape):
    """What the model says of the number under a key. It has no place for a number: the key is all it can give.

    kind: one of KINDS. code: of a choice, empty where none fits. words: those of the passage that name the indicator,
    verbatim. The schema bounds each, so that a small model comes to an end; parsing lets all in, so that one odd word
    does not cost the whole reply.
    """

    key: str = Field(json_schema_extra={"maxLength": 4})
    kind: str = Field(json_schema_extra={"enum": list(KINDS)})
    code: str = Field("", json_schema_extra={"maxLength": 6})
    words: str = Field("", json_schema_extra={"maxLength": 80})


class ExtractValuesReply(Shape):
    """Numbers left out: nothing is said of them."""

    numbers: tuple[SaidOfNumber, ...] = Field(json_schema_extra={"maxItems": 20})


class WorkedExample(Shape):
    """Passages of an invented report with the reply they should have had."""

    choices: tuple[CodeChoice, ...]
    passages: tuple[KeyedPassage, ...]
    reply: ExtractValuesReply


class ExtractValuesInput(Shape):
    examples: tuple[WorkedExample, ...]
    choices: tuple[CodeChoice, ...]
    passages: tuple[KeyedPassage, ...]
