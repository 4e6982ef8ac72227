"""What is left of a count when its part is done: asked beside both ("tiếp nhận bao nhiêu, đã xử lý mấy, còn mấy?")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from domain.indicators import Code
from domain.quantities import plain, vietnamese
from rag.figure_words import amount_words
from rag.folded import Folded
from rag.notebook import Notebook

DONE_OF: Mapping[Code, Code] = {
    "CD-03": "CD-02",
    "CD-13": "CD-12",
    "TC-04": "TC-03",
    "TC-06": "TC-05",
    "TT-28": "TT-27",
    "BM-06": "BM-05",
    "BM-08": "BM-07",
    "TK-02": "TK-01",
}
_OF_THOSE: Mapping[tuple[Code, Code], Code] = {
    ("TT-22", "TT-19"): "TT-24",
}
_GIVEN_TASKS = frozenset(("CD-05", "CD-06"))
_LATE_TASKS = r"(?:qua han|tre|muon|cham)(?! (?:bao nhieu |may )?(?:ho so|phan anh))"
_OPEN_STILL = r"con|chua|treo|no|dang|ton"
_HOW_MANY_OF_THEM = r"(?: (?:la )?(?:bao nhieu|may)(?: ho so)?)?\W*"
_COUNTED_FIRST = r"\W*(?:(?:bao nhieu|may) ho so )?"
_OPEN_STATES = (  # of those still open, right behind them: "đang giải quyết bao nhiêu, quá hạn mấy, trong hạn mấy"
    (re.compile(rf"{_COUNTED_FIRST}(?:da |bi )?(?:qua|tre) (?:han|hen){_HOW_MANY_OF_THEM}"), "TT-24"),
    (re.compile(rf"{_COUNTED_FIRST}(?:con )?trong (?:thoi )?han{_HOW_MANY_OF_THEM}"), "TT-23"),
)
_THEIR_RATE = re.compile(
    r"\W*(?:va )?(?:ty le|phan tram|bao nhieu(?: phan tram| %)|may phan tram)(?: (?:dung han|hoan thanh))*"
    r"(?: (?:la |dat )?bao nhieu)?\W*"
)
_JUST_IN_TIME = re.compile(
    r"\W*(?:(?:va|bao nhieu|may) )*(?:ho so )?dung han(?: (?:la )?(?:bao nhieu|may)(?: ho so)?)?\W*"
)
LEFT_TO_DO = r"con (?:phai|can) (?:[a-z]+ ){1,4}(?:bao nhieu|may)"
_POSTS: Mapping[Code, Code] = {"BM-06": "BM-05", "BM-08": "BM-07"}
_FILLED = re.compile(
    r"\W*(?:va )?(?:(?:hien|thuc te|thuc|dang|moi|nay)(?: (?:nay|tai|dang))? )*(?:co|co mat|bo tri|lam viec)(?: duoc)?"
    r" +(?:bao nhieu|may)(?: +nguoi)?\W*"
)
_LACKING = r"thieu (?:nhieu |it )?(?:cong chuc|vien chuc|bien che|nguoi|nhan su|can bo|giao vien)(?: [a-z]+){0,4} hon"
_LEFT = (
    r"con (?:lai |thieu |du )?(?:bao nhieu|may)|con lai|con thieu"
    r"|thieu (?:bao nhieu|may|nhieu|it|cong chuc|vien chuc)|khuyet|bo trong"
    r"|chua [a-z]+ [a-z]+"
    rf"|{LEFT_TO_DO}"
)


def with_whole(codes: tuple[Code, ...], topic: Folded) -> tuple[Code, ...]:
    """Both what was given and what there is of it, where it is asked how much of it lacks ("thiếu nhiều công chức
    hơn")."""
    pair = next(((whole, done) for done, whole in _POSTS.items() if codes in ((whole,), (done,))), None)
    return pair if pair is not None and topic.has(_LACKING) else codes


def filled_after(found: Sequence[Code], part: Folded) -> Code | None:
    """ "Biên chế giao bao nhiêu, hiện có bao nhiêu": of the posts asked for just before, how many are filled. Of tasks
    given, late is done late unless it is said to be open still."""
    late = part.has(_LATE_TASKS) and not part.has("ho so|phan anh|don|phan tram") and "%" not in part.text
    if late and not _GIVEN_TASKS.isdisjoint(found):
        named = "CD-08" if part.has(_OPEN_STILL) else "CD-07"
        return named if named not in found else None
    if not _GIVEN_TASKS.isdisjoint(found) and "CD-09" not in found and _THEIR_RATE.fullmatch(part.bare):
        return "CD-09"
    if found and found[-1] == "TT-17" and _JUST_IN_TIME.fullmatch(part.bare):
        return "TT-18"
    if found and found[-1] in ("TT-22", "TT-23", "TT-24") and "TT-16" not in found:
        state = next((code for words, code in _OPEN_STATES if words.fullmatch(part.bare)), None)
        if state is not None and state not in found:
            return state
    done = next((code for code, whole in _POSTS.items() if found and found[-1] == whole), None)
    return done if done is not None and _FILLED.fullmatch(part.bare) else None


def is_among(code: Code, codes: Sequence[Code]) -> bool:
    """Whether it is one of them, or what it is called beside one of them is."""
    return code in codes or any(_OF_THOSE.get((other, code)) in codes for other in codes)


def asks_remainder(question: Folded) -> bool:
    return question.has(_LEFT)


def remainder(codes: Sequence[Code], whose: str, notes: Notebook, *, alone: bool = True) -> list[str]:
    """One sentence where both the whole and what is done of it are told for one period; else none.

    whose: the unit or group both are of. alone: nobody else is spoken of.
    """
    told = notes.told_of(whose)
    for done, whole in DONE_OF.items():
        if done not in codes or whole not in codes or done not in told or whole not in told:
            continue
        over, part = told[whole], told[done]
        if over.period.end != part.period.end or part.amount > over.amount:
            continue
        left, how = over.amount - part.amount, f"{plain(over.amount)} - {plain(part.amount)}"
        notes.computed(left, over.measure, how, unit=whose, indicator=whole, period=over.period)
        working = f"{vietnamese(over.amount)} trừ {vietnamese(part.amount)}"
        lead = "Còn" if alone else f"{whose} còn"
        return [f"{lead} lại {amount_words(left, over.measure)} (số tính ra: {working})."]
    return []


def compared_remainders(codes: Sequence[Code], names: Sequence[str], notes: Notebook) -> list[str]:
    """Which of two has more left, once both remainders are told; nothing else than for two."""
    wholes = [DONE_OF[done] for done in codes if done in DONE_OF and DONE_OF[done] in codes]
    if len(names) != 2 or len(wholes) != 1:
        return []
    left = [notes.computed_of(name, wholes[0]) for name in names]
    first, second = left
    if first is None or second is None or first.amount == second.amount:
        return []
    more, less = (names[0], names[1]) if first.amount > second.amount else (names[1], names[0])
    gap = abs(first.amount - second.amount)
    how = f"{plain(max(first.amount, second.amount))} - {plain(min(first.amount, second.amount))}"
    notes.computed(gap, first.measure, how, unit=more, indicator=wholes[0], period=first.period)
    return [f"{more} còn lại nhiều hơn {less} {amount_words(gap, first.measure)} (số tính ra)."]


def of_those(code: Code, part: Folded, found: Sequence[Code]) -> Code:
    """ "… đang giải quyết bao nhiêu, trong đó bao nhiêu quá hạn": of those just named, not of those resolved."""
    among = re.match(r"\W*trong (?:so )?(?:do|day)\b", part.bare) is not None
    return _OF_THOSE.get((found[-1], code), code) if found and among else code
