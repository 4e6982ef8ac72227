"""Pure: what names a table and what notes stand around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.texts import fold_case
from ingest.headings import is_caps, is_caption
from ingest.raw import Align, RawItem, RawParagraph

_ABOVE = re.compile(
    r"[(\[]?\s*(?:đơn vị(?: tính| báo cáo| nhận báo cáo)?\s*:|đvt|(?:được )?ban hành (?:kèm )?theo|kỳ báo cáo|ghi chú"
    r"|số liệu (?:tính )?từ|từ ngày|kèm theo|tính đến)"
)
_BELOW = re.compile(
    r"[(\[]?\s*(?:ghi chú|chú thích|chú giải|lưu ý|nguồn|ký hiệu|quy ước|dấu|ô\b.{0,30}\btrống|cột \(?\d|\*+"
    r"|[\"“”'‘]?(?:[-–…]|\.\.\.|x)[\"”'’]?\s*[:=])"
)
_NAME = re.compile(r"(?:bảng|biểu|khung|mẫu)\s+(?:số\s+)?(?:\d+(?:[./]\d+)*[a-z]?|[ivx]+)\b", re.IGNORECASE)
_UNIT_LAST = re.compile(r"đơn vị(?: tính)?\s*:\s*[^.;:]{1,30}$")
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
            return _one_line(item), notes
        if _ABOVE.match(fold_case(item.text)) or (item.text.startswith("(") and item.text.endswith(")")):
            notes.insert(0, _one_line(item))
        elif _names(item):
            return _one_line(item), notes
        else:
            break
    return "", notes


def _names(item: RawParagraph) -> bool:
    short = len(item.text) < 200
    first_line = item.text.split("\n")[0]
    stands_out = item.bold or item.level is not None or is_caps(first_line) or item.align is Align.CENTER
    return short and (stands_out or item.text.endswith(":") or bool(_UNIT_LAST.search(fold_case(item.text))))


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
        notes.append(_one_line(item))
    return notes


def _one_line(item: RawParagraph) -> str:
    return item.text.replace("\n", " ")


def printed_name(caption: str) -> str:
    """ "Bảng 1" of "Bảng 1. Kết quả …", empty if the caption prints no number."""
    match = _NAME.match(caption)
    if match is None:
        return ""
    words = match.group().split()
    return " ".join(
        [words[0].capitalize(), *(w.lower() if w.isalpha() and len(w) > 1 else w for w in words[1:-1]), words[-1]]
    )
