"""Score sheets through the service: the page, one unit's sheet, JSON and XLSX, and a broken file told in words."""

from __future__ import annotations

import io
import re

import openpyxl
from fastapi.testclient import TestClient

from domain.people import Role
from tests.api.conftest import ClientAs
from workflow.factory import Process
from workflow.scoring import OWN

SHEET = """
ten: Bảng điểm tháng của Thành phố
nhom:
  - ten: Giải quyết hồ sơ
    diem: 10
    tieu_chi:
      - {ten: Đúng hạn, diem: 10, chi_tieu: TT-20, du_diem_khi: 98}
"""


def test_the_page_ranks_within_groups_and_opens_one_units_sheet(client_as: ClientAs, document_id: str):
    client = client_as(Role.LEADER)
    html = client.get("/bang-diem?ky=2026-Q3").text
    assert "Bộ chỉ số 766" in html
    [address] = set(re.findall(r'href="(/bang-diem/[^"]+)"', html))
    one = client.get(address.replace("&amp;", "&")).text
    assert "không tính được" in one
    assert "Báo cáo không nêu số quyết định công bố đúng hạn" in one
    assert "chưa xếp loại" in one
    assert client.get("/bang-diem/khong-co?ky=2026-Q3").status_code == 404


def test_the_citys_own_sheet_is_offered_once_its_file_is_there(client_as: ClientAs, document_id: str, process: Process):
    client = client_as(Role.OFFICER)
    assert "Bảng điểm của Thành phố" not in client.get("/bang-diem?ky=2026-Q3").text
    (process.settings.home / OWN).write_text(SHEET, "utf-8")
    html = client.get("/bang-diem?ky=2026-Q3&bang=rieng").text
    assert "Bảng điểm tháng của Thành phố" in html
    assert "<strong>10</strong>/10" in html  # 98,5 % is above the threshold
    told = client.get("/api/v1/scores/2026-Q3?sheet=rieng").json()
    assert told["units"][0]["points"] == "10.00" or told["units"][0]["points"] == "10"
    assert told["units"][0]["groups"][0]["criteria"][0]["rate"] == "98.5"


def test_a_broken_sheet_is_told_mistake_by_mistake_on_the_page_and_to_programs(
    client_as: ClientAs, document_id: str, process: Process
):
    (process.settings.home / OWN).write_text(SHEET.replace("TT-20", "TT-99"), "utf-8")
    client = client_as(Role.OFFICER)
    html = client.get("/bang-diem?ky=2026-Q3&bang=rieng")
    assert html.status_code == 200
    assert "tiêu chí “Đúng hạn” dùng chỉ tiêu TT-99 không có trong danh mục" in html.text
    refused = client.get("/api/v1/scores/2026-Q3?sheet=rieng")
    assert refused.status_code == 503
    assert "TT-99" in refused.text


def test_the_workbook_is_for_who_may_export(client_as: ClientAs, document_id: str):
    content = client_as(Role.LEADER).get("/api/v1/scores/2026-Q3.xlsx").content
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames[0] == "Xếp hạng"
    assert client_as(Role.UNIT_OFFICER).get("/api/v1/scores/2026-Q3.xlsx").status_code == 403


def test_a_period_without_reports_or_an_unknown_sheet_is_refused(client: TestClient, document_id: str):
    assert client.get("/api/v1/scores/2025-Q1").status_code == 400
    assert client.get("/api/v1/scores/2026-Q3?sheet=khac").status_code == 422
