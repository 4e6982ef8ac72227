"""State secrets do not belong here: a report that bears a secrecy mark is refused before anything of it is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.documents import Block, BlockKind
from domain.errors import Refused

_MARK = re.compile(r"\W*(?:(?:DẤU|ĐỘ)\s+MẬT\s*:?\s*)?(TUYỆT MẬT|TỐI MẬT|MẬT)\W*")
_FRONT = 15  # blocks at the top where a mark may stand outside the letterhead


def refuse_secret(blocks: Sequence[Block]) -> None:
    """Raises Refused ("classified") when a line of the letterhead or page head is nothing but a secrecy mark."""
    for i, block in enumerate(blocks):
        if i >= _FRONT and block.kind not in (BlockKind.LETTERHEAD, BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER):
            continue
        for line in re.split(r"[\n\t]", block.text):
            if mark := _MARK.fullmatch(" ".join(line.upper().split())):
                message = f"Văn bản có dấu “{mark.group(1)}” nên không được nhận ở đây; hãy gửi theo đường văn bản mật."
                raise Refused(message, reason="classified")
