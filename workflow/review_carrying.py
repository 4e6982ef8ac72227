"""A new version of a report: what was decided on figures that did not change need not be decided again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from domain.receipts import Receipt, ReceiptState
from domain.reviews import in_force
from domain.send_backs import Letter, LetterKind, SendBackState
from domain.values import IndicatorValue
from store.send_backs import SendBackStore
from workflow.factory import Desk
from workflow.review_acts import new_act, now


def carry_over(desk: Desk, receipt: Receipt, sender: str) -> int:
    """How many figures of the new version keep the decisions of the one before; called within its transaction.

    Kept only where indicator, period, amount and quote are the same. Each is a decision of its own, by the same
    person, that names the old one. Open questions to the unit learn that a new version came.
    """
    former = _former(desk, receipt)
    if former is None:
        return 0
    _tell_questions(desk, receipt, sender)
    waiting: dict[tuple[object, ...], list[IndicatorValue]] = defaultdict(list)
    for value in desk.values.of_document(former.document_id):
        waiting[_sameness(value)].append(value)
    act, kept = new_act(), 0
    for value in desk.values.of_document(receipt.document_id):
        before = waiting.get(_sameness(value))
        if before and _carried(desk, before.pop(0), value, former.version, act):
            kept += 1
    if kept:
        desk.journal.add(
            sender, "carried", receipt.document_id, f"{kept} số liệu giữ quyết định của {former.document_id}"
        )
    return kept


def _former(desk: Desk, receipt: Receipt) -> Receipt | None:
    others = [
        r
        for r in desk.documents.receipts(unit=receipt.unit, period=receipt.period)
        if r.document_id != receipt.document_id and r.state is ReceiptState.STORED and r.version < receipt.version
    ]
    return max(others, key=lambda r: r.version, default=None)


def _sameness(value: IndicatorValue) -> tuple[object, ...]:
    return value.indicator, value.period, value.amount, value.citation.quote


def _carried(desk: Desk, old: IndicatorValue, new: IndicatorValue, version: int, act: str) -> bool:
    decided = in_force(desk.values.decisions(old.id))
    if desk.values.decisions(new.id):
        return False
    for decision in decided:
        why = f": {decision.reason}" if decision.reason else ""
        reason = decision.reason if decision.carried_from else f"Giữ từ phiên bản {version}{why}"
        desk.values.decide(replace(decision, value_id=new.id, at=now(), reason=reason, act=act, carried_from=old.id))
    return bool(decided)


def _tell_questions(desk: Desk, receipt: Receipt, sender: str) -> None:
    store = SendBackStore(desk.connection)
    for asked in store.find(unit=receipt.unit, period=receipt.period):
        if asked.state is not SendBackState.CLOSED and asked.document_id != receipt.document_id:
            told = f"Phiên bản {receipt.version}"
            store.reply(asked.id, Letter(LetterKind.NEW_VERSION, sender, now(), told, receipt.document_id))
