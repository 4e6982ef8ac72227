"""Page images with the cited words marked."""

from __future__ import annotations

from domain.errors import NotFound
from ingest.page_images import render
from workflow.factory import Process
from workflow.overview import original


def page_picture(process: Process, document_id: str, number: int, value_id: str | None) -> bytes:
    """PNG of one page of a PDF at 110 dpi; NotFound for formats without pages."""
    receipt, content = original(process, document_id)
    if not content.startswith(b"%PDF") or not 1 <= number <= receipt.pages:
        raise NotFound("Văn bản này không có ảnh trang; hãy xem phần nội dung.")
    boxes = []
    if value_id is not None:
        with process.desk() as desk:
            value = desk.values.get(value_id)
        if value is not None and value.document_id == document_id:
            boxes = [box for page, box in value.citation.boxes if page == number]
    return render(content, number, dpi=110, boxes=boxes)
