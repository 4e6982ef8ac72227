"""Which indicators a question asks for, in any wording, with or without diacritics."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.indicators import Catalogue, Code, Indicator, IndicatorType
from domain.keywords import content_syllables, pairs
from domain.texts import fold_case, fold_diacritics, nfc
from rag.asked_names import asked_names
from rag.asking_words import ASKING
from rag.fact_source import LabelSource
from rag.folded import Folded, folded
from rag.index_pairs import with_ranks
from rag.indicator_groups import group_asked
from rag.list_parts import BETWEEN, COUNTING, asks_itself, in_full, in_one_row, is_list, is_scope, parted_counts
from rag.loose_spelling import may_be
from rag.measure_fit import COUNT, MEASURED, MONEY, PERCENT, RANK, RANKED, counted_in, fit_of, nouns_of
from rag.order_words import BODIES
from rag.rates import parts_of
from rag.remaining import DONE_OF, filled_after, is_among, of_those
from rag.same_words import alike, in_official_words
from rag.spoken_names import SPOKEN

_ALSO_SPELT = (
    "tỉ lệ phần trăm qua mạng trễ chậm hẹn tiến độ đúng thủ tục hành chính cải cách dịch vụ công trực tuyến đơn vị "
    "sự nghiệp công lập văn bản quy phạm pháp luật phản ánh kiến nghị cán bộ công chức viên vị trí việc làm đầu tư "
    "thứ hạng xếp đứng mấy"
)
_CHANGING = re.compile(
    r"\b(?:tang hay giam|giam hay tang"
    r"|(?:thay doi|bien dong|dien bien|tang giam)(?: (?:the nao|nhu the nao|ra sao)|(?=[ ,.?]*$)))"
)
_TOGETHER = {
    "ubnd, chu tich ubnd", "uy ban nhan dan, chu tich uy ban nhan dan", "dung va truoc han", "dung han va truoc han",
    "dung va som han", "dung va som", "som va dung han", "truoc va dung han", "dung han va som han",
    "truoc han va dung han", "dung va truoc hen", "dung hen va truoc hen", "dung va som hen", "som va dung hen",
    "ubnd va chu tich ubnd", "phi, le phi", "phi va le phi",
    "phan anh, kien nghi", "can bo, cong chuc", "cong chuc, vien chuc", "nguoi dan, to chuc",
    "to chuc, ca nhan", "nguoi dan, doanh nghiep", "nguoi dan va doanh nghiep", "phan cap, uy quyen",
    "co quan, don vi",
}  # fmt: skip
_HEAD = re.compile(r"^(?:tong )?(?:so|ty le) ")
_BY_REPORT = re.compile(r"(?i)\btheo (?:báo cáo|bao cao)\b")
_BARE_PERCENT = re.compile(r"\W*(?:(?:va|thi|la|tuc|bang|dat|duoc) )*(?:ty le )?(?:bao nhieu|may) ?(?:phan tram|%)\W*")
_GROUP_NAMES = re.compile(
    r"\b(?:khoi )?(?:cac )?(?:so ?, ?(?:ban ?, ?)?nganh(?: (?:cua |thuoc )?(?:thanh pho|tp))?"
    r"|phuong ?[,/] ?xa|xa ?[,/] ?phuong)\b"
)
# What has a rank of its own, told in reports; "đứng thứ mấy về số hóa" asks for a place among the figures.
_PLACED = re.compile(r"\b(?:dung|xep) (?:thu|hang) (?:may|bao nhieu)\b")
_LEAD = re.compile(r"\W*(?:voi|ve|doi voi)\b")
_ONE_RATE = re.compile(r"\W*t[yi] le\b(?!.*\bt[yi] le\b)")
_ALSO_COUNT = re.compile(r"[,;]\W*(?:vay )?(?:so|tong|von|ke hoach)\b")
_ABOUT_PERIODS = re.compile(  # behind a colon: "…: cho số riêng quý III và số từ đầu năm"
    r"\W*(?:(?:cho|neu|ghi|lay|xin|ca|hai|so|lieu|rieng|va|lan|tung|cong don|luy ke|tu dau nam|den nay|trong|ky|quy"
    r"|thang)\b\W*)+"
)
_SHARE_OF_ALL = r"ty le(?: [a-z]+){0,3} chung"
_WANTS_FIGURE = (
    rf"{COUNT}|{PERCENT}|{MONEY}|{RANK}|nhat|{BODIES} nao|(?:tang|giam|hon|kem) bao nhieu|sao|nguyen nhan|ly do"
)
_OF_LEARNED = 0.5  # part of a score, beside 1 for words shared with names
_ENOUGH = 0.42
_PERHAPS, _LIKELY, _SURELY, _EVIDENTLY = 0.08, 0.15, 0.4, 0.6  # chances of what was learned
_ELSE, _BY_NAME = 0.75, 0.7  # chance that no indicator is meant, and the score by names that tells better
_PLAINLY = 0.9  # a score by which two words alone name an indicator
_CLOSE = 0.93
_FILES = "ho"  # "hồ sơ": the noun that goes without saying
_OF_THEM = 0.5  # for what the things are that were counted before
_FITTING, _CLEARLY = 0.4, 0.1  # of scores: what context may lift, and by how much it must win
_ONLY_PHASE = re.compile(  # "còn quá hạn mấy": of whatever the list is about
    r"\W*(?:(?:con|bi|da|dang|chua|xong|qua|tre|cham|muon|dung|truoc|den|trong|han|hoan thanh|giai quyet|xu ly|lam"
    r"|bao nhieu|may|viec|no)\b\W*)+"
)
_IN_HEADED_AREA, _IN_AREA, _OF_LIKE = 0.45, 0.7, 0.2  # of the score of what a part of a list names best elsewhere
_SECOND = 0.58
_IN_LIST = 0.18  # of a part of a list whose others are of one area
CLEARLY_NAMED = 0.7  # strength of what a question names by what was asked before it
_NOTHING_ELSE = 0.75  # share of a part's meaning that makes a weaker match sure
_OWN_WORDS = 3  # as many has a part that names an indicator by itself
_HEADS = frozenset({"so", "ty", "le"})


@dataclass(frozen=True, slots=True)
class AskedIndicators:
    """codes: what is asked, best first; more than one only when several are asked.

    rivals: nearly as likely as the first. strength: 0–1, of the first. share: how much of the question's meaning
    their names explain, 0–1; a low one speaks of something else beside the indicator.
    """

    codes: tuple[Code, ...] = ()
    rivals: tuple[Code, ...] = ()
    strength: float = 0.0
    share: float = 0.0


class IndicatorReader:
    """Compares a question with the catalogue's names and aliases, and with what the label source names."""

    def __init__(
        self, catalogue: Catalogue, labels: LabelSource | None = None, called: Iterable[tuple[Code, str]] = ()
    ) -> None:
        """called: further names of indicators, as reviewers taught them."""
        self._catalogue = catalogue
        self._labels = labels
        taught: dict[Code, list[str]] = {code: list(names) for code, names in SPOKEN.items()}
        for code, words in called:
            taught.setdefault(code, []).append(words)
        self._phrases = {i.code: [_words(name) for name in (*_names(i), *taught.get(i.code, ()))] for i in catalogue}
        holders = Counter(w for phrases in self._phrases.values() for w in {w for p in phrases for w in p})
        self._rarity = {w: math.log(1 + len(self._phrases) / count) for w, count in holders.items()}
        self._spelt: dict[str, set[str]] = {}
        for text in (_ALSO_SPELT, *(name for i in catalogue for name in _names(i))):
            for word in re.findall(r"\w+", fold_case(nfc(text))):
                self._spelt.setdefault(fold_diacritics(word), set()).add(word)
        for text in (name for names in taught.values() for name in names):
            for word in re.findall(r"\w+", fold_case(nfc(text))):
                self._spelt.setdefault(fold_diacritics(word), set()).add(word)
        measures = sorted({"thu tuc", *_folded_measures(catalogue)}, key=len)
        self._measured = re.compile(rf"\s+(?:{'|'.join(map(re.escape, reversed(measures)))})\b")
        self._nouns = {noun for i in catalogue for noun in nouns_of(i)}
        self._unknown = math.log(1 + len(self._phrases))
        names = (_HEAD.sub("", folded(nfc(name))) for i in catalogue for name in _names(i))
        every = {name for name in names if BETWEEN.search(name) and len(name.split()) >= _OWN_WORDS} | _TOGETHER
        self._joined_names = sorted(every, key=len, reverse=True)

    def read(self, question: Folded) -> AskedIndicators:
        """question: with the words that name units and periods blanked out."""
        question = in_official_words(question)
        scores = self._scores(question)
        ranked = sorted(scores, key=lambda code: (-scores[code], code))
        if not ranked:
            return AskedIndicators()
        first, named = ranked[0], self._is_named(ranked[0], scores, question)
        if group := group_asked(question, self._catalogue):
            return AskedIndicators(group, (), _PLAINLY, 1.0)
        codes = self._without_score(self._also(question), question)
        listed = len(codes) > 1 and (not named or ":" in question.text)
        if listed:
            first = codes[0]
        elif not named:
            return AskedIndicators()
        texts = in_full(BETWEEN.split(question.text), self._measured)
        counted = sum(COUNTING.search(fold_diacritics(p)) is not None for p in texts)
        if len(codes) < 2 or (not is_among(first, codes) and counted < len(codes)):
            codes = [*self._amount_of(first, question), first, *self._beside(first, question)]
        codes = with_ranks(self._rate_alone(codes, question), question, self._catalogue)
        codes += self._whole_of(codes, question)
        codes.sort(key=lambda c: self._catalogue[c].type is IndicatorType.RANK)
        rivals = tuple(c for c in ranked[1:4] if c not in codes and scores[c] >= _CLOSE * scores[first])
        if listed:  # each by itself
            return AskedIndicators(tuple(codes), (), _PLAINLY, self._share(question, codes))
        chance = self._chances(question).get(first, 0.0)
        strength = min(scores[first] - (_OF_LEARNED * chance if chance < _LIKELY else 0.0), 1.0)
        return AskedIndicators(tuple(codes), rivals, strength, self._share(question, codes))

    def _is_named(self, code: Code, scores: Mapping[Code, float], question: Folded) -> bool:
        """By its names, or by ways of asking that were learned."""
        chances = self._chances(question)
        named = scores[code] - _OF_LEARNED * chances.get(code, 0.0)
        if question.has(_WANTS_FIGURE) and 1 - sum(chances.values()) >= _ELSE and named < _BY_NAME:
            return False
        if scores[code] >= _ENOUGH:
            return True
        if self.nothing_named(question):
            return False
        chance = asked_names().chances(question.bare).get(code, 0.0)
        if asked_names().chances(self._without_strangers(question)).get(code, 0.0) >= _SURELY:
            return True
        return chance >= (_LIKELY if question.has(_WANTS_FIGURE) or "%" in question.text else _EVIDENTLY)

    def _share(self, question: Folded, codes: list[Code]) -> float:
        asked = Counter(w for w in _words(self._without_strangers(question)) if "z" not in w)
        named = {w for code in codes for phrase in self._phrases[code] for w in phrase}
        given = sum(self._rarity.get(w, self._unknown) for w in asked)
        return sum(self._rarity[w] for w in asked if w in named) / given if given else 0.0

    def _scores(self, question: Folded) -> dict[Code, float]:
        asked = _words(self._without_strangers(question))
        named: dict[Code, float] = {}
        for code, strength, _ in self._labels(question.blanked(_CHANGING).text) if self._labels else ():
            named[code] = max(named.get(code, 0.0), strength)
        chances = self._chances(question)
        found: dict[Code, float] = {}
        for indicator in self._catalogue:
            shared = max((self._shared(asked, phrase) for phrase in self._phrases[indicator.code]), default=0.0)
            score = 0.6 * shared + 0.4 * named[indicator.code] if indicator.code in named else 0.8 * shared
            fit = self._fits(indicator, question)
            found[indicator.code] = score * fit + _OF_LEARNED * chances.get(indicator.code, 0.0) * min(fit, 1.0)
        return found

    def _chances(self, question: Folded) -> dict[Code, float]:
        """By what was learned, of the question as it is and without words of asking, in equal parts."""
        whole, bare = (asked_names().chances(text) for text in (question.bare, self._without_strangers(question)))
        return {code: (whole.get(code, 0.0) + bare.get(code, 0.0)) / 2 for code in {*whole, *bare}}

    def _without_strangers(self, question: Folded) -> str:
        """The bare question without words of asking. Syllables whose marks no indicator's name has ("hộ" where names
        have "hồ") are made strangers, for without marks they would pass as the others."""
        bare = ASKING.sub(lambda m: " " * len(m.group()), question.bare)
        if not question.has(RANKED):
            bare = _PLACED.sub(lambda m: " " * len(m.group()), bare)
        if not question.marked:
            return bare
        for match in re.finditer(r"\w+", fold_case(question.text)):
            known = self._spelt.get(bare[match.start() : match.end()])
            if known is not None and not match.group().isascii() and not may_be(match.group(), known):
                bare = bare[: match.start()] + "w" * len(match.group()) + bare[match.end() :]
        return bare

    def _fits(self, indicator: Indicator, question: Folded) -> float:
        counted = counted_in(question)
        if counted in self._nouns:
            other = 0.55 if indicator.measure in MEASURED else 0.75
            return 1.2 if counted in nouns_of(indicator) else other
        return fit_of(indicator, question)

    def _shared(self, asked: Counter[str], phrase: Counter[str]) -> float:
        """How much of the phrase is in the question and of the question in the phrase, rare words counting more."""
        both = sum(self._rarity[w] for w in phrase if w in asked)
        whole = sum(self._rarity[w] for w in phrase)
        given = sum(self._rarity.get(w, self._unknown / 2) for w in asked)
        return (both / whole) ** 0.55 * (both / given) ** 0.45 if both else 0.0

    def _beside(self, first: Code, question: Folded) -> list[Code]:
        """Score and rank of one index, asked together ("điểm và thứ hạng")."""
        if not (
            question.has("diem|(?<!hang )(?<!thu )bao nhieu")
            and question.has(rf"{RANK}|xep hang|hang (?:cua|ra sao|the nao|766|cchc|bo chi so|chi so)")
        ):
            return []
        kinds = (IndicatorType.SCORE, IndicatorType.RANK)
        here = self._catalogue[first]
        if here.type not in kinds:
            return []
        other = kinds[1 - kinds.index(here.type)]
        scores = self._scores(question)
        siblings = [i.code for i in self._catalogue if i.type is other and i.area is here.area]
        best = max(siblings, key=lambda code: scores[code], default=None)
        return [best] if best is not None and scores[best] > 0 else []

    def _amount_of(self, ratio: Code, question: Folded) -> list[Code]:
        """ "Giải ngân được bao nhiêu?": one name for an amount and its percent, and nothing says which: both."""
        indicator = self._catalogue[ratio]
        if not (indicator.is_percent and indicator.numerator and self._labels and question.has(r"bao nhieu|may")):
            return []
        if question.has(f"{PERCENT}|{RANK}") or "%" in question.text or counted_in(question) in self._nouns:
            return []
        named = {code: (strength, span) for code, strength, span in self._labels(question.text)}
        return [c for c in indicator.numerator.codes if ratio in named and named.get(c) == named[ratio]]

    def _without_score(self, codes: Sequence[Code], question: Folded) -> list[Code]:
        """Only the rank where nothing asks for the score beside it ("Bộ chỉ số 766: xếp hạng bao nhiêu?")."""
        kinds = {code: self._catalogue[code].type for code in codes}
        if IndicatorType.RANK not in kinds.values() or question.has(r"diem(?! (?:phan tram|%))"):
            return list(codes)
        return [code for code in codes if kinds[code] is not IndicatorType.SCORE]

    def _rate_alone(self, codes: list[Code], question: Folded) -> list[Code]:
        """Not also what the one percent asked for is made of ("tỷ lệ phòng, đơn vị đã được kiểm tra là bao nhiêu")."""
        asked = sum(1 for _ in re.finditer(r"\b(?:bao nhieu|may)\b", question.bare))
        several = question.has(r"va|cung|kem|lan luot|cac") or _ALSO_COUNT.search(question.bare)
        if asked > 1 or not _ONE_RATE.match(question.bare) or several:
            return codes
        parts = set(parts_of((code for code in codes if self._catalogue[code].is_percent), self._catalogue))
        return [code for code in codes if code not in parts]

    def _whole_of(self, codes: Sequence[Code], question: Folded) -> list[Code]:
        """ "Bao nhiêu trên tổng số": also what the count asked is a part of, by the percent it makes."""
        if len(codes) != 1 or not question.has(r"tren tong(?: so)?"):
            return []
        ratios = [i for i in self._catalogue if i.numerator and i.denominator and i.numerator.codes == tuple(codes)]
        return [code for i in ratios if i.denominator for code in i.denominator.codes][:1]

    def _also(self, question: Folded) -> list[Code]:
        """Indicators named in parts of their own ("số hồ sơ tiếp nhận mới và tỷ lệ thanh toán trực tuyến")."""
        told = self._whole_names(_BY_REPORT.sub(lambda m: " " * len(m.group()), question.blanked(_GROUP_NAMES).text))
        told = parted_counts(told)
        head, _, tail = told.rpartition(":")
        if tail.strip() and _ABOUT_PERIODS.fullmatch(folded(tail)):
            told, head = head, ""
        context = [Folded(head, folded(head), question.marked)] if head.strip() and tail.strip() else []
        texts = [p for p in BETWEEN.split(tail if context else told) if len(p.split()) >= 2]
        texts = [p for p in texts if not is_scope(p)] or texts
        texts = in_full(texts, self._measured, in_one_row=in_one_row(told))
        parts = [Folded(text, folded(text), question.marked) for text in texts]
        found: list[Code] = []
        several = is_list(texts)
        for at, part in enumerate(parts):
            if found and part.has(_SHARE_OF_ALL):  # of the totals themselves
                continue
            if found and (percent := self._percent_of(found, part)):
                found.append(percent)
                continue
            if filled := filled_after(found, part):
                found.append(filled)
                continue
            before = [*context, *parts[:at]]
            if not (found or context or asks_itself(part.bare)) and len(content_syllables(part.bare)) < 2:
                continue  # hardly anything, said before what is asked
            leads = not found and not asks_itself(part.bare) and any(asks_itself(p.bare) for p in parts[at + 1 :])
            placed = _LEAD.match(part.bare) is not None and question.has(r"xep (?:hang|thu tu|theo)|sap xep")
            if leads and not in_one_row(told) and (placed or max(self._scores(part).values()) < _PLAINLY):
                continue  # what leads to the question: "kiểm tra công vụ, tỷ lệ công chức có mặt"
            if best := self._named_alone(part):
                apart = best not in found and several and asks_itself(part.bare)
                best = self._in_context(best, part, before, found, apart=apart) if found or context else best
                best = self._of_what_is_listed(best, part, context, found) if several else best
                best = of_those(best, part, found)
                if found and not asks_itself(part.bare) and self._is_part_of(best, found[-1]):
                    continue  # "kiểm tra được bao nhiêu phần trăm số phòng, đơn vị": of what the percent is made
                found += [c for c in (*self._amount_of(best, part), best) if c not in found]
            elif found and (shared := self._named_with(part, parts, question, found)):
                found.append(shared)
            elif before and (likely := self._likely_after(before, part, found)):
                found.append(likely)
        return self._rest_of_list(parts, found) if several else found

    def _of_what_is_listed(self, best: Code, part: Folded, context: Sequence[Folded], found: Sequence[Code]) -> Code:
        """Of a list of figures under one head ("Kiểm tra VBQPPL: kiểm tra bao nhiêu, phát hiện sai bao nhiêu"), or all
        of one area so far, what the part may be in that area rather than what it alone names best elsewhere."""
        if counted_in(part) in self._nouns:
            return best
        headed = self._area_of(context[0]) if context and not found else ""
        areas = {code.partition("-")[0] for code in found}
        area = headed or (areas.pop() if len(areas) == 1 else "")
        if not area or best.partition("-")[0] == area:
            return best
        scores = self._scores(part)
        told = (
            Folded(f"{context[0].text} {part.text}", f"{context[0].bare} {part.bare}", part.marked) if context else part
        )
        near = self._best_of_area(told, {area}, found)
        done = [c for c, whole in DONE_OF.items() if whole in found and c not in found and near is not None]
        near = next((c for c in done if scores[c] >= _CLOSE * scores[near or c]), near)
        enough = _IN_HEADED_AREA if headed else _OF_LIKE if _ONLY_PHASE.fullmatch(part.bare) else _IN_AREA
        return near if near is not None and scores[near] >= enough * scores[best] else best

    def _area_of(self, head: Folded) -> str:
        """The area of what a head names, if it names anything."""
        best = self._named_alone(head)
        return best.partition("-")[0] if best is not None else ""

    def _is_part_of(self, code: Code, percent: Code) -> bool:
        numerator = self._catalogue[percent].numerator
        return numerator is not None and code in numerator.codes

    def _percent_of(self, found: Sequence[Code], part: Folded) -> Code | None:
        """ "…, đạt mấy %": of what was just named, where the catalogue has a percent made of it."""
        if not _BARE_PERCENT.fullmatch(part.bare):
            return None
        made = [i.code for i in self._catalogue if i.numerator and found[-1] in i.numerator.codes]
        return next((code for code in made if code not in found), None)

    def _rest_of_list(self, parts: Sequence[Folded], found: Sequence[Code]) -> list[Code]:
        """Of a list of figures also those that its parts name hardly, but that fit what the others are about."""
        areas = {code.partition("-")[0] for code in found}
        if len(areas) != 1 or len(found) >= len(parts):
            return list(found)
        named = [next((c for c in found if c == self._best_of_area(part, areas, ())), None) for part in parts]
        left = [code for code in found if code not in named]
        whole: list[Code] = []
        for part, code in zip(parts, named, strict=True):
            best = code or self._best_of_area(part, areas, (*found, *whole))
            whole += [c for c in (best,) if c is not None and c not in whole]
        return [*whole, *(code for code in left if code not in whole)]

    def _best_of_area(self, part: Folded, areas: Collection[str], taken: Sequence[Code]) -> Code | None:
        scores = {c: s for c, s in self._scores(part).items() if c.partition("-")[0] in areas and c not in taken}
        best = max(sorted(scores), key=lambda code: scores[code], default=None)
        return best if best is not None and scores[best] >= _IN_LIST else None

    def _whole_names(self, text: str) -> str:
        """Names that hold a comma or an "và" themselves ("đang giải quyết, đã quá hạn") without it: they stay whole."""
        bare = folded(text)
        for name in self._joined_names:
            at = bare.find(name)
            if at >= 0:
                whole = BETWEEN.sub(lambda m: " " * len(m.group()), text[at : at + len(name)])
                text = text[:at] + whole + text[at + len(name) :]
        return text

    def _likely_after(self, before: Sequence[Folded], part: Folded, found: Sequence[Code]) -> Code | None:
        """What a part that counts something is about after what was said before it, by what was learned."""
        if not part.has(rf"{COUNT}|{PERCENT}|tong|so|da|xong"):
            return None
        chances = asked_names().chances(" ".join(p.bare for p in (*before, part)))
        left = {code: chance for code, chance in chances.items() if code not in found}
        if done := [code for code, whole in DONE_OF.items() if whole in found and left.get(code, 0.0) >= _PERHAPS]:
            return max(done, key=lambda code: left[code])
        likely = max(left, key=lambda code: left[code], default=None)
        return likely if likely is not None and left[likely] >= _SURELY else None

    def _named_alone(self, part: Folded) -> Code | None:
        scores = self._scores(part)
        best = max(sorted(scores), key=lambda code: (round(scores[code], 6), _as_far(part, self._catalogue[code])))
        if len(part.text.split()) < _OWN_WORDS:
            return best if scores[best] >= _PLAINLY else None
        clear = scores[best] >= _ENOUGH and self._share(part, [best]) >= _NOTHING_ELSE
        learned = self._chances(part).get(best, 0.0) >= _SURELY
        return best if clear or learned or scores[best] >= _SECOND else None

    def _in_context(
        self, best: Code, part: Folded, before: list[Folded], found: Sequence[Code], *, apart: bool
    ) -> Code:
        """Of what a part fits nearly alike, the one that was spoken of before ("văn bản trái luật, xử lý mấy cái")."""
        scores = self._scores(part)
        together = asked_names().chances(" ".join(p.bare for p in (*before, part)))
        if apart:
            scores = {code: score for code, score in scores.items() if code not in found}
        close = [code for code in sorted(scores) if scores[code] >= _CLOSE * scores[best]]
        said = {w for p in before for w in _words(self._without_strangers(p))} & set(self._rarity)
        named = max(close, key=lambda c: (max(len(said & set(p)) for p in self._phrases[c]), scores[c]))
        fitting = [code for code in sorted(scores) if scores[code] >= _FITTING * scores[best]]
        nouns = {noun for code in found for noun in nouns_of(self._catalogue[code])} - {_FILES}
        spoken = [c for c in fitting if nouns & {w for phrase in self._phrases[c] for w in phrase}]
        worth = {c: scores[c] / scores[best] + together.get(c, 0.0) + _of_area(c, together) / 2 for c in fitting}
        worth |= {c: worth[c] + _OF_THEM for c in spoken}
        likely = max(fitting, key=lambda c: worth[c])
        return likely if worth[likely] > worth[named] + _CLEARLY else named

    def _named_with(self, part: Folded, before: list[Folded], question: Folded, found: list[Code]) -> Code | None:
        """What a part names with words of those before it: "số PAKN tiếp nhận và đã xử lý"."""
        own = {w for w in _words(self._without_strangers(part)) if "z" not in w} & set(self._rarity)
        own.discard(counted_in(part))
        said = {w for p in before for w in _words(p.bare)} | own
        if not own or any(own <= set(phrase) for code in found for phrase in self._phrases[code]):
            return None
        fitting = [
            (round(sum(self._rarity[w] for w in own & set(phrase)), 6), _as_far(part, indicator), indicator.code)
            for indicator in self._catalogue
            if indicator.code not in found and self._fits(indicator, part) >= 1.0 <= fit_of(indicator, question)
            for phrase in self._phrases[indicator.code]
            if own <= set(phrase) and {w for w in phrase if "z" not in w} - _HEADS <= said
        ]
        return max(fitting)[-1] if fitting else None

    def read_after(self, question: Folded, before: Folded, told: Sequence[Code]) -> AskedIndicators | None:
        """What a question that names hardly anything by itself ("thế có mặt mấy người?") is about after another.

        told: what the one before was about, which is not asked again.
        """
        question = in_official_words(question)
        if not question.has(f"{COUNT}|{PERCENT}|con so|so") or self.nothing_named(question):
            return None
        own = {w for w in _words(self._without_strangers(question)) if "z" not in w} & set(self._rarity)
        own -= {word for noun in self._nouns for word in (noun, f"{noun}zso")} | {"so"}  # what is counted says nothing
        areas = {code.partition("-")[0] for code in told}
        best = self._likely_after([before], question, told) or self._best_of_area(question, areas, told)
        named = best is not None and any(own & set(phrase) for phrase in self._phrases[best])
        return AskedIndicators((best,), (), CLEARLY_NAMED, 1.0) if best is not None and named else None

    def best_of(self, question: Folded, codes: Collection[Code], *, near: float = 0.0) -> Code | None:
        """Of these the one that is named, if any is; near: at least so much of the score of what is named best."""
        scores = self._scores(in_official_words(question))
        best = max(sorted(codes), key=lambda code: scores[code], default=None)
        enough = max(_IN_LIST, near * max(scores.values()))
        return best if best is not None and scores[best] >= enough else None

    def nothing_named(self, question: Folded) -> bool:
        """Whether only words of asking are left: what is asked about was said before."""
        return not content_syllables(self._without_strangers(question))


def _folded_measures(catalogue: Catalogue) -> set[str]:
    """Of what is counted; percents, money, points and ranks are not."""
    return {fold_diacritics(i.measure) for i in catalogue if i.measure not in MEASURED}


def _of_area(code: Code, chances: Mapping[Code, float]) -> float:
    """How likely what was said is about the code's area."""
    area = code.partition("-")[0]
    return sum(chance for other, chance in chances.items() if other.partition("-")[0] == area)


def _as_far(part: Folded, indicator: Indicator) -> bool:
    """Whether both speak of what is going on, or both of what is done: "đang" and "đã giải quyết"."""
    name = fold_diacritics(indicator.name).split()
    return part.has("dang|con") == ("dang" in name)


def _names(indicator: Indicator) -> Iterable[str]:
    yield re.sub(r"\(.*?\)", " ", indicator.name)
    yield indicator.name
    yield from indicator.aliases


def _words(text: str) -> Counter[str]:
    bare = alike(fold_diacritics(nfc(text)))
    single = content_syllables(bare)
    return Counter([*single, *pairs(single)])
