"""The leaders' pages and their API: for whom, and with the way from each figure to its words."""

from __future__ import annotations

import csv
import html
import io
import re

import pytest
from fastapi.testclient import TestClient

from domain.people import Role
from tests.api.conftest import WORD, ClientAs
from tests.support.docx_files import BODY, a_report
from tests.support.review_reports import a_reviewed_pdf

PAGES = (
    "/tong-quan?ky=2026-Q3", "/tong-quan/phat-hien?ky=2026-Q3", "/ma-tran?ky=2026-Q3&linh_vuc=tat-ca",
    "/don-vi?ky=2026-Q3", "/don-vi/so-noi-vu?ky=2026-Q3", "/chi-tieu?ky=2026-Q3", "/chi-tieu/TT-20?ky=2026-Q3",
)  # fmt: skip
ASKED = {"period": "2026-Q3"}


@pytest.fixture
def leader(client_as: ClientAs) -> TestClient:
    return client_as(Role.LEADER)


@pytest.fixture
def two_reports(client: TestClient, document_id: str) -> str:
    """Of Sở Nội vụ, whose document is given back, and of Sở Y tế."""
    parts = [str(part).replace("98,5%", "97,2%").replace("1.250", "2.480") for part in BODY]
    parts[1] = parts[1].replace(", trong đó trực tuyến 1.200 hồ sơ", "")
    content = a_report(*parts, unit="SỞ Y TẾ", number="7/BC-SYT")
    client.post("/api/v1/documents", files={"files": ("syt.docx", content, WORD)})
    return document_id


def test_people_start_at_the_first_screen_of_their_rail(client_as: ClientAs):
    starts = {r: client_as(r).get("/?ky=2026-Q3", follow_redirects=False).headers["location"] for r in Role}
    assert starts.pop(Role.UNIT_OFFICER) == "/don-vi-cua-toi?ky=2026-Q3"
    assert set(starts.values()) == {"/tong-quan?ky=2026-Q3"}


def test_every_page_keeps_the_period_and_opens_for_those_who_see_the_city(client_as: ClientAs, two_reports: str):
    for role in (Role.LEADER, Role.OFFICER, Role.REVIEWER, Role.ADMIN):
        for path in PAGES:
            answer = client_as(role).get(path)
            assert answer.status_code == 200, path
            assert 'value="2026-Q3" selected' in answer.text, path


def test_a_unit_sees_its_own_page_without_places_and_no_other(client_as: ClientAs, two_reports: str):
    own = client_as(Role.UNIT_OFFICER)
    page = own.get("/don-vi/so-noi-vu?ky=2026-Q3")
    assert page.status_code == 200
    assert "1.250 hồ sơ" in page.text
    assert "Hạng trong khối" not in page.text
    assert own.get("/don-vi/so-y-te").status_code == 404
    assert own.get("/api/v1/units/so-y-te", params=ASKED).status_code == 404
    figures = own.get("/api/v1/units/so-noi-vu", params=ASKED).json()["figures"]
    assert figures
    assert {f["place"] for f in figures} == {None}
    for path in PAGES:
        assert path.startswith("/don-vi/") or own.get(path).status_code == 403, path


def test_the_overview_leads_to_a_figure_s_words_in_two_clicks(leader: TestClient, two_reports: str):
    page = leader.get("/tong-quan?ky=2026-Q3").text
    assert "<strong>2/143</strong> đơn vị đã gửi" in page
    assert "141 đơn vị chưa gửi" in page
    [first] = re.findall(r'<h2><a href="(/chi-tieu/TT-20[^"]*)"', page)
    second = leader.get(first.replace("&amp;", "&")).text
    assert re.search(rf'href="/bao-cao/{two_reports}\?so=[0-9a-f]{{16}}#s-', second)


def test_an_unapproved_figure_and_its_coverage_are_told_on_every_page(leader: TestClient, two_reports: str):
    assert "đã duyệt 0/" in leader.get("/tong-quan?ky=2026-Q3").text
    indicator = leader.get("/chi-tieu/TT-12?ky=2026-Q3").text
    assert "2/2 đơn vị" in indicator
    assert "đã duyệt 0/2 số" in indicator
    assert "chưa duyệt" in leader.get("/don-vi/so-noi-vu?ky=2026-Q3").text


def test_a_matrix_cell_opens_the_figure(leader: TestClient, two_reports: str):
    page = leader.get("/ma-tran?ky=2026-Q3").text
    row = page.partition("Sở Nội vụ</a>")[2].partition("</tr>")[0]
    assert re.search(rf'<a href="/bao-cao/{two_reports}\?so=[0-9a-f]+#s-[0-9a-f]+" title="1.250 hồ sơ, chưa duyệt', row)
    assert '<td class="none">○</td>' in page.partition("Sở Y tế</a>")[2].partition("</tr>")[0]


def test_lists_sort_and_filter_by_the_address(leader: TestClient, two_reports: str):
    falling = leader.get("/chi-tieu/TT-12?ky=2026-Q3&sap=-gia-tri").text
    assert falling.index(">Sở Y tế<") < falling.index(">Sở Nội vụ<")
    assert 'aria-sort="descending"' in falling
    rising = leader.get("/chi-tieu/TT-12?ky=2026-Q3&sap=gia-tri").text
    assert rising.index(">Sở Nội vụ<") < rising.index(">Sở Y tế<")
    assert "Không có đơn vị nào của khối này" in leader.get("/chi-tieu/TT-12?ky=2026-Q3&khoi=xa").text
    assert leader.get("/don-vi?ky=2026-Q3&gui=roi").text.count('<td><a href="/don-vi/') == 2
    assert leader.get("/ma-tran?linh_vuc=xx&khoi=yy&trang_thai=zz&sap=-la").status_code == 200


def test_the_api_tells_what_the_pages_show(leader: TestClient, two_reports: str):
    told = leader.get("/api/v1/overview", params=ASKED).json()
    assert (told["sent"], told["expected"], len(told["silent"])) == (2, 143, 141)
    assert told["approved"] == 0
    assert told["rankings"][0]["units"][0] == {"unit": "Sở Nội vụ", "place": 1, "amount": "98.5"}
    matrix = leader.get("/api/v1/matrix", params={**ASKED, "area": "TT", "group": "so"}).json()
    at = matrix["indicators"].index("TT-12")
    cells = {row["unit"]: row["cells"][at] for row in matrix["rows"]}
    assert cells["Sở Y tế"]["amount"] == "2480"
    assert (cells["Sở Y tế"]["state"], cells["Sở Nội vụ"]["document"]) == ("reported", two_reports)
    units = {u["id"]: u for u in leader.get("/api/v1/units", params=ASKED).json()}
    assert (units["so-y-te"]["sent"], units["so-tu-phap"]["sent"]) == (True, False)
    one = leader.get("/api/v1/indicators/TT-12", params=ASKED).json()
    assert one["city"]["value"] == "3730"
    assert [(u["unit"], u["fact"]["value"], u["cell"]["state"]) for u in one["units"]] == [
        ("Sở Nội vụ", "1250", "reported"), ("Sở Y tế", "2480", "reported"),
    ]  # fmt: skip


def test_the_api_says_which_period_it_needs(leader: TestClient):
    for path in ("/api/v1/overview", "/api/v1/matrix", "/api/v1/units"):
        assert leader.get(path, params={"period": ""}).status_code == 400
        assert "Không hiểu kỳ" in leader.get(path, params={"period": "quý 3"}).json()["detail"]


def test_an_indicator_is_saved_as_csv_with_its_words(leader: TestClient, two_reports: str):
    answer = leader.get("/api/v1/indicators/TT-12.csv", params=ASKED)
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(r["Đơn vị"], r["Giá trị"], r["Trạng thái"]) for r in rows] == [
        ("Sở Nội vụ", "1250", "Chưa duyệt"), ("Sở Y tế", "2480", "Chưa duyệt"),
    ]  # fmt: skip
    assert "1.250 hồ sơ" in rows[0]["Lời văn gốc"]


def test_a_finding_opens_both_places_with_their_words_marked(leader: TestClient, client: TestClient):
    """1.178 in the text against 1.187 in the annex: each link opens the report at its own words, beside the others."""
    client.post("/api/v1/documents", files={"files": ("snv.pdf", a_reviewed_pdf(), "application/pdf")})
    listed = leader.get("/tong-quan/phat-hien?ky=2026-Q3&quy_tac=text_annex_conflict").text
    links = [html.unescape(a) for a in re.findall(r'href="(/bao-cao/[^"]*cho=[^"]*)"', listed)]
    assert [link.rpartition("#")[2] for link in links] == ["cho-0", "cho-1"]
    page = leader.get(links[1]).text
    text, annex = page.index('id="cho-0"'), page.index('id="cho-1"')
    assert "1.178" in page[text : text + 400]
    assert "1.187" in page[annex : annex + 400]
    pictures = [html.unescape(src) for src in re.findall(r'<img src="([^"]*value=b\d+[^"]*)"', page)]
    assert len(pictures) == 2
    assert all(leader.get(src).headers["content-type"] == "image/png" for src in pictures)
    unit = leader.get("/don-vi/so-noi-vu?ky=2026-Q3").text
    assert links[0] in html.unescape(unit)


def test_places_that_a_report_does_not_have_are_left_out(leader: TestClient, client: TestClient, document_id: str):
    page = leader.get(f"/bao-cao/{document_id}?cho=b0001:5:99999&cho=b9999:1:2&cho=x&cho=b0001:3:1")
    assert page.status_code == 200
    assert 'id="cho-' not in page.text
    assert leader.get(f"/api/v1/documents/{document_id}/places/b9999:1:2").status_code == 404
