"""What is wanted of a question: one figure, an order, a change, a list, words – by the words it is asked with."""

from __future__ import annotations

import re
from enum import StrEnum

from domain.values import NarrativeKind
from rag.change_rankings import asks_by_change
from rag.folded import Folded
from rag.indicator_words import AskedIndicators
from rag.order_words import BODIES, ORDER, SUPERLATIVE
from rag.period_words import AskedPeriods
from rag.thresholds import HOW_MANY, asked_threshold
from rag.unit_words import AskedUnits


class Intent(StrEnum):
    FIGURE = "figure"  # one or several figures of named units
    COMPARISON = "comparison"  # units side by side
    RANKING = "ranking"  # all units in order, the first or last, or those beyond a threshold
    TREND = "trend"  # over periods
    CITY = "city"  # the City's figure
    TOTAL = "total"  # a group of units taken together
    REPORTERS = "reporters"  # who has reported, who has not
    NARRATIVES = "narratives"  # problems, proposals, tasks … as a list
    PASSAGES = "passages"  # why, how, what: answered by quoting
    DEFINITION = "definition"
    TARGET = "target"  # what a figure should be, not what it is


OF_FIGURES = (Intent.FIGURE, Intent.COMPARISON, Intent.RANKING, Intent.TREND, Intent.CITY, Intent.TOTAL)
FIGURES = (*OF_FIGURES, Intent.TARGET)
_NARRATIVES = (
    (NarrativeKind.CAUSE, r"nguyen nhan(?! (?:vi|tai) sao)"),
    (
        NarrativeKind.PROPOSAL,
        r"(?:xin|nho|mong|muon)(?: [a-z]+){0,2}? (?:cap tren|thanh pho|tp|trung uong|so nganh)"
        r"(?: [a-z]+){0,5}? (?:gi|nao)|"
        r"(?<!phan anh )(?<!phan anh, )(?:kien nghi|de xuat|de nghi(?! (?:cho|bao cao|cung cap|cap(?! tren)|neu"
        r"|tong hop)\b))"
        r"(?! (?:sau|cua thanh tra|kiem toan|xu ly|bai bo|sua doi))",
    ),
    (
        NarrativeKind.PROBLEM,
        r"ton tai|han che|kho khan|vuong mac|bat cap|yeu kem|(?:diem|mat|khau|cho) (?:con )?(?:yeu|kem)|khuyet diem"
        r"|(?:nhung gi|dieu gi|viec gi|mat nao) (?:con )?chua (?:lam )?(?:duoc|tot)|chua lam duoc (?:gi|nhung gi)"
        r"|kho o (?:nhung |cac )?(?:cho|dau|khau) nao"
        r"|(?:keu|gap|than) (?:kho|vuong)|(?:kho|vuong) (?:(?:cai|nhung|dieu|chuyen) )?(?:gi|o dau)",
    ),
    (
        NarrativeKind.TASK,
        r"nhiem vu (?:trong |cua )?(?:quy|q|thang|nam) [^?]{0,40}?\b(?:gi|nao|ai)\b|ai (?:chu tri|phu trach)"
        r"|(?<!qua )(?<!dung )(?<!tre )(?<!truoc )(?<!trong )han nao"
        r"|nhiem vu (?:gi|nao|nhung gi)"
        r"|^(?:hay )?(?:liet ke|ke|neu|tom tat)(?: ra| het)*(?: cac| nhung)? (?:nhiem vu|dau viec)"
        r"(?: trong tam| chu yeu)?(?: (?:cua|trong) quy|\s+quy) \w+"
        r"|(?:viec|cong viec)(?: (?:gi|nao))? (?:sap toi|toi day|thoi gian toi|ky toi|quy toi|quy sau)"
        r"|nhiem vu (?:trong tam|(?:ky|quy) (?:toi|sau)|co (?:thoi )?han|phai|can|den han|thoi gian toi|sap toi)"
        r"|(?:lam|trien khai|thuc hien) (?:gi|nhung gi|viec gi)[a-z ]{0,12} (?:thoi gian toi|sap toi|quy (?:toi|sau))"
        r"|(?:phai|can|se|du kien|du dinh|(?<!quy )(?<!y )(?<!nghi )(?<!chi )(?<!quyet )(?<!nhan )(?<!tham )dinh)"
        r" (?:se )?"
        r"(?:lam|hoan thanh|xong|thuc hien|trien khai)(?: xong)? "
        r"(?:nhung )?(?:viec |nhiem vu )?(?:gi|nao)"
        r"|viec (?:gi|nao) (?:phai|can|den han)"
        r"|^(?![^?]*(?:vi sao|tai sao|bao nhieu|\bmay\b|%|ty le|phan tram|so (?:nhiem vu|viec)|(?:nhieu|it) nhat))"
        r"[^?]*\b(?:viec|nhiem vu)\b[^?]{0,60}? (?:phai|can|se) (?:lam |duoc )?(?:xong|hoan thanh)\b(?=[^?]* thang \d)"
        r"|(?:viec|dau viec|nhiem vu)(?: [a-z]+){0,4}? co (?:thoi )?han"
        r"|giao (?:nhung )?(?:viec|nhiem vu|cong viec) gi cho|(?:viec|nhiem vu) nao (?:duoc )?giao"
        r"|co (?:nhung )?viec gi"
        r"|(?:ke|neu|liet ke)(?: ra)?(?: het)?(?: cac| nhung)? (?:viec|nhiem vu|dau viec)"
        r"(?: +[a-z,]+){0,9}? +(?:giao(?! cho *(?:phuong|xa|so|$))|se lam)"
        r"|(?:dau viec|viec) (?:gi|nao) (?:phai|can|se)? ?(?:xong|lam)"
        r"|nhiem vu cuoi (?:nam|ky|quy)|(?:viec|nhiem vu)(?: [a-z]+){0,8}? (?:dat|de) ra"
        r"|(?:quy|ky|thang|nam|thoi gian) (?:toi|sau)(?: [a-z]+){0,3}? (?:lam|trien khai|thuc hien)"
        r" (?:nhung |cac )?(?:viec|gi)"
        r"|(?:co )?don vi chu tri va thoi han|(?:dat|de) ra (?:nhung |cac )?(?:viec|nhiem vu) (?:gi|nao)"
        r"|(?:viec|nhiem vu)(?: [a-z]+){0,6}? (?:cho|trong) ba thang toi"
        r"|(?:viec|nhiem vu) (?:phai|can|den han|se) [a-z ]{0,20}?(?:xong|hoan thanh)"
        r"|(?:viec|nhiem vu) den han trong thang"
        r"|phuong huong|thoi han hoan thanh|(?:cac|nhung) nhiem vu|nhiem vu nao|viec (?:phai|can) lam",
    ),
    (NarrativeKind.INITIATIVE, r"sang kien|mo hinh|cach lam (?:hay|moi)|giai phap moi"),
)
_ASKS_FOR = r"(?:xin|mong|de dat) (?:duoc )?(?:nhung )?(?:dieu |viec |cai )?gi"
_OTHERS_ASK = r"nguoi dan|cong dan|ba con|doanh nghiep|ho dan|nguoi nop"
_NUMERIC = (
    r"bao nhieu|may (?!phuong|xa)|ty le|ti le|so luong|so (?:luot|ho so|van de)|tong so|xep hang|nhieu nhat|it nhat"
)
WHY = (
    r"vi sao|tai sao|giai (?:thich|trinh)(?: [a-z]+){0,2} (?:the nao|ra sao|sao)"
    r"|(?<!quan )(?<!xu )ly do|(?:do|(?<!ton )tai|boi) dau|(?<!don )vi dau|nguyen nhan|co sao|co gi ma"
    r"|(?<!don )(?<!ton )(?:vi|do|tai|boi)(?: (?:cai|chuyen|viec|dieu|le|nguyen do))? gi"
    r"|(?<!ra )(?<!thi )(?<!lam )sao +(?:lai|chua|khong|van|con|cham|thap|it|kem)"
    r"|(?:dieu|cai|chuyen) gi (?:khien|lam cho|lam|dan (?:den|toi))"
    r"|^sao +(?:[a-z0-9]+ +){0,6}(?:khong|chua)"
    r"|(?<!ra )(?<!thi )(?<!lam )(?<!la )sao +(?:[a-z]+ +){1,12}(?:the|vay)(?! nao)"
    r"|(?<!ra )(?<!thi )(?<!lam )(?<!la )sao +(?:[a-z]+ +){1,5}"
    r"(?:cham|thap|it|kem|tre|muon|han che|nhieu)(?! (?:hon|nhat))"
)
_TOLD = r"(?:noi|neu|viet|ban|de cap|danh gia)(?: gi| nhung gi| the nao| ra sao)?(?: ve| den| toi)|(?:noi|neu|viet) gi"
_NUMBER_ASKED = (
    r"la \d[\d.,]* hay \d[\d.,]*|"
    r"bao nhieu|phan tram|so luong|tong so|so sanh|chenh|tang hay giam|giam hay tang|xep (?:hang|thu)|dung thu|thu hang"
    rf"|{SUPERLATIVE}|top|tro len|tro xuong|xep (?:theo|tu|cac|nhung|\d)|sap (?:theo|tu)|{ORDER}"
    r"|(?:cao|thap|nhieu|it|lon|nho|tot|kem|nhanh|cham) hon|sap xep|thu tu"
)
MONEY_ASKED = r"bao nhieu (?:tien|ty|trieu|von|kinh phi)|(?:so|nhieu|it) (?:tien|von)|(?:ty|trieu) dong|may ty"
_TELL = (
    r"(?:cho|xin|báo|cần|lấy|xem|nêu|hỏi|đề nghị)(?: (?!rõ\b|vì\b|tại\b)\w+){0,3}? "
    r"(?:tỷ lệ|tỉ lệ|(?<!đổi )số(?! (?:liệu|với|hóa|hoá)\b)|điểm|thứ hạng|hạng)"
)
_TELL_BARE = r"(?:cho|xin|bao|can|lay|xem|neu|hoi|de nghi)(?: [a-z]+){0,3}? (?:ty le|ti le|diem|thu hang)"
_OTHER_ASKED = "(?<!có )ai|ở đâu|đi đâu|về đâu|bao giờ|khi nào|lúc nào|làm gì|ảnh hưởng|như thế nào để|cách nào|làm sao"
SURE, CLEAR = 0.6, 0.5
_WHOLLY, _MOSTLY = 0.62, 0.5  # shares of a question's meaning that the indicator's name must explain
_DEFINITION = (
    r"la (?:cai )?gi|nghia la gi|(?:duoc hieu|tinh) (?:la )?(?:the nao|nhu the nao|ra sao)|cach tinh|cong thuc"
    r"|dinh nghia"
)
_REPORTERS = (
    r"(?:chua|da|khong|cham|thieu) (?:gui|nop|co|bao cao|gui bao cao)(?: bao cao)?(?! (?:thu tuc|ho so|dich vu))"
    r"|(?:don vi|phuong|xa|so) nao (?:chua |da |khong )?bao cao(?! (?:quy|ky|6|9))"
)
REPORTERS_STRICT = r"(?:chua|da|cham|thieu|khong) (?:gui|nop|co)? ?bao cao|nop bao cao|gui bao cao"
_REPORTING = "CD-17"  # the share of units that report in time; who they are is told from the reports themselves
NOT_YET = r"chua (?:gui|nop|co|bao cao)|khong (?:gui|nop|co bao cao|bao cao)|thieu|con thieu"
UNREPORTED = (
    r"(?:chua|khong) (?:neu|bao cao|cung cap|gui|co)(?: duoc)? (?:so lieu|so|thong tin|du lieu)(?! (?:ho so|vu))"
)
COMPARED_BY = r"so sanh|so voi|chenh|(?:cao|thap|nhieu|it|lon|nho|tot|kem|nhanh|cham) hon"
SAYS_HOW = (
    r"^\W*(?:(?:liet ke|neu|ghi|kem|cho|xin|ke|ra|ro|luon|theo|ca|va|cu the|day du)\b\W*)+"
    r"(?:(?:so|so lieu|con so|ty le|ten|ten don vi|don vi|nguon|trich dan|chi tiet)\b\W*"
    r"(?:va |cu the|tung|moi|nhe)*)+$|"
    rf"^\W*{BODIES} nao (?:khong|chua) [a-z ]{{2,40}}? thi (?:bo|loai|khong xep|de rieng|ghi|thoi|neu)|"
    rf"^\W*(?:(?:noi|ghi|neu|chi) ro (?:giup |cho )?{BODIES} nao|(?:may|nhung|cac) {BODIES})"
    r" (?:khong|chua) (?:co|neu|bao)"
)
DENIED = r"(?:khong|chua)(?: co)? duoc (?:giao|phan bo|bo tri|cap)|khong (?:thuoc|ap dung)"
TIMES = r"gap (?:bao nhieu|may)(?: lan)?|(?:bao nhieu|may) lan"
AVERAGE = r"trung binh|binh quan|tinh chung"
_RANKING = (
    r"xep (?:hang|thu tu|theo)|sap xep|thu tu|cao nhat|thap nhat|nhieu nhat|it nhat|tot nhat|kem nhat|lon nhat|nho nhat"
    rf"|cham nhat|nhanh nhat|{SUPERLATIVE}|top|tu cao|tu thap|bang xep hang"
    rf"|{BODIES} nao|(?:cac|nhung) {BODIES} (?:nao|co(?! bao cao)|dat)|{HOW_MANY}"
)
ONLY_ORDERS = (
    r"^\W*(?:hay |roi |va |xin )?(?:(?:xep|sap)(?: xep)?|ke(?: ra)? lan luot)\b"  # "Xếp thứ tự toàn bộ các đơn vị."
)
_PAIR = 2  # of more units an order may be asked, of two only which is more
_IN_ORDER = (
    r"xep (?:hang|thu tu|theo|lan luot|tu)|sap xep|sap (?:theo|tu)|thu tu"
    r"|tu (?:cao|thap|lon|nho|nhieu|it) (?:den|xuong|toi)"
    r"|(?:cao|thap|nhieu|it)(?: nhat)? (?:xep )?(?:truoc|dau)"
)
PLACE = r"(?:dung|xep) thu (?:may|bao nhieu) (?:trong|ve|so voi|theo)"
SUMMED = (
    r"tong(?! (?:hop|ket|the|quan|diem))|^cong|cong (?:lai|don|gop|ca|chung|het|tat|tron)(?! (?:quy|ky|thang|dong))"
    r"|ca thay|tat ca(?= (?:duoc |co )?(?:bao nhieu|may))"
    r"|(?<!tu )(?<!hanh chinh )(?<!dich vu )(?<!tai chinh )cong(?= {2})"
    r"|gop (?:lai|chung|ca|cac|\d+|hai|ba|bon|nam|sau|bay|tam|chin|muoi)|tinh gop"
)
_WHOLE_SUM = (
    r"tong cong|cong (?:lai|het|tat ca)|ca thay|gop lai|tinh gop|(?:tinh )?chung (?:cua |cho )?(?:cac|tat ca|toan bo)"
)
SET_APART = r"so sanh|chenh|(?:cao|thap|nhieu|it|lon|nho) hon|hay|rieng|lan luot|tung"
_TREND = (
    r"tang hay giam|giam hay tang|thay doi|bien dong|dien bien|xu huong|qua cac (?:quy|ky|nam)|tien trien|tang truong"
    r"|(?:tang|(?<!cat )giam)(?: (?:duoc|them|di))? bao nhieu"
    r"|(?:tang|giam) (?:the nao|ra sao)|so voi (?:quy|ky|cung ky|nam)|tung quy|moi quy|cac quy"
    r"|(?:nhich|kha|tut|cai thien)(?: (?:len|xuong|di|hon|them|duoc)){0,2} (?:bao nhieu|may)"
    r"|(?:qua|trong|o) (?:hai|ba|2|3) (?:quy|ky)|(?:hai|ba|2|3) (?:quy|ky) (?:gan|vua|qua|lien)"
)
JOINT = re.compile(r"\s*[,;]?\s+(?:va|voi|con|dong thoi)\s+|\s*,\s+")


_HOW_MANY_NEW = r"(?:tu|tren|hon|it nhat|toi thieu) \d+ (?:sang kien|mo hinh|cach lam)"


def intent_of(
    topic: Folded,
    units: AskedUnits,
    periods: AskedPeriods,
    indicators: AskedIndicators,
    narrative: NarrativeKind | None,
) -> Intent:
    of_reporting = indicators.codes[:1] == (_REPORTING,) and not topic.has("ty le|phan tram")
    topic = _without_brackets(topic)
    ranked = bool(indicators.codes) and topic.has(SUPERLATIVE)
    if (
        topic.has(REPORTERS_STRICT)
        and not topic.has(WHY)
        and not ranked
        and (of_reporting or indicators.strength < SURE)
    ):
        return Intent.REPORTERS
    if topic.has(_DEFINITION) and indicators.share >= _WHOLLY and not units.units:
        return Intent.DEFINITION
    if topic.has(WHY):
        return Intent.PASSAGES
    counted = narrative is NarrativeKind.INITIATIVE and topic.has(_HOW_MANY_NEW) and not topic.has("ten|liet ke|neu|gi")
    if narrative is not None and not (indicators.strength > 0.55 and (counted or topic.has(_NUMERIC))):
        return Intent.NARRATIVES
    if topic.has(_TOLD) and not topic.has(_NUMERIC):
        return Intent.PASSAGES
    days = {period.end for period in periods.periods}
    several = len(days) > 1 or periods.before or periods.year_before or (len(periods.periods) > 1 and units.units)
    compared = several or len(units.units) > 1 or topic.has(_TREND)
    if indicators.codes and not units.units and topic.has(DENIED) and topic.has(rf"{BODIES} nao"):
        return Intent.RANKING
    if not indicators.codes or not (compared or _wants_figure(topic, indicators)):
        return Intent.RANKING if indicators.codes and topic.has(UNREPORTED) and not units.units else Intent.PASSAGES
    if several or (topic.has(_TREND) and len(units.units) < 2) or (asks_by_change(topic) and len(units.units) != 1):
        return Intent.TREND
    if len(units.units) > _PAIR and topic.has(f"{_IN_ORDER}|{SUPERLATIVE}") and not topic.has(SUMMED):
        return Intent.RANKING
    if len(units.units) > 1:
        return Intent.COMPARISON
    whole = topic.has(_WHOLE_SUM) or (topic.has(SUMMED) and not topic.has(f"{_RANKING}|{SET_APART}"))
    if whole and not units.units and not asked_threshold(topic) and (units.groups or units.everyone):
        return Intent.TOTAL if units.groups else Intent.CITY
    if topic.has(_RANKING) or units.everyone or (units.groups and not units.units):
        return Intent.RANKING if not units.units or topic.has(PLACE) else Intent.FIGURE
    if not units.units and not units.city and (beyond := asked_threshold(topic)) and beyond.sign != "=":
        return Intent.RANKING
    if units.city or not units.units:
        return Intent.CITY
    return Intent.FIGURE


def _without_brackets(topic: Folded) -> Folded:
    """A remark in brackets ("(tính những sở có số liệu)") does not say what is wanted."""
    return topic.blanked(r"\([^()]*\)")


def _wants_figure(topic: Folded, indicators: AskedIndicators) -> bool:
    """A number is asked for, or hardly anything but the indicator is spoken of."""
    told = topic.says(_TELL) if topic.marked else topic.has(_TELL_BARE)
    if told or topic.has(_NUMBER_ASKED) or topic.says("mấy") or "%" in topic.text:
        return True
    if topic.has(_WHOLE_SUM) or (topic.has(SUMMED) and len(indicators.codes) > 1):
        return True
    if topic.has(rf"{BODIES} nao") and asked_threshold(topic) is not None:
        return True
    if topic.says(_OTHER_ASKED):
        return False
    return indicators.share >= (_WHOLLY if topic.says("thế nào|ra sao|gì") else _MOSTLY)


def asks_else(topic: Folded) -> bool:
    """Whether a reason, a person, a place or what a report says is wanted: no figure tells that."""
    return topic.has(WHY) or topic.says(_OTHER_ASKED) or topic.has(_TOLD)


def narrative_of(question: Folded) -> NarrativeKind | None:
    if question.has(_ASKS_FOR) and not question.has(_OTHERS_ASK):
        return NarrativeKind.PROPOSAL
    for kind, words in _NARRATIVES:
        if question.has(words):
            return kind
    return None
