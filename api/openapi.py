"""The OpenAPI document: what FastAPI cannot know by itself – how we refuse, who comes in how, what the tags mean."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from api.problems import MEDIA_TYPE, Problem

Json = dict[str, Any]
_DESCRIPTION = """Số liệu cải cách hành chính có dẫn chứng, dự thảo báo cáo Thành phố, hỏi đáp.

Chương trình gửi kèm mã truy cập tạo ở trang Tài khoản: `Authorization: Bearer tgh_…`. Mỗi mã chỉ làm được những việc đã
chọn khi tạo, trong quyền của người tạo. Mọi từ chối có cùng một dạng (`Problem`), với một câu tiếng Việt ở `detail`.

Số liệu là chuỗi thập phân (`"98.9"`), kỳ viết như `2026-Q3`, `2026-6M`, `2026-9M`, `2026-Y`, `2026-M07`.
"""
_TAGS = {
    "báo cáo": "Gửi báo cáo, xem những gì đã đọc được, trang ảnh và chỗ của từng trích dẫn.",
    "tệp đang nhận": "Tệp đã gửi đang ở bước nào; hủy, đọc lại.",
    "số liệu": "Số liệu của đơn vị và của toàn Thành phố, kèm độ phủ.",
    "lãnh đạo": "Tổng quan, ma trận, đơn vị, một chỉ tiêu: những gì lãnh đạo xem.",
    "tìm": "Ô tìm kiếm.",
    "thẩm định": "Hàng chờ, một số liệu với lời văn của nó, và mọi thao tác của người thẩm định.",
    "hỏi đáp": "Hỏi bằng tiếng Việt; trả lời có trích dẫn, hoặc nói rõ vì sao không trả lời.",
    "dự thảo": "Báo cáo hợp nhất (DOCX) và bảng số liệu (XLSX).",
    "bảng điểm": "Điểm của từng đơn vị theo Bộ chỉ số 766 hoặc bảng điểm của Thành phố.",
    "người dùng": "Tài khoản, vai trò, và chuỗi nhật ký.",
    "mã truy cập": "Mã của chính mình cho chương trình.",
    "cách gọi chỉ tiêu": "Những cách gọi đã ghi nhớ, tác động của chúng, ghi nhớ và ngừng dùng.",
    "quản trị": "Đơn vị và tên gọi, lịch hạn nộp, hàng đợi, mô hình.",
    "trang của đơn vị": "Đơn vị còn phải nộp gì, đã nộp gì, bị hỏi lại gì.",
    "trạng thái": "Tiến trình còn sống, và có làm việc được không.",
}
_REFUSALS = {
    400: "Yêu cầu chưa đúng",
    401: "Chưa đăng nhập, hoặc mã truy cập không còn dùng được",
    403: "Vai trò hoặc mã truy cập không được phép",
    404: "Không có, hoặc không phải của đơn vị mình",
    409: "Người khác đã thay đổi từ khi xem",
    411: "Thiếu độ dài nội dung (Content-Length)",
    413: "Nội dung lớn hơn giới hạn",
    422: "Nội dung không hợp lệ",
    500: "Lỗi chưa lường trước của máy chủ; không có gì được lưu",
    503: "Máy chủ chưa được cấu hình cho việc này",
}
_OF_WRITES = {409, 411, 413}


def describe(app: FastAPI) -> None:
    """Makes `app.openapi()` the complete document, once."""

    def document() -> Json:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def operation_id(route: APIRoute) -> str:
    """ "documents_send": stable names for generated clients."""
    return f"{route.endpoint.__module__.rpartition('.')[2]}_{route.name}"


def _document(app: FastAPI) -> Json:
    made = get_openapi(
        title=app.title,
        version=app.version,
        description=_DESCRIPTION,
        routes=app.routes,
        tags=[{"name": name, "description": told} for name, told in _TAGS.items()],
    )
    schemas = made["components"]["schemas"]
    for of_the_library in ("HTTPValidationError", "ValidationError"):
        schemas.pop(of_the_library, None)
    schemas["Problem"] = Problem.model_json_schema()
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            if path.startswith("/api/"):
                operation["responses"] |= _refusals(method)
    return made


def _refusals(method: str) -> Json:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        str(status): {"description": told, "content": content}
        for status, told in _REFUSALS.items()
        if method != "get" or status not in _OF_WRITES
    }
