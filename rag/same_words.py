"""Ways to say the same of indicators: written alike on both sides before words are compared."""

from __future__ import annotations

import re

from domain.texts import fold_diacritics
from rag.folded import Folded, folded

_ALIKE = (
    (r"\bti le\b", "ty le"),
    (r"\bphan tram\b|%", " ty le "),
    (r"\bqua mang\b|\btren mang\b|\bonline\b|\bqua internet\b", "truc tuyen"),
    (r"\b(?:tra|nop|dong) (?:tien|phi|le phi)\b", "thanh toan"),
    (r"\b(?:tre|cham) (?:han|hen|tien do)\b|\bqua hen\b|\btre\b", "qua han"),
    (r"\bdung hen\b", "dung han"),
    (r"\b(?:truoc|som(?: hon)?) (?:han|hen)\b", "truoc han"),
    (r"\btrai phap luat\b", "trai luat"),
    (r"\bsap sep\b", "sap xep"),
    (r"\b(xu ly|giai quyet|khac phuc|hoan thanh|lam|tra) xong\b", r"\1"),
    (r"\bthu tuc hanh chinh\b", "tthc"),
    (r"\bcai cach hanh chinh\b", "cchc"),
    (r"\bdich vu cong truc tuyen\b", "dvctt"),
    (r"\bdon vi su nghiep(?: cong lap)?\b", "dvsncl"),
    (r"\bvan ban quy pham phap luat\b", "vbqppl"),
    (r"\bphan anh,? kien nghi\b", "pakn"),
    (r"\bcan bo,? cong chuc,? vien chuc\b", "cbccvc"),
    (r"\bvi tri viec lam\b", "vtvl"),
    (r"\bdau tu cong\b", "dautucong"),
    (r"\bthu hang\b|\bxep thu(?: may)?\b|\bhang may\b|\bdung thu\b", "xep hang"),
)
# What is said for a thing that has its own name in reports: replaced before anything is compared.
_SAID = (
    (
        r"(?:giam|bot)(?: duoc| di| bot)* (?:bao nhieu|may) (?:don vi su nghiep|dvsncl|dvsn)(?: cong lap)?",
        "số đơn vị sự nghiệp công lập giảm",
    ),
    (
        r"bien che(?: cong chuc)? (?:con |dang )?(?:khuyet|thieu|bo trong)"
        r"|(?:khuyet|bo trong) (?:bao nhieu|may) bien che",
        "biên chế công chức được giao, công chức có mặt bao nhiêu người",
    ),
    (
        r"(?:con )?thieu (?:bao nhieu|may) (?:cong chuc|bien che|nguoi|can bo)"
        r"(?: so voi (?:bien che|chi tieu|so duoc giao))?",
        "biên chế công chức được giao, công chức có mặt bao nhiêu người",
    ),
    (r"tra (?:ho so|ket qua)(?: ho so)? (?:cham|muon|tre)(?: han| hen)?", "giải quyết quá hạn"),
    (r"(?:cham|muon|tre) (?:tra|giai quyet) (?:ho so|ket qua)", "giải quyết quá hạn"),
    (r"(?<!muc )(?<!chi )tieu (?:duoc |het )?(?=bao nhieu|may ty)", "giải ngân được "),
    (r"tinh gian (?:duoc )?(?:bao nhieu|may) bien che", "tinh giản bao nhiêu người"),
    (r"(?:soi|tim|kiem tra|phat hien) ra(?: duoc)?(?= (?:bao nhieu|may))", "kiểm tra phát hiện"),
    (r"qua han (?:dang|chua) (?:giai quyet|xu ly)", "đang giải quyết đã quá hạn"),
    (
        r"(?<=ho so )(?:dang (?:giai quyet|xu ly|lam|ton|do dang|treo)|con (?:ton|do dang|treo)) "
        r"(?:ma |da |bi |dang )*(?:qua|tre|cham) (?:han|hen)",
        "đang giải quyết đã quá hạn",
    ),
    (
        r"(?<=ho so )(?:da |bi )*(?:qua|tre|cham) (?:han|hen) (?:ma |van |hien )*(?:dang|con|chua) "
        r"(?:ton(?: dong)?|treo|(?:giai quyet |xu ly |tra |lam )?xong|tra(?! (?:thu|loi|tien)))",
        "đang giải quyết đã quá hạn",
    ),
    (
        r"(?<=ho so )dang (?:giai quyet|xu ly|lam) (?:con )?(?:chua|khong)(?: bi)? (?:qua|tre) (?:han|hen)",
        "đang giải quyết trong hạn",
    ),
    (
        r"sau (?:khi )?(?:sap nhap|hop nhat|sap xep|tinh gon)(?: bo may)?,? +(?:thi )?con (?:lai )?"
        r"(?=(?:bao nhieu|may) (?:phong ban|chi cuc|to chuc))",
        "hiện có ",
    ),
    (r"con(?= (?:bao nhieu |may |nhieu |it |nhung )?ho so (?:bi |dang )?(?:qua|tre) han)", "đang giải quyết"),
    (r"tt(?= truc tuyen)", "thanh toán"),
    (r"giao (?:lai )?(?:cho )?(?:cap )?(?:xa|phuong|co so)(?: lam(?: thay)?)?", "phân cấp ủy quyền"),
)

_SPENT = re.compile(r"(?i)(?<!\w)chi được(?= (?:bao nhiêu|mấy))")


def in_official_words(question: Folded) -> Folded:
    """Each replaced once, from the end, so that what is put in is never looked at again."""
    text = (
        _SPENT.sub("giải ngân được", question.text) if question.marked and question.has("von|dau tu") else question.text
    )
    bare = folded(text)
    for pattern, words in _SAID:
        said = words if question.marked else fold_diacritics(words)
        for match in reversed(list(re.finditer(rf"\b(?:{pattern})\b", bare))):
            text = text[: match.start()] + said + text[match.end() :]
        bare = folded(text)
    return Folded(text, bare, question.marked)


def alike(bare: str) -> str:
    for pattern, same in _ALIKE:
        bare = re.sub(pattern, same, bare)
    return bare
