"""Words offered as a wording: as they are kept and compared, and why they are no good."""

from __future__ import annotations

import re
from functools import lru_cache

from domain.documents import Block
from domain.indicators import Code
from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from domain.texts import Span, fold_diacritics, nfc, one_space
from extraction.labels import LabelIndex
from extraction.segments import stretches
from extraction.syllables import syllables

MOST = 120  # characters of a wording
_EDGES = " \t\n\"'“”‘’«».,;:–—-•"
_LETTERS = re.compile(r"[^\W\d_]+(?:[ .,/+&–-]+[^\W\d_]+)*\.?")
_JOINT = re.compile(r"[,/+&]")
_MARKED = re.compile(r"^\s*(?:[-–+*•]\s*|(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s+)+|\s*\([^()]*\)\s*$")
_LEADS = frozenset(
    ("và", "là", "đạt", "có", "được", "gồm", "với", "thì", "số", "trong", "đó", "còn", "đã", "của", "gần")
)
_I_OR_Y = re.compile(r"(?:qu|k|l|t|m)[iy]")
_TELLS_LITTLE = frozenset(("object", "quantity", "owner"))
_LEAST = 3  # syllables of a wording of which only one says something
_SURE = 0.42  # strength of a label that names an indicator by itself


def tidy(words: str) -> str:
    """As kept: one space between words, no quotes or marks around."""
    return one_space(nfc(words)).strip(_EDGES)


def same_words(words: str, others: str) -> bool:
    """Whether two wordings are one, whatever their case and marks."""
    return phrase_of(words) == phrase_of(others)


def phrase_of(words: str) -> str:
    """As `extraction.terms` writes phrases: folded syllables, a comma where the words have a joint."""
    parts: list[str] = []
    for syllable in syllables(words):
        if parts and _JOINT.search(syllable.gap):
            parts.append(",")
        parts.append(syllable.folded)
    return " ".join(parts)


def objection(words: str, code: Code, labels: LabelIndex) -> str | None:
    """Why these (tidy) words cannot name the indicator, in one sentence; None if they can."""
    if any(c.isdigit() for c in words):
        return "Cách gọi không được có chữ số: chỉ ghi phần chữ đứng cạnh con số."
    if len(words) > MOST:
        return f"Cách gọi dài quá {MOST} ký tự; hãy chỉ giữ cụm từ gọi tên chỉ tiêu."
    if not words or not _LETTERS.fullmatch(words):
        return "Cách gọi phải là một cụm từ liền nhau như in trong báo cáo, không có ngoặc hay ký hiệu."
    if any(m.form is NumberForm.DATE for m in read_numbers(words)):
        return "Cách gọi không được nêu tên kỳ hay ngày (“quý II”, “tháng ba”): kỳ của số liệu đọc từ lời quanh nó."
    telling = len(_telling(words, labels))
    if telling == 0 or (telling == 1 and len(syllables(words)) < _LEAST):
        return f"“{words}” quá ngắn hoặc quá chung, có thể nói về nhiều chỉ tiêu; hãy ghi cả cụm từ riêng của nó."
    other = meaning(words, code, labels)
    if other is not None and other != code:
        return f"“{words}” đã là cách gọi của {other} {labels.catalogue[other].name}; hãy chọn cụm từ khác."
    return None


def meaning(words: str, code: Code, labels: LabelIndex) -> Code | None:
    """The indicator these words already name where a figure of `code` may stand."""
    hit = labels.best_for_label(words, measure=labels.catalogue[code].measure)
    return hit.code if hit is not None and hit.strength >= _SURE else None


def _telling(words: str, labels: LabelIndex) -> list[str]:
    """The syllables that are neither plain nor only what is counted."""
    little = [h.span for h in labels.terms(words) if labels.slot(h.term) in _TELLS_LITTLE]
    return [
        s.folded
        for s in syllables(words)
        if s.folded not in labels.wordings.plain and not any(k.start <= s.start < k.end for k in little)
    ]


def stands_in(words: str, text: str) -> bool:
    """Whether the text may hold the words, in whatever case and marks."""
    return _pattern(words).search(_bare(text)) is not None


def sought(words: str) -> list[str]:
    """Syllables, bare, that any text with the words holds; those also written with "y" for "i" are left out."""
    return [s.bare for s in syllables(words) if s.bare.isalnum() and not _I_OR_Y.fullmatch(s.bare)]


@lru_cache(maxsize=64)
def _pattern(words: str) -> re.Pattern[str]:
    bare = [re.escape(_bare(s.folded)) for s in syllables(words)]
    return re.compile(r"(?<!\w)" + r"[\W_]+(?:(?:va|hoac|hay)[\W_]+)?".join(bare) + r"(?!\w)")


def _bare(text: str) -> str:
    return fold_diacritics(text).replace("y", "i")


def proposed(block: Block, number: Span, labels: LabelIndex) -> str:
    """The words that seem to name the number: its row's label, or of its clause what follows it, else what leads to it.

    A guess for a person to look over; empty where nothing seems to.
    """
    if block.row is not None:
        label = block.row.label or next((c.header[-1] for c in block.cells if c.span.contains(number) and c.header), "")
        return tidy(_MARKED.sub("", label))
    mentions = read_numbers(block.text)
    for stretch in stretches(block.text, mentions):
        mention = mentions[stretch.mention]
        if mention.span.overlaps(number):
            after = _trimmed(Span(mention.number.end, stretch.near.end).of(block.text))
            before = _trimmed(Span(stretch.near.start, mention.number.start).of(block.text))
            return after if _telling(after, labels) or not before else before
    return ""


def _trimmed(words: str) -> str:
    """Without the joints a clause begins and ends with ("đạt", "là", "có")."""
    found = tidy(words)
    tokens = syllables(found)
    while tokens and tokens[0].folded in _LEADS:
        tokens = tokens[1:]
    while tokens and tokens[-1].folded in _LEADS:
        tokens = tokens[:-1]
    return tidy(found[tokens[0].start : tokens[-1].end]) if tokens else ""
