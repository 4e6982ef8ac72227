"""The parts of a question for several figures, each said in full ("trước hạn, đúng hạn, quá hạn mấy hồ sơ")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.texts import fold_diacritics

_HOW_MANY, _MACHINES = r"\b(?:bao nhieu|(?<!bo )may)\b", "tinh|quet|moc|chu|tram"  # "máy tính" asks nothing
COUNTING = re.compile(rf"{_HOW_MANY}(?!\s+(?:phan tram|diem|%|tien|{_MACHINES}))")
BETWEEN = re.compile(r"[,;:]| / |\s[+&]\s|\bvà\b|\bva\b|\bcùng với\b")
_NEXT_DONE = re.compile(  # "nhận mấy xử lý mấy": two questions without a comma
    r"(\b(?:bao nhieu|may))\s+(?=(?:da |con )?(?:xu ly|giai quyet|hoan thanh|xong|tra|con|dung han|qua han|tre)\b"
    r"(?: [a-z]+){0,3}? (?:bao nhieu|may)\b)"
)
_THING = re.compile(r"\s+(?:cai|chiec)\b(?=\s+\w)")
_VAGUE = re.compile(r"\s+(?:cai|chiec|thu|viec|truong hop)\b")  # "bao nhiêu cái": of what was just named
_IN_TURN = re.compile(r"\b(?:lan luot|moi loai|tung loai|moi thu|tung thu)\b(?: (?:la|duoc|co))*")
_OWN_HEAD = re.compile(
    r"\b(?:bao nhieu|may|t[yi] le|phan tram|(?<!ho )(?<!co )(?<!doi )so(?! (?:hoa|voi|sanh|nao)\b)|tong"
    r"|(?<!dia )diem|(?<!khach )(?<!hop )hang|(?<!hang )muc)\b|%"
)
_NOT_NAMED = re.compile(r"\b(?:ai|nao|nhat|hon|dau|cuoi|the nao|ra sao|tang|giam)\b")  # asks of what was named
_RATES = re.compile(r"^\W*(?:cac )?(?:ty le|ti le)\b")
_HEADED = re.compile(r"^\W*(?:cac |tong |neu )?(?:t[yi] le|so(?! (?:hoa|voi|sanh|nao)\b))\b")
_ASKS_AMOUNT = re.compile(rf"{_HOW_MANY}(?!\s+(?:{_MACHINES}))")
_COUNT_OF = re.compile(r"\b(?:tong so|so luong|(?<!ho )(?<!co )so)\b(?=\s)")
_COUNTS = re.compile(r"^\W*(?:tong so|tong|so luong|so)\b(?=\s)")
_STATE = re.compile(r"^\W*(?:da|dang|con lai|chua|phai|truoc han|dung han|qua han|tre han|ton)\b")
_BARE_STATE = re.compile(
    r"\W*(?:va |con )?(?:da |tra |giai quyet )?(?:truoc|dung|qua|tre|som|trong|cham) (?:han|hen)"
    r"(?: (?:thi sao|la bao nhieu))?\W*"
)
_SCOPE = re.compile(
    r"\s*(?:theo|tren|trong(?! (?:thoi )?han)|tai|sau|qua(?! (?:mang|han|buu)))\b(?! do)(?!\s{2,}\w)"
)  # "theo Bộ chỉ số 766, …": where the thing asked is told
_FIRST = re.compile(  # "…, tốt nhất đứng đầu": in which order
    r"\W*(?:tot|cao|thap|nhieu|it|kem|lon|nho)(?: nhat)? (?:dung|xep|len|o|de)? ?"
    r"(?:dau|truoc|cuoi|sau|tren)(?: tien)?\W*"
)
_TAKEN_IN = re.compile(r"\s*(?:tinh|ke|gom|bao gom|cong)(?: luon)? ca\b")
_MOVED = re.compile(
    r"\s*(?:(?:cuoi|het|den|tai|dau)\s+)*(?:tang|giam|chenh|hon|kem|them|bot)\b[a-z ]{0,20}?(?:bao nhieu|may)"
    r"(?: (?:diem(?: (?:phan tram|%))?|%|phan tram|bac|lan|tien|dong|ty(?: dong)?|ho so|nguoi|don vi))?\W*"
)
_ONLY_TIME = re.compile(  # "riêng quý III và từ đầu năm"
    r"\W*(?:(?:rieng|so|tinh|ca|luy ke|cong don|(?:ke |tinh )?tu dau nam|den nay)\b\W*)+"
)
_DONE_WITH = re.compile(  # what is done with the files counted behind
    r"\W*(?:(?:cho biet|hay|xin|neu|thong ke|bao cao)\b\W*)*"
    r"(?:da )?(?:tiep nhan|nhan|giai quyet|xu ly|tra)(?: moi| xong| ket qua)?\W*"
)
_FEW = 4  # words of a part that takes its count from the last one


def in_full(texts: Sequence[str], measured: re.Pattern[str], *, in_one_row: bool = False) -> list[str]:
    """measured: a measure right after a count. in_one_row: by `in_one_row`. Parts keep their order."""
    told = _counted_alike(texts, measured) if in_one_row or _in_states(texts) else texts
    told = _counted_later(told, measured)
    return _with_nouns(_with_rates(_with_counts(_headed_alike(told, measured))), measured)


def parted_counts(text: str) -> str:
    """With a comma between two counts that follow each other without one."""
    for match in reversed(list(_NEXT_DONE.finditer(fold_diacritics(text)))):
        text = f"{text[: match.end(1)]},{text[match.end(1) :]}"
    return text


def _in_states(texts: Sequence[str]) -> bool:
    """ "Bao nhiêu hồ sơ trả trước hạn, đúng hạn, quá hạn": only how the things counted at first stand."""
    return len(texts) > 2 and all(_BARE_STATE.fullmatch(fold_diacritics(text)) for text in texts[1:])


def in_one_row(text: str) -> bool:
    """Whether the last two parts are joined by an "và", as in a row of things that are asked for alike."""
    joints = [m.group() for m in BETWEEN.finditer(text)]
    return bool(joints) and joints[-1] in ("và", "va") and all(joint in (",", "và", "va") for joint in joints)


def asks_itself(bare: str) -> bool:
    return _OWN_HEAD.search(bare) is not None


def _counted_alike(texts: Sequence[str], measured: re.Pattern[str]) -> list[str]:
    """ "Bao nhiêu hồ sơ trước hạn, đúng hạn và quá hạn", "công bố mới, sửa đổi và bãi bỏ bao nhiêu TTHC": one count."""
    counted = [n for n, text in enumerate(texts) if COUNTING.search(fold_diacritics(text))]
    others = [n for n, text in enumerate(texts) if n not in counted and not asks_itself(fold_diacritics(text))]
    if len(counted) != 1 or len(others) != len(texts) - 1 or counted[0] not in (0, len(texts) - 1):
        return list(texts)
    bare = fold_diacritics(texts[counted[0]])
    asked = COUNTING.search(bare)
    noun = measured.match(bare, asked.end()) if asked else None
    if asked is None or noun is None or any(len(texts[n].split()) > _FEW for n in others if n > counted[0]):
        return list(texts)
    count = texts[counted[0]][asked.start() : noun.end()]
    first = counted[0] == 0
    return [
        text if n in counted else f" {count} {text.strip()}" if first else f"{text} {count}"
        for n, text in enumerate(texts)
    ]


def _counted_later(texts: Sequence[str], measured: re.Pattern[str]) -> list[str]:
    """ "Nhận mới, giải quyết, còn đang giải quyết bao nhiêu hồ sơ, trong đó bao nhiêu quá hạn": the first ones, too."""
    bare = [fold_diacritics(text) for text in texts]
    counted = [n for n, text in enumerate(bare) if COUNTING.search(text)]
    if len(counted) < 2 or not counted[0]:
        return list(texts)
    first = counted[0]
    asked = COUNTING.search(bare[first])
    noun = measured.match(bare[first], asked.end()) if asked else None
    led = all(_DONE_WITH.fullmatch(text) for text in bare[:first])
    if asked is None or noun is None or not led or "ho so" not in noun.group():
        return list(texts)
    return [f"{text} {texts[first][asked.start() : noun.end()]}" if n < first else text for n, text in enumerate(texts)]


def _headed_alike(texts: Sequence[str], measured: re.Pattern[str]) -> list[str]:
    """ "Tổng hồ sơ phải giải quyết, đã giải quyết, đang giải quyết": what is counted first is counted in each state."""
    first = fold_diacritics(texts[0]) if len(texts) > 1 else ""
    head = _COUNTS.match(first)
    noun = measured.match(first, head.end()) if head else None
    if noun is None:
        return list(texts)
    counted = f"số{texts[0][noun.start() : noun.end()]}"
    bare = [fold_diacritics(text) for text in texts]
    states = [_STATE.match(b) is not None and len(b.split()) <= _FEW + 2 and not asks_itself(b) for b in bare]
    return [f" {counted} {text.strip()}" if state else text for text, state in zip(texts, states, strict=True)]


def _with_counts(texts: Sequence[str]) -> list[str]:
    """What is counted in turn ("trước hạn, đúng hạn, quá hạn lần lượt bao nhiêu hồ sơ") is counted in each part."""
    last = fold_diacritics(texts[-1]) if texts else ""
    if len(texts) < 2 or not (turn := _IN_TURN.search(last)):
        return list(texts)
    asked = texts[-1][turn.end() :].strip(" ?.!")
    if not COUNTING.match(fold_diacritics(asked)):
        asked = texts[-1][turn.start() :].strip(" ?.!")
    return [text if _OWN_HEAD.search(fold_diacritics(text)) else f"{text} {asked}" for text in texts]


def _with_rates(texts: Sequence[str]) -> list[str]:
    """ "Tỷ lệ số hóa, thanh toán trực tuyến": a percent each."""
    if len(texts) < 2 or not (head := _RATES.match(fold_diacritics(texts[0]))):
        return list(texts)
    rate = texts[0][head.start() : head.end()].strip()
    own = (_OWN_HEAD.search(bare) or _NOT_NAMED.search(bare) for bare in map(fold_diacritics, texts))
    return [text if has else f" {rate} {text.strip()}" for text, has in zip(texts, own, strict=True)]


def _with_nouns(texts: Sequence[str], measured: re.Pattern[str]) -> list[str]:
    """A count that leaves its noun out counts what the one before does: "bao nhiêu hồ sơ, trong đó bao nhiêu trực
    tuyến"."""
    noun, found = "", []
    for text in texts:
        asked = COUNTING.search(fold_diacritics(text))
        vague = asked and (_VAGUE if noun else _THING).match(fold_diacritics(text), asked.end())
        if asked and vague:
            text = text[: asked.end()] + text[vague.end() :]
        counted = asked and measured.match(fold_diacritics(text), asked.end())
        if counted:
            noun = text[counted.start() : counted.end()]
        elif not asked and (headed := _COUNT_OF.search(fold_diacritics(text))):
            named = measured.match(fold_diacritics(text), headed.end())
            noun = text[named.start() : named.end()] if named else noun
        elif asked and noun:
            text = f"{text[: asked.end()]} {noun}{text[asked.end() :]}"  # the same part, said in full
        found.append(text)
    return found


def is_list(texts: Sequence[str]) -> bool:
    """Whether each part asks for a figure of its own, or they are told to be taken in turn."""
    bare = [fold_diacritics(text) for text in texts]
    counted = sum(_ASKS_AMOUNT.search(text) is not None or _HEADED.match(text) is not None for text in bare)
    return counted >= 2 or any(_IN_TURN.search(text) for text in bare)


def is_scope(part: str) -> bool:
    """Words that say where a thing is told, or by how much it moved, and name none themselves."""
    bare = fold_diacritics(part)
    if _MOVED.fullmatch(bare) or _ONLY_TIME.fullmatch(bare) or _FIRST.fullmatch(bare) or _TAKEN_IN.match(bare):
        return True
    return _SCOPE.match(bare) is not None and COUNTING.search(bare) is None
