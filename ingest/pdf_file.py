"""Opening a PDF: one at a time (pdfium knows no threads), always closed, a clear refusal for what cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

import pypdfium2 as pdfium

from domain.errors import Refused, UnreadableFile

_PDFIUM = RLock()
_TAIL = 2048


@contextmanager
def open_pdf(content: bytes) -> Iterator[pdfium.PdfDocument]:
    """Raises Refused ("empty", "encrypted") and UnreadableFile ("truncated"), also for a page broken on the way."""
    if not content:
        raise Refused("Tệp rỗng, không có nội dung; hãy kiểm tra và gửi lại.", reason="empty")
    with _PDFIUM:
        try:
            document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as error:
            raise _refusal(content, str(error)) from error
        try:
            yield document
        except pdfium.PdfiumError as error:
            raise UnreadableFile(
                "Tệp PDF bị hỏng một phần, có trang không mở được; hãy xuất lại PDF và gửi lại.", reason="truncated"
            ) from error
        finally:
            document.close()


def _refusal(content: bytes, message: str) -> Refused:
    if "assword" in message or "ecurity" in message:
        return Refused("Tệp PDF có mật khẩu; hãy bỏ mật khẩu rồi gửi lại.", reason="encrypted")
    if b"%%EOF" not in content[-_TAIL:]:
        return UnreadableFile("Tệp PDF bị cắt cụt, có thể tải chưa hết; hãy gửi lại tệp đầy đủ.", reason="truncated")
    return UnreadableFile("Tệp PDF bị hỏng, không mở được; hãy xuất lại PDF và gửi lại.", reason="truncated")
