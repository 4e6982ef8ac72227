"""A draft is no report yet: counted beside the report it became, its figures would stand twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.documents import Block, BlockKind
from domain.errors import Refused

_MARK = re.compile(r"\W*(?:BẢN\s+)?DỰ\s*THẢO(?:\s+LẦN\s+\w+|\s+\d+)?\W*")
_FRONT = 15  # blocks at the top where the mark may stand outside the letterhead


def refuse_draft(blocks: Sequence[Block], name: str) -> None:
    """Raises Refused ("draft") when a line of the letterhead is nothing but the mark "DỰ THẢO" (NĐ 30/2020/NĐ-CP)."""
    for i, block in enumerate(blocks):
        if i >= _FRONT and block.kind is not BlockKind.LETTERHEAD:
            continue
        if any(_MARK.fullmatch(" ".join(line.upper().split())) for line in re.split(r"[\n\t]", block.text)):
            message = f"Tệp “{name}” ghi “DỰ THẢO” nên chưa được tính; hãy gửi báo cáo đã ban hành."
            raise Refused(message, reason="draft")
