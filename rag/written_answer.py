"""A language model's words around what was found. It is never trusted: one doubtful sentence, and the composed answer
stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.answers import Answer, CitedSource
from domain.keywords import content_syllables
from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from domain.texts import nfc
from prompts.catalog import ANSWER_QUESTION
from prompts.model import LanguageModel, ModelFailed
from prompts.runner import run
from prompts.shapes import AnswerQuestionInput, KeyedQuote, WrittenSentence

_MOST_QUOTES = 12
_SUPPORTED = 0.5  # share of a sentence's content words that its quotes must hold
_DIGITS = re.compile(r"\d+(?:[.,/]\d+)*")


def written(question: str, composed: Answer, periods: Sequence[str], model: LanguageModel) -> Answer:
    """The composed answer in the model's words, or as it was composed when the model fails or strays.

    periods: label of the report's period, parallel to the answer's sources.
    """
    sources = composed.sources[:_MOST_QUOTES]
    if not sources:
        return composed
    keys = {f"c{i}": source for i, source in enumerate(sources, 1)}
    quotes = tuple(
        KeyedQuote(key=key, unit=source.unit, period=period, quote=source.quote)
        for (key, source), period in zip(keys.items(), periods, strict=False)
    )
    try:
        reply = run(ANSWER_QUESTION, AnswerQuestionInput(question=question, quotes=quotes), model).reply
    except ModelFailed as error:
        return replace(composed, warnings=(*composed.warnings, str(error)))
    if not reply.sentences or any(faults(sentence, keys) for sentence in reply.sentences):
        return composed
    used = dict.fromkeys(key for sentence in reply.sentences for key in sentence.keys)
    text = "\n".join(nfc(sentence.text).strip() for sentence in reply.sentences)
    return replace(composed, text=text, sources=tuple(keys[key] for key in used))


def faults(sentence: WrittenSentence, keys: dict[str, CitedSource]) -> list[str]:
    """What is wrong with a sentence: keys we did not issue, numbers or words its quotes do not hold."""
    unknown = [key for key in sentence.keys if key not in keys]
    if unknown:
        return [f"khóa lạ {key}" for key in unknown]
    text = nfc(sentence.text)
    held = " ".join(f"{keys[key].unit} {keys[key].quote}" for key in sentence.keys)
    found = [f"số lạ {digits}" for digits in _DIGITS.findall(text) if digits not in _DIGITS.findall(held)]
    found += [f"số lạ {words}" for words in _numbers(text) - _numbers(held)]
    words = set(content_syllables(text))
    if words and len(words & set(content_syllables(held))) < _SUPPORTED * len(words):
        found.append("câu không dựa vào đoạn trích")
    return found


def _numbers(text: str) -> set[str]:
    """Amounts in the text by value, so that a number in words is held to its quote as well."""
    named = (NumberForm.DATE, NumberForm.DOC_NUMBER, NumberForm.NAME)
    return {str(m.value) for m in read_numbers(text) if m.form not in named and m.value is not None}
