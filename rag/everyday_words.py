"""Words people ask with that reports hardly use, beside the words of office they mean.

`office_words.tsv`: a line for each thing meant; on the left what is said for it, on the right what reports write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from domain.keywords import has_diacritics, query_terms, syllables
from domain.texts import fold_case, fold_diacritics, nfc

THESAURUS = Path(__file__).with_name("office_words.tsv")
_SYLLABLE = re.compile(r"[^\W_]+")
_LONGEST = 4  # syllables of what is said

# What is said, folded, and what reports write for it.
_OFFICIAL = (
    (r"qua mang|online|tren mang", "trực tuyến"),
    (r"tre hen|tre|cham tre|lau", "quá hạn chậm"),
    (r"may scan|thiet bi scan", "máy quét"),
    (r"dan|ba con|ho gia dinh", "người dân"),
    (r"giay to dat|so do|nha dat", "hồ sơ đất đai"),
    (r"mo cong ty|(?:thanh lap|dang ky) (?:doanh nghiep|cong ty)|dang ky kinh doanh", "đăng ký doanh nghiệp"),
    (r"internet|mang yeu|wifi", "đường truyền"),
    (r"xin|nho|giuc|mong", "đề nghị"),
    (r"nguoi gia|cac cu|nguoi lon tuoi", "người cao tuổi"),
    (r"tham do|hoi y kien|dieu tra", "khảo sát"),
    (r"vua long|bang long", "hài lòng"),
    (r"smartphone", "điện thoại thông minh"),
    (r"to roi", "tờ gấp tuyên truyền"),
    (r"tra (?:tien|phi)(?: qua mang| dien tu)?|quet the", "thanh toán"),
    (r"gap go|gap dan|lang nghe", "đối thoại"),
    (r"tieu (?:tien|von)|rot von", "giải ngân"),
    (r"thieu nguoi|them nguoi|nhan luc", "biên chế nhân sự"),
    (r"bo bot|tinh gon|sap nhap|nhap xa", "sắp xếp"),
    (r"rut ngan|nhanh hon", "cắt giảm thời gian"),
    (r"khai sinh|khai tu|ket hon", "hộ tịch"),
    (r"cong so|nha lam viec|van phong lam viec", "trụ sở"),
    (r"day|hoc|lop hoc", "tập huấn bồi dưỡng"),
    (r"soat|xem lai", "rà soát"),
)


def with_official_words(question: str) -> str:
    """The question and, after it, the words of office for what it says in plain ones."""
    bare = fold_diacritics(nfc(question))
    said = [official for plain, official in _OFFICIAL if re.search(rf"\b(?:{plain})\b", bare)]
    return " ".join([question, *said])


def office_words(question: str, meant: str = "") -> list[str]:
    """What reports write for what the question says, by the thesaurus: as it is marked, or as it is `meant`; where it
    is typed without marks, by its phrases of two syllables or more as well."""
    found: list[str] = []
    if has_diacritics(told := meant or question):
        found += _written_for(_marked_syllables(told), marked=True)
    if not has_diacritics(question):
        found += _written_for(syllables(question), marked=False)
    return list(dict.fromkeys(found))


def _written_for(words: list[str], *, marked: bool) -> Iterator[str]:
    known = _thesaurus(marked=marked)
    return (written for phrase in _phrases(words) for written in known.get(phrase, ()))


def looked_up(question: str, meant: str = "") -> list[str]:
    """The terms a question is looked up by. meant: the question with its marks, if it was typed without.

    Of what the thesaurus adds only pairs of syllables: single ones are in so many passages that reading their lists
    would take most of the time.
    """
    added = (term for words in office_words(question, meant) for term in query_terms(words) if "z" in term)
    return list(dict.fromkeys([*query_terms(with_official_words(question)), *added]))


def lines() -> Iterator[tuple[list[str], list[str]]]:
    """What is said and what is written for it, line by line."""
    for line in THESAURUS.read_text("utf-8").splitlines():
        said, _, written = line.partition("\t")
        yield said.split(" | "), written.split(" | ")


def _phrases(words: list[str]) -> Iterator[str]:
    for length in range(_LONGEST, 0, -1):
        for at in range(len(words) - length + 1):
            yield " ".join(words[at : at + length])


def _marked_syllables(text: str) -> list[str]:
    return _SYLLABLE.findall(fold_case(nfc(text)))


@cache
def _thesaurus(*, marked: bool) -> Mapping[str, tuple[str, ...]]:
    """By what is said, with its marks or without; what is written stands for what else is written of the same thing,
    too. Without marks a single syllable may be another word ("muộn" is no "muốn"), so only longer ones are looked up.
    """
    found: dict[str, dict[str, None]] = {}
    for said, written in lines():
        for words in (*said, *written):
            parts = _marked_syllables(words) if marked else syllables(words)
            if len(parts) == 1 and not marked:
                continue
            own = found.setdefault(" ".join(parts), {})
            own |= dict.fromkeys(other for other in written if other != words)
    return {words: tuple(others) for words, others in found.items()}
