"""Drafts the city report from the gold reports: sums against the truth, numbers verified, tampering noticed."""

from __future__ import annotations

import html
import io
import re
import time
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from domain.city import CityFigure
from domain.drafts import DraftReport
from domain.indicators import Aggregation, Catalogue, Code
from domain.periods import Period
from eval.cases import ReportCase
from eval.harms import Harm, Incident
from eval.metrics import Counts
from eval.outcomes import Outcome, Share
from workflow.factory import Process
from workflow.reporting import draft_report, written
from workflow.verifying import Verification, verify

Key = tuple[Code, Period]
ByUnit = Mapping[Key, Mapping[str, Decimal]]  # what each unit's report prints
_RUN = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)")
_EVERY = 3  # every third slot is altered


def run(process: Process, reports: Sequence[ReportCase]) -> Outcome:
    """Every period of the reports is drafted once."""
    begun = time.perf_counter()
    cases: dict[str, Counts] = {}
    incidents: list[Incident] = []
    checked, altered = Share(0, 0), Share(0, 0)
    for period in sorted({case.period for case in reports}, key=lambda p: p.sort_key):
        draft = draft_report(process, period)
        content = written(draft)
        verification = verify(process, content, period)
        wanted = printed([r for r in reports if r.period == period], process.catalogue)
        cases[str(period)], false = held_against(city_sums(draft, process.catalogue), wanted)
        incidents += [Incident(Harm.UNLISTED_VALUE, str(period), line) for line in false]
        incidents += _unsupported(period, verification)
        checked = _more(checked, len(verification.numbers) - verification.unsupported, len(verification.numbers))
        altered = _more(altered, *_noticed(process, draft, content, period))
    return Outcome(
        name="drafting",
        cases=cases,
        incidents=incidents,
        shares={"numbers of the draft supported": checked, "altered numbers noticed": altered},
        seconds=time.perf_counter() - begun,
    )


def printed(reports: Sequence[ReportCase], catalogue: Catalogue) -> ByUnit:
    """Figures that are added up over units; only where a report prints exactly one exact amount."""
    amounts: dict[tuple[Key, str], set[Decimal]] = {}
    for report in reports:
        for value in report.values:
            if value.qualifier is None and catalogue[value.code].aggregation is Aggregation.SUM:
                amounts.setdefault(((value.code, value.period), report.unit), set()).add(value.value)
    by_unit: dict[Key, dict[str, Decimal]] = {}
    for (key, unit), found in amounts.items():
        if len(found) == 1:
            by_unit.setdefault(key, {})[unit] = next(iter(found))
    return by_unit


def city_sums(draft: DraftReport, catalogue: Catalogue) -> list[CityFigure]:
    """City sums of the draft; those that rest on a rounded figure ("gần 2.500") are left out, as in the truth."""
    figures = [f for f in draft.figures if isinstance(f, CityFigure) and f.amount is not None]
    return [f for f in figures if catalogue[f.indicator].aggregation is Aggregation.SUM and not f.hedged]


def held_against(figures: Sequence[CityFigure], wanted: ByUnit) -> tuple[Counts, list[str]]:
    """Right is the sum over all units that print the figure. False is a sum wrong even for the units it names."""
    right, false = 0, []
    for figure in figures:
        amounts = wanted.get((figure.indicator, figure.period), {})
        right += bool(amounts) and figure.amount == sum(amounts.values())
        own = sum((amounts.get(fact.unit, Decimal(0)) for fact in figure.parts), Decimal(0))
        if figure.amount != own:
            false.append(f"{figure.indicator} {figure.period}: {figure.amount}, báo cáo của các đơn vị đó cho {own}")
    return Counts(right, len(figures), len(wanted)), false


def _unsupported(period: Period, verification: Verification) -> list[Incident]:
    numbers = [n for n in verification.numbers if n.status == "unsupported"]
    return [Incident(Harm.INVENTED_NUMBER, str(period), f"{n.quote}: {n.why} – {n.line[:80]}") for n in numbers]


def _noticed(process: Process, draft: DraftReport, content: bytes, period: Period) -> tuple[int, int]:
    """(noticed, altered): some printed slots get another last digit, and the check must name them."""
    tampered, planted = tamper(content, {slot.shown for slot in draft.slots()})
    said = Counter(n.quote for n in verify(process, tampered, period).numbers if n.status == "unsupported")
    return sum((planted & said).values()), sum(planted.values())


def tamper(content: bytes, shown: set[str]) -> tuple[bytes, Counter[str]]:
    """The DOCX with every third run that is just a slot's number changed, and what now stands there."""
    planted: Counter[str] = Counter()
    seen = 0

    def change(match: re.Match[str]) -> str:
        nonlocal seen
        text = html.unescape(match[2])
        if text not in shown or not text[-1:].isdigit():
            return match[0]
        seen += 1
        if seen % _EVERY:
            return match[0]
        altered = f"{text[:-1]}{(int(text[-1]) + 1) % 10}"
        planted[altered] += 1
        return f"{match[1]}{altered}{match[3]}"

    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = _RUN.sub(change, data.decode()).encode()
            new.writestr(name, data)
    return result.getvalue(), planted


def _more(share: Share, right: int, tried: int) -> Share:
    return Share(share.right + right, share.tried + tried)
