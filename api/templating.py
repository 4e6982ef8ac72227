"""The Jinja environment of the pages, and how a number, a period or a quote is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from api.cell_signs import finding_address, source_address, spot_address, state_mark
from api.screens import offered, screens_of
from domain.citations import Citation
from domain.facts import Fact
from domain.people import Act, may
from domain.periods import Period
from domain.quantities import Measure, vietnamese
from domain.units import ReportingUnit, UnitGroup
from workflow.access import Visitor
from workflow.sessions import form_token

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def read_ahead() -> None:
    """Compiles every template, so that the first to open a page need not wait for it."""
    for name in _ENVIRONMENT.list_templates():
        _ENVIRONMENT.get_template(name)


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A rendered page. Every template has: `path`, where we are, for the rail; `person` (None before logging in);
    `can("see_city")`, whether the person may; `csrf_field`, to be put into every form that posts; `kept`, what else
    stands in the address, so that another period shows the same view of itself; `cumulative`, whether the page can
    show nine months told in reports of quarter III."""
    shown = {
        "path": request.url.path,
        "period": None,
        "periods": (),
        "kept": {},
        "cumulative": False,
        **_of_visitor(request),
        **values,
    }
    return HTMLResponse(_ENVIRONMENT.get_template(template).render(shown), status)


def rendered(template: str, **values: Any) -> str:
    """A part of a page, for one that is shown already."""
    return _ENVIRONMENT.get_template(template).render(values)


def _of_visitor(request: Request) -> dict[str, Any]:
    visitor: Visitor | None = getattr(request.state, "visitor", None)
    token = form_token(visitor.session) if visitor and visitor.session else ""

    def can(act: str) -> bool:
        return visitor is not None and may(visitor.person, Act(act))

    return {
        "person": visitor.person if visitor else None,
        "can": can,
        "screens": screens_of(can),
        "csrf": token,
        "csrf_field": Markup('<input type="hidden" name="_ma" value="{}">').format(token),
    }


def amount_words(amount: Decimal | None, measure: Measure) -> str:
    """ "98,9 %", "12.345 hồ sơ"; a dash for what there is no figure of."""
    if amount is None:
        return "–"
    return f"{vietnamese(amount)} {measure}"


def count_words(count: int) -> str:
    """A count of things: "12.345"."""
    return vietnamese(Decimal(count))


def with_number_marked(citation: Citation) -> Markup:
    """The quote with the number itself marked."""
    start, end = citation.number.start - citation.span.start, citation.number.end - citation.span.start
    quote = citation.quote
    return Markup("{}<mark>{}</mark>{}").format(escape(quote[:start]), quote[start:end], escape(quote[end:]))


def day(moment: dt.datetime | dt.date | None) -> str:
    if moment is None:
        return ""
    if isinstance(moment, dt.datetime):
        return moment.astimezone().strftime("%d/%m/%Y %H:%M")
    return moment.strftime("%d/%m/%Y")


def place(citation: Citation) -> str:
    """ "mục II.2, trang 3": where a quote stands."""
    parts = [f"mục {citation.section}" if citation.section else "", f"trang {citation.page}" if citation.page else ""]
    return ", ".join(p for p in parts if p)


def period_label(period: Period | None) -> str:
    return period.short_label if period else "chưa rõ kỳ"


def approved(facts: Sequence[Fact]) -> int:
    """How many of some figures a person approved."""
    return sum(1 for fact in facts if fact.approved)


def of_group(units: Sequence[ReportingUnit], group: UnitGroup) -> int:
    """How many of some units are of a group."""
    return sum(1 for unit in units if unit.group is group)


def query(fields: Mapping[str, object]) -> str:
    """Fields as they stand in an address; empty ones are left out."""
    return urlencode({name: str(value) for name, value in fields.items() if value})


_ENVIRONMENT.globals.update(
    offered=offered,
    state_mark=state_mark,
    source_address=source_address,
    finding_address=finding_address,
    spot_address=spot_address,
)
_ENVIRONMENT.filters.update(
    amount=amount_words,
    marked=with_number_marked,
    day=day,
    place=place,
    period=period_label,
    number=vietnamese,
    count=count_words,
    query=query,
    approved=approved,
    of_group=of_group,
)
