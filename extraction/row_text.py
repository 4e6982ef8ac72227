"""A table row given as text, its cells joined with " | ": number, label, unit, result, note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.indicators import Semantics
from domain.numbers import NumberForm, NumberMention
from domain.texts import Span, fold_case, one_space
from domain.values import FigureKind
from extraction.binding import bind
from extraction.bound import BindingContext, Bound, Role
from extraction.labels import LabelIndex, strength_of
from extraction.plausible import plausible

_EARLIER = re.compile(r"(?<!\w)(?:kỳ trước|cùng kỳ|năm trước|năm \d{4})(?!\w)")
_TIME_ONLY = re.compile(
    r"\W*(?:(?:lũy kế|luỹ kế|trong|riêng|cả|tính|từ đầu năm|đến nay|đầu năm|"
    r"quý(?: [ivx]+\b| này)?|[369] tháng|năm|kỳ)\W*)+"
)
_SCALE = re.compile(r"(?<!\w)(?:tối đa|thang)(?!\w)")
_FIGURE = re.compile(r"\d")
_OUT_OF = re.compile(r"\W*(?:trên|trong|/)(?:\s+(?:tổng(?:\s+số)?|số))?\W*")
_DASHES = frozenset(("-", "–", "—"))
_MEASURES = {
    "%": "%",
    "tỷ lệ": "%",
    "điểm": "điểm",
    "hạng": "hạng",
    "đồng": "đồng",
    "triệu đồng": "đồng",
    "tỷ đồng": "đồng",
    "nghìn đồng": "đồng",
}
_SCALES = {"nghìn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9}


@dataclass(frozen=True, slots=True)
class _Cells:
    label: Span
    unit: str
    result: Span
    notes: Span
    scale: int = 1


def looks_like_row(text: str) -> bool:
    return text.count(" | ") >= 2


def bind_row(
    text: str,
    mentions: Sequence[NumberMention],
    kinds: Sequence[FigureKind],
    *,
    labels: LabelIndex,
    context: BindingContext | None = None,
) -> list[Bound]:
    """Like `binding.bind`, for a row: the result takes the label's indicator, notes are read beside it."""
    context = context or BindingContext()
    cells = _cells(text)
    if cells is None:
        return bind(text, mentions, kinds, labels=labels, context=context)
    words = cells.label.of(text)
    hit = labels.best_for_label(words, measure=cells.unit, groups=context.headings, areas=context.areas)
    bound: list[Bound] = []
    name = labels.catalogue[hit.code].name if hit else ""
    spoken = replace(context, headings=(*context.headings, words, name))
    notes = bind(text, mentions, kinds, labels=labels, context=spoken)
    for mention, _, noted in zip(mentions, kinds, notes, strict=True):
        if cells.result.overlaps(mention.number):
            mention = _scaled(mention, cells.scale)
            code = hit.code if hit and plausible(labels.catalogue[hit.code], mention, labels.wordings) else None
            over = labels.wordings.out_of.get(code or "") if mention.denominator is not None else None
            role = Role.TOTAL if code else None
            strength = strength_of(hit.strength * 2) if hit and code else 0.0
            as_count = mention.denominator is not None and cells.unit not in ("điểm", "hạng")
            bound.append(
                Bound(
                    mention,
                    FigureKind.ACTUAL,
                    code,
                    mention.value if as_count else None,
                    mention.denominator,
                    over,
                    role,
                    cells.label,
                    strength,
                )
            )
        elif mention.number.end <= cells.label.start:
            bound.append(Bound(mention, FigureKind.OTHER))
        elif mention.number.start >= cells.notes.start:
            result = next((b.mention.value for b in bound if cells.result.overlaps(b.mention.number)), None)
            bound.append(_note(text, cells, noted, hit.code if hit else None, labels, result))
        else:
            bound.append(replace(noted, code=None))
    return _in_field(text, cells, bound)


def _in_field(text: str, cells: _Cells, bound: Sequence[Bound]) -> list[Bound]:
    """A rank whose note tells among how many: "17 | Trong 126 xã, phường"."""
    opening = next((b for b in bound if _is_whole(text, cells, b)), None)
    if opening is None or cells.unit != "hạng":
        return list(bound)
    field = opening.mention.value
    return [replace(b, denominator=field) if cells.result.overlaps(b.mention.number) else b for b in bound]


def _is_whole(text: str, cells: _Cells, noted: Bound) -> bool:
    """Whether the note opens with what the result is out of: "405 | Trên 418 TTHC"."""
    if noted.mention.number.start < cells.notes.start or noted.mention.form is not NumberForm.AMOUNT:
        return False
    return _OUT_OF.fullmatch(fold_case(text[cells.notes.start : noted.mention.number.start])) is not None


def _note(
    text: str, cells: _Cells, noted: Bound, code: str | None, labels: LabelIndex, result: Decimal | None
) -> Bound:
    before = fold_case(text[cells.notes.start : noted.mention.span.start])
    if noted.kind is FigureKind.ACTUAL and code is not None and _TIME_ONLY.fullmatch(before):
        indicator = labels.catalogue[code]
        summed = indicator.semantics is not Semantics.STATE and labels.fits(indicator, noted.mention.measure)
        if summed and plausible(indicator, noted.mention, labels.wordings):
            return replace(noted, code=code)
    if noted.mention.form is NumberForm.ZERO and cells.result.of(text).strip() in _DASHES:
        return replace(noted, kind=FigureKind.ACTUAL, code=code, evidence=cells.label, strength=1.0 if code else 0.0)
    whole = labels.wordings.out_of.get(code or "")
    if _is_whole(text, cells, noted) and whole and result is not None and (noted.mention.value or 0) >= result:
        fits = labels.fits(labels.catalogue[whole], noted.mention.measure)
        return replace(_exactly(noted), kind=FigureKind.ACTUAL, code=whole if fits else None)
    opens = noted.kind is FigureKind.ACTUAL and not before.strip(" |")
    if opens and noted.mention.denominator is not None and noted.mention.value == result:
        return replace(noted, code=code, numerator=noted.mention.value, denominator=noted.mention.denominator)
    if opens and noted.mention.denominator is None and noted.mention.measure == cells.unit:
        return replace(noted, code=None)  # "11 | 3 người thuộc diện lãnh đạo": a part of the result
    if opens and (parts := _parts(noted, code, labels)):
        return parts
    if noted.kind is FigureKind.ACTUAL and _SCALE.search(before):
        return replace(noted, kind=FigureKind.OTHER, code=None)
    if noted.kind is FigureKind.ACTUAL and _EARLIER.search(before) and noted.mention.form is not NumberForm.ZERO:
        return replace(noted, kind=FigureKind.PREVIOUS, code=code)
    return replace(noted, code=None) if noted.code == code and noted.kind is FigureKind.ACTUAL else noted


def _exactly(noted: Bound) -> Bound:
    """The "trên" of "trên 418 TTHC" says out of which, not more than."""
    mention = replace(noted.mention, qualifier=None, span=Span(noted.mention.number.start, noted.mention.span.end))
    return replace(noted, mention=mention)


def _parts(noted: Bound, code: str | None, labels: LabelIndex) -> Bound | None:
    """The counts a ratio's row gives in its note: "99/112 TTHC", "6 hồ sơ"."""
    indicator = labels.catalogue.get(code) if code else None
    if indicator is None or indicator.numerator is None or not indicator.is_percent or noted.mention.measure == "%":
        return None
    above = _one_code(indicator.numerator.codes)
    below = _one_code(indicator.denominator.codes) if indicator.denominator else None
    if above is not None and not labels.fits(labels.catalogue[above], noted.mention.measure):
        return None
    if noted.mention.denominator is None:
        return replace(noted, code=above) if above else None
    x, y = noted.mention.value, noted.mention.denominator
    return replace(noted, code=above, numerator=x, denominator=y, denominator_code=below if above else None)


def _one_code(codes: Sequence[str]) -> str | None:
    if tuple(codes) == ("TT-17", "TT-18"):
        return "TT-30"
    return codes[0] if len(codes) == 1 else None


def _cells(text: str) -> _Cells | None:
    """Label, unit, result and note cells of "STT | label | unit | result | note"; the number may be missing."""
    spans: list[Span] = []
    start = 0
    for part in text.split("|"):
        spans.append(Span(start, start + len(part)))
        start += len(part) + 1
    if spans and re.fullmatch(r"\s*(?:[\dIVX]+(?:\.\d+)*|[A-Za-zđ])[.)]?\s*", spans[0].of(text)):
        del spans[0]
    if len(spans) < 3 or len(one_space(spans[1].of(text))) > 30 or _FIGURE.search(spans[1].of(text)):
        return None  # "Hồ sơ phải giải quyết | 21.406 | mới 20.951": cells told one after the other
    unit = fold_case(one_space(spans[1].of(text)))
    notes = Span(spans[3].start, len(text)) if len(spans) > 3 else Span(len(text), len(text))
    return _Cells(spans[0], _MEASURES.get(unit, unit), spans[2], notes, _SCALES.get(unit, 1))


def read_in_row(text: str, number: Span, mention: NumberMention) -> NumberMention:
    """What a number of a row says: the result in the scale of the unit cell, any other as it stands."""
    cells = _cells(text) if looks_like_row(text) else None
    return _scaled(mention, cells.scale) if cells is not None and cells.result.overlaps(number) else mention


def _scaled(mention: NumberMention, scale: int) -> NumberMention:
    """In đồng, where the unit cell says "triệu đồng" and the number itself names no unit."""
    if scale == 1 or mention.measure is not None or mention.value is None:
        return mention
    return replace(
        mention, value=mention.value * scale, measure="đồng", readings=tuple(r * scale for r in mention.readings)
    )
