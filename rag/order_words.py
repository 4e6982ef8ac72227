"""Words of order: the most and the least, from the top down or the bottom up, all in a row."""

from __future__ import annotations

from domain.texts import Span
from rag.folded import Folded

BODIES = r"(?:don vi|so|phuong|xa|co quan|noi|cho)"
_SOME = r"(?: [a-z]+){0,9}?(?<! thong)(?<! thu)(?<! gan)"  # "nhiều hồ sơ đang giải quyết đã quá hạn nhất"
# Of what goes badly, however little or much is good. "Thực tế", "chủ yếu" are other words.
SLACK = r"i ach|let det|be bet|bet bat|cham chap|(?<!chu )(?<!thiet )(?<!trong )yeu|(?<!thuc )(?<!kinh )(?<!y )te"
_MOST = rf"(?:cao|thap|dong|(?<!bao )nhieu|it|tot|kem|lon|nho|cham|nhanh){_SOME} nhat|(?:{SLACK}) nhat"
_LAST = r"doi so(?: ve| trong)?|(?:chot|bet) bang|hang bet|sau cung|cuoi cung"
SUPERLATIVE = rf"{_MOST}|dung (?:dau|cuoi)|dan dau|(?:dau|cuoi) bang|{_LAST}"
_DOWN = (  # "từ nhanh nhất đến chậm nhất"
    r"(?:cao|nhieu|lon|nhanh|tot|kha)(?: nhat)? (?:xuong|den|toi|ve) (?:thap|it|nho|cham|kem|te|yeu)"
)
ORDER = (
    rf"{_DOWN}"
    r"|(?:thap|it|nho)(?: nhat)? (?:len|den|toi|ve) (?:cao|nhieu|lon)"
    r"|(?:cao|thap|nhieu|it|lon|nho)(?: nhat)? truoc|(?:giam|tang) dan|tu (?:cao|nhieu|lon|thap|it|nho)(?: nhat)? tro"
    r"|tu (?:cao|nhieu|lon)(?: nhat)? xuong|tu (?:thap|it|nho)(?: nhat)? len"
    r"|(?:xep|sap)(?: xep)? lan luot (?:xuong|len)"
)
WHOLE_ORDER = rf"xep (?:hang|thu tu|theo|tu)|sap xep|sap (?:theo|tu)|thu tu|tat ca|toan bo|danh sach|{ORDER}"
_LOW = (
    rf"(?:thap|it|nho|kem|cham){_SOME} nhat|(?:{SLACK}) nhat|{_LAST}|dung cuoi|cuoi bang|tang dan|thap truoc"
    r"|(?:thap|it|nho)(?: nhat)? (?:(?:len|den) (?:cao|nhieu|lon)|truoc)|tu (?:thap|it|nho)(?: nhat)? (?:len|tro len)"
)
_HIGH = (
    rf"(?:cao|(?<!bao )nhieu|dong|lon){_SOME} nhat|(?:cao|nhieu|lon)(?: nhat)? (?:(?:xuong|den) (?:thap|it|nho)|truoc)"
    r"|giam dan|tu (?:cao|nhieu|lon)(?: nhat)? (?:xuong|tro xuong)"
)


def both_ends(topic: Folded) -> bool:
    """ "Ai cao nhất, ai thấp nhất?" """
    return topic.has(_LOW) and topic.has(_HIGH) and not topic.has(ORDER)


def runs_down(topic: Folded) -> bool:
    """ "Từ nhanh nhất đến chậm nhất": only an order is told, and no lowest ones are asked for beside it."""
    order = topic.find(_DOWN)
    return order is not None and not topic.without(Span(order.start(), order.end())).has(_LOW)


def ascending(topic: Folded) -> bool | None:
    if runs_down(topic):
        return False
    return True if topic.has(_LOW) else False if topic.has(_HIGH) else None
