"""What a paragraph opens by its own words: "Tồn tại: …", "Hạn chế. …", "… vẫn còn một số khó khăn sau đây."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.texts import fold_case
from domain.values import NarrativeKind
from extraction.themes import (
    bare_title,
    closes,
    list_mark_end,
    theme_mentions,
    theme_of,
    themes_of,
    without_list_mark,
)

_HEAD = re.compile(r"^(?P<head>[^:.;!?]{3,110}?)\s*:\s+(?=\S)")
_JUST_COUNTED = re.compile(r"\d+\s*(?:nhiệm vụ|đầu việc|việc|vấn đề|nội dung)?\s*(?:[;,(]|\.(?!\d)|$)")
_STARTS_WITHIN = 12  # characters before a theme word that a heading starts with: "Một số", "Phường"
_TITLE_WORDS = re.compile(
    r"(?:(?:tồn tại|hạn chế|khó khăn|vướng mắc|bất cập|yếu kém|khuyết điểm|nhược điểm|nguyên nhân|phương hướng|nhiệm vụ"
    r"|giải pháp|biện pháp|kiến nghị|đề xuất|đề nghị|định hướng|ưu điểm|thuận lợi|kết quả|đạt được|trách nhiệm"
    r"|khắc phục|và|chủ yếu|chính|trọng tâm|cụ thể|một số|những|các|của|về|khách quan|chủ quan"
    r"|(?:trong |trên )?(?:kỳ|quý|năm|tháng|thời gian)|tới|sau|tiếp theo|cuối|sáu|[ivx]+|20\d\d|6)[,;/]?(?:\s+|$))+"
)
_FOLLOWS = (
    r"(?:các|những|một số|nội dung|nhiệm vụ|vấn đề|điểm|giải pháp|việc|nguyên nhân|khó khăn|vướng mắc|hạn chế|tồn tại"
    r"|kiến nghị|đề xuất|cụ thể)(?: \w+,?){0,6} (?:sau|sau đây|dưới đây)|(?<!\w)như sau"
)
_IN_GENERAL = (
    r"^\W*(?:(?:tuy nhiên|song|mặc dù|bên cạnh|ngoài|tuy vậy)(?!\w).{0,110}?"
    r"|.{0,12}(?:công tác|việc thực hiện) (?:cchc|cải cách).{0,40}?)"
    r"còn (?:có |tồn tại )?(?:một số|những|nhiều|không ít) (?:tồn tại|hạn chế|khó khăn|vướng mắc|bất cập)"
    r"(?:(?:, | và )(?:hạn chế|khó khăn|vướng mắc|bất cập|tồn tại))*"
    r"(?: nhất định| (?:cần|phải)(?: được)? (?:sớm |tập trung |tiếp tục )?(?:khắc phục|tháo gỡ))?"
)
_LEADS_ON = re.compile(rf"(?:{_FOLLOWS}|{_IN_GENERAL})\W*$")
_WORK_AHEAD = re.compile(
    r"(?:nhiệm vụ|nội dung|công việc|việc|giải pháp)(?: \w+){0,5} (?:sau|sau đây|như sau|dưới đây)\W*$"
)
_POINTS_BACK = re.compile(r"(?: đã)?(?: nêu| kể| chỉ ra)?(?: ở)? (?:trên|đó|này)(?!\w)")
_ONLY_TOUCHED = re.compile(r"(?:tháo gỡ|khắc phục|giải quyết|bên cạnh|từ|trước|qua|ngoài)(?: \w+){0,2} $")


@dataclass(frozen=True, slots=True)
class RunIn:
    """Kinds opened inside a paragraph, none where a theme is closed: the words after `end` (an offset) belong to them.

    alone: the sentence is all heading ("Hạn chế.", "… như sau:"), so what follows it in other paragraphs belongs, too.
    titled: it is a heading's words, and not a sentence that leads on.
    """

    kinds: tuple[NarrativeKind, ...]
    end: int
    alone: bool = False
    titled: bool = False


def run_in(text: str) -> RunIn | None:
    """What the first sentence of `text` opens; None for a sentence that only tells something."""
    start = list_mark_end(text)
    head = _HEAD.match(text[start:])
    if head is None:
        return _title_sentence(text) or _lead_in(text)
    if _JUST_COUNTED.match(text, start + head.end()):
        return None  # "Tồn tại: 11; đã khắc phục: 9", "Kế hoạch năm 2026: 30 nhiệm vụ, xong 16" count what there is
    if closes(head.group("head")) and is_title(head.group("head")):
        return RunIn((), start + head.end())
    kinds = _kinds_of(head.group("head"))
    return RunIn(kinds, start + head.end()) if kinds else None


def _title_sentence(text: str) -> RunIn | None:
    if not text.rstrip().endswith(".") or not is_title(text):
        return None
    kinds = themes_of(text)
    return RunIn(kinds, len(text), alone=True, titled=True) if kinds or closes(text) else None


def _lead_in(text: str) -> RunIn | None:
    if not leads_on(text):
        return None
    kinds = _kinds_of(text.strip(" .:"), alone=True) or (
        (NarrativeKind.TASK,) if _WORK_AHEAD.search(fold_case(text)) else ()
    )
    return RunIn(kinds, len(text), alone=True, titled=is_title(text)) if kinds else None


def leads_on(sentence: str) -> bool:
    """Whether a sentence only announces what follows and says nothing itself."""
    words = fold_case(sentence).rstrip()
    return words.endswith(":") or _LEADS_ON.search(words) is not None


def is_title(head: str) -> bool:
    """Whether the words are a heading's and nothing more: "Tồn tại, hạn chế và nguyên nhân"."""
    words = bare_title(head)
    return len(words.split()) <= 12 and _TITLE_WORDS.fullmatch(words) is not None


def begins_with_theme(title: str) -> bool:
    """Within its first words: "Một số khó khăn ở thôn", but not "Soát lại các khó khăn"."""
    first = next(iter(theme_mentions(bare_title(title))), None)
    return first is not None and first[0] <= _STARTS_WITHIN


def _kinds_of(head: str, *, alone: bool = False) -> tuple[NarrativeKind, ...]:
    """All kinds of a heading's words; of a longer sentence the one it begins with, or else the last it comes to.

    alone: the sentence says nothing itself, so that its theme may stand anywhere in it.

    "Văn phòng: hoàn thành nhiệm vụ quý" names an owner, "để tháo gỡ khó khăn nêu trên, Sở kiến nghị" proposals.
    """
    if is_title(head):
        return themes_of(head)
    words = fold_case(without_list_mark(head))
    meant = [m for m in theme_mentions(words) if not _only_touched(words, *m[:2])]
    if meant and meant[0][0] <= _STARTS_WITHIN and theme_of(head) is not None:
        return (meant[0][2],)
    if meant and (alone or meant[-1][1] == len(words)):
        return (meant[-1][2],)
    return ()


def _only_touched(words: str, start: int, end: int) -> bool:
    return _POINTS_BACK.match(words, end) is not None or _ONLY_TOUCHED.search(words[:start]) is not None
