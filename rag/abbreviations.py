"""What officers shorten when they type ("HS", "NV TP giao"), said in full before a question is read.

Only shortenings without a vowel, which can be no Vietnamese syllable, and only outside the names of units, which have
letters of their own. One that means several things ("TT": trực tuyến, thanh toán, thông tin) is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.texts import Span, fold_case, fold_diacritics
from rag.folded import Folded

_IN_FULL = {
    "ktra": "kiểm tra",
    "cnscđ": "công nghệ số cộng đồng",
    "cncđ": "công nghệ số cộng đồng",
    "cs": "chỉ số",
    "sl": "số lượng",
    "ss": "so sánh",
    "tb": "trung bình",
    "dn": "doanh nghiệp",
    "ttam": "trung tâm",
    "qppl": "quy phạm pháp luật",
    "vs": "với",
    "b/c": "báo cáo",
    "slnlv": "số lượng người làm việc",
    "đvsn": "đơn vị sự nghiệp",
    "đvsncl": "đơn vị sự nghiệp công lập",
    "hs": "hồ sơ",
    "hso": "hồ sơ",
    "hstt": "hồ sơ trực tuyến",
    "nv": "nhiệm vụ",
    "đv": "đơn vị",
    "tp": "thành phố",
    "qh": "quá hạn",
    "xh": "xếp hạng",
    "kq": "kết quả",
    "vb": "văn bản",
    "kh": "kế hoạch",
    "gq": "giải quyết",
    "tn": "tiếp nhận",
    "cb": "cán bộ",
    "cc": "công chức",
    "vc": "viên chức",
    "lđ": "lãnh đạo",
    "bc": "báo cáo",
    "tl": "tỷ lệ",
    "sh": "số hóa",
    "gn": "giải ngân",
    "đtc": "đầu tư công",
    "dvc": "dịch vụ công",
    "kn": "kiến nghị",
    "xl": "xử lý",
    "bpmc": "bộ phận một cửa",
    "sx": "sắp xếp",
    "lk": "lũy kế",
    "ck": "cùng kỳ",
    "kl": "kỷ luật",
    "bn": "bao nhiêu",
    "ntn": "như thế nào",
    "đc": "được",
    "ko": "không",
    "k": "không",
}
_POSTS = "biên chế"  # "BC" before what has posts, and not "báo cáo"
_OF_POSTS = re.compile(r"(?i)\s+(?:cc\b|công chức|cong chuc|(?:được |duoc |dc |đc )?giao\b)")
_AFTER = r"(?![\w&]|\.?\s?hcm)"  # "TP.HCM" is a name
_EITHER = {**{fold_diacritics(short): full for short, full in _IN_FULL.items()}, **_IN_FULL}  # "đ" is also typed "d"
_MARKED = re.compile(rf"(?i)(?<![\w&])(?:{'|'.join(sorted(_EITHER, key=len, reverse=True))}){_AFTER}")
_BARE = {fold_diacritics(short): fold_diacritics(full) for short, full in _IN_FULL.items()}
_UNMARKED = re.compile(rf"(?<![\w&])(?:{'|'.join(sorted(_BARE, key=len, reverse=True))}){_AFTER}")


def written_out(text: str) -> str:
    """A report's own words with its shortenings in full, so that they meet a question's."""
    return _MARKED.sub(lambda m: _EITHER[fold_case(m.group())], text)


def in_full(question: Folded, kept: Sequence[Span]) -> str:
    """The question's text with its shortenings written out. kept: places that name units, left as they are."""
    pattern, words = (_MARKED, _EITHER) if question.marked else (_UNMARKED, _BARE)
    text = question.text
    for match in reversed(list(pattern.finditer(fold_case(text)))):
        if not any(span.overlaps(Span(match.start(), match.end())) for span in kept):
            full = _POSTS if match.group() == "bc" and _OF_POSTS.match(text, match.end()) else words[match.group()]
            text = text[: match.start()] + (full if question.marked else fold_diacritics(full)) + text[match.end() :]
    return text
