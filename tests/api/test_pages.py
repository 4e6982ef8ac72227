"""The pages, as a person sees them."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient

from tests.api.conftest import WORD
from tests.support.docx_files import BODY, a_report
from workflow.factory import Process


def test_an_empty_service_says_what_to_do_first(client: TestClient):
    assert "Thả các tệp báo cáo" in client.get("/bao-cao").text
    for path in ("/", "/ma-tran", "/don-vi", "/chi-tieu", "/chi-tieu/TT-20", "/du-thao"):
        assert "Gửi báo cáo" in client.get(path).text


def test_the_form_works_without_scripts(client: TestClient):
    page = client.post("/bao-cao", files={"files": ("snv.docx", a_report(), WORD)}).text
    assert "Sở Nội vụ" in page
    assert "Đã đọc" in page


def test_a_report_shows_each_figure_beside_its_words(client: TestClient, document_id: str):
    page = client.get(f"/bao-cao/{document_id}").text
    assert "1.250 hồ sơ" in page
    assert re.search(r"tiếp nhận mới <mark>1\.250</mark> hồ sơ", page)
    assert re.search(r'<mark id="s-[0-9a-f]{16}"[^>]*>1\.250</mark>', page)


def test_the_chosen_figure_is_marked_in_the_text(client: TestClient, document_id: str, process: Process):
    with process.desk() as desk:
        value = desk.values.of_document(document_id)[0]
    page = client.get(f"/bao-cao/{document_id}", params={"so": value.id}).text
    assert f'<mark id="s-{value.id}" class="current"' in page


def test_a_file_in_doubt_asks_for_unit_and_period(client: TestClient):
    content = a_report(subject="Công tác cải cách hành chính")
    [waiting] = client.post("/api/v1/documents", files={"files": ("x.docx", content, WORD)}).json()
    page = client.get(f"/bao-cao/{waiting['document']}").text
    assert "Xác nhận đơn vị và kỳ báo cáo" in page
    done = client.post(f"/bao-cao/{waiting['document']}/xac-nhan", data={"unit": "", "period": "2026-Q3"})
    assert "1.250" in done.text


def test_an_indicator_page_leads_from_the_city_to_the_words(client: TestClient, document_id: str):
    assert 'href="/chi-tieu/TT-12?ky=2026-Q3"' in client.get("/chi-tieu?ky=2026-Q3").text
    page = client.get("/chi-tieu/TT-12?ky=2026-Q3").text
    assert "1/1 đơn vị" in page
    assert f'href="/bao-cao/{document_id}?so=' in page


def test_an_answer_shows_its_figures_and_sources(client: TestClient, document_id: str):
    page = client.get("/hoi-dap", params={"cau_hoi": "Tỷ lệ hồ sơ đúng hạn của Sở Nội vụ quý III/2026?"}).text
    assert "98,5%" in page
    assert f"/bao-cao/{document_id}" in page


def test_markup_in_a_report_stays_text(client: TestClient):
    hostile = a_report(*BODY, "Kiến nghị <script>alert(1)</script> và <img src=x onerror=alert(1)>.")
    [taken] = client.post("/api/v1/documents", files={"files": ("<b>x</b>.docx", hostile, WORD)}).json()
    for path in (f"/bao-cao/{taken['document']}", "/bao-cao"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b>x</b>" not in page


def test_a_missing_page_says_so_in_vietnamese(client: TestClient):
    page = client.get("/bao-cao/000000000000")
    assert page.status_code == 404
    assert "Không có tệp" in page.text


def test_nothing_is_loaded_from_elsewhere(client: TestClient, document_id: str):
    for path in ("/bao-cao", f"/bao-cao/{document_id}", "/chi-tieu", "/hoi-dap"):
        assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//""", client.get(path).text)
