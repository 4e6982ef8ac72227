"""The screens a person can go to: one list for the rail, for the search and for the order in which roles start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.people import Act
from domain.periods import Period


@dataclass(frozen=True, slots=True)
class Screen:
    """act: what one must be allowed to do. icon: its name in `static/icons.svg`. opens: a new group in the rail.

    also: other words people look for it by, without diacritics.
    """

    act: Act
    path: str
    icon: str
    words: str
    opens: bool = False
    also: str = ""


SCREENS = (
    Screen(Act.SEE_OWN_UNIT, "/don-vi-cua-toi", "units", "Đơn vị tôi", also="han gui tra lai cau hoi"),
    Screen(Act.SEE_CITY, "/tong-quan", "overview", "Tổng quan", also="trang dau lanh dao"),
    Screen(Act.SEE_CITY, "/ma-tran", "matrix", "Ma trận", also="don vi chi tieu thieu chua gui"),
    Screen(Act.SEE_CITY, "/chi-tieu", "indicators", "Chỉ tiêu", also="xep hang so lieu thanh pho"),
    Screen(Act.SEE_CITY, "/don-vi", "units", "Đơn vị", also="so phuong xa"),
    Screen(Act.SEE_CITY, "/bang-diem", "scores", "Bảng điểm", also="cham diem 766 xep hang"),
    Screen(Act.SEE_OWN_REPORTS, "/bao-cao", "reports", "Báo cáo", opens=True, also="gui tep nhan tep"),
    Screen(Act.DECIDE, "/tham-dinh", "review", "Thẩm định", also="duyet hang cho"),
    Screen(Act.ANSWER_BACK, "/tra-lai", "back", "Trả lại", also="tra loi cau hoi"),
    Screen(Act.TEACH_WORDING, "/cach-goi", "wordings", "Cách gọi", also="ten goi chi tieu"),
    Screen(Act.ASK, "/hoi-dap", "ask", "Hỏi đáp", opens=True, also="cau hoi tro ly"),
    Screen(Act.SEE_DRAFTS, "/du-thao", "draft", "Dự thảo", also="bao cao tong hop docx"),
    Screen(
        Act.MANAGE_PEOPLE,
        "/quan-tri",
        "manage",
        "Quản trị",
        opens=True,
        also="nguoi dung don vi lich ngay nghi khong ap dung",
    ),
)
ACCOUNT = Screen(Act.OWN_ACCOUNT, "/tai-khoan", "person", "Tài khoản của tôi", also="mat khau ma truy cap")

Can = Callable[[Act], bool]


def screens_of(can: Can) -> tuple[Screen, ...]:
    return tuple(s for s in SCREENS if can(s.act))


def first_screen(can: Can) -> str:
    """Where a person starts: the first of the rail; a program's token may know none but its own account."""
    return next((s.path for s in SCREENS if can(s.act)), ACCOUNT.path)


def offered(known: Sequence[Period], shown: Period | None, *, with_cumulative: bool) -> list[Period]:
    """What the period switch offers, newest first: those with reports, and the cumulative ones these feed too."""
    more = [p.cumulative() for p in known] if with_cumulative else []
    return sorted({*known, *more, *([shown] if shown else [])}, key=lambda p: p.sort_key, reverse=True)
