"""Answers in the reports' own words: lists of problems, proposals and tasks, and passages that explain."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from domain.answers import Answer, FoundPassage, NoAnswer, Reply
from domain.keywords import has_diacritics
from domain.periods import Period, PeriodKind
from domain.texts import fold_case, fold_diacritics, one_space, says_day
from domain.values import Narrative, NarrativeKind
from rag.fact_source import FactSource
from rag.figure_words import capital, listed
from rag.higher_bodies import turned_to
from rag.intents import WHY
from rag.notebook import Notebook
from rag.question_terms import terms_of
from rag.questions import Question
from rag.search import PassageSearch
from rag.sentence_choice import Sentence, best_sentences
from rag.table_rows import row_words

_KIND_NAMES = {
    NarrativeKind.PROBLEM: "tồn tại, hạn chế",
    NarrativeKind.CAUSE: "nguyên nhân",
    NarrativeKind.PROPOSAL: "kiến nghị, đề xuất",
    NarrativeKind.TASK: "nhiệm vụ kỳ tới",
    NarrativeKind.INITIATIVE: "sáng kiến, mô hình",
}
_Told = tuple[str, Period, Narrative]  # (unit, period of its report, what it says)
_MOST_ITEMS = 60
_PASSAGES = 8
_ON_TOPIC = 0.5  # share of the topic's words and pairs a narrative must hold
_CUE_WORDS = (
    "xong het ai chu tri han phu trach bao gio "
    "neu liet ke ton tai han che kho khan vuong mac kien nghi de xuat nhiem vu nguyen nhan thoi han hoan thanh "
    "don vi bao cao phuong xa so nhung cac tat ca trong tam ky toi sang kien mo hinh giai phap ly sao dan toi "
    "quy thang nam dua phan anh gui yeu cau noi dung thong tin cho biet hay cu the chinh chu yeu gap lon hien dang "
    "nao nhat noi bat quan trong con van phai can viec lam toan thanh pho danh sach tong hop lien quan diem bat cap "
    "cuoi viec dat ra ba kem giao nhan gui truc tiep neu ro dau thang toan bo "
    "de nghi dieu khac du kien lam thoi gian trien khai sap se "
    "tu nhan minh thay ho thua anh em duoi dang cap tren keu cho khau than nan hua lo gom bao la sap toi han gio "
    "mat yeu kem khuyet phuong huong trong giai quyet thuc hien moi cong tac cai cach hanh cchc linh vuc sau truoc day"
)
_DOER = re.compile(
    r"\b(?:phong|van phong|cong an|chi cuc|trung tam|ban|to|bo phan)(?=\s)"
    r"(?:[ ,-]+(?!(?:han|khi|nao|gi|bao|phai|can|lam|duoc|co|trong|cua|theo|thi|la)\b)[a-z]+){1,9}"
)
_CUES = frozenset(_CUE_WORDS.split())


def narratives(
    question: Question,
    kind: NarrativeKind,
    facts: FactSource,
    known: Sequence[Period],
    *,
    among: Collection[str],
    speaks_to: Callable[[str], bool],
) -> Reply | None:
    """The reports' problems, proposals or tasks, unit by unit; None if there are none of this kind.

    among: the units meant, where a group of them is. speaks_to: whether a text names whom the question says reports
    turn to; asked only where it names any.
    """
    found = _found(question, kind, facts, known, among)
    if (due := question.due) is not None:
        found = [f for f in found if f[2].deadline is not None and due.holds(f[2].deadline)]
    if addressed := {unit.name for unit in question.units.addressed}:
        found = [f for f in found if f[0] not in addressed and speaks_to(f[2].text)]
    if bodies := turned_to(question.folded):
        found = [f for f in found if any(body in fold_diacritics(f[2].text) for body in bodies)]
    of_doer = _of_doer(question, found) if kind is NarrativeKind.TASK else []
    found = of_doer or (found if bodies else _on_topic(question, found))
    if not found:
        return None
    notes = Notebook(facts)
    periods = _periods(found)
    lines = [f"{capital(_KIND_NAMES[kind])} nêu trong báo cáo {listed([p.label for p in periods])}:"]
    for unit, period in dict.fromkeys((unit, period) for unit, period, _ in found):
        lines.append(f"{unit}:" if len(periods) == 1 else f"{unit}, {period.label}:")
        for owner, when, narrative in found[:_MOST_ITEMS]:
            if (owner, when) == (unit, period):
                lines.append(f"- {_line(narrative)}")
                notes.source(narrative.citation, unit)
    if len(found) > _MOST_ITEMS:
        lines.append("Danh sách còn dài; hãy hỏi riêng từng đơn vị để xem đủ.")
    return notes.answer(lines)


def _found(
    question: Question, kind: NarrativeKind, facts: FactSource, known: Sequence[Period], among: Collection[str]
) -> list[_Told]:
    meant = _reports_meant(question, known)
    told = _teller(question.unit_names if len(meant) > 1 else (), kind, facts)
    for periods in meant:
        found = [item for unit in (question.unit_names or (None,)) for period in periods for item in told(unit, period)]
        if question.units.groups or question.units.left_out:
            found = [item for item in found if item[0] in among]
        if found:
            return _once(found)
    return []


def _teller(
    units: Sequence[str], kind: NarrativeKind, facts: FactSource
) -> Callable[[str | None, Period], Sequence[_Told]]:
    """What a unit tells in a period's reports. Of `units` all they ever told is fetched at one look, for it takes as
    long as one period's."""
    every: dict[str | None, Sequence[_Told]] = {unit: facts.narratives(kind, unit=unit) for unit in units}

    def told(unit: str | None, period: Period) -> Sequence[_Told]:
        if unit in every:
            return [item for item in every[unit] if item[1] == period]
        return facts.narratives(kind, unit=unit, period=period)

    return told


def _reports_meant(question: Question, known: Sequence[Period]) -> list[list[Period]]:
    """Periods of reports to look in, together those that count alike; a later set only where one before has nothing.

    A year named alone means all its reports; no period at all the latest ones, or the latest a named unit sent.
    """
    order = sorted(known, key=lambda p: p.sort_key, reverse=True)
    if question.periods.periods:
        return [report_periods(question.periods.periods, known)]
    if question.due is not None and question.periods.year is None:  # a day is a day, whichever report names it
        return [order]
    if question.periods.year is not None:
        return [[p for p in order if p.year == question.periods.year]]
    days = list(dict.fromkeys(p.end for p in order))
    return [[p for p in order if p.end == day] for day in (days if question.unit_names else days[:1])]


def _once(found: Iterable[_Told]) -> list[_Told]:
    """Without what a unit says again in another report, in the order of units."""
    told = {
        (unit, one_space(narrative.text)): (unit, period, narrative) for unit, period, narrative in reversed([*found])
    }
    kept = list(reversed(told.values()))
    units = list(dict.fromkeys(unit for unit, _, _ in kept))
    return sorted(kept, key=lambda item: units.index(item[0]))


def report_periods(asked: Sequence[Period], known: Sequence[Period]) -> list[Period]:
    """Periods of reports that speak of the asked periods: the same, or ending on the same day.

    Of a period still to come, what the latest reports plan for it: those that end the day before it begins.
    """
    order = sorted(known, key=lambda p: p.sort_key, reverse=True)
    ends = {p.end for p in asked}
    found = [p for p in order if p in asked or p.end in ends]
    if found or not order or not all(p.start > order[0].end for p in asked):
        return found
    before = {p.start - timedelta(days=1) for p in asked}
    return [p for p in order if p.end in before]


def without_dates(question: Question, known: Sequence[Period]) -> Question:
    """A month that no report is of is a date told in reports ("kiểm tra tháng 8"): no period to keep to."""
    asked = question.periods.periods
    if not asked or any(p.kind is not PeriodKind.MONTH for p in asked) or report_periods(asked, known):
        return question
    return replace(question, periods=replace(question.periods, periods=()))


def _on_topic(question: Question, found: list[_Told]) -> list[_Told]:
    """Only those about what the question adds ("hạn chế về đất đai")."""
    marked = question.folded.marked
    topic = question.topic.without(*question.units.addressed_spans).blanked(
        r"\b(?:du )?dinh (?=lam|thuc hien|trien khai)"
    )
    asked = terms_of(topic.text, marked=marked)
    wanted = {t for t in asked if not any(_is_cue(word) for word in t)}
    if not wanted or question.due is not None:
        return found
    enough = len(wanted) * _ON_TOPIC
    return [item for item in found if len(wanted & terms_of(item[2].text, marked=marked)) >= enough]


def _of_doer(question: Question, found: list[_Told]) -> list[_Told]:
    """The tasks of the office that the question names ("giao việc gì cho phòng Kinh tế"): by as much of its name as any
    of them has, at least two words of it."""
    match = _DOER.search(question.topic.bare)
    if match is None:
        return []
    words = re.findall(r"\w+", match.group())
    texts = [" ".join(re.findall(r"\w+", fold_diacritics(f"{told.text} {told.owner or ''}"))) for _, _, told in found]
    for size in range(len(words), 1, -1):
        name = " ".join(words[:size])
        if fitting := [item for item, text in zip(found, texts, strict=True) if re.search(rf"\b{name}\b", text)]:
            return fitting
    return []


def _is_cue(word: str) -> bool:
    return word.isdigit() or fold_diacritics(word) in _CUES


def _line(narrative: Narrative) -> str:
    """The words as printed; of a table's row without its number and bars, with the day where it is not told in full."""
    text = row_words(narrative.text)
    if narrative.owner and fold_case(narrative.owner) not in fold_case(text):
        text = f"{text} – {narrative.owner}"
    day = narrative.deadline
    if day is None or text.endswith(")") or says_day(text, day):
        return text
    return f"{text} (hạn {day:%d/%m/%Y})"


def _quoted(words: str) -> str:
    """A sentence in quotation marks; a table's row, without its number and bars, is no sentence."""
    return row_words(words) if " | " in words else f"“{one_space(words)}”"


def _periods(found: Iterable[_Told]) -> list[Period]:
    return list(dict.fromkeys(period for _, period, _ in found))


def passages(
    question: Question, facts: FactSource, found: Sequence[FoundPassage], *, causes: Sequence[Sentence] = ()
) -> Reply:
    """The sentences that answer best, grouped by unit, each cited; NoAnswer where nothing comes near.

    causes: of what is asked about, told before all others.
    """
    known = {cause.citation for cause in causes}
    sentences = [*causes, *(s for s in best_sentences(question, found, facts) if s.citation not in known)]
    if not sentences:
        return NoAnswer(_nothing(question), "no_data" if question.unit_names else "outside")
    return quoted_by_unit(sentences, facts)


def quoted_by_unit(sentences: Sequence[Sentence], facts: FactSource) -> Answer:
    notes = Notebook(facts)
    lines: list[str] = []
    for unit, period in dict.fromkeys((s.unit, s.period) for s in sentences):
        lines.append(f"Theo báo cáo {period.label} của {unit}:")
        for sentence in sentences:
            if (sentence.unit, sentence.period) == (unit, period):
                lines.append(f"- {_quoted(sentence.citation.quote)}")
                notes.source(sentence.citation, unit)
    return notes.answer(lines)


def find_passages(
    question: Question, search: PassageSearch, known: Sequence[Period], *, now: Period | None, limit: int = _PASSAGES
) -> list[FoundPassage]:
    """now: the period meant when the question names none; other reports are not left out, but come after. So do they
    where a year is named, which the reports of the next one may still speak of."""
    question = without_dates(question, known)
    periods = report_periods(question.periods.periods, known)
    units = question.unit_names
    if question.periods.periods and not periods:
        return []
    # The unit's name would only find where it is named; the search is already kept to its reports.
    words = one_space(question.topic.text) if units else question.folded.text
    lately = report_periods([now], known) if now is not None and not periods else []
    if question.periods.year is not None:
        lately = [p for p in known if p.year == question.periods.year] or lately
    words = f"{words} {question.shortened}" if question.shortened else words
    return search.search(words, units=units, periods=periods, latest=lately, limit=limit)


def _nothing(question: Question) -> str:
    if question.folded.has(WHY) and question.unit_names:
        return f"Báo cáo của {listed(list(question.unit_names))} không nêu nguyên nhân của việc này."
    if question.unit_names:
        return f"Báo cáo của {listed(list(question.unit_names))} không nêu nội dung này."
    hint = "" if has_diacritics(question.folded.text) else " Hãy thử hỏi lại bằng tiếng Việt có dấu."
    return f"Các báo cáo cải cách hành chính đã nhận không nêu nội dung này.{hint}"
