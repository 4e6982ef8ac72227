"""The web service: pages for people, /api/v1 for programs, one OpenAPI document."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from api.errors import install_errors
from api.pages import asking, drafting, indicators, reports
from api.routes import answers, documents, drafts, health, values
from api.security import Guard
from workflow.factory import Process

STATIC = Path(__file__).parent / "static"


def create_app(process: Process) -> FastAPI:
    """Wired to one process; nothing is read from the environment here."""
    app = FastAPI(
        title="Tổng Hợp",
        version="0.1.0",
        description="Số liệu cải cách hành chính có dẫn chứng, dự thảo báo cáo Thành phố, hỏi đáp.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.process = process
    app.add_middleware(Guard, upload_bytes=process.settings.upload_megabytes * 1024 * 1024)
    install_errors(app)
    for part in (health, documents, values, answers, drafts):
        app.include_router(part.router)
    for page in (reports, indicators, asking, drafting):
        app.include_router(page.router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app
