"""Quản trị, nhật ký: who did what, newest first, and the check of the chain."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.access import needs
from api.context import ProcessOf
from api.templating import page
from domain.people import Act, Person
from domain.receipts import ReceiptState
from workflow.accounts import note
from workflow.audit import journal_page, journal_state

router = APIRouter(prefix="/quan-tri")
SHOWN = 100
WORDS = {
    **{state.value: state.label.lower() for state in ReceiptState},
    "login": "đăng nhập, từ máy",
    "login_failed": "đăng nhập không được, từ máy",
    "logout": "đăng xuất",
    "person_added": "thêm người dùng",
    "person_role_changed": "đổi vai trò của",
    "person_disabled": "khóa tài khoản",
    "person_enabled": "mở lại tài khoản",
    "password_changed": "đổi mật khẩu của",
    "password_reset": "đặt lại mật khẩu cho",
    "token_made": "tạo mã truy cập",
    "token_revoked": "thu hồi mã truy cập",
    "token_used": "ghi dữ liệu bằng mã truy cập",
    "accept": "chấp nhận số liệu",
    "correct": "sửa số liệu",
    "reject": "từ chối số liệu",
    "undo": "hoàn tác quyết định về",
    "accept_together": "chấp nhận cùng lúc",
    "reread": "đọc lại số liệu từ lời văn",
    "bind": "gắn số với chỉ tiêu",
    "wording_added": "ghi nhớ cách gọi",
    "wording_withdrawn": "ngừng dùng cách gọi",
    "four_eyes": "đổi chỉ tiêu cần hai người duyệt",
    "send_back": "trả lại đơn vị số liệu",
    "withdraw": "rút nội dung đã trả lại",
    "answer_back": "trả lời nội dung bị trả lại",
    "cancelled": "hủy việc đọc tệp",
    "retried": "đọc lại tệp",
    "unit_alias": "thêm tên gọi cho",
    "unit_former": "ghi tên cơ quan cũ của",
    "unit_ended": "ghi kết thúc hoạt động:",
    "unit_change_withdrawn": "bỏ thay đổi về đơn vị",
    "due_changed": "đổi hạn gửi báo cáo",
    "day_marked": "ghi ngày nghỉ, ngày làm việc",
    "exempted": "ghi chỉ tiêu không áp dụng",
    "applies_again": "cho chỉ tiêu áp dụng lại",
    "draft_started": "lập",
    "draft_changed": "sửa",
    "draft_submitted": "trình",
    "draft_given_back": "trả lại hoặc rút",
    "draft_approved": "duyệt",
    "draft_read_back": "đối chiếu bản Word sửa ngoài với",
    "answer_remarked": "nhận xét câu trả lời cho",
    "model_tried": "thử kết nối mô hình",
    "read_by_model": "đọc thêm bằng mô hình báo cáo",
    "people_read": "xem người dùng:",
    "journal_read": "xem nhật ký:",
}


@router.get("/nhat-ky")
def listed(
    request: Request,
    process: ProcessOf,
    person: Annotated[Person, needs(Act.SEE_JOURNAL)],
    truoc: Annotated[int | None, Query(ge=1)] = None,
    nguoi: Annotated[str, Query(max_length=64)] = "",
    kiem_tra: bool = False,
) -> Response:
    """truoc: entries before this number; nguoi: only this person's; kiem_tra: with the check of the chain."""
    note(process, person, "journal_read", "kiểm tra chuỗi" if kiem_tra else "các mục mới nhất")
    entries = journal_page(process, before=truoc, person=nguoi.strip(), limit=SHOWN)
    return page(
        request,
        "journal.html",
        entries=[(e, dt.datetime.fromisoformat(e.at), WORDS.get(e.act, e.act)) for e in entries],
        older=entries[-1].seq if len(entries) == SHOWN else None,
        who=nguoi,
        chain=journal_state(process) if kiem_tra else None,
    )
