"""Tasks with a deadline that units set themselves for the time to come: the nearest in the text, all in an annex."""

from __future__ import annotations

from domain.drafts import Paragraph, Run, Section, Table
from domain.texts import says_day
from domain.values import Narrative, NarrativeKind
from drafting.carried import carried_tasks
from drafting.desk import Desk, vietnamese_date
from drafting.own_words import line_of
from drafting.quoting import clean, first_of_each, quoted
from drafting.slots import Piece, fill

_MOST_LINES = 12
_MOST_ROWS = 250
_LEAD = "Theo dõi, đôn đốc các đơn vị hoàn thành những nhiệm vụ đã xác định thời hạn, trong đó:"
_LEAD_OF_MORE = (
    "Theo dõi, đôn đốc các đơn vị hoàn thành {n} nhiệm vụ đã xác định thời hạn (danh mục tại Phụ lục {annex}), "
    "trong đó có:"
)


def assigned_tasks(desk: Desk) -> list[tuple[str, Narrative]]:
    """With the unit, by deadline, then in the units' order."""
    return desk.once("assigned tasks", lambda: _by_deadline(desk))


def _by_deadline(desk: Desk) -> list[tuple[str, Narrative]]:
    dated = [(u, n) for u, n in desk.told(NarrativeKind.TASK) if n.deadline and n.deadline > desk.period.end]
    return sorted(dated, key=lambda pair: pair[1].deadline or desk.period.end)


def assigned_paragraphs(desk: Desk) -> list[Paragraph]:
    lines = [
        line_of(desk, units, n, "" if says_day(n.text, n.deadline) else f" (thời hạn {vietnamese_date(n.deadline)})")
        for units, n in first_of_each(assigned_tasks(desk), _MOST_LINES)
        if n.deadline
    ]
    if _all_in_the_text(desk):
        return [Paragraph((Run(_LEAD),)), *lines] if lines else []
    holes: dict[str, Piece] = {"n": _count(desk), "annex": _place(desk)}
    return [Paragraph(fill(_LEAD_OF_MORE, holes)), *lines]


def _all_in_the_text(desk: Desk) -> bool:
    tasks = assigned_tasks(desk)
    return sum(len(units) for units, _ in first_of_each(tasks, _MOST_LINES)) == len(tasks)


def _count(desk: Desk) -> Piece:
    return desk.tally(len(assigned_tasks(desk)), "có thời hạn kỳ tới", "nhiệm vụ")


def _place(desk: Desk) -> str:
    return "V" if carried_tasks(desk) else "IV"


def assigned_table(desk: Desk) -> Section | None:
    """Nothing where the text names them all."""
    tasks = assigned_tasks(desk)
    if _all_in_the_text(desk):
        return None
    rows = tuple(
        (
            (Run(str(place)),),
            (Run(unit),),
            quoted(desk, unit, clean(task.text), task.citation),
            (Run(task.owner or "–"),),
            (Run(vietnamese_date(task.deadline)),) if task.deadline else (),
        )
        for place, (unit, task) in enumerate(tasks[:_MOST_ROWS], start=1)
    )
    note = "Ghi chú: “–”: báo cáo không nêu bộ phận chủ trì."
    if len(tasks) > _MOST_ROWS:
        note += " Danh mục chỉ ghi các nhiệm vụ có thời hạn sớm nhất."
    head = ("STT", "Đơn vị", "Nhiệm vụ", "Bộ phận chủ trì", "Thời hạn")
    table = Table((head,), rows, (0.08, 0.16, 0.43, 0.19, 0.14), note=note)
    return Section(_place(desk), "Nhiệm vụ có thời hạn kỳ tới của các đơn vị", 1, (table,))
