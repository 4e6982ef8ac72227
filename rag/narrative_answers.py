"""Answers in the reports' own words: lists of problems, proposals and tasks, and passages that explain."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

from domain.answers import FoundPassage, NoAnswer, Reply
from domain.keywords import has_diacritics
from domain.periods import Period
from domain.texts import fold_diacritics, one_space
from domain.values import Narrative, NarrativeKind
from rag.fact_source import FactSource
from rag.figure_words import capital, listed
from rag.notebook import Notebook
from rag.question_terms import terms_of
from rag.questions import Question
from rag.search import PassageSearch
from rag.sentence_choice import best_sentences

_KIND_NAMES = {
    NarrativeKind.PROBLEM: "tồn tại, hạn chế",
    NarrativeKind.CAUSE: "nguyên nhân",
    NarrativeKind.PROPOSAL: "kiến nghị, đề xuất",
    NarrativeKind.TASK: "nhiệm vụ kỳ tới",
    NarrativeKind.INITIATIVE: "sáng kiến, mô hình",
}
_MOST_ITEMS = 60
_PASSAGES = 8
_ON_TOPIC = 0.5  # share of the topic's words and pairs a narrative must hold
_CUE_WORDS = (
    "xong het "
    "neu liet ke ton tai han che kho khan vuong mac kien nghi de xuat nhiem vu nguyen nhan thoi han hoan thanh "
    "don vi bao cao phuong xa so nhung cac tat ca trong tam ky toi sang kien mo hinh giai phap ly sao dan toi "
    "quy thang nam dua phan anh gui yeu cau noi dung thong tin cho biet hay cu the chinh chu yeu gap lon hien dang "
    "nao nhat noi bat quan trong con van phai can viec lam toan thanh pho danh sach tong hop lien quan diem bat cap "
    "de nghi dieu du kien lam thoi gian trien khai sap se "
    "phuong huong trong giai quyet thuc hien moi cong tac cai cach hanh cchc linh vuc sau truoc day"
)
_CUES = frozenset(_CUE_WORDS.split())


def narratives(
    question: Question, kind: NarrativeKind, facts: FactSource, known: Sequence[Period], *, among: Collection[str]
) -> Reply | None:
    """The reports' problems, proposals or tasks, unit by unit; None if there are none of this kind.

    among: the units meant, where a group of them is.
    """
    found = _found(question, kind, facts, known, among)
    if (due := question.due) is not None:
        found = [f for f in found if f[2].deadline is not None and due.holds(f[2].deadline)]
    found = _on_topic(question, found)
    if not found:
        return None
    notes = Notebook(facts)
    title = f"{capital(_KIND_NAMES[kind])} nêu trong báo cáo {listed([p.label for p in _periods(found)])}:"
    lines = [title]
    for unit in dict.fromkeys(unit for unit, _, _ in found):
        lines.append(f"{unit}:")
        for owner, _, narrative in found[:_MOST_ITEMS]:
            if owner == unit:
                lines.append(f"- {_line(narrative)}")
                notes.source(narrative.citation, unit)
    if len(found) > _MOST_ITEMS:
        lines.append("Danh sách còn dài; hãy hỏi riêng từng đơn vị để xem đủ.")
    return notes.answer(lines)


def _found(
    question: Question, kind: NarrativeKind, facts: FactSource, known: Sequence[Period], among: Collection[str]
) -> list[tuple[str, Period, Narrative]]:
    for period in report_periods(question.periods.periods, known) or _latest_reports(known):
        found = [
            item
            for unit in (question.unit_names or (None,))
            for item in facts.narratives(kind, unit=unit, period=period)
        ]
        if question.units.groups:
            found = [item for item in found if item[0] in among]
        if found:
            return found
    return []


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


def _latest_reports(known: Sequence[Period]) -> list[Period]:
    return sorted(known, key=lambda p: p.sort_key, reverse=True)[:1]


def _on_topic(question: Question, found: list[tuple[str, Period, Narrative]]) -> list[tuple[str, Period, Narrative]]:
    """Only those about what the question adds ("hạn chế về đất đai")."""
    marked = question.folded.marked
    wanted = {t for t in terms_of(question.topic.text, marked=marked) if not any(_is_cue(word) for word in t)}
    if not wanted or question.due is not None:
        return found
    enough = len(wanted) * _ON_TOPIC
    return [item for item in found if len(wanted & terms_of(item[2].text, marked=marked)) >= enough]


def _is_cue(word: str) -> bool:
    return word.isdigit() or fold_diacritics(word) in _CUES


def _line(narrative: Narrative) -> str:
    text = one_space(narrative.text)
    if narrative.deadline is not None:
        return f"{text} (hạn {narrative.deadline:%d/%m/%Y})" if not text.endswith(")") else text
    return text


def _periods(found: Iterable[tuple[str, Period, Narrative]]) -> list[Period]:
    return list(dict.fromkeys(period for _, period, _ in found))


def passages(question: Question, facts: FactSource, found: Sequence[FoundPassage]) -> Reply:
    """The sentences that answer best, grouped by unit, each cited; NoAnswer where nothing comes near."""
    sentences = best_sentences(question, found, facts)
    if not sentences:
        return NoAnswer(_nothing(question), "no_data" if question.unit_names else "outside")
    notes = Notebook(facts)
    lines: list[str] = []
    for unit, period in dict.fromkeys((s.unit, s.period) for s in sentences):
        lines.append(f"Theo báo cáo {period.label} của {unit}:")
        for sentence in sentences:
            if (sentence.unit, sentence.period) == (unit, period):
                lines.append(f"- “{one_space(sentence.citation.quote)}”")
                notes.source(sentence.citation, unit)
    return notes.answer(lines)


def find_passages(
    question: Question, search: PassageSearch, known: Sequence[Period], *, now: Period | None, limit: int = _PASSAGES
) -> list[FoundPassage]:
    """now: the period meant when the question names none; other reports are not left out, but come after."""
    periods = report_periods(question.periods.periods, known)
    units = question.unit_names
    if question.periods.periods and not periods:
        return []
    # The unit's name would only find where it is named; the search is already kept to its reports.
    words = one_space(question.topic.text) if units else question.folded.text
    lately = report_periods([now], known) if now is not None and not periods else ()
    return search.search(words, units=units, periods=periods, latest=lately, limit=limit)


def _nothing(question: Question) -> str:
    if question.unit_names:
        return f"Báo cáo của {listed(list(question.unit_names))} không nêu nội dung này."
    hint = "" if has_diacritics(question.folded.text) else " Hãy thử hỏi lại bằng tiếng Việt có dấu."
    return f"Các báo cáo cải cách hành chính đã nhận không nêu nội dung này.{hint}"
