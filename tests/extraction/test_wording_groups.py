"""Words of one meaning are written once: groups inside phrases, and short forms that stand for long ones."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from domain.errors import ConfigurationError
from extraction.catalogue import load_catalogue
from extraction.labels import LabelIndex
from extraction.terms import Lexicon
from extraction.wordings import WORDINGS, Wordings, load_wordings

_LABELS = LabelIndex(load_catalogue())


def _file_with(tmp_path: Path, phrases: dict[str, list[str]]) -> Wordings:
    whole = yaml.load(WORDINGS.read_text("utf-8"), Loader=yaml.CSafeLoader)
    whole["groups"] |= {"tardy": ["quá hạn", "trễ hẹn"], "open": ["chưa xong", "đang làm"]}
    whole["terms"]["detail"] |= phrases
    path = tmp_path / "wordings.yaml"
    path.write_text(yaml.safe_dump(whole, allow_unicode=True), "utf-8")
    return load_wordings(path)


def _found(wordings: Wordings, term: str, text: str) -> bool:
    one = Lexicon({term: wordings.phrases[term]}, slots=wordings.slots)
    return any(hit.term == term for hit in one.spot(text))


@pytest.mark.parametrize("text", ["quá hạn chưa xong", "trễ hẹn, đang làm", "quá hạn mà vẫn đang làm"])
def test_a_group_stands_for_any_of_its_words(text: str, tmp_path: Path) -> None:
    wordings = _file_with(tmp_path, {"thử": ["<tardy> , <open>", "<tardy> ~ <open>"]})
    assert _found(wordings, "thử", text)
    assert not _found(wordings, "thử", "quá hạn đã xong")


def test_a_group_may_stand_among_the_choices_of_a_phrase(tmp_path: Path) -> None:
    wordings = _file_with(tmp_path, {"thử": ["trả {<tardy>|sai ngày}"]})
    assert all(_found(wordings, "thử", text) for text in ("trả quá hạn", "trả trễ hẹn", "trả sai ngày"))


def test_a_short_form_stands_for_what_it_shortens_in_every_phrase(tmp_path: Path) -> None:
    wordings = _file_with(tmp_path, {"thử": ["đầu việc cchc", "{việc|mục} ~ cchc"]})
    assert all(
        _found(wordings, "thử", text)
        for text in ("đầu việc CCHC", "đầu việc cải cách hành chính", "mục về cải cách hành chính")
    )


def test_a_group_nobody_wrote_down_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="<nobody>"):
        _file_with(tmp_path, {"thử": ["trả <nobody>"]})


@pytest.mark.parametrize("late", ["quá hẹn", "trễ hạn", "lỡ hẹn", "lố hạn", "sai hẹn", "chậm hẹn", "không kịp hạn"])
@pytest.mark.parametrize("still", ["chưa xong", "đang xử lý", "chưa trả", "còn treo", "đang làm tiếp"])
def test_any_word_for_late_joins_any_word_for_unfinished(late: str, still: str) -> None:
    assert "quá hạn chưa xong" in {hit.term for hit in _LABELS.terms(f"hồ sơ {late} mà {still}")}


@pytest.mark.parametrize("early", ["trước hẹn", "sớm hẹn", "sớm hơn hạn", "trước thời hạn"])
@pytest.mark.parametrize("on_time", ["đúng hẹn", "vừa hẹn", "kịp hạn", "đúng thời hạn"])
def test_early_and_on_time_told_together_are_one_term(early: str, on_time: str) -> None:
    for text in (f"trả {early} và {on_time}", f"{on_time} hoặc {early}", f"{early}, {on_time}"):
        assert "đúng và trước hạn" in {hit.term for hit in _LABELS.terms(text)}


def test_a_number_can_open_or_stand_inside_a_phrase() -> None:
    assert "tồn tại" in {hit.term for hit in _LABELS.terms("chỉ ra 8 lỗi")}
    assert "tinh giản" in {hit.term for hit in _LABELS.terms("cắt giảm 5% biên chế")}
