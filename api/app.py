"""The web service: pages for people, /api/v1 for programs, one OpenAPI document."""

from __future__ import annotations

from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from api.access import BEARER, check_declared, cookie_scheme
from api.auth import Door
from api.errors import install_errors
from api.observing import Meter, Observed
from api.openapi import describe, operation_id
from api.pages import (
    asking,
    drafting,
    indicators,
    journal,
    leading,
    login,
    matrix,
    people,
    reports,
    review,
    search,
    sent_back,
    units,
    wordings,
)
from api.pages import calendar as calendar_pages
from api.pages import engines as engine_pages
from api.pages import exemptions as exemption_pages
from api.pages import own_unit as own_unit_pages
from api.pages import queue as queue_pages
from api.pages import remarks as remark_pages
from api.pages import scores as score_pages
from api.pages import unit_list as unit_pages
from api.routes import answers, documents, drafts, health, jobs, manage, metrics, own_unit, reviews, tokens, values
from api.routes import leading as leading_routes
from api.routes import people as people_routes
from api.routes import remarks as remark_routes
from api.routes import scores as score_routes
from api.routes import search as search_routes
from api.routes import wordings as wording_routes
from api.security import Guard
from workflow.factory import Process
from workflow.job_work import DirectQueue
from workflow.sending import Queue

STATIC = Path(__file__).parent / "static"
ROUTES = [
    module.router
    for module in (
        *(documents, jobs, values, reviews, answers, drafts),
        *(leading_routes, people_routes, tokens, wording_routes, search_routes),
        *(manage, own_unit, remark_routes, score_routes),
    )
]
PAGES = [
    module.router
    for module in (
        *(login, search, leading, matrix, reports, review, sent_back, wordings),
        *(indicators, units, score_pages, asking, drafting, people, journal),
        *(unit_pages, calendar_pages, exemption_pages, queue_pages, engine_pages, own_unit_pages, remark_pages),
    )
]
ROUTERS = [health.router, metrics.router, *ROUTES, *PAGES]


def create_app(process: Process, *, queue: Queue | None = None) -> FastAPI:
    """Wired to one process; nothing is read from the environment here. queue: None to take files in at once."""
    app = FastAPI(
        title="Tổng Hợp",
        version="0.1.0",
        openapi_url="/api/v1/openapi.json",
        generate_unique_id_function=operation_id,
        docs_url=None,
        redoc_url=None,
    )
    app.state.process = process
    app.state.queue = queue or DirectQueue(process)
    app.state.meter = Meter()
    upload = process.settings.upload_megabytes * 1024 * 1024
    app.add_middleware(Door, process=process)
    app.add_middleware(Guard, upload_bytes=upload, https=process.settings.https)
    app.add_middleware(Observed, meter=app.state.meter)  # the outermost: it sees what the others refuse
    install_errors(app)
    check_declared(ROUTERS)
    app.include_router(health.router)
    for router in ROUTES:
        app.include_router(router, dependencies=[Depends(BEARER), Depends(cookie_scheme(process))])
    for router in (metrics.router, *PAGES):
        app.include_router(router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    describe(app)
    return app
