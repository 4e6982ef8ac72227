"""The words that turn what a number says, by sort: which of them say the same, and what their change comes to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sort:
    """Words of one sort. same: what a word stands for where several say it; a word stands for itself otherwise.

    added: a word more is a claim of its own; else only one put in another's place counts. kept: a figure that it stood
    before must not stand without it. beside: it turns nothing in a sentence without figures.
    """

    words: re.Pattern[str]
    why: str
    added: bool = False
    kept: bool = False
    beside: bool = False
    same: dict[str, str] = field(default_factory=dict)


def _any(*words: str, unless: str = "") -> re.Pattern[str]:
    """Any of these, the longest first. unless: what must not follow."""
    longest = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?<!người )(?<!trở )(?:{longest})(?!\w){f'(?! (?:{unless}))' if unless else ''}")


_UP = (
    "tăng", "tăng thêm", "tăng lên", "gia tăng", "nâng lên", "đi lên", "cao lên", "nhiều lên", "nhích lên", "lên",
    "cao hơn", "nhiều hơn", "lớn hơn", "trội hơn", "vượt trên",
)  # fmt: skip
_DOWN = (
    "giảm", "giảm đi", "giảm bớt", "suy giảm", "sụt giảm", "sụt", "sút", "hạ", "hạ xuống", "đi xuống", "xuống", "tụt",
    "tụt xuống", "bớt", "thấp đi", "ít đi", "thấp hơn", "ít hơn", "nhỏ hơn", "kém hơn", "kém", "thua", "hụt",
)  # fmt: skip
_PUNCTUAL = (
    "đúng hạn", "trước hạn", "trong hạn", "đúng thời hạn", "trước thời hạn", "kịp hạn", "kịp thời hạn", "sớm hạn",
    "đúng hẹn", "trước hẹn", "đúng tiến độ",
)  # fmt: skip
_LATE = (
    "quá hạn", "quá thời hạn", "trễ hạn", "chậm hạn", "sau hạn", "muộn hạn", "trễ hẹn", "quá hẹn", "muộn", "chậm muộn",
    "chậm tiến độ",
)  # fmt: skip
_HOW = ("nhất", "hơn cả")
_MOST = (*(f"{word} {how}" for how in _HOW for word in ("cao", "nhiều", "lớn")), "dẫn đầu", "đứng đầu", "đầu bảng")
_LEAST = (
    *(f"{word} {how}" for how in _HOW for word in ("thấp", "ít", "nhỏ")),
    "đứng cuối", "xếp cuối", "đứng chót", "xếp chót", "cuối bảng", "chót bảng",
)  # fmt: skip
_BEST = ("tốt", "kém", "nhanh", "chậm")
_TIME = re.compile(
    r"(?<!\w)(?:(?:từ )?đầu (?:năm|quý|tháng|kỳ)|lũy kế|(?:quý|tháng) (?:[ivx]+|\d{1,2})(?!\w)|trong quý(?! [ivx\d])|"
    r"(?:quý|kỳ) (?:trước|này|sau)|\d{1,2} tháng|(?:ba|sáu|chín) tháng|cả năm|cùng kỳ|"
    r"năm (?:trước|nay|ngoái|sau|\d{4}))(?!\w)"
)
_DEALT_WITH = (
    "tiếp nhận", "từ chối", "trả lại", "ban hành", "bãi bỏ", "thay thế", "công bố", "công khai", "hoàn thành",
    "giải ngân", "thanh toán", "số hóa", "khai thác", "rút lại", "hủy bỏ", "khởi động", "được giao", "bị cắt",
    "đã giải quyết", "đang giải quyết",
)  # fmt: skip
_CHANNELS = ("trực tuyến", "trực tiếp", "bưu chính")
_GROUPS = ("sở, ngành", "sở", "phường", "xã")

SORTS = (
    Sort(_TIME, "Thời kỳ nêu trong câu khác dự thảo"),
    Sort(_any("lũy kế", "(?:từ )?đầu (?:năm|quý)"), "Thời kỳ nêu trong câu khác dự thảo", added=True, beside=True),
    Sort(
        _any(*_MOST, *_LEAST, *(f"{word} {how}" for how in _HOW for word in _BEST)),
        "Mức cao nhất, thấp nhất, nhiều nhất hoặc ít nhất khác dự thảo",
        added=True,
        kept=True,
        same={
            **dict.fromkeys(_MOST, "cao nhất"),
            **dict.fromkeys(_LEAST, "thấp nhất"),
            **{f"{word} hơn cả": f"{word} nhất" for word in _BEST},
        },
    ),
    Sort(
        _any(*_UP, *_DOWN, unless="cường|tầng|kém|khả|chỉ"),
        "Chiều tăng, giảm trong câu ngược với số liệu",
        kept=True,
        same={**dict.fromkeys(_UP, "tăng"), **dict.fromkeys(_DOWN, "giảm")},
    ),
    Sort(_any("đạt", "vượt", "(?:chưa|không) (?:đạt|vượt)"), "Từ ngữ về mức đạt, vượt khác dự thảo"),
    Sort(
        _any(*_PUNCTUAL, *_LATE),
        "Dự thảo nêu quá hạn, đúng hạn khác với văn bản",
        kept=True,
        same={**dict.fromkeys(_PUNCTUAL, "đúng hạn"), **dict.fromkeys(_LATE, "quá hạn")},
    ),
    Sort(
        _any("chưa", "không", "chẳng", "hết", unless="ngày|tháng|quý|năm|kỳ|chỉ"),
        "Từ phủ định trong câu khác dự thảo",
        added=True,
        kept=True,
        beside=True,
        same={"chẳng": "không"},
    ),
    Sort(_any(*(f"(?:khối|các) {group}" for group in _GROUPS)), "Nhóm đơn vị nêu trong câu khác dự thảo", beside=True),
    Sort(_any(*_CHANNELS), "Dự thảo nêu hình thức khác với văn bản", beside=True),
    Sort(_any(*_DEALT_WITH), "Dự thảo nêu việc khác với văn bản", beside=True),
)
