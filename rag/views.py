"""What of a passage is put into vectors: all of it, and each of its paragraphs without the headings above.

A long paragraph is cut between sentences. A question about one thing of the many that a passage tells lies nearer to
the part that tells it than to the whole; what that gains is in docs/analysis/hoi-dap.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from domain.answers import Passage
from rag.chunking import heading_line
from rag.embedders import Embedder, Vectors
from rag.sentences import sentence_spans

_MOST = 400  # characters of a part, unless one sentence is longer
_MOST_VIEWS = 60  # one passage is not to crowd out all others
_TABLE = " | "  # rows stay together under their header


def views(passage: Passage) -> list[str]:
    """The passage's text, then its parts; one that is a single paragraph and nothing else has no parts."""
    body = passage.text.removeprefix(heading_line(passage.headings))
    lines = [line for line in body.splitlines() if _TABLE not in line]
    seen = dict.fromkeys([passage.text, *(part for line in lines for part in _parts(line))])
    return list(seen)[:_MOST_VIEWS]


def _parts(line: str) -> Iterator[str]:
    held = ""
    for span in sentence_spans(line):
        sentence = line[span.start : span.end]
        if held and len(held) + len(sentence) > _MOST:
            yield held
            held = ""
        held = f"{held} {sentence}".lstrip()
    if held:
        yield held


def embedded(passages: Sequence[Passage], embedder: Embedder) -> list[Vectors]:
    """For each passage the vectors of its views, (views, dimension)."""
    told = [views(passage) for passage in passages]
    rows = embedder.passages([view for own in told for view in own])
    return np.split(rows, np.cumsum([len(own) for own in told])[:-1]) if told else []
