"""Groups of indicators that are asked for by one name: the six groups of Bộ chỉ số 766 (QĐ 766/QĐ-TTg), the four levels
of autonomy of public service units (NĐ 60/2021/NĐ-CP), a plan with what is done of it."""

from __future__ import annotations

from collections.abc import Mapping

from domain.indicators import Catalogue, Code
from rag.folded import Folded

_EACH = r"(?:cac|tung|moi|nhung|tat ca(?: cac)?|ca \w+|[346]|sau|bon|ba)"
_TASKS = r"(?:viec|nhiem vu|dau viec)"
_PLAN_AND_DONE = (  # "Kế hoạch CCHC có bao nhiêu việc, 9 tháng xong mấy việc"
    r"ke hoach(?!.*\b(?:qua han|tre|cham|dung han|thanh pho giao|kiem tra)\b)[^.;?]*?"
    rf" (?:bao nhieu|may) {_TASKS}[^.;?:]{{0,60}}?[ ,]"
    rf"(?:xong|hoan thanh|lam duoc)(?: duoc)?\s+(?:bao nhieu|may)(?: {_TASKS})?"
)
_GROUPS: tuple[tuple[str, tuple[Code, ...]], ...] = (
    (
        rf"766\b.*\b{_EACH} (?:nhom|muc|thanh phan)|{_EACH} (?:nhom|muc|thanh phan|diem thanh phan)\b.*\b766"
        r"|nhom diem .*766",
        ("XH-11", "XH-12", "XH-13", "XH-14", "XH-15", "XH-16"),
    ),
    (
        rf"tu chu\b.*\b{_EACH} (?:nhom|muc|loai)|{_EACH} (?:nhom|muc|loai)(?: do)? tu chu"
        r"|(?:chia|phan|xep|phan loai|chia ra)(?: [a-z]+){0,3}? (?:muc|nhom|loai)(?: do)? tu chu",
        ("TK-04", "TK-05", "TK-06", "TK-07"),
    ),
    (rf"{_PLAN_AND_DONE}(?=\W*$)", ("CD-02", "CD-03")),
    (
        rf"{_PLAN_AND_DONE}\W+(?:(?:va|thi|duoc|dat|bang|la|chiem|tuc|tuong duong) )*"
        r"(?:bao nhieu(?= *%)|bao nhieu phan tram|may phan tram|(?:ty le )+(?:la |dat )?bao nhieu)"
        r"(?:(?: ke hoach| nam| ca nam)*)(?=\W*$)",
        ("CD-02", "CD-03", "CD-04"),
    ),
)
_MEMBERS: Mapping[Code, str] = {
    "XH-11": "cong khai|minh bach",
    "XH-12": "tien do",
    "XH-13": "dich vu cong|dvc|dvctt",
    "XH-14": "thanh toan",
    "XH-15": "so hoa",
    "XH-16": "hai long",
}
_COUNTED_WITH: Mapping[Code, tuple[Code, str]] = {  # "có bao nhiêu đơn vị sự nghiệp, chia theo mức tự chủ ra sao"
    "TK-04": (
        "BM-03",
        r"co (?:bao nhieu|may) (?:dvsncl|dvsn|don vi su nghiep)(?: cong lap)?(?! (?:tu|theo|do|o|thuoc)\b)",
    ),
}


def group_asked(question: Folded, catalogue: Catalogue) -> tuple[Code, ...]:
    """Every indicator of the group whose members are asked for in turn; empty where none is."""
    for words, codes in _GROUPS:
        if question.has(words):
            named = [code for code in codes if code in _MEMBERS and question.has(_MEMBERS[code])]
            whole = _COUNTED_WITH.get(codes[0])
            counted = whole is not None and not named and question.has(whole[1]) and not question.has("giam|chua")
            first = whole[:1] if whole and counted else ()
            return tuple(code for code in (*first, *(named or codes)) if code in catalogue)
    return ()
