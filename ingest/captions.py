"""Pure: what names a table and what notes stand around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.texts import fold_case
from ingest.headings import is_caps, is_caption
from ingest.raw import Align, RawItem, RawParagraph

_ABOVE = re.compile(
    r"[(\[]?\s*(?:đơn vị(?: tính)?\s*:|đvt|kỳ báo cáo|ghi chú|số liệu (?:tính )?từ|từ ngày|kèm theo|tính đến)"
)
_BELOW = re.compile(
    r"[(\[]?\s*(?:ghi chú|chú thích|chú giải|lưu ý|nguồn|ký hiệu|quy ước|dấu|ô\b.{0,30}\btrống|cột \(?\d|\*+"
    r"|[\"“”'‘]?(?:[-–…]|\.\.\.|x)[\"”'’]?\s*[:=])"
)
_NAME = re.compile(r"(?:bảng|biểu|khung|mẫu)\s+(?:số\s+)?(?:\d+(?:[./]\d+)*[a-z]?|[ivx]+)\b", re.IGNORECASE)
_LONGEST = 400


def above(items: Sequence[RawItem], at: int) -> tuple[str, list[str]]:
    """The caption of the table at `at`, and the notes printed between it and the table."""
    notes: list[str] = []
    for item in reversed(items[max(0, at - 5) : at]):
        if not isinstance(item, RawParagraph) or len(item.text) > _LONGEST:
            break
        if item.kind is not None:
            continue
        if is_caption(item.text):
            return item.text, notes
        if _ABOVE.match(fold_case(item.text)) or (item.text.startswith("(") and item.text.endswith(")")):
            notes.insert(0, item.text)
        elif _names(item):
            return item.text, notes
        else:
            break
    return "", notes


def _names(item: RawParagraph) -> bool:
    short = len(item.text) < 200
    stands_out = item.bold or item.level is not None or is_caps(item.text) or item.align is Align.CENTER
    return short and (stands_out or item.text.endswith(":"))


def below(items: Sequence[RawItem], at: int) -> list[str]:
    """Notes right under the table at `at`."""
    notes: list[str] = []
    for item in items[at + 1 : at + 5]:
        if not isinstance(item, RawParagraph):
            break
        if item.kind is not None:
            continue
        if len(item.text) > _LONGEST or not _BELOW.match(fold_case(item.text)):
            break
        notes.append(item.text)
    return notes


def printed_name(caption: str) -> str:
    """ "Bảng 1" of "Bảng 1. Kết quả …", empty if the caption prints no number."""
    match = _NAME.match(caption)
    return " ".join(match.group().split()) if match else ""
