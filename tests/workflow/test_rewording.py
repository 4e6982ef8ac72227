"""A draft in the language model's words: taken where they state the same, left as they were where they do not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from domain.draft_life import KeptDraft
from domain.drafts import Paragraph
from domain.errors import NotAllowed, NotFound, UsageError
from domain.people import Person, Role
from domain.periods import Period
from drafting.quoting import QUOTED
from prompts.scripted_model import ScriptedModel
from tests.support.docx_files import a_report
from workflow import draft_life as life
from workflow.factory import Process
from workflow.intake import Upload, take_in
from workflow.models import writer_of
from workflow.reading import Given
from workflow.rewording import reword_paragraph, reword_section
from workflow.settings import Settings
from workflow.verifying import verify

Q3 = Period.parse("2026-Q3")
OFFICER, REVIEWER = Person("Thu Hà", Role.OFFICER), Person("Lan Anh", Role.REVIEWER)
FILES = "II.2.b"  # the section on files received and resolved
REPORT = (
    "# I. KẾT QUẢ",
    "Trong quý III năm 2026, Sở tiếp nhận mới 1.234 hồ sơ. Đã giải quyết 1.200 hồ sơ, trong đó quá hạn 12 hồ sơ.",
    "Tỷ lệ hồ sơ giải quyết đúng và trước hạn đạt 99%. Đến ngày 14/9/2026 còn 40 hồ sơ đang giải quyết.",
    "# II. KIẾN NGHỊ, ĐỀ XUẤT",
    "Đề nghị UBND Thành phố bố trí kinh phí thay thế 12 máy tính đã hỏng tại bộ phận một cửa.",
)
WRONG = json.dumps({"text": "Đạt 99%."})


@pytest.fixture
def kept(process: Process) -> KeptDraft:
    take_in(process, Upload("snv.docx", a_report(*REPORT)), Given())
    return life.lay_out(process, OFFICER, Q3)


Answering = Callable[..., Process]


@pytest.fixture
def answering(process: Process) -> Iterator[Answering]:
    """The same home with a model that gives these replies and is then out of reach."""
    made: list[Process] = []

    def make(*replies: str) -> Process:
        made.append(Process(process.settings, model=ScriptedModel(replies)))
        return made[-1]

    yield make
    for one in made:
        one.close()


def worded(process: Process, path: str = FILES) -> list[Paragraph]:
    """The section's paragraphs with figures."""
    opened = life.open_draft(process, Q3)
    assert opened
    body = dict(opened.report.placed())[path].body
    return [p for p in body if isinstance(p, Paragraph) and p.slots]


def asked(paragraph: Paragraph) -> str:
    """As the model sees it."""
    places = {slot.key: f"[s{n}]" for n, slot in enumerate(paragraph.slots, start=1)}
    return "".join(places[r.slot.key] if r.slot else r.words for r in paragraph.runs)


def reply(paragraph: Paragraph, before: str = "Theo đó, ") -> str:
    text = asked(paragraph)
    return json.dumps({"text": before + text[0].lower() + text[1:] if before else text})


def test_the_models_words_become_a_version_around_the_figures(answering: Answering, process: Process, kept: KeptDraft):
    first = worded(process)[0]
    again = answering(reply(first))
    reword_paragraph(again, OFFICER, kept.id, first.key, base=kept.version)
    assert worded(again)[0].text.startswith("Theo đó, ")
    assert verify(again, life.file_of(again, kept.id, checking=False)[1], Q3).unsupported == 0
    assert life.versions_of(again, kept.id)[0].told.startswith("Mô hình viết lại")


@pytest.mark.parametrize("answer", [WRONG, "không phải JSON"], ids=["another number", "no answer"])
def test_where_the_model_fails_the_paragraph_stays_as_it_is(
    answering: Answering, process: Process, kept: KeptDraft, answer: str
):
    first = worded(process)[0]
    again = answering(answer, answer)
    with pytest.raises(UsageError, match="giữ nguyên"):
        reword_paragraph(again, OFFICER, kept.id, first.key, base=kept.version)
    assert worded(again)[0] == first


def test_words_that_are_the_same_are_no_new_version(answering: Answering, process: Process, kept: KeptDraft):
    first = worded(process)[0]
    with pytest.raises(UsageError, match="không có lời nào khác"):
        reword_paragraph(answering(reply(first, "")), OFFICER, kept.id, first.key, base=kept.version)
    assert len(life.versions_of(process, kept.id)) == 1


def test_without_a_model_a_paragraph_is_reworded_by_hand_only(process: Process, kept: KeptDraft):
    key = worded(process)[0].key
    with pytest.raises(UsageError, match="Chưa cấu hình mô hình"):
        reword_paragraph(process, OFFICER, kept.id, key, base=kept.version)
    with pytest.raises(UsageError, match="Chưa cấu hình mô hình"):
        reword_section(process, OFFICER, kept.id, FILES, base=kept.version)
    with pytest.raises(NotAllowed):
        reword_paragraph(process, REVIEWER, kept.id, key, base=kept.version)
    with pytest.raises(NotAllowed):
        reword_section(process, REVIEWER, kept.id, FILES, base=kept.version)


def test_a_section_is_worded_paragraph_by_paragraph_and_each_stands_for_itself(
    answering: Answering, process: Process, kept: KeptDraft
):
    before = worded(process)
    assert len(before) >= 3
    again = answering(reply(before[0]), WRONG, reply(before[2], ""))
    steps: list[tuple[str, int, int]] = []
    done = reword_section(
        again, OFFICER, kept.id, FILES, base=kept.version, told=lambda what, n, whole: steps.append((what, n, whole))
    )
    after = worded(again)
    assert (done.taken, done.refused, done.same, done.silent) == (1, 1, 1, len(before) - 3)
    assert after[0].text.startswith("Theo đó, ")
    assert after[0].slots == before[0].slots
    assert after[1:] == before[1:]
    assert steps[0] == ("Mô hình viết lại đoạn", 1, len(before))
    assert life.versions_of(again, kept.id)[0].told == f"Mô hình viết lại 1 đoạn ở mục {FILES}"
    assert f"đã viết lại 1 trong {len(before)} đoạn" in done.told
    assert verify(again, life.file_of(again, kept.id, checking=False)[1], Q3).unsupported == 0


def test_a_model_that_stays_silent_is_not_asked_for_every_paragraph(
    answering: Answering, process: Process, kept: KeptDraft
):
    again = answering()
    done = reword_section(again, OFFICER, kept.id, FILES, base=kept.version)
    assert isinstance(again.writing_model, ScriptedModel)
    assert len(again.writing_model.asked) == 2
    assert (done.taken, done.silent, done.version) == (0, len(worded(process)), kept.version)
    assert len(life.versions_of(process, kept.id)) == 1


def test_a_persons_words_and_a_units_words_are_never_put_otherwise(
    answering: Answering, process: Process, kept: KeptDraft
):
    first, *others = worded(process)
    own = ["Theo báo cáo: ", *("; " for _ in first.slots[1:]), "."]
    version = life.edit_paragraph(
        process, OFFICER, kept.id, first.key, own, [s.key for s in first.slots], base=kept.version
    )
    again = answering(*(reply(p) for p in others))
    assert reword_section(again, OFFICER, kept.id, FILES, base=version).taken == len(others)
    assert worded(again)[0].text.startswith("Theo báo cáo: ")
    with pytest.raises(UsageError, match="không có đoạn nào"):
        reword_section(again, OFFICER, kept.id, FILES, base=version + 1)


def test_a_quotation_is_left_to_its_unit(answering: Answering, process: Process, kept: KeptDraft):
    [quoting] = [p for p in worded(process, "V") if any(s.derivation.startswith(QUOTED) for s in p.slots)]
    again = answering(reply(quoting))
    with pytest.raises(UsageError, match="trích lời báo cáo"):
        reword_paragraph(again, OFFICER, kept.id, quoting.key, base=kept.version)


def test_a_section_that_is_not_there_is_not_found(answering: Answering, kept: KeptDraft):
    with pytest.raises(NotFound):
        reword_section(answering(), OFFICER, kept.id, "IX", base=kept.version)


def test_a_paragraph_has_a_time_of_its_own(tmp_path: Path):
    settings = Settings(home=tmp_path, model_url="http://127.0.0.1:9/v1", model_write_seconds=240)
    model = writer_of(settings)
    assert model is not None
    assert vars(model)["_chat"].request_timeout == 240
