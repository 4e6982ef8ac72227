"""What list items hang on: "Kết quả giải quyết hồ sơ:" and, below it, "- Tiếp nhận: 2.874", "+ Quá hạn: 16"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.documents import Block, BlockId, BlockKind
from extraction.sentence_spans import sentence_spans

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.FOOTNOTE})
_MARK = re.compile(
    r"\s*(?:(?P<plus>[+*])|(?P<dash>[-–—•▪●o](?=\s))|(?P<letter>[a-zđ])[.)]|(?P<number>\d+(?:\.\d+)*)[.)])"
)
_LEVELS = {"number": 1, "letter": 2, "dash": 3, "plus": 4}
_SHORT = 160  # characters: a longer paragraph without a mark is no list item


def lead_ins(blocks: Iterable[Block]) -> dict[BlockId, tuple[str, ...]]:
    """The words each paragraph hangs on, outermost first; a lead-in holds in its section until the next beside it."""
    paragraphs = [b for b in blocks if b.kind in _PROSE]
    found: dict[BlockId, tuple[str, ...]] = {}
    open_: list[tuple[int, str]] = []
    for i, block in enumerate(paragraphs):
        before = paragraphs[i - 1] if i else None
        if before is None or (before.section, before.headings) != (block.section, block.headings):
            open_ = []
        level = _level(block)
        loose = level == 0 and not _opens(block) and len(block.text) < _SHORT
        open_ = [lead for lead in open_ if lead[0] < level or (loose and lead[0] == 0)]
        found[block.id] = tuple(words for _, words in open_)
        following = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        if _opens(block) or (level and following is not None and _level(following) > level):
            open_.append((level, _last_sentence(block.text)))
        elif level == 0 and not loose:
            open_ = []
    return found


def _level(block: Block) -> int:
    mark = _MARK.match(f"{block.marker or ''} {block.text}")
    return _LEVELS[mark.lastgroup] if mark is not None and mark.lastgroup else 0


def _opens(block: Block) -> bool:
    return block.text.rstrip().endswith((":", ": -"))


def _last_sentence(text: str) -> str:
    spans = sentence_spans(text)
    return spans[-1].of(text) if spans else text
