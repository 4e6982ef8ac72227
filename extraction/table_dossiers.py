"""Rows and columns of tables about hồ sơ TTHC: which of TT-11 … TT-30 a path of short words means.

Such labels are too short to name an indicator alone ("Tổng số", "Quá hạn"): the words above them say of what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from domain.indicators import Code
from domain.texts import fold_case


class Phase(StrEnum):
    RECEIVED = "received"
    RESOLVED = "resolved"
    OPEN = "open"


_ABOUT = re.compile(r"hồ sơ|\bhs\b|\btthc\b|thủ tục hành chính|biểu (số )?0?6a?\b|06a?/vpcp")
_NOT_ABOUT = re.compile(
    r"đơn thư|khiếu nại|tố cáo"
    r"|hồ sơ công việc|hồ sơ gốc|phản ánh|pakn|kiến nghị|nhiệm vụ|\bnv\b|văn bản|phiếu|báo cáo|hài lòng|chứng thư"
    r"|biên chế"
    r"|công chức|viên chức|tin,? bài|khảo sát|dịch vụ công|số hóa|số hoá|kết quả điện tử|thanh toán|điểm thi|tra cứu"
    r"|khai thác"
    r"|bản điện tử|số lượt|(cấp|kết quả).*điện tử|chứng thực điện tử|toàn trình|ủy quyền|uỷ quyền|liên thông"
    r"|không tính|tham khảo"
    r"|tỷ lệ|tỉ lệ|thôn\b.*\bsố hộ"
)
_PROCEDURES = re.compile(
    r"(tthc|thủ tục)\b.*(thẩm quyền|công bố|bãi bỏ|sửa đổi|niêm yết|công khai|rà soát|đơn giản|nội bộ|một cửa|cung cấp)"
)
_EARLY = re.compile(
    r"(trước|sớm|trc) (hạn|hẹn|thời hạn)|\b(trả|xong|giải quyết) sớm\b|\bsớm\s*[+,/&]?\s*(và )?đúng|"
    r"\btrước,? (và )?đúng|\bđúng,? (và )?trước|\bth\b"
)
_ON_TIME = re.compile(r"đúng (hạn|hẹn|thời hạn)|\bđúng,? (và )?trước|\btrước,? (và )?đúng|\bđh\b")
_LATE = re.compile(
    r"(quá|trễ|chậm|muộn|trể) (hạn|hẹn|thời hạn)|\b(trả|xong|giải quyết) (chậm|muộn|trễ)\b|chậm muộn|\bqh\b|\btrễ\b"
)
_WITHIN = re.compile(r"(trong|còn|chưa đến|chưa tới|chưa quá) (thời )?hạn|chưa đến hẹn")
_CARRIED = re.compile(
    r"(kỳ|quý|tháng|năm) trước|tồn (đầu|cũ|kỳ|quý)|(kỳ|quý) [ivx\d]+ chuyển|chuyển (sang|qua|tiếp|từ)|đầu kỳ|tồn trước"
)
_NEXT = re.compile(r"(chuyển|sang).{0,12}(kỳ|quý|tháng|năm) (sau|tới|tiếp)|cuối kỳ")
_NEW = re.compile(
    r"(tiếp )?nhận mới|mới (tiếp )?nhận|nhận trong (kỳ|quý|tháng)|^trong (kỳ|quý|tháng)|hồ sơ mới|\btn mới"
    r"|phát sinh (mới|trong)"
    r"|mới (phát sinh|trong)"
)
_ONLINE = re.compile(r"trực tuyến|qua mạng|online|môi trường (mạng|điện tử)|qua cổng|(nộp|tiếp nhận) điện tử|\btt\b")
_DIRECT = re.compile(r"trực tiếp|bưu chính|bưu điện|bcci|tại quầy|hồ sơ giấy|bản giấy|bộ phận một cửa")
_RETURNED = re.compile(r"trả lại|\brút\b|tạm dừng|(chờ|yêu cầu|phải) bổ sung|bổ sung hồ sơ|không đủ điều kiện|từ chối")
_APOLOGY = re.compile(r"xin lỗi")
_MUST = re.compile(r"(phải|cần) (giải quyết|xử lý|gq)|nhận giải quyết|tiếp nhận,? giải quyết|phải gq")
_OPEN = re.compile(
    r"(đang|chưa) (giải quyết|xử lý|gq|thụ lý)|còn lại|chưa (trả|xong|đến hạn)|dở dang|còn tồn|tồn (lại|cuối)"
    r"|đang trong"
)
_RESOLVED = re.compile(
    r"đã (giải quyết|xử lý|trả|gq|hoàn thành)|trả kết quả|giải quyết xong|kết quả giải quyết|^giải quyết\b"
    r"|được giải quyết"
)
_RECEIVED = re.compile(
    r"tiếp nhận|nhận (giải quyết|mới|trong|được|hồ sơ)|hồ sơ (mới|đến|nhận)|\btn\b|phải (giải quyết|xử lý|gq)|^nhận\b"
)
_TOTAL = re.compile(r"^(tổng|cộng|toàn)")


def speaks_of_dossiers(words: str) -> bool:
    return bool(_ABOUT.search(fold_case(words)))


def must_be_handled(words: str) -> bool:
    """ "Phải giải quyết": files carried in are counted with the new ones."""
    return bool(_MUST.search(fold_case(words)))


def phase_of(words: str) -> Phase | None:
    """What happened to the files, where the words say it."""
    folded = fold_case(words)
    if _OPEN.search(folded) or _NEXT.search(folded):
        return Phase.OPEN
    if _RESOLVED.search(folded):
        return Phase.RESOLVED
    if _RECEIVED.search(folded) or _CARRIED.search(folded) or _NEW.search(folded):
        return Phase.RECEIVED
    return None


def dossier_code(path: Sequence[str], *, before: Phase | None = None) -> Code | None:
    """The indicator a path (outermost words first) means; `before`: the phase of the rows above, for bare labels.

    None where the words name something else or leave more than one reading.
    """
    words = [fold_case(p) for p in path if p.strip()]
    if not words or any(_NOT_ABOUT.search(w) for w in words):
        return None
    if _PROCEDURES.search(words[-1]) and "hồ sơ" not in words[-1]:
        return None
    leaf, whole = words[-1], " / ".join(words)
    own = phase_of(leaf)
    phase = own or next((p for w in reversed(words[:-1]) if (p := phase_of(w))), None) or before
    if _APOLOGY.search(leaf):
        return "TT-26"
    if _RETURNED.search(leaf):
        return "TT-25"
    if phase is Phase.OPEN:
        return _open_code(leaf)
    if own is not Phase.RECEIVED and (_EARLY.search(leaf) or _ON_TIME.search(leaf) or _LATE.search(leaf)):
        return _resolved_code(leaf)
    if phase is Phase.RESOLVED:
        return "TT-16" if own is Phase.RESOLVED or _TOTAL.match(leaf) else None
    return _received_code(leaf, whole, phase, own)


def _open_code(leaf: str) -> Code:
    if _LATE.search(leaf):
        return "TT-24"
    return "TT-23" if _WITHIN.search(leaf) else "TT-22"


def _resolved_code(leaf: str) -> Code:
    if _EARLY.search(leaf) and _ON_TIME.search(leaf):
        return "TT-30"
    if _EARLY.search(leaf):
        return "TT-17"
    return "TT-18" if _ON_TIME.search(leaf) else "TT-19"


def _received_code(leaf: str, whole: str, phase: Phase | None, own: Phase | None) -> Code | None:
    if _CARRIED.search(leaf) and not _NEW.search(leaf):
        return "TT-15"
    if _MUST.search(leaf):
        return "TT-11"
    if _ONLINE.search(leaf):
        return "TT-13"
    if _DIRECT.search(leaf):
        return "TT-14"
    if _NEW.search(leaf):
        return "TT-12"
    if phase is not Phase.RECEIVED:
        return None
    if _TOTAL.match(leaf) and _MUST.search(whole):
        return "TT-11"
    if own is Phase.RECEIVED and not _TOTAL.match(leaf):
        return "TT-12"
    return "TT-11" if _TOTAL.match(leaf) else None
