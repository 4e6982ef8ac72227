"""Cách gọi chỉ tiêu over HTTP: what people taught, what a wording would change, teaching and withdrawing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter

from api.access import needs
from api.context import ProcessOf
from api.wire import Number
from api.wording_wire import (
    EffectOut,
    ProposalOut,
    ReadAgainOut,
    WithdrawIn,
    WordingAdd,
    WordingIn,
    WordingOut,
    again_out,
    effect_out,
    proposal_out,
    taught_out,
    wording_out,
)
from domain.people import Act, Person
from workflow.learned import proposal, taught, teach, withdraw_wording
from workflow.learned_preview import preview
from workflow.rereading import read_again_with

router = APIRouter(prefix="/api/v1/wordings", tags=["cách gọi chỉ tiêu"])
Teacher = Annotated[Person, needs(Act.TEACH_WORDING)]


@router.get("", summary="Những cách gọi đã ghi nhớ", dependencies=[needs(Act.TEACH_WORDING)])
def listed(process: ProcessOf) -> list[WordingOut]:
    """All wordings, those in use first, newest first."""
    return [taught_out(t) for t in taught(process)]


@router.get("/proposal", summary="Cách gọi rút ra từ một số liệu", dependencies=[needs(Act.TEACH_WORDING)])
def proposed(process: ProcessOf, value: str) -> ProposalOut:
    """The words that seem to name a figure where it stands."""
    return proposal_out(proposal(process, value))


@router.post("/preview", summary="Xem trước tác động")
def previewed(process: ProcessOf, person: Teacher, wording: WordingIn) -> EffectOut:
    """What it would change over stored reports; nothing is saved."""
    return effect_out(preview(process, person, wording.words, wording.indicator))


@router.post("", summary="Ghi nhớ một cách gọi")
def added(process: ProcessOf, person: Teacher, wording: WordingAdd) -> WordingOut:
    """From now on reports are read with it."""
    made = teach(process, person, wording.words, wording.indicator, value_id=wording.value)
    return wording_out(made, process.catalogue[made.indicator].name)


@router.post("/{number}/withdraw", summary="Ngừng dùng một cách gọi")
def withdrawn(process: ProcessOf, person: Teacher, number: Number, told: WithdrawIn) -> WordingOut:
    """What was read with it stays."""
    made = withdraw_wording(process, person, number, reason=told.reason)
    return wording_out(made, process.catalogue.name_of(made.indicator))


@router.post("/{number}/read-again", summary="Đọc lại báo cáo đã lưu")
def read_again(process: ProcessOf, person: Teacher, number: Number) -> list[ReadAgainOut]:
    """The stored reports that its preview names are read with it; decisions stay."""
    return [again_out(a) for a in read_again_with(process, person, number)]
