"""Words inside a report that try to steer a machine. They change nothing; a reviewer is told."""

from __future__ import annotations

import re

from domain.citations import cite
from domain.documents import Document
from domain.texts import fold_case
from domain.values import Finding, Severity
from extraction.sentence_spans import sentence_spans

# An order to a reader that is a program: it names the machine or its orders, or dictates what to extract or ignore.
_ORDERS = re.compile(
    r"(bỏ qua|phớt lờ|quên|không tuân theo|làm trái)\s+(hết\s+|tất cả\s+|mọi\s+|các\s+|toàn bộ\s+|những\s+)*"
    r"(hướng dẫn|chỉ dẫn|chỉ thị|quy tắc|yêu cầu|lệnh)\s+(hệ thống|trước|ở trên|bên trên|phía trên|đã cho|nêu trên)"
    r"|(ignore|disregard|forget)\s+(all\s+|any\s+|the\s+|your\s+)*(previous|prior|above|earlier|system)\b"
    r"|\b(system prompt|prompt injection|as an ai|you are (now )?(an?|the) |<\|?(im_start|system)|\[inst\])"
    r"|(trợ lý|mô hình|hệ thống|phần mềm)( ngôn ngữ)?( ai| trí tuệ nhân tạo)\b.{0,40}\b(phải|hãy|cần|bắt buộc)\b"
    r"|\b(hãy|phải)\s+(trả lời|ghi nhận|trích xuất|điền|xuất|báo cáo lại|coi|đặt|in ra|đổi|sửa)\b.{0,60}"
    r"\b(json|giá trị|số liệu|kết quả|là \d|thành \d|bằng \d)"
    r"|(gửi|tiết lộ|cung cấp)\s.{0,30}(mật khẩu|khóa api|api key|lời nhắc hệ thống)"
)


def gives_orders(text: str) -> bool:
    """Whether the words try to steer a program."""
    return _ORDERS.search(fold_case(text)) is not None


def find_instructions(document: Document) -> list[Finding]:
    """One finding per sentence that gives orders to a program."""
    found = []
    for block in document.blocks:
        for span in sentence_spans(block.text):
            if gives_orders(span.of(block.text)):
                message = f"Văn bản có câu mang tính ra lệnh cho phần mềm, đã bỏ qua: “{_short(span.of(block.text))}”"
                found.append(
                    Finding("instruction_in_document", Severity.WARNING, message, citations=(cite(block, span),))
                )
    return found


def _short(words: str) -> str:
    return words if len(words) <= 120 else words[:117] + "…"
