"""Who has sent a report, who has not, and whose could not be read yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from domain.answers import Answer
from domain.periods import Period
from rag.figure_words import listed

UNREAD = "đã gửi nhưng chưa đọc được"


def standing_of(units: Sequence[str], period: Period, *, sent: Collection[str], unread: Collection[str]) -> Answer:
    """One sentence for each unit asked about."""
    words = {name: "đã gửi" if name in sent else UNREAD if name in unread else "chưa gửi" for name in units}
    return Answer("\n".join(f"{name} {word} báo cáo {period.label}." for name, word in words.items()))


def reporters(
    scope: Sequence[str], period: Period, *, sent: Collection[str], unread: Collection[str], missing: bool
) -> Answer:
    """scope: all units meant. missing: those that have not sent are asked for, rather than those that have."""
    there, waiting = [u for u in scope if u in sent], [u for u in scope if u in unread and u not in sent]
    coverage = f"{len(there)}/{len(scope)}"
    head = f"{coverage} đơn vị đã gửi báo cáo {period.label}."
    if waiting:
        head = f"{coverage} đơn vị đã có báo cáo {period.label} đọc được; {UNREAD}: {listed(waiting, most=len(scope))}."
    names = [u for u in scope if u not in sent and u not in waiting] if missing else there
    if not names:
        return Answer(head, coverage=coverage)
    lines = "\n".join(f"- {name}" for name in names)
    return Answer(f"{head} {'Chưa gửi' if missing else 'Đã gửi'} báo cáo:\n{lines}", coverage=coverage)
