"""A language model asked about numbers the rules have found: which indicator each speaks of, or what else it is.

It sees each number under a key and answers with keys. What it says of a key we did not issue, of an indicator we did
not offer, or with words that do not stand beside the number, is not heard.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from domain.documents import Block, BlockId
from domain.indicators import Catalogue, Code
from domain.texts import Span, fold_case, one_space
from domain.values import FigureKind
from extraction.grounding import printed_around
from extraction.instructions import gives_orders
from extraction.labels import LabelIndex
from extraction.sentence_spans import sentence_at
from extraction.shortlists import shortlist
from prompts.catalog import EXTRACT_VALUES
from prompts.model import LanguageModel, ModelFailed
from prompts.runner import run
from prompts.shapes import KINDS, CodeChoice, ExtractValuesInput, ExtractValuesReply, KeyedPassage, SaidOfNumber
from prompts.worked_examples import worked_examples

_MOST_CHARACTERS = 1400
_MOST_NUMBERS = 14
_MOST_CHOICES = 16
_OUR_KEYS = re.compile(r"\[\s*n\d+\s*:")  # a report that prints keys of its own is not asked about
_LETTER = re.compile(r"[^\W\d_]")

Place = tuple[BlockId, Span]


@dataclass(frozen=True, slots=True)
class ModelReader:
    """seconds: for one report, all calls together; when they are over, the report counts as not read by the model."""

    model: LanguageModel
    seconds: float = 300.0
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True)
class Asked:
    """A number to ask about. codes: what the rules bound it to, none if they left it open."""

    block: Block
    number: Span
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What the model says of one number. code: one we offered, or None. words: where they stand in the block, None if
    only its headers or caption hold them."""

    kind: FigureKind
    code: Code | None
    words: Span | None


@dataclass(frozen=True, slots=True)
class Heard:
    """All the model said of a report. calls: how often it was asked."""

    said: Mapping[Place, Said]
    calls: int


@dataclass(slots=True)
class Sheet:
    """One call: passages with the numbers under keys, and the indicators they may speak of."""

    passages: list[KeyedPassage] = field(default_factory=list)
    keys: dict[str, Asked] = field(default_factory=dict)
    codes: frozenset[Code] = frozenset()

    def has_room(self, passage: KeyedPassage, numbers: int, codes: frozenset[Code]) -> bool:
        length = sum(len(p.text) + len(p.place) for p in (*self.passages, passage))
        few = len(self.keys) + numbers <= _MOST_NUMBERS and len(self.codes | codes) <= _MOST_CHOICES
        return not self.passages or (few and length <= _MOST_CHARACTERS)


def ask_model(numbers: Sequence[Asked], labels: LabelIndex, reader: ModelReader) -> Heard:
    """What the model says of the numbers, in reading order; ModelFailed if it fails once or takes too long."""
    said: dict[Place, Said] = {}
    calls = 0
    ends = reader.clock() + reader.seconds
    for sheet in sheets(numbers, labels):
        if reader.clock() >= ends:
            raise ModelFailed(f"Mô hình ngôn ngữ {reader.model.name} đọc báo cáo quá {reader.seconds:.0f} giây.")
        reply = run(EXTRACT_VALUES, inputs_of(sheet, labels.catalogue), reader.model).reply
        calls += 1
        said.update(heard(reply, sheet))
    return Heard(said, calls)


def sheets(numbers: Sequence[Asked], labels: LabelIndex) -> Iterator[Sheet]:
    """The numbers block by block, as many blocks to a call as a small model copes with."""
    sheet = Sheet()
    for block, asked in _by_block(numbers):
        codes = frozenset(shortlist(block, [a.number for a in asked], [c for a in asked for c in a.codes], labels))
        if not sheet.has_room(_passage(block, asked, 1), len(asked), codes):
            yield sheet
            sheet = Sheet()
        first = len(sheet.keys) + 1
        sheet.passages.append(_passage(block, asked, first))
        sheet.keys |= {f"n{i}": a for i, a in enumerate(asked, first)}
        sheet.codes |= codes
    if sheet.passages:
        yield sheet


def _by_block(numbers: Sequence[Asked]) -> Iterator[tuple[Block, list[Asked]]]:
    groups: dict[BlockId, list[Asked]] = {}
    for asked in sorted(numbers, key=lambda a: (a.block.order, a.number)):
        groups.setdefault(asked.block.id, []).append(asked)
    for group in groups.values():
        block = group[0].block
        if not _steers(block):
            yield block, group


def _steers(block: Block) -> bool:
    """Words that give orders to a program, or look like our keys, are never sent, nor what stands under them."""
    printed = "\n".join((*block.headings, printed_around(block)))
    return gives_orders(one_space(printed)) or _OUR_KEYS.search(printed) is not None


def _passage(block: Block, asked: Sequence[Asked], first: int) -> KeyedPassage:
    """The block's words with keys before its numbers; in a table row each number also with the head of its column."""
    text = block.text
    for key, a in reversed(list(enumerate(asked, first))):
        head = _column_head(block, a.number)
        text = f"{text[: a.number.start]}{head}[n{key}: {a.number.of(block.text)}]{text[a.number.end :]}"
    return KeyedPassage(text=text, place=_place(block))


def _column_head(block: Block, number: Span) -> str:
    header = next((cell.header for cell in block.cells if cell.span.contains(number)), ())
    return f"{header[-1]}: " if header else ""


def _place(block: Block) -> str:
    above = block.headings[-1:] if block.row is None else (block.row.caption, *block.row.groups[-1:])
    return one_space(" · ".join(words for words in above if words))


def inputs_of(sheet: Sheet, catalogue: Catalogue) -> ExtractValuesInput:
    offered = [i for i in catalogue if i.code in sheet.codes]
    return ExtractValuesInput(
        examples=worked_examples(EXTRACT_VALUES),
        choices=tuple(CodeChoice(code=i.code, name=i.name, measure=i.measure) for i in offered),
        passages=tuple(sheet.passages),
    )


def heard(reply: ExtractValuesReply, sheet: Sheet) -> dict[Place, Said]:
    """What may be taken into account of a reply; a key answered in two ways counts as not answered."""
    found: dict[Place, Said] = {}
    for key, answers in _by_key(reply.numbers).items():
        asked = sheet.keys.get(key)
        taken = [_said(answer, asked, sheet.codes) for answer in answers] if asked is not None else []
        if asked is not None and len(set(taken)) == 1 and taken[0] is not None:
            found[(asked.block.id, asked.number)] = taken[0]
    return found


def _by_key(answers: Iterable[SaidOfNumber]) -> dict[str, list[SaidOfNumber]]:
    keyed: dict[str, list[SaidOfNumber]] = {}
    for answer in answers:
        keyed.setdefault(answer.key, []).append(answer)
    return keyed


def _said(answer: SaidOfNumber, asked: Asked, offered: frozenset[Code]) -> Said | None:
    code = answer.code or None
    if answer.kind not in KINDS or (code is not None and code not in offered):
        return None
    kind = FigureKind(answer.kind)
    if kind is FigureKind.ACTUAL and code is None:
        return None
    words = one_space(fold_case(answer.words)).strip(" .,;:|")
    if not _LETTER.search(words):
        return None
    at = _beside(words, asked)
    if at is None and words not in one_space(fold_case(printed_around(asked.block))):
        return None
    return Said(kind, code, at)


def _beside(words: str, asked: Asked) -> Span | None:
    """Where the words stand nearest to the number: in its sentence, or in its row."""
    text = asked.block.text
    whole = Span(0, len(text)) if asked.block.row is not None else sentence_at(text, asked.number.start)
    wanted = r"\s+".join(re.escape(word) for word in words.split())
    places = re.finditer(wanted, fold_case(text)[whole.start : whole.end])
    spans = [Span(whole.start + m.start(), whole.start + m.end()) for m in places]
    return min(spans, key=lambda s: abs(s.start - asked.number.start), default=None)
