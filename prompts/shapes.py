"""Typed inputs and replies, one pair per prompt."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


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
