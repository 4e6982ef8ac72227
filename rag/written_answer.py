"""A language model's words around what was found. It is never trusted: one doubtful sentence, and the composed answer
stands. Sentences are checked while it writes, so that one who strays is stopped at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.answers import Answer, CitedSource
from domain.errors import TongHopError
from domain.keywords import content_syllables
from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from domain.progress import Told
from domain.texts import nfc
from prompts.catalog import ANSWER_QUESTION
from prompts.model import Heard, LanguageModel, ModelFailed
from prompts.parsing import items_so_far
from prompts.runner import run
from prompts.shapes import AnswerQuestionInput, KeyedQuote, WrittenSentence

_MOST_QUOTES = 12
_SUPPORTED = 0.5  # share of a sentence's content words that its quotes must hold
_DIGITS = re.compile(r"\d+(?:[.,/]\d+)*")


class _Strayed(TongHopError):
    """A sentence that cannot be taken is written: the rest need not be."""


def written(
    question: str, composed: Answer, periods: Sequence[str], model: LanguageModel, *, told: Told | None = None
) -> Answer:
    """The composed answer in the model's words, or as it was composed when the model fails or strays; where somebody
    is told how far it is, ModelFailed when it fails.

    periods: label of the report's period, parallel to the answer's sources. told: how many sentences are written and
    checked; never the sentences, since the whole is dropped where a later one cannot be taken.
    """
    sources = composed.sources[:_MOST_QUOTES]
    if not sources:
        return composed
    keys = {f"c{i}": source for i, source in enumerate(sources, 1)}
    labels = dict(zip(keys, periods, strict=False))
    quotes = tuple(
        KeyedQuote(key=key, unit=source.unit, period=period, quote=source.quote)
        for (key, source), period in zip(keys.items(), periods, strict=False)
    )
    try:
        asked = AnswerQuestionInput(question=question, quotes=quotes)
        reply = run(ANSWER_QUESTION, asked, model, heard=_checking(keys, labels, told) if told else None).reply
    except _Strayed:
        return composed
    except ModelFailed as error:
        if told is not None:
            raise  # who follows has the composed answer already, and wants to know why there is no other
        return replace(composed, warnings=(*composed.warnings, str(error)))
    if not reply.sentences or any(faults(sentence, keys, labels) for sentence in reply.sentences):
        return composed
    used = dict.fromkeys(key for sentence in reply.sentences for key in sentence.keys)
    text = "\n".join(_dated(sentence, labels) for sentence in reply.sentences)
    return replace(composed, text=text, sources=tuple(keys[key] for key in used), by_model=True)


def _dated(sentence: WrittenSentence, periods: dict[str, str]) -> str:
    """With the period of its quotes where the answer quotes reports of several, for the model may leave it out."""
    text = nfc(sentence.text).strip()
    own = list(dict.fromkeys(periods[key] for key in sentence.keys))
    if len(set(periods.values())) < 2 or all(label in text for label in own):
        return text
    return f"{text.removesuffix('.')} (báo cáo {'; '.join(own)})."


def _checking(keys: dict[str, CitedSource], labels: dict[str, str], told: Told) -> Heard:
    def heard(reply: str) -> None:
        sentences = items_so_far(WrittenSentence, "sentences", reply)
        if any(faults(sentence, keys, labels) for sentence in sentences):
            raise _Strayed
        checked = f"; đã viết và kiểm tra {len(sentences)} câu" if sentences else ""
        told(f"Mô hình đang viết lời{checked}", len(sentences), 0)

    return heard


def faults(sentence: WrittenSentence, keys: dict[str, CitedSource], labels: Mapping[str, str]) -> list[str]:
    """What is wrong with a sentence: keys we did not issue, numbers or words its quotes do not hold.

    labels: the periods of the keys' reports, which the model was told: a sentence may name its own.
    """
    unknown = [key for key in sentence.keys if key not in keys]
    if unknown:
        return [f"khóa lạ {key}" for key in unknown]
    text = nfc(sentence.text)
    held = " ".join(f"{keys[key].unit} {keys[key].quote}" for key in sentence.keys)
    told = text
    for label in {labels.get(key, "") for key in sentence.keys} - {""}:
        told = re.sub(rf"(?i)\b{re.escape(label)}\b", " ", told)
    found = [f"số lạ {digits}" for digits in _DIGITS.findall(told) if digits not in _DIGITS.findall(held)]
    found += [f"số lạ {words}" for words in _numbers(told) - _numbers(held)]
    words = set(content_syllables(text))
    if words and len(words & set(content_syllables(held))) < _SUPPORTED * len(words):
        found.append("câu không dựa vào đoạn trích")
    return found


def _numbers(text: str) -> set[str]:
    """Amounts in the text by value, so that a number in words is held to its quote as well."""
    named = (NumberForm.DATE, NumberForm.DOC_NUMBER, NumberForm.NAME)
    return {str(m.value) for m in read_numbers(text) if m.form not in named and m.value is not None}
