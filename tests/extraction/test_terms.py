import pytest

from extraction.terms import Lexicon

_LEXICON = Lexicon(
    {
        "hồ sơ": ["hồ sơ", "hs"],
        "hồ sơ công việc": ["hồ sơ công việc"],
        "quá hạn": ["quá hạn", "{trễ|chậm} {hạn|hẹn}"],
        "đúng và trước hạn": ["đúng , trước hạn", "trước hạn , đúng hạn"],
        "chuyển kỳ": ["từ quý ~ chuyển sang", "quý trước"],
        "khảo sát mẫu": ["mẫu # phiếu"],
        "viết tắt": ["QH"],
        "một từ": ["trễ"],
    },
    slots={
        "hồ sơ": "object", "hồ sơ công việc": "object", "quá hạn": "timing", "đúng và trước hạn": "timing",
        "chuyển kỳ": "detail", "khảo sát mẫu": "detail", "viết tắt": "detail", "một từ": "timing",
    },
)  # fmt: skip


def _found(text: str) -> list[tuple[str, str]]:
    return [(hit.term, hit.span.of(text)) for hit in _LEXICON.spot(text)]


def test_the_longest_phrase_wins() -> None:
    assert _found("xử lý hồ sơ công việc") == [("hồ sơ công việc", "hồ sơ công việc")]


def test_a_choice_stands_for_each_of_its_words() -> None:
    assert _found("trễ hẹn và chậm hạn") == [("quá hạn", "trễ hẹn"), ("quá hạn", "chậm hạn")]


@pytest.mark.parametrize("text", ["đúng, trước hạn", "đúng và trước hạn", "đúng/trước hạn", "Đúng hoặc trước hạn"])
def test_a_comma_in_a_phrase_is_any_joint(text: str) -> None:
    assert _found(text) == [("đúng và trước hạn", text)]


def test_a_gap_skips_a_few_syllables_but_no_comma() -> None:
    assert _found("từ quý II chuyển sang") == [("chuyển kỳ", "từ quý II chuyển sang")]
    assert _found("từ quý II, chuyển sang") == []


def test_a_number_may_be_part_of_a_phrase() -> None:
    assert _found("mẫu 300 phiếu") == [("khảo sát mẫu", "mẫu 300 phiếu")]


def test_capitals_match_capitals_only() -> None:
    assert _found("QH 5") == [("viết tắt", "QH")]
    assert _found("qh 5") == []


@pytest.mark.parametrize("text", ["qua han", "quá han", "quí trước", "trể hẹn"])
def test_words_typed_without_marks_or_with_a_neighbouring_tone_are_found(text: str) -> None:
    assert len(_found(text)) == 1


def test_another_word_of_the_same_letters_is_not_a_slip() -> None:
    assert _found("quả hạn") == []


def test_a_single_word_must_be_written_as_it_is() -> None:
    assert _found("tre") == []
    assert _found("trễ") == [("một từ", "trễ")]
