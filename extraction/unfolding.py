"""Sentences told out of order, put in plain order before they are read; every number keeps its place in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.numbers import NumberMention
from domain.texts import Span
from extraction.label_brackets import without_label_brackets
from extraction.labels import LabelIndex
from extraction.respective import RespectiveList, respective_lists
from extraction.split_predicates import split_predicates


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A text in plain order.

    mentions: its numbers in order, at their places in `text`; places: for each, its place among those as written.
    origin: for each character of `text`, the offset it was written at. unread: numbers (by place as written) of a list
    whose names and figures do not match.
    """

    text: str
    mentions: tuple[NumberMention, ...]
    places: tuple[int, ...]
    origin: tuple[int, ...]
    unread: frozenset[int] = frozenset()

    def written(self, span: Span) -> Span:
        """Where the characters of a span of `text` stand in the text as written, from the first to the last."""
        offsets = self.origin[span.start : span.end]
        return Span(min(offsets), max(offsets) + 1)


def unfold(text: str, mentions: Sequence[NumberMention], labels: LabelIndex) -> Unfolded:
    """ "A và B lần lượt là 8 và 19" as "A là 8, B là 19"; "đúng hạn (80/83)" as "đúng hạn: 80/83"."""
    plain = without_label_brackets(text, mentions)
    lists = respective_lists(plain, mentions, labels)
    unread = frozenset(i for found in lists if not found.names for i in found.figures)
    edits: list[tuple[Span, Sequence[Span | str]]] = []
    edits += [(_place(found), _in_order(found)) for found in lists if found.names]
    edits += [(split.place, split.in_order) for split in split_predicates(plain, mentions)]
    if not edits:
        return replace(as_written(plain, mentions), unread=unread)
    pieces = _pieces(len(text), sorted(edits, key=lambda e: e[0]))
    words = [plain[p.start : p.end] if isinstance(p, Span) else p for p in pieces]
    placed = _placed(pieces, words, _with_units(mentions, lists))
    told = "".join(words)
    if any(new.span.of(told) != old.span.of(plain) for new, old in zip(placed, mentions, strict=True)):
        return replace(as_written(plain, mentions), unread=unread)
    order = sorted(range(len(placed)), key=lambda i: placed[i].span.start)
    return Unfolded(told, tuple(placed[i] for i in order), tuple(order), _origin(pieces), unread)


def as_written(text: str, mentions: Sequence[NumberMention]) -> Unfolded:
    return Unfolded(text, tuple(mentions), tuple(range(len(mentions))), tuple(range(len(text))))


def _place(found: RespectiveList) -> Span:
    return Span(found.start, found.told[-1].end)


def _in_order(found: RespectiveList) -> list[Span | str]:
    """Each name before its own figure."""
    pieces: list[Span | str] = []
    for order, (name, figure) in enumerate(zip(found.names, found.told, strict=True)):
        pieces += [", "] if order else []
        for words in name:
            pieces += [words, " "]
        pieces += [f"{found.verb} " if found.verb else "", figure]
    return pieces


def _pieces(length: int, edits: Sequence[tuple[Span, Sequence[Span | str]]]) -> list[Span | str]:
    """The text cut up and put together again; of two edits in one place the first is made."""
    pieces: list[Span | str] = []
    at = 0
    for place, in_order in edits:
        if place.start >= at:
            pieces += [Span(at, place.start), *in_order]
            at = place.end
    pieces.append(Span(at, length))
    return pieces


def _origin(pieces: Sequence[Span | str]) -> tuple[int, ...]:
    """Words put in between belong to the character before them."""
    origin: list[int] = []
    for piece in pieces:
        if isinstance(piece, Span):
            origin.extend(range(piece.start, piece.end))
        else:
            origin.extend([origin[-1]] * len(piece))
    return tuple(origin)


def _with_units(mentions: Sequence[NumberMention], lists: Sequence[RespectiveList]) -> list[NumberMention]:
    """Each counted in the unit its list prints only once."""
    units = {i: found.unit for found in lists for i in found.figures}
    return [replace(m, measure=m.measure or units.get(i)) for i, m in enumerate(mentions)]


def _placed(
    pieces: Sequence[Span | str], words: Sequence[str], mentions: Sequence[NumberMention]
) -> list[NumberMention]:
    """Each mention at its new place."""
    found: list[NumberMention] = list(mentions)
    at = 0
    for piece, said in zip(pieces, words, strict=True):
        if isinstance(piece, Span):
            for i, mention in enumerate(mentions):
                if piece.start <= mention.span.start < piece.end:
                    found[i] = _moved(mention, at - piece.start)
        at += len(said)
    return found


def _moved(mention: NumberMention, by: int) -> NumberMention:
    return replace(
        mention,
        span=Span(mention.span.start + by, mention.span.end + by),
        number=Span(mention.number.start + by, mention.number.end + by),
    )
