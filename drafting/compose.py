"""Outline and figures in, a report out: sections in order, annexes, gaps, and where every value came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from domain.drafts import DraftReport, Paragraph, Run, Section, Slot, Source, Table
from domain.indicators import Catalogue
from domain.progress import Told, unheard
from domain.values import IndicatorValue
from drafting.annexes import city_table, comparison_table, gap_section, source_section
from drafting.assessment import CONTENTS
from drafting.assigned import assigned_table
from drafting.carried import carried_table
from drafting.charts import rates_chart, units_chart
from drafting.clauses import times
from drafting.desk import Desk, Material
from drafting.outline import Outline, PartSpec, load_outline
from drafting.sentences import paragraphs_of
from drafting.slots import fill

_LEVELS = 3


def compose(
    material: Material,
    *,
    catalogue: Catalogue,
    kind: str = "quarter",
    most_sources: int | None = None,
    told: Told = unheard,
) -> DraftReport:
    """The draft of one period. The same material gives the same words; UsageError for an unknown kind.

    most_sources: of how many values it is told where they come from; None: of all. `ENOUGH_SOURCES` print the same.
    """
    outline = load_outline(kind)
    told("Tính số tổng hợp", 0, 1)
    desk = Desk(material, catalogue, kind)
    holes = times(desk)
    opening = _opening(desk, outline)
    written: list[Section] = []
    for number, part in enumerate(outline.parts, start=1):
        told("Soạn phần", number, len(outline.parts))
        written += _sections(desk, part, 1, holes, "")
    sections = tuple(written)
    told("Lập phụ lục", 0, 1)
    tables = (
        with_more(city_table(desk), rates_chart(desk, outline)),
        with_more(comparison_table(desk, outline), units_chart(desk)),
        gap_section(desk),
        carried_table(desk),
        assigned_table(desk),
    )
    annexes = [s for s in tables if s]
    draft = DraftReport(
        period=desk.period,
        kind=kind,
        title="".join(run.text for run in fill(outline.subject, holes)),
        sections=sections,
        annexes=tuple(annexes),
        figures=(*desk.city.values(), *(f for f in material.facts if f.unit in desk.named)),
        units=desk.names,
        opening=opening,
        closing=(Paragraph(fill(outline.closing, holes)),),
    )
    sources = _sources(draft.slots(), desk, most_sources)
    from_where = source_section(desk, sources, len(annexes))
    for unit in material.silent:
        desk.gap("Toàn báo cáo", "Chưa gửi báo cáo", units=(unit.name,))
    for unit in material.not_read:
        desk.gap("Toàn báo cáo", "Đã gửi báo cáo nhưng chưa đọc được", units=(unit.name,))
    annexes += [from_where] if from_where else []
    return replace(draft, annexes=tuple(annexes), gaps=tuple(desk.gaps), sources=sources)


def with_more(annex: Section | None, more: Sequence[Paragraph | Table]) -> Section | None:
    return replace(annex, body=(*annex.body, *more)) if annex else None


def _opening(desk: Desk, outline: Outline) -> tuple[Paragraph, ...]:
    counts = {
        "reported": desk.slots.count(len(desk.units), "đã gửi báo cáo"),
        "expected": desk.slots.count(len(desk.material.expected), "thuộc diện báo cáo"),
    }
    return tuple(Paragraph(fill(template, {**times(desk), **counts})) for template in outline.opening)


def _sections(desk: Desk, part: PartSpec, level: int, holes: Mapping[str, str], above: str) -> list[Section]:
    """The part and what is under it, in reading order; a gap is said where nothing was reported."""
    where = f"{above}.{part.number}" if above else part.number
    title = "".join(run.text for run in fill(part.title, holes))
    body = [p for spec in part.body for p in paragraphs_of(spec, desk)]
    if part.content:
        body += CONTENTS[part.content](desk)
    if not body and not part.parts:
        desk.gap(where, f"Chưa có đơn vị nào báo cáo về nội dung “{title}”")
        body = [Paragraph((Run(desk.choose("gap_words" if part.content else "gap")),), "gap")]
    own = Section(part.number, title, min(level, _LEVELS), tuple(body))
    return [own, *(s for sub in part.parts for s in _sections(desk, sub, level + 1, holes, where))]


def _sources(slots: Iterable[Slot], desk: Desk, most: int | None) -> tuple[Source, ...]:
    """One for each value that a slot names, in the order of first use."""
    used = dict.fromkeys(value_id for slot in slots for value_id in slot.values)
    values = [value for v in used if (value := desk.values.get(v))]
    return tuple(_source(value, desk.material.documents) for value in values[:most])


def _source(value: IndicatorValue, documents: Mapping[str, str]) -> Source:
    name = documents.get(value.document_id, value.document_id)
    return Source(value.id, value.unit, name, value.citation.page, value.citation.quote)
