"""Tasks of the period before that had a deadline: what the units' reports of this period say became of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.drafts import Paragraph, Run, Section, Table
from domain.texts import fold_case, one_space, sentences_of
from domain.values import Narrative, NarrativeKind
from drafting.desk import Desk, vietnamese_date
from drafting.quoting import clean, quoted
from drafting.slots import Piece, fill, joined

_MOST_LINES = 8
_ALIKE = 0.6  # share of a task's words that a sentence must have to speak of it
_WORD = re.compile(r"\w+")
_PLAIN = frozenset(
    (
        *("và", "các", "của", "cho", "với", "trong", "trên", "tại", "đến", "từ", "theo", "để", "được", "do", "về"),
        *("ở", "là", "một", "những", "này", "khi", "xong", "trước", "ngày", "tháng", "năm", "quý", "thực", "hiện"),
        *("hoàn", "thành", "tiếp", "tục", "tăng", "cường", "công", "tác", "giao", "phòng", "đơn", "vị", "chủ", "trì"),
        *("thời", "hạn", "cuối", "chậm", "nhất"),
    )
)
_DONE = re.compile(r"(?<!\w)(?:đã|hoàn thành|xong|hoàn tất)(?!\w)")
_NOT_DONE = re.compile(r"(?<!\w)(?:chưa|chậm|quá hạn|đang|dở dang|lùi|gia hạn|không (?:hoàn thành|kịp))(?!\w)")


class TaskState(StrEnum):
    """What is known of a task. Nothing is guessed: where a report is silent, that is said."""

    DONE = "Đơn vị báo cáo đã thực hiện"
    NOT_DONE = "Đơn vị báo cáo chưa hoàn thành"
    AGAIN = "Đơn vị nêu lại cho kỳ sau"
    OVERDUE = "Đã đến hạn, báo cáo kỳ này chưa nêu kết quả"
    OPEN = "Chưa đến hạn, báo cáo kỳ này chưa nêu"
    NO_REPORT = "Đơn vị chưa gửi báo cáo kỳ này"


@dataclass(frozen=True, slots=True)
class CarriedTask:
    """A task of the period before, with what this period's report says. said: its sentence, empty where none is."""

    unit: str
    task: Narrative
    state: TaskState
    said: str = ""


def carried_tasks(desk: Desk) -> tuple[CarriedTask, ...]:
    """By deadline, then in the units' order."""
    return desk.once("carried tasks", lambda: _all_carried(desk))


def _all_carried(desk: Desk) -> tuple[CarriedTask, ...]:
    background = desk.material.background
    told: dict[str, list[str]] = {}
    for unit, text in background.told:
        told.setdefault(unit, []).append(text)
    again: dict[str, list[str]] = {}
    for unit, narrative in desk.told(NarrativeKind.TASK):
        again.setdefault(unit, []).append(one_space(narrative.text))
    due = sorted(background.tasks, key=lambda pair: pair[1].deadline or date.max)
    return tuple(_carried(desk, u, n, told.get(u, ()), again.get(u, ())) for u, n in due if n.deadline)


def _carried(desk: Desk, unit: str, task: Narrative, told: Sequence[str], again: Sequence[str]) -> CarriedTask:
    if unit not in desk.named:
        return CarriedTask(unit, task, TaskState.NO_REPORT)
    if _nearest(task.text, again):
        return CarriedTask(unit, task, TaskState.AGAIN)
    if said := _nearest(task.text, [line for text in told for line in sentences_of(text) if line not in again]):
        folded = fold_case(said)
        if _NOT_DONE.search(folded):
            return CarriedTask(unit, task, TaskState.NOT_DONE, said)
        if _DONE.search(folded):
            return CarriedTask(unit, task, TaskState.DONE, said)
    assert task.deadline is not None
    return CarriedTask(unit, task, TaskState.OVERDUE if task.deadline <= desk.period.end else TaskState.OPEN)


def _nearest(task: str, sentences: Sequence[str]) -> str:
    """The sentence that has most of the task's words; empty if none has enough."""
    wanted = _words(task)
    if not wanted:
        return ""
    shares = [(len(wanted & _words(s)) / len(wanted), s) for s in sentences]
    share, best = max(shares, default=(0.0, ""))
    return best if share >= _ALIKE else ""


def _words(text: str) -> set[str]:
    return {w for w in _WORD.findall(fold_case(text)) if w not in _PLAIN and not w.isdigit()}


def carried_paragraph(desk: Desk) -> list[Paragraph]:
    """How many tasks came over and how they stand; the list is in the annex."""
    tasks = carried_tasks(desk)
    if not tasks:
        return []
    states = [(s, n) for s in TaskState if (n := sum(t.state is s for t in tasks))]
    parts = [
        (Run(slot=desk.tally(n, f"kỳ trước chuyển sang, {s.value}", "nhiệm vụ")), Run(f" nhiệm vụ {_lowered(s.value)}"))
        for s, n in states
    ]
    whole = desk.tally(len(tasks), "kỳ trước chuyển sang có thời hạn", "nhiệm vụ")
    holes: dict[str, Piece] = {"n": whole, "states": joined(parts, "; ", "; "), "state": _lowered(states[0][0].value)}
    return [Paragraph(fill(desk.choose("carried" if len(states) > 1 else "carried_alike"), holes), "dash")]


def carried_section(desk: Desk) -> list[Paragraph]:
    """A section of its own: how the tasks stand, and by name those that are due and not done."""
    late = [t for t in carried_tasks(desk) if t.state in (TaskState.NOT_DONE, TaskState.OVERDUE)]
    lines = [_late_line(desk, t) for t in late[:_MOST_LINES]]
    lead = "Những nhiệm vụ đã đến hạn hoặc chưa hoàn thành cần tập trung chỉ đạo:"
    whole = [replace(p, style="body") for p in carried_paragraph(desk)]
    if not whole:
        return [Paragraph((Run("Các báo cáo kỳ trước đã nhận không nêu nhiệm vụ nào có thời hạn cụ thể."),))]
    return [*whole, *([Paragraph((Run(lead),)), *lines] if lines else [])]


def _late_line(desk: Desk, task: CarriedTask) -> Paragraph:
    assert task.task.deadline is not None
    told = f"{task.unit} (thời hạn {vietnamese_date(task.task.deadline)}): "
    words = quoted(desk, task.unit, clean(task.task.text).rstrip("."), task.task.citation)
    return Paragraph((Run(told), *words, Run(f"; {_lowered(task.state.value)}.")), "dash")


def _lowered(words: str) -> str:
    return words[0].lower() + words[1:]


def carried_table(desk: Desk) -> Section | None:
    tasks = carried_tasks(desk)
    if not tasks:
        return None
    rows = tuple(
        (
            (Run(str(n)),),
            (Run(t.unit),),
            quoted(desk, t.unit, clean(t.task.text), t.task.citation),
            (Run(vietnamese_date(t.task.deadline)),) if t.task.deadline else (),
            _state(desk, t),
        )
        for n, t in enumerate(tasks, start=1)
    )
    head = ("STT", "Đơn vị", "Nhiệm vụ đã xác định kỳ trước", "Thời hạn", "Tình trạng theo báo cáo kỳ này")
    note = (
        "Ghi chú: tình trạng ghi theo lời báo cáo kỳ này của chính đơn vị; "
        "báo cáo không nêu thì ghi chưa nêu, không suy đoán."
    )
    table = Table((head,), rows, (0.08, 0.155, 0.365, 0.13, 0.27), note=note)
    return Section("IV", "Nhiệm vụ kỳ trước chuyển sang", 1, (table,))


def _state(desk: Desk, task: CarriedTask) -> tuple[Run, ...]:
    if not task.said:
        return (Run(task.state.value),)
    return (Run(f"{task.state.value}: "), *quoted(desk, task.unit, clean(task.said), None))
