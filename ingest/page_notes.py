"""What a person should know of how the pages of a file were read: one Vietnamese sentence for each thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from domain.documents import HowRead, Page


def notes_on(pages: Sequence[Page]) -> Iterator[str]:
    """Pages read by recognition, and unread pages by their reason."""
    recognised = [p.number for p in pages if p.how is HowRead.OCR and not p.reason]
    if recognised:
        yield (
            f"Trang {page_list(recognised)} là ảnh quét, được đọc bằng nhận dạng chữ (OCR); "
            "hãy đối chiếu các con số với ảnh trang."
        )
    empty = [p.number for p in pages if p.how is HowRead.OCR and p.reason]
    if empty:
        yield f"Trang {page_list(empty)} là ảnh không nhận ra chữ nào."
    reasons = dict.fromkeys(p.reason or "" for p in pages if p.how is HowRead.UNREADABLE)
    for reason in reasons:
        unread = [p.number for p in pages if p.how is HowRead.UNREADABLE and (p.reason or "") == reason]
        yield f"Chưa đọc được trang {page_list(unread)}: {_clause(reason)}"


def _clause(reason: str) -> str:
    return reason[:1].lower() + reason[1:] if reason else "không có lớp chữ dùng được."


def page_list(numbers: Iterable[int]) -> str:
    """ "1–4, 6": neighbours put together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)
