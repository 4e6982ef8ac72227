"""Words of a question that its indicator does not explain ("công chức nữ", "hồ sơ hộ tịch"): a figure leaves them out
of account, and an answer has to say so.

`asked_words.json` holds which words people use to ask for each indicator, which for many of them alike, and which only
for what no indicator measures; made by `python -m eval.naming` from the ways of asking of `eval/gold/asked_names.tsv`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from domain.answers import NoAnswer
from domain.indicators import Code, Indicator
from rag.conversation import asking_sentences
from rag.figure_words import indicator_words
from rag.folded import Folded
from rag.same_words import alike

LEARNED = Path(__file__).with_name("asked_words.json")
# Words of asking, of order and of change: no thing is meant by them.
ASKING_SYLLABLES = frozenset(
    """ai anh ay ba bac ban bang bao bat bay binh boi bon bot buoc cac cap cau chac cham chang chau chenh cheo chi
    chiem chieu cho chu chua chung co con cu cua cung cuoc cuoi da dang dau day de dem den deu di dia do doc doi
    du dua duoc duoi duong e em gan gap ghi gi gia giam gio giua giup goi gop gui ha hai hang hay het hien hinh
    hn ho hoi hon hong hua huong hut huyen it ke kem kha khac khoang khong kia la lai lam lan lay len liet lieu
    loai loi lon luon luot luy ma mai may minh moc moi mong mot muc muon nam nang nao nay nen neu nganh ngay
    nghe nghi nguoc nha nhac nhau nhe nhi nhich nhieu nho nhung noi nua o oi phai phuong qua quy ra rat rieng
    roi rot ruc sang sanh sao sap sau se so sut ta tach tai tang tat te ten tham thang thap the theo thi thieu
    thoi thong thu thua thuc tiep tieu tinh toan toi tong tot tp tren tro troi trong trung truoc tthc tu tung
    tut ubnd va vai van vay ve voi vua vuot xa xem xep xet xin xong xuong y""".split()  # noqa: SIM905
)
_ASKS_AMOUNT = r"bao nhieu|may|ty le|phan tram|tong so|so luong|so (?!voi)"
_ASKS_WHO = r"nao|nhat|the nao|ra sao|xep|so sanh"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Unheard:
    """words: as written. alone: they are not the indicator's by one of them, not only by standing together."""

    words: str
    alone: bool


@dataclass(frozen=True, slots=True)
class AskedWords:
    """common: used of many areas alike. of: by indicator. elsewhere: used of what no indicator measures, single words
    and pairs ("cong an"), and pairs never of an indicator."""

    common: frozenset[str]
    of: dict[Code, frozenset[str]]
    elsewhere: frozenset[str]

    def unheard(self, topic: Folded, codes: Sequence[Code]) -> list[Unheard]:
        """Runs of such words. topic: the question without the words that name units and periods."""
        told = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(topic.bare)]
        known = self.common.union(ASKING_SYLLABLES, *(self.of.get(code, frozenset()) for code in codes))
        foreign = {word for word in self.elsewhere - known - _said_alike(topic.bare, known) if len(word) > 1}
        strange = {n for n, (_, _, word) in enumerate(told) if word in foreign}
        alone = set(strange)
        for n, ((_, end, left), (start, _, right)) in enumerate(pairwise(told)):
            if start - end == 1 and f"{left} {right}" in self.elsewhere and not strange & {n, n + 1}:
                strange |= {n, n + 1}
        runs = _runs(sorted(strange))
        return [Unheard(topic.text[told[run[0]][0] : told[run[-1]][1]], not alone.isdisjoint(run)) for run in runs]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """words: as written. qualifying: those that end what is asked for, right behind it ("bao nhiêu công chức nữ")."""

    words: tuple[str, ...] = ()
    qualifying: str = ""


def left_out(topic: Folded, codes: Sequence[Code]) -> LeftOut:
    """Of the clauses that ask; what leads to them may speak of anything."""
    words: list[str] = []
    qualifying = ""
    for clause in _asking_clauses(topic):
        found = asked_words().unheard(clause, codes)
        words += [one.words for one in found]
        if found and found[-1].alone and len(codes) == 1:
            ends = clause.text.rstrip(" ?.!").endswith(found[-1].words) and clause.has(_ASKS_AMOUNT)
            qualifying = found[-1].words if ends else qualifying
    return LeftOut(tuple(words), qualifying)


def _asking_clauses(topic: Folded) -> list[Folded]:
    parts = asking_sentences(topic) or [topic]
    clauses = [clause for part in parts for clause in _clauses(part)]
    asking = [clause for clause in clauses if clause.has(_ASKS_AMOUNT) or clause.has(_ASKS_WHO)]
    return asking or clauses


def _clauses(part: Folded) -> list[Folded]:
    spans = [m.span() for m in re.finditer(r"[^,;:]+", part.bare)]
    return [Folded(part.text[a:b], part.bare[a:b], part.marked) for a, b in spans]


def no_such_part(unheard: LeftOut, indicator: Indicator) -> NoAnswer:
    """What is asked is a part of what is reported, and nobody reports it."""
    whole = indicator_words(indicator)
    reason = f"Báo cáo không có số liệu riêng theo “{unheard.qualifying}”; muốn xem số chung, hãy hỏi {whole}."
    return NoAnswer(reason, "not_reported")


def left_out_words(unheard: LeftOut) -> str:
    told = ", ".join(f"“{words}”" for words in unheard.words)
    return f"Số liệu là của cả chỉ tiêu, không tách riêng theo {told} nêu trong câu hỏi."


def _said_alike(bare: str, known: frozenset[str]) -> set[str]:
    """Words that are another way to say what is known ("online")."""
    return {word for word in _WORD.findall(bare) if set(_WORD.findall(alike(word))) <= known}


def _runs(places: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


@cache
def asked_words(learned: Path = LEARNED) -> AskedWords:
    told = json.loads(learned.read_text("utf-8"))
    of = {code: frozenset(words.split()) for code, words in told["of"].items()}
    return AskedWords(frozenset(told["common"].split()), of, frozenset(told["elsewhere"].split(",")))
