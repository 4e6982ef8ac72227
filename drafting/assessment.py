"""Sections III to V: what went well and what did not, found by rule from figures and from the units' own sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from domain.city import CityFigure
from domain.drafts import Paragraph, Run
from domain.indicators import Aggregation, Better, Code
from domain.values import Narrative, NarrativeKind
from drafting.assigned import assigned_paragraphs
from drafting.carried import carried_paragraph, carried_section
from drafting.changes import changes
from drafting.clauses import amount, coverage, times
from drafting.desk import NOT_READ, NOT_SENT, Desk
from drafting.leading import with_most
from drafting.left_out import may_exceed, not_counted
from drafting.lessons import lessons
from drafting.movements import told_movements
from drafting.outline import ThemeSpec, load_outline
from drafting.own_words import lines_of, one_by_one, some
from drafting.proposals import proposals
from drafting.quality import quality
from drafting.quoting import clean, quoted, representative
from drafting.sentences import change_slots, rank_sentence
from drafting.slots import Piece, capital, fill, joined
from drafting.targets import plan_kept
from drafting.themes import by_theme

_HIGH = Decimal(95)  # percent from which a city rate is told as a result
_MOST_LINES = 6
_MOST_QUOTES = 4
_MOST_NAMES = 8
_OVERDUE: tuple[tuple[Code, str, str], ...] = (
    ("TT-19", "Có", "hồ sơ đã giải quyết nhưng quá hạn"),
    ("TT-24", "Còn", "hồ sơ đang giải quyết đã quá hạn"),
    ("CD-08", "Còn", "nhiệm vụ được giao quá hạn chưa hoàn thành"),
)
_CALLED = {NarrativeKind.PROBLEM: "Khó khăn, hạn chế", NarrativeKind.CAUSE: "Nguyên nhân"}
_INDEX_CODES: tuple[Code, ...] = ("XH-09", "XH-17")


def initiatives(desk: Desk) -> list[Paragraph]:
    lead = "Một số sáng kiến, mô hình, giải pháp mới được các đơn vị báo cáo trong kỳ:"
    lines = lines_of(desk, desk.told(NarrativeKind.INITIATIVE), 2 * _MOST_LINES)
    return [Paragraph((Run(lead),)), *lines] if lines else []


def results(desk: Desk) -> list[Paragraph]:
    """Who reported, which rates are high, which rose."""
    lines = _reported(desk)
    improved: list[Paragraph] = []
    high: list[Paragraph] = []
    told: list[CityFigure] = []
    for code, figure in _rates(desk):
        rose = [c for c in changes(desk, figure)[:1] if c.difference > 0 and c.broad(figure)]
        if rose and len(improved) < _MOST_LINES:
            difference, _, k = change_slots(desk, rose[0])
            risen: dict[str, Piece] = {
                "noun": desk.noun(code), "n": amount(desk, figure), "c": desk.slots.coverage(figure),
                "d": difference, "before": rose[0].before.period.label, "k": k,
            }  # fmt: skip
            told.append(figure)
            improved.append(Paragraph(capital(fill(desk.choose("improved"), risen)), "dash"))
        elif (figure.amount or Decimal(0)) >= _HIGH and len(high) < _MOST_LINES:
            runs = (
                *fill("{noun} đạt {n}", {"noun": desk.noun(code), "n": amount(desk, figure)}),
                *coverage(desk, figure),
            )
            told.append(figure)
            high.append(Paragraph((*capital(runs), Run(".")), "dash"))
    lines += [*improved, *high]
    if left_out := not_counted(desk, told, " Các tỷ lệ nêu trên {words}."):
        lines[-1] = replace(lines[-1], runs=(*lines[-1].runs, *left_out))
    lines += told_movements(desk, load_outline(desk.kind), good=True)
    lines += _indices(desk, "rank_best")
    lead = Paragraph((Run("Công tác CCHC trong kỳ đạt được một số kết quả chính như sau:"),))
    return [lead, *lines] if lines else []


def _indices(desk: Desk, ends: str) -> list[Paragraph]:
    """Who leads by the indices is a result, who comes last is none."""
    told = [rank_sentence(desk, code, ends=ends) for code in _INDEX_CODES]
    return [Paragraph(ranking, "dash") for ranking in told if ranking]


def _reported(desk: Desk) -> list[Paragraph]:
    """That most units reported is a result; that few did is none, and stands among what is wanting."""
    sent, due = len(desk.units), len(desk.material.expected)
    if 2 * sent < due:
        return []
    whole = desk.slots.make(
        ("count", "gửi báo cáo trên phải gửi"), f"{sent}/{due}", Decimal(sent), "đơn vị", derivation="đếm số đơn vị"
    )
    words = "Có {n} cơ quan, đơn vị đã gửi báo cáo công tác CCHC {period}."
    return [Paragraph(fill(words, {"n": whole, **times(desk)}), "dash")]


def _rates(desk: Desk) -> list[tuple[Code, CityFigure]]:
    """City rates that are better when higher and were made over at least half of the units."""
    wanted = (i for i in desk.catalogue if i.aggregation is Aggregation.RATIO and i.better is Better.HIGHER)
    figures = ((i.code, desk.figure(i.code, desk.when(i.code))) for i in wanted)
    return [(code, f) for code, f in figures if f and f.amount is not None and 2 * len(f.parts) >= f.expected]


def problems(desk: Desk) -> list[Paragraph]:
    fallen = told_movements(desk, load_outline(desk.kind), good=False)
    lines = [*_silent(desk), *_overdue(desk), *_lowered(desk), *fallen, *_indices(desk, "rank_worst")]
    body = [Paragraph((Run("Qua tổng hợp số liệu báo cáo:"),)), *lines] if lines else []
    return [*body, *_themes(desk, NarrativeKind.PROBLEM)]


def causes(desk: Desk) -> list[Paragraph]:
    return _themes(desk, NarrativeKind.CAUSE)


def _silent(desk: Desk) -> list[Paragraph]:
    """Who sent nothing, and apart from them whose report came and could not be read."""
    lines = (
        (desk.material.silent, "Còn {n} cơ quan, đơn vị chưa gửi báo cáo (danh sách tại Phụ lục III).", NOT_SENT),
        (
            desk.material.not_read,
            "Có {n} cơ quan, đơn vị đã gửi báo cáo nhưng chưa đọc được, chưa tổng hợp (danh sách tại Phụ lục III).",
            NOT_READ,
        ),
    )
    return [
        Paragraph(fill(words, {"n": desk.slots.count(len(units), what)}), "dash")
        for units, words, what in lines
        if units
    ]


def _overdue(desk: Desk) -> list[Paragraph]:
    lines = []
    for code, there, what in _OVERDUE:
        figure = desk.figure(code, desk.when(code))
        if figure is None or not figure.amount:
            continue
        some = [f for f in figure.parts if f.amount]
        worst = with_most(desk, some, figure.measure)
        template = "{there} {n} {what}{c}{left_out}; nhiều nhất là {worst}."
        if may_exceed(desk, figure.unsettled, code, figure.period, worst.least):
            template = "{there} {n} {what}{c}{left_out}; trong đó có {worst}."
        elif worst.equal:
            template = "{there} {n} {what}{c}{left_out}, tại {worst}."
        elif len(figure.parts) == 1:
            template = "{there} {n} {what}{c}{left_out}."
        elif len(some) == 1:
            template = "{there} {n} {what}{c}{left_out}, đều tại {only}."
        holes: dict[str, Piece] = {
            "there": there,
            "n": amount(desk, figure),
            "what": what,
            "c": coverage(desk, figure),
            "left_out": not_counted(desk, (figure,), ", {words}"),
            "worst": worst.words,
            "only": some[0].unit,
        }
        lines.append(Paragraph(fill(template, holes), "dash"))
    return lines


def _lowered(desk: Desk) -> list[Paragraph]:
    lines: list[Paragraph] = []
    for code, figure in _rates(desk):
        fell = [c for c in changes(desk, figure)[:1] if c.difference < 0 and c.broad(figure)]
        if fell and len(lines) < _MOST_LINES:
            difference, _, k = change_slots(desk, fell[0])
            before = fell[0].before.period.label
            holes: dict[str, Piece] = {"noun": desk.noun(code), "d": difference, "before": before, "k": k}
            lines.append(Paragraph(capital(fill(desk.choose("lowered"), holes)), "dash"))
    return lines


def _themes(desk: Desk, kind: NarrativeKind) -> list[Paragraph]:
    """Under each theme how many units, which, and sentences that stand for them."""
    body: list[Paragraph] = []
    for theme, told in _by_theme(desk, kind):
        units = list(dict.fromkeys(unit for unit, _ in told))
        body += _alone(desk, theme.name, told) if len(units) == 1 else _shared(desk, kind, theme.name, units, told)
    return body


def _by_theme(desk: Desk, kind: NarrativeKind) -> list[tuple[ThemeSpec, list[tuple[str, Narrative]]]]:
    return desk.once(f"themes {kind}", lambda: by_theme(list(one_by_one(desk.told(kind))), desk.themes))


def _alone(desk: Desk, theme: str, told: Sequence[tuple[str, Narrative]]) -> list[Paragraph]:
    """A theme of one unit: in one paragraph."""
    unit, narratives = told[0][0], [n for _, n in representative(told, _MOST_QUOTES)]
    if not narratives:
        return []
    opening = fill(desk.choose("theme_one"), {"theme": theme, "units": unit})
    sentences = joined([quoted(desk, unit, clean(n.text), n.citation) for n in narratives], " ", " ")
    return [Paragraph((*opening, *sentences))]


def _shared(
    desk: Desk, kind: NarrativeKind, theme: str, units: Sequence[str], told: Sequence[tuple[str, Narrative]]
) -> list[Paragraph]:
    lines = lines_of(desk, told, _MOST_QUOTES)
    what = f"{kind} {theme}"
    about = f"{theme[0].lower()}{theme[1:]}"
    holes: dict[str, Piece] = {
        "called": _CALLED[kind], "small": _CALLED[kind].lower(), "about": about, "theme": theme,
        "k": desk.slots.count(len(units), what), "units": desk.listed(units, _MOST_NAMES, what),
        "some": some(len(lines), told),
    }  # fmt: skip
    return [Paragraph(fill(desk.choose("theme_many"), holes)), *lines] if lines else []


def directions(desk: Desk) -> list[Paragraph]:
    """Standing tasks, what the figures ask for, what the units' difficulties ask for, and the units' dated tasks."""
    outline = load_outline(desk.kind)
    lines = [Paragraph(fill(w, times(desk)), "dash") for w in outline.tasks]
    lines += [*_chase(desk), *_asked_of(desk), *([] if outline.has("carried") else carried_paragraph(desk))]
    asked = [theme.task for theme, _ in _by_theme(desk, NarrativeKind.PROBLEM) if theme.task]
    lines += [Paragraph((Run(task),), "dash") for task in asked]
    return [*lines, *assigned_paragraphs(desk)]


def _chase(desk: Desk) -> list[Paragraph]:
    silent = desk.material.silent
    if not silent:
        return []
    count = desk.slots.count(len(silent), NOT_SENT)
    words = "Đôn đốc {n} cơ quan, đơn vị chưa gửi báo cáo thực hiện nghiêm chế độ báo cáo định kỳ, bổ sung số liệu."
    return [Paragraph(fill(words, {"n": count}), "dash")]


def _asked_of(desk: Desk) -> list[Paragraph]:
    """The units with most overdue files are asked to clear them, by name and figure."""
    figure = desk.figure("TT-24")
    some = [f for f in figure.parts if f.amount] if figure else []
    if not some:
        return []
    words = "Yêu cầu giải quyết dứt điểm hồ sơ đang giải quyết đã quá hạn tại {units}."
    return [Paragraph(fill(words, {"units": with_most(desk, some, "hồ sơ").words}), "dash")]


CONTENTS: dict[str, Callable[[Desk], list[Paragraph]]] = {
    "initiatives": initiatives,
    "results": results,
    "problems": problems,
    "causes": causes,
    "quality": quality,
    "plan": plan_kept,
    "carried": carried_section,
    "lessons": lessons,
    "directions": directions,
    "proposals": proposals,
}
