"""The sentences of found passages that answer a question, each cited at its place."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from domain.answers import FoundPassage
from domain.citations import Citation, cite
from domain.documents import Block
from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from domain.periods import Period
from domain.texts import Span
from rag.abbreviations import written_out
from rag.fact_source import FactSource
from rag.intents import WHY
from rag.question_terms import Term, terms_of
from rag.questions import Question
from rag.sentences import sentence_spans

_SENTENCES = 3
_UNITS = 4
# Share of the question's meaning, by rarity, that a sentence and its surroundings must hold: more when no unit was
# named, for then the question may be about anything; most when a number was asked for that no indicator measures.
_OF_UNIT, _OF_ANYONE, _OF_NUMBER = 0.24, 0.4, 0.55
_RELATED = 0.2
_STRANGE = 1.5
_NUMBER = r"bao nhieu|so luong|tong so"
_FORMULA = re.compile(r"(?i)^(?:trên đây là|thực hiện .{5,200} báo cáo|kính gửi|căn cứ )|báo cáo .{0,80}như sau:?$")
_SAYING = (
    r"\b(?:giai thich|ly giai|cho (?:rang|la|biet|hay)|noi rang|thua nhan|tu nhan|cua minh|mang tinh|nguyen nhan|ly do"
    r"|vi sao|tai sao|do dau)\b"
)
_MOST_NEAR = 40
_LIST = 8  # blocks of a section of problems, at whose end their causes are told together
_FAR_AHEAD, _FAR_AHEAD_NEEDS = 1.5, 0.6  # of two whole ranges; share of what is otherwise needed
_AROUND = 0.35  # what a word of the paragraph or heading counts beside one of the sentence
_REASONED = 1.3
DENIAL = re.compile(r"(?i)\b(?:không (?:được|có|phát sinh|áp dụng|thuộc)|chưa|đang (?:rà|đối|tổng))|\| [-–…] \|")
_TARGET = re.compile(r"(?i)\b(?:chỉ tiêu|mục tiêu|được giao|giao chỉ|phấn đấu|kế hoạch (?:\w+ ){0,4}giao)\b")
_CAUSE = re.compile(
    r"[-+–\s]*(?:(?i:nguyên nhân|căn nguyên|lý do|vì sao(?: \(\d\))?\s*:|(?:chủ|khách) quan (?=là)"
    r"|những (?:khó khăn|hạn chế|việc) này (?:bắt nguồn|xuất phát|(?:là )?do)"
    r"|điều này (?:là )?do|đó là do)\b|(?:Do|Vì)\b)"
)
_HEADED_CAUSE = re.compile(r"(?i)\s*(?:[\divx.]+|[a-zđ]\))\s*nguyên nhân\s*:\s*\w")
GIVES_CAUSE = re.compile(
    r"(?i)\b(?:nguyên nhân|lý do|vì|bởi|(?:xuất phát|bắt nguồn) từ|vướng|thiếu|dẫn đến|khiến|nên"
    r"|(?:cần|phải|còn|đang) chờ|chủ trương)\b"
    r"|\bdo\b(?! (?:sở|phường|xã|ubnd|thành phố|nsnn|ngân sách|phòng|đơn vị|cấp)\b)"
)
_OF_CAUSES = re.compile(
    r"(?i)nguyên nhân|tồn tại|hạn chế|khó khăn|vướng mắc|khuyết điểm|chưa (?:làm )?(?:được|tốt)|vì sao"
)
_WHEN = "lúc nào|khi nào|bao giờ|tháng nào|ở đâu|chỗ nào|khâu nào"  # asked beside the why: a figure may tell it
_ONLY_A_HEAD = re.compile(r"[^.;\d]{0,60}:\s*")  # "Hạn chế:": says nothing by itself
_LONGEST_DENIAL = 240  # letters: a longer sentence speaks of much besides
_REASON = re.compile(r"\b(?:nguyên nhân|do|vì|bởi|lý do|xuất phát từ|nên|vướng|lùi|thiếu)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    unit: str
    period: Period
    citation: Citation
    score: float


def denials(question: Question, name: str, found: Sequence[FoundPassage], facts: FactSource) -> list[Sentence]:
    """Sentences that say why a figure is not there ("không được giao vốn", "đang rà soát"), best first.

    name: what the figure is called; it decides together with the question.
    """
    asked = terms_of(name, marked=question.folded.marked) | _asked(question)
    near = _ranked(question, asked, found, facts, enough=_RELATED)
    return [s for s in near if len(s.citation.quote) <= _LONGEST_DENIAL and DENIAL.search(s.citation.quote)]


def target_sentences(question: Question, name: str, found: Sequence[FoundPassage], facts: FactSource) -> list[Sentence]:
    """Sentences about what `name` calls that speak of a target given or set, best first."""
    asked = terms_of(name, marked=question.folded.marked) | _asked(question)
    near = _ranked(question, asked, found, facts, enough=_RELATED)
    return [s for s in near if _TARGET.search(s.citation.quote)]


def best_sentences(question: Question, found: Sequence[FoundPassage], facts: FactSource) -> list[Sentence]:
    """The best few sentences that hold enough of what the question says; to a why, also the cause told after them."""
    near = _ranked(question, _asked(question), found, facts, enough=_enough(question))
    if question.topic.has(_NUMBER) and not question.codes:
        near = [s for s in near if any(c.isdigit() for c in s.citation.quote)]
    if not question.folded.has(WHY):
        return _of_each(question, near)
    after = {s: _cause_after(s, facts) for s in near[:_MOST_NEAR]}
    if not question.topic.says(_WHEN):
        near = [s for s in after if after[s] is not None or not _only_figures(s, facts)]
    kept = _of_each(question, near)
    known = {s.citation for s in kept}
    causes = dict.fromkeys(cause for s in kept if (cause := after.get(s)) is not None)
    return [*kept, *(cause for cause in causes if cause.citation not in known)]


def _of_each(question: Question, near: Sequence[Sentence]) -> list[Sentence]:
    return [s for unit in question.unit_names or (None,) for s in _kept([n for n in near if unit in (None, n.unit)])]


def _only_figures(sentence: Sentence, facts: FactSource) -> bool:
    """Whether a sentence tells how much and not why: no answer to a why."""
    citation = sentence.citation
    block = facts.document(citation.document_id).block(citation.block_id)
    counts = any(m.form is NumberForm.AMOUNT and not m.words for m in read_numbers(citation.quote))
    return counts and not GIVES_CAUSE.search(citation.quote) and not any(map(_OF_CAUSES.search, block.headings))


def _enough(question: Question) -> float:
    if question.topic.has(_NUMBER) and not question.codes:
        return _OF_NUMBER
    return _OF_UNIT if question.unit_names else _OF_ANYONE


def _ranked(
    question: Question, asked: set[Term], found: Sequence[FoundPassage], facts: FactSource, *, enough: float
) -> list[Sentence]:
    documents = {i: facts.document(i) for i in {p.passage.document_id for p in found}}
    candidates = [
        (passage, block, span)
        for passage in found
        for block_id in passage.passage.block_ids
        for block in (documents[passage.passage.document_id].block(block_id),)
        for span in sentence_spans(block.text)
        if not _FORMULA.search(span.of(block.text)) and not _ONLY_A_HEAD.fullmatch(span.of(block.text))
    ]
    marked = question.folded.marked
    rarity = _rarity([_terms(f"{' '.join(p.passage.headings)} {b.text}", marked) for p, b, _ in candidates], asked)
    scored = [
        (_scored(question, passage, block, span, asked, rarity), enough * _ease(question, passage))
        for passage, block, span in candidates
    ]
    return sorted((s for s, least in scored if s.score >= least), key=lambda s: -s.score)


def _ease(question: Question, found: FoundPassage) -> float:
    """To a why less need be shared with a passage of the named unit that words and meaning both put far ahead."""
    easy = question.unit_names and question.folded.has(WHY) and found.score >= _FAR_AHEAD
    return _FAR_AHEAD_NEEDS if easy else 1.0


def _cause_after(sentence: Sentence, facts: FactSource) -> Sentence | None:
    """The next sentence that begins to tell a cause: of the same paragraph, or first in the one after it."""
    citation = sentence.citation
    document = facts.document(citation.document_id)
    block = document.block(citation.block_id)
    places = [(block, span) for span in sentence_spans(block.text) if span.start >= citation.span.end]
    among_causes = block.text.lstrip()[:1] in "-+•*" or any(_OF_CAUSES.search(heading) for heading in block.headings)
    following = document.blocks[document.blocks.index(block) + 1 :][: _LIST if among_causes else 1]
    places += [(b, span) for b in following if b.headings == block.headings for span in sentence_spans(b.text)[:1]]
    headed = next((b for b in following if _HEADED_CAUSE.match(b.text)), None)  # "7.3. Nguyên nhân: …"
    if headed is not None and among_causes:
        places += [(headed, span) for span in sentence_spans(headed.text)[:2]]
    for where, span in places:
        if _CAUSE.match(span.of(where.text)):
            return Sentence(sentence.unit, sentence.period, cite(where, span), sentence.score)
    return None


def _scored(
    question: Question, found: FoundPassage, block: Block, span: Span, asked: set[Term], rarity: dict[Term, float]
) -> Sentence:
    text, marked = span.of(block.text), question.folded.marked
    own, around = _terms(text, marked), _terms(f"{' '.join(block.headings)} {block.text}", marked)
    whole = sum(rarity[t] for t in asked) or 1.0
    score = (sum(rarity[t] for t in asked & own) + _AROUND * sum(rarity[t] for t in (asked & around) - own)) / whole
    if question.folded.has(WHY):
        score *= _REASONED if _REASON.search(text) else 1.0
        score *= _REASONED if _CAUSE.search(text) else 1.0
    passage = found.passage
    return Sentence(passage.unit, passage.period, cite(block, span), score)


def _terms(text: str, marked: bool) -> set[Term]:
    return terms_of(written_out(text), marked=marked)


def _kept(best: Sequence[Sentence]) -> list[Sentence]:
    """The best few of the best few units, not far behind the very best."""
    if not best:
        return []
    kept: list[Sentence] = []
    counts: Counter[str] = Counter()
    for sentence in best:
        if sentence.score < 0.6 * best[0].score or (len(counts) >= _UNITS and sentence.unit not in counts):
            continue
        if counts[sentence.unit] < _SENTENCES:
            counts[sentence.unit] += 1
            kept.append(sentence)
    return kept


def _asked(question: Question) -> set[Term]:
    """Without words that only say that something is explained or said."""
    return terms_of(question.topic.blanked(_SAYING).text, marked=question.folded.marked)


def _rarity(texts: Sequence[set[Term]], asked: set[Term]) -> dict[Term, float]:
    """How much each asked term tells among these texts. A pair counts half, for its syllables count already; a syllable
    that none of them holds counts more, for it says that the question is about something else."""
    found: dict[Term, float] = {}
    for term in asked:
        holders = sum(1 for text in texts if term in text)
        weight = math.log(1 + (len(texts) + 1) / (holders + 1))
        kind = 0.5 if len(term) > 1 else 1.0 if holders else _STRANGE
        found[term] = weight * kind
    return found
