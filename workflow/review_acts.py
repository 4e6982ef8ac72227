"""What a reviewer does with a figure. Each act is one transaction: decisions appended, one line in the journal."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.errors import NotAllowed, NotFound, OutOfDate, UsageError
from domain.indicators import Indicator
from domain.people import Act, Person, may
from domain.quantities import vietnamese
from domain.reviews import Decision, Verdict, approvers, in_force, stamp, standing
from domain.values import IndicatorValue
from store.reviews import ReviewStore
from workflow.factory import Desk, Process
from workflow.review_amounts import typed_amount
from workflow.review_queue import quiet_items

MOST_AT_ONCE = 50
_DONE = {
    Verdict.ACCEPT: "đã chấp nhận",
    Verdict.CORRECT: "đã sửa",
    Verdict.REJECT: "đã từ chối",
    Verdict.UNDO: "đã hoàn tác",
}


@dataclass(frozen=True, slots=True)
class Done:
    """act: to undo it by. values: what was decided on. message: one Vietnamese sentence."""

    act: str
    values: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Figure:
    """All places of one figure in one report, with the decisions on each."""

    values: tuple[IndicatorValue, ...]
    decisions: dict[str, list[Decision]]

    @property
    def all_decisions(self) -> list[Decision]:
        return [d for value in self.values for d in self.decisions[value.id]]

    @property
    def seen(self) -> str:
        return stamp(self.all_decisions)

    def amount(self, value: IndicatorValue) -> Decimal | None:
        return standing(value, self.decisions[value.id])

    def alike(self, value: IndicatorValue) -> list[IndicatorValue]:
        """The places that say the same as this one, itself first."""
        own = self.amount(value)
        if own is None:
            return [value]
        return [value, *(v for v in self.values if v.id != value.id and self.amount(v) == own)]


def figure_of(desk: Desk, value_id: str, *, deciding: bool = False) -> tuple[IndicatorValue, Figure]:
    """deciding: from here to the end of the transaction nobody else decides on the report."""
    value = found_value(desk, value_id)
    if deciding:
        ReviewStore(desk.connection).one_at_a_time(value.document_id)
    return value, figure_in(desk, value, desk.values.of_document(value.document_id))


def found_value(desk: Desk, value_id: str) -> IndicatorValue:
    value = desk.values.get(value_id)
    if value is None:
        raise NotFound("Số liệu này không còn: báo cáo đã được đọc lại. Hãy tải lại hàng chờ.")
    return value


def figure_in(desk: Desk, value: IndicatorValue, own: Sequence[IndicatorValue]) -> Figure:
    """own: all values of the value's report."""
    places = tuple(v for v in own if (v.indicator, v.period) == (value.indicator, value.period))
    decided = desk.values.decisions_on([v.id for v in places])
    return Figure(places, {v.id: decided.get(v.id, []) for v in places})


def decide(
    process: Process,
    person: Person,
    value_id: str,
    verdict: Verdict,
    *,
    seen: str | None = None,
    reason: str = "",
    amount: str = "",
) -> Done:
    """amount: as typed, only with CORRECT. seen: the stamp of the decisions the person has looked at; None when the
    caller takes the risk. Places that say the same are decided together."""
    reason = reason.strip()
    with process.desk(writing=True) as desk:
        value, figure = figure_of(desk, value_id, deciding=True)
        allowed(person, value.unit)
        current(desk, value)
        check_seen(figure, seen)
        indicator = process.catalogue[value.indicator]
        corrected = _checked(verdict, reason, amount, indicator)
        if verdict is Verdict.ACCEPT:
            _second_person(desk, figure, value, person)
        act = new_act()
        decided = figure.alike(value)
        for place in decided:
            desk.values.decide(Decision(place.id, verdict, person.name, now(), reason, corrected, act))
        shown = figure.amount(value) if corrected is None else corrected
        desk.journal.add(person.name, verdict.value, value.id, _told(value, shown, reason))
    return Done(act, tuple(v.id for v in decided), f"{indicator.code} {_DONE[verdict]}.")


def undo(process: Process, person: Person, act: str) -> Done:
    """Takes back everything of one act, by the one who did it. Where somebody has decided since, nothing is undone."""
    with process.desk(writing=True) as desk:
        decided = [d for d in ReviewStore(desk.connection).of_act(act) if d.verdict is not Verdict.UNDO]
        if not decided or not act:
            raise NotFound("Không có thao tác nào để hoàn tác.")
        if decided[0].person != person.name:
            raise NotAllowed(
                f"Chỉ {decided[0].person} hoàn tác được thao tác này; hãy chấp nhận, sửa hoặc từ chối lại."
            )
        _hold(desk, [d.value_id for d in decided])
        for value_id in dict.fromkeys(d.value_id for d in decided):
            _still_last(desk, value_id, act)
        undone = new_act()
        for decision in decided:
            desk.values.decide(Decision(decision.value_id, Verdict.UNDO, person.name, now(), "", None, undone))
        detail = f"{len(decided)} quyết định của thao tác {act}"
        desk.journal.add(person.name, Verdict.UNDO.value, decided[0].value_id, detail)
    ids = tuple(dict.fromkeys(d.value_id for d in decided))
    return Done(undone, ids, "Đã hoàn tác." if len(ids) == 1 else f"Đã hoàn tác {len(ids)} số liệu.")


def accept_together(process: Process, person: Person, wanted: Sequence[tuple[str, str]]) -> Done:
    """wanted: (value, seen) of figures shown in the preview. Only those whose text and annex agree and that nothing
    speaks against; if one is not, none is accepted. One act, undone as one."""
    if not wanted:
        raise UsageError("Chưa chọn số liệu nào để chấp nhận.")
    if len(wanted) > MOST_AT_ONCE:
        raise UsageError(f"Mỗi lần chấp nhận được nhiều nhất {MOST_AT_ONCE} số liệu; đang chọn {len(wanted)}.")
    quiet = quiet_items(process, [value_id for value_id, _ in wanted])
    act, ids = new_act(), []
    with process.desk(writing=True) as desk:
        _hold(desk, [value_id for value_id, _ in wanted])
        for value_id, seen in wanted:
            value, figure = figure_of(desk, value_id)
            allowed(person, value.unit)
            current(desk, value)
            check_seen(figure, seen)
            if value_id not in quiet:
                raise UsageError(
                    f"{value.indicator} của {value.unit} không còn đủ điều kiện chấp nhận hàng loạt; hãy xem riêng."
                )
            for place in figure.values:
                desk.values.decide(Decision(place.id, Verdict.ACCEPT, person.name, now(), "", None, act))
                ids.append(place.id)
        desk.journal.add(person.name, "accept_together", act, f"{len(wanted)} số liệu: {' '.join(ids)}")
    return Done(act, tuple(ids), f"Đã chấp nhận {len(wanted)} số liệu.")


def allowed(person: Person, unit: str, act: Act = Act.DECIDE) -> None:
    if not may(person, act, unit=unit):
        raise NotAllowed(f"Tài khoản của {person.name} không được phép {act.label}.")


def current(desk: Desk, value: IndicatorValue) -> None:
    receipt = desk.documents.receipt(value.document_id)
    if receipt is None or not receipt.current:
        raise OutOfDate(f"{value.unit} đã gửi phiên bản mới của báo cáo này. Hãy tải lại hàng chờ để xem số mới.")


def check_seen(figure: Figure, seen: str | None) -> None:
    """Refuses to decide on what somebody else has changed meanwhile, and says what that was."""
    if seen is None or seen == figure.seen:
        return
    made = figure.all_decisions
    if not made:
        raise OutOfDate("Số liệu này đã thay đổi từ khi mở. Hãy xem lại rồi quyết định.")
    last = max(made, key=lambda d: d.at)
    when = last.at.astimezone().strftime("%H:%M ngày %d/%m/%Y")
    fixed = f" thành {vietnamese(last.amount)}" if last.amount is not None else ""
    why = f" vì “{last.reason}”" if last.reason else ""
    raise OutOfDate(f"{last.person} {_DONE[last.verdict]}{fixed} lúc {when}{why}. Hãy xem lại rồi quyết định.")


def new_act() -> str:
    return secrets.token_hex(8)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _checked(verdict: Verdict, reason: str, amount: str, indicator: Indicator) -> Decimal | None:
    if verdict is Verdict.UNDO:
        raise UsageError("Hoàn tác theo thao tác, không theo số liệu.")
    if verdict is Verdict.ACCEPT:
        return None
    if not reason:
        word = "sửa" if verdict is Verdict.CORRECT else "từ chối"
        raise UsageError(f"Hãy ghi lý do {word}.")
    return typed_amount(amount, indicator) if verdict is Verdict.CORRECT else None


def _second_person(desk: Desk, figure: Figure, value: IndicatorValue, person: Person) -> None:
    if value.indicator not in ReviewStore(desk.connection).four_eyes():
        return
    if person.name in approvers(figure.decisions[value.id]):
        raise NotAllowed(f"{value.indicator} cần hai người; bạn đã chấp nhận rồi, hãy để người thứ hai xem.")


def _hold(desk: Desk, value_ids: Sequence[str]) -> None:
    """Several reports at once, always in the same order, so that two people never wait for each other."""
    found = {value.document_id for i in value_ids if (value := desk.values.get(i)) is not None}
    for document_id in sorted(found):
        ReviewStore(desk.connection).one_at_a_time(document_id)


def _still_last(desk: Desk, value_id: str, act: str) -> None:
    kept = in_force(desk.values.decisions(value_id))
    if not kept or kept[-1].act != act:
        later = kept[-1] if kept else None
        told = f"{later.person} {_DONE[later.verdict]} sau đó" if later else "thao tác này đã được hoàn tác"
        raise OutOfDate(f"Không hoàn tác được: {told}.")


def _told(value: IndicatorValue, amount: Decimal | None, reason: str) -> str:
    shown = "" if amount is None else f" {vietnamese(amount)} {value.measure}"
    return f"{value.unit} {value.indicator} {value.period}{shown}" + (f": {reason}" if reason else "")
