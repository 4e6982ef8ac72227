"""A draft in other words: the language model words paragraphs anew around their figures, each within its own time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial, reduce

from domain.drafts import DraftReport, Paragraph
from domain.errors import NotFound, UsageError
from domain.people import Act, Person
from domain.progress import Told, unheard
from domain.texts import one_space
from drafting import living
from drafting.narrative import other_words
from drafting.quoting import QUOTED
from prompts.model import LanguageModel, ModelFailed
from store.drafts import DraftStore
from workflow.access import require
from workflow.draft_life import changed, place_of
from workflow.factory import Process

_MOST_FAILED = 2  # answers that fail to come, one after another, before the model is asked no more


@dataclass(frozen=True, slots=True)
class Reworded:
    """What became of a section's paragraphs: taken in other words; left because the words were the same, did not say
    the same, or did not come in time or at all."""

    version: int
    taken: int
    same: int
    refused: int
    silent: int

    @property
    def told(self) -> str:
        why = (
            (self.same, "mô hình không có lời nào khác"),
            (self.refused, "lời viết lại không giữ đúng số liệu, đơn vị hoặc ý"),
            (self.silent, "mô hình chưa trả lời kịp"),
        )
        left = [f"{count} đoạn giữ nguyên vì {words}" for count, words in why if count]
        whole = self.taken + sum(count for count, _ in why)
        return "; ".join((f"Mô hình đã viết lại {self.taken} trong {whole} đoạn có số liệu", *left)) + "."


def reword_paragraph(process: Process, person: Person, draft_id: int, key: str, *, base: int) -> int:
    """A paragraph in the language model's words around its figures; UsageError, and nothing changed, where there is no
    model, it does not answer, or its words do not say the same. Nobody waits for the model but who asked."""
    require(person, Act.DRAFT)
    model = _model(process)
    paragraph = living.paragraph_of(_report(process, draft_id, base), key)
    if _quotes(paragraph):
        raise UsageError("Đoạn này trích lời báo cáo của đơn vị nên không viết lại; có thể chọn câu khác hoặc bỏ đoạn.")
    try:
        words = _words(process, model, paragraph)
    except ModelFailed as error:
        raise UsageError("Mô hình ngôn ngữ chưa trả lời được; đoạn được giữ nguyên.") from error
    if words is None:
        raise UsageError(
            "Mô hình viết lại chưa giữ đúng số liệu, đơn vị hoặc ý của đoạn nên không dùng; đoạn giữ nguyên."
        )
    if _as_it_was(paragraph, words):
        raise UsageError("Mô hình không có lời nào khác cho đoạn này; đoạn giữ nguyên.")
    told = f"Mô hình viết lại một đoạn ở mục {place_of(key)}"
    return changed(process, person, draft_id, base, told, partial(_put, said=[(paragraph, words)]))


def reword_section(
    process: Process, person: Person, draft_id: int, path: str, *, base: int, told: Told = unheard
) -> Reworded:
    """Each paragraph of a section that states figures and that nobody has edited. Where the model fails, it stays."""
    require(person, Act.DRAFT)
    model = _model(process)
    paragraphs = _to_word(_report(process, draft_id, base), path)
    answers: list[tuple[Paragraph, Sequence[str] | None]] = []
    failed = 0
    for number, paragraph in enumerate(paragraphs, start=1):
        if failed == _MOST_FAILED:
            break
        told("Mô hình viết lại đoạn", number, len(paragraphs))
        try:
            answers.append((paragraph, _words(process, model, paragraph)))
            failed = 0
        except ModelFailed:
            failed += 1
    heard = [(paragraph, words) for paragraph, words in answers if words is not None]
    said = [(paragraph, words) for paragraph, words in heard if not _as_it_was(paragraph, words)]
    version = base
    if said:
        what = f"Mô hình viết lại {len(said)} đoạn ở mục {path}"
        version = changed(process, person, draft_id, base, what, partial(_put, said=said))
    return Reworded(
        version, len(said), len(heard) - len(said), len(answers) - len(heard), len(paragraphs) - len(answers)
    )


def _model(process: Process) -> LanguageModel:
    if process.writing_model is None:
        raise UsageError("Chưa cấu hình mô hình ngôn ngữ nên chưa viết lại được; hãy sửa câu chữ trực tiếp.")
    return process.writing_model


def _report(process: Process, draft_id: int, base: int) -> DraftReport:
    with process.desk() as desk:
        return DraftStore(desk.connection).report(draft_id, base)


def _to_word(report: DraftReport, path: str) -> list[Paragraph]:
    section = dict(report.placed()).get(path)
    if section is None:
        raise NotFound("Không còn mục này trong dự thảo; hãy tải lại trang.")
    found = [p for p in section.body if isinstance(p, Paragraph) and p.slots and not p.edited and not _quotes(p)]
    if not found:
        raise UsageError("Mục này không có đoạn nào để viết lại: chỉ viết lại đoạn có số liệu mà chưa ai sửa.")
    return found


def _quotes(paragraph: Paragraph) -> bool:
    return any(slot.derivation.startswith(QUOTED) for slot in paragraph.slots)


def _words(process: Process, model: LanguageModel, paragraph: Paragraph) -> tuple[str, ...] | None:
    return other_words(
        paragraph,
        model=model,
        units_in=partial(_units_in, process),
        indicators_in=lambda text: {hit.code for hit in process.labels.hits(text)},
    )


def _as_it_was(paragraph: Paragraph, words: Sequence[str]) -> bool:
    own = "".join(f"[{run.slot.key}]" if run.slot else run.words for run in paragraph.runs)
    told = words[0] + "".join(f"[{s.key}]{w}" for s, w in zip(paragraph.slots, words[1:], strict=True))
    return one_space(own) == one_space(told)


def _units_in(process: Process, text: str) -> list[str]:
    return [u.name for m in process.registry.mentioned(text) for u in m.units]


def _put(report: DraftReport, *, said: Sequence[tuple[Paragraph, Sequence[str]]]) -> DraftReport:
    return reduce(
        lambda made, pair: living.edited(made, pair[0].key, pair[1], [s.key for s in pair[0].slots]), said, report
    )
