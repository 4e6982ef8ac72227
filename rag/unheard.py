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

from domain.indicators import Code
from rag.conversation import asking_sentences
from rag.folded import Folded
from rag.same_words import alike

LEARNED = Path(__file__).with_name("asked_words.json")
# Words of asking, of order and of change: no thing is meant by them.
ASKING = frozenset(
    """ai anh bac ban bang bat bay binh boi bon bot buoc cac cap cau chac cham chang chau chenh cheo chi chiem chieu
    cho chu chua chung con cu cung cuoc cuoi da dang dau day de dem den deu di dia do doc doi du dua duoc duoi
    duong em gan gap ghi gi gia giam gio giua giup goi gop gui ha hai hang hay het hien hinh hn ho hoi hon hong
    hua huong hut huyen it ke kem kha khac khoang khong kia la lai lam lan lay len liet lieu loai loi lon luon
    luot luy mai may minh moc moi mong mot muc muon nam nang nao nay nen neu nganh ngay nghe nghi nguoc nha nhac
    nhau nhe nhi nhich nhieu nho nhung noi nua o oi phai phuong qua quy ra rat rieng roi rot ruc sang sanh sao
    sap sau se so sut ta tach tang tat te ten tham thang thap the theo thi thieu thoi thong thu thua thuc tiep
    tieu tinh toan toi tong tot tp tren tro troi trong trung truoc tthc tu tung tut ubnd va vai van vay ve voi
    vua vuot xa xem xep xet xin xuong y""".split()  # noqa: SIM905
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class AskedWords:
    """common: used of many areas alike. of: by indicator. elsewhere: used of what no indicator measures, single words
    and pairs ("cong an"), and never of an indicator."""

    common: frozenset[str]
    of: dict[Code, frozenset[str]]
    elsewhere: frozenset[str]

    def unheard(self, topic: Folded, codes: Sequence[Code]) -> list[str]:
        """Runs of such words, as written. topic: the question without the words that name units and periods."""
        told = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(topic.bare)]
        known = self.common.union(ASKING, *(self.of.get(code, frozenset()) for code in codes))
        strange = {
            n
            for n, (_, _, word) in enumerate(told)
            if word not in known and word in self.elsewhere and word not in _said_alike(topic.bare, known)
        }
        for n, ((_, end, left), (start, _, right)) in enumerate(pairwise(told)):
            if start - end == 1 and f"{left} {right}" in self.elsewhere and not strange & {n, n + 1}:
                strange |= {n, n + 1}
        return [topic.text[told[run[0]][0] : told[run[-1]][1]] for run in _runs(sorted(strange))]


def left_out(topic: Folded, codes: Sequence[Code]) -> list[str]:
    """Of the sentences that ask; what leads to them may speak of anything."""
    asking = asking_sentences(topic) or [topic]
    return [words for part in asking for words in asked_words().unheard(part, codes)]


def left_out_words(unheard: Sequence[str]) -> str:
    told = ", ".join(f"“{words}”" for words in unheard)
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
