"""Bodies of the API of learned wordings."""

from __future__ import annotations

from pydantic import BaseModel, Field

from domain.learned import LearnedWording
from domain.quantities import plain
from domain.values import IndicatorValue
from workflow.learned import Proposal, Taught
from workflow.learned_preview import Effect
from workflow.rereading import ReadAgain

Words = Field(min_length=1, max_length=300, description="Cụm từ như in trong báo cáo, không có chữ số.")


class WordingOut(BaseModel):
    """document, quote: where it was learned. used: figures of current reports in whose words it stands."""

    id: int
    words: str
    indicator: str
    name: str
    person: str
    at: str
    document: str
    quote: str
    used: int
    active: bool
    withdrawn_by: str | None
    withdrawn_at: str | None
    reason: str


class WordingIn(BaseModel):
    words: str = Words
    indicator: str = Field(max_length=8)


class WordingAdd(WordingIn):
    value: str = Field(default="", max_length=40, description="Số liệu đã gắn mà cách gọi này được rút ra.")


class WithdrawIn(BaseModel):
    reason: str = Field(default="", max_length=500)


class ProposalOut(BaseModel):
    words: str
    indicator: str
    name: str
    value: str


class FigureOut(BaseModel):
    document: str
    unit: str
    indicator: str
    period: str
    value: str
    quote: str


class GainedOut(FigureOut):
    """bound: a person has already bound the number to just this."""

    bound: bool


class ChangedOut(BaseModel):
    """now: None where the value would vanish."""

    before: FigureOut
    now: FigureOut | None


class EffectOut(BaseModel):
    """seen of total: reports looked at; kept_back: numbers of the indicator that are targets or earlier figures."""

    words: str
    indicator: str
    active: bool
    seen: int
    total: int
    held: int
    kept_back: int
    gained: list[GainedOut]
    changed: list[ChangedOut]


class ReadAgainOut(BaseModel):
    """refused: why the report stayed as it was; empty where it was read again."""

    document: str
    unit: str
    period: str
    gained: int
    refused: str


def taught_out(told: Taught) -> WordingOut:
    return wording_out(told.wording, told.name, told.used)


def wording_out(wording: LearnedWording, name: str, used: int = 0) -> WordingOut:
    gone = wording.withdrawn
    return WordingOut(
        id=wording.id,
        words=wording.words,
        indicator=wording.indicator,
        name=name,
        person=wording.person,
        at=wording.at.isoformat(),
        document=wording.document_id,
        quote=wording.quote,
        used=used,
        active=wording.is_active,
        withdrawn_by=gone.person if gone else None,
        withdrawn_at=gone.at.isoformat() if gone else None,
        reason=gone.reason if gone else "",
    )


def proposal_out(told: Proposal) -> ProposalOut:
    return ProposalOut(words=told.words, indicator=told.indicator, name=told.name, value=told.value_id)


def effect_out(effect: Effect) -> EffectOut:
    return EffectOut(
        words=effect.called.words,
        indicator=effect.called.code,
        active=effect.in_use,
        seen=effect.seen,
        total=effect.total,
        held=effect.held,
        kept_back=effect.kept_back,
        gained=[GainedOut(**_figure(g.value).model_dump(), bound=g.bound) for g in effect.gained],
        changed=[ChangedOut(before=_figure(c.before), now=_figure(c.now) if c.now else None) for c in effect.changed],
    )


def again_out(told: ReadAgain) -> ReadAgainOut:
    return ReadAgainOut(
        document=told.receipt.document_id,
        unit=told.receipt.unit or "",
        period=str(told.receipt.period or ""),
        gained=told.gained,
        refused=told.refused,
    )


def _figure(value: IndicatorValue) -> FigureOut:
    return FigureOut(
        document=value.document_id,
        unit=value.unit,
        indicator=value.indicator,
        period=str(value.period),
        value=plain(value.amount),
        quote=value.citation.quote,
    )
