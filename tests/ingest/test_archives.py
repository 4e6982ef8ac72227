import zipfile
from io import BytesIO

import pytest

from domain.errors import Refused
from ingest.archives import ArchiveLimits, Member, is_archive, unpack


def zipped(files: dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def members(content: bytes, limits: ArchiveLimits | None = None) -> list[Member]:
    return list(unpack(content, name="bao-cao.zip", limits=limits))


def reasons(found: list[Member]) -> dict[str, str]:
    return {m.name: m.refusal.reason if m.refusal else "" for m in found}


def test_every_file_comes_out_in_order_with_its_vietnamese_name():
    found = members(zipped({"Quý III/Báo cáo Sở Nội vụ.docx": b"a", "phường.pdf": b"b"}))
    assert [(m.name, m.content) for m in found] == [("Quý III/Báo cáo Sở Nội vụ.docx", b"a"), ("phường.pdf", b"b")]


def test_a_utf8_name_that_is_not_marked_as_such_is_read_right():
    marked = zipped({"bao-cao-phường.pdf": b"a"})
    unmarked = bytearray(marked)
    for at in (marked.index(b"PK\x03\x04") + 7, marked.index(b"PK\x01\x02") + 9):
        unmarked[at] &= ~0x08
    assert [m.name for m in members(bytes(unmarked))] == ["bao-cao-phường.pdf"]


def test_folders_and_the_litter_of_computers_are_left_out():
    found = members(zipped({"a/": b"", "__MACOSX/._a": b"x", "a/.DS_Store": b"x", "~$bao.docx": b"x", "a/b.txt": b"b"}))
    assert [m.name for m in found] == ["a/b.txt"]


def test_an_archive_in_an_archive_is_opened_once_and_not_deeper():
    deep = zipped({"sâu.txt": b"x"})
    found = members(zipped({"trong.zip": zipped({"a.txt": b"a", "nữa.zip": deep})}))
    assert reasons(found) == {"trong.zip/a.txt": "", "trong.zip/nữa.zip": "limit"}


def test_a_word_file_is_a_document_not_an_archive():
    word = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert not is_archive(word)
    assert [m.name for m in members(zipped({"a.docx": word}))] == ["a.docx"]


def test_a_damaged_member_is_refused_and_the_others_are_given():
    content = bytearray(zipped({"a.txt": b"A" * 50, "b.txt": b"B" * 50}, compression=zipfile.ZIP_STORED))
    content[content.index(b"A" * 50) + 3] = 0
    found = members(bytes(content))
    assert reasons(found) == {"a.txt": "broken_archive", "b.txt": ""}
    assert found[1].content == b"B" * 50


def test_a_name_that_points_outside_is_refused():
    assert reasons(members(zipped({"../../etc/x.txt": b"x", "/a.txt": b"y", "ok.txt": b"z"}))) == {
        "../../etc/x.txt": "broken_archive",
        "/a.txt": "broken_archive",
        "ok.txt": "",
    }


def test_a_member_that_swells_is_not_unpacked():
    found = members(zipped({"bom.txt": b"0" * 30_000_000, "ok.txt": b"z"}))
    assert reasons(found) == {"bom.txt": "limit", "ok.txt": ""}


def test_a_member_with_a_password_says_so():
    content = bytearray(zipped({"a.txt": b"a"}))
    for at in (content.index(b"PK\x03\x04") + 6, content.index(b"PK\x01\x02") + 8):
        content[at] |= 0x01
    [member] = members(bytes(content))
    assert member.refusal is not None
    assert member.refusal.reason == "encrypted"
    assert "mật khẩu" in str(member.refusal)


@pytest.mark.parametrize("limits", [ArchiveLimits(members=2), ArchiveLimits(total=2)])
def test_too_much_stops_after_what_was_allowed(limits: ArchiveLimits):
    given: list[str] = []
    source = unpack(zipped({f"{i}.txt": b"x" for i in range(5)}), name="a.zip", limits=limits)
    with pytest.raises(Refused) as error:
        given.extend(member.name for member in source)
    assert error.value.reason == "limit"
    assert given == ["0.txt", "1.txt"]


@pytest.mark.parametrize(("content", "reason"), [(b"PK\x03\x04 rubbish", "broken_archive"), (zipped({}), "empty")])
def test_an_archive_that_gives_nothing_is_refused(content: bytes, reason: str):
    with pytest.raises(Refused) as error:
        members(content)
    assert error.value.reason == reason


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_packed_in_ways_that_unpack_all_at_once_are_refused_unread(method: int):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("bom.txt", b"0" * 30_000_000)
        archive.writestr(zipfile.ZipInfo("tốt.txt"), "hồ sơ", zipfile.ZIP_DEFLATED)
    bomb, good = unpack(out.getvalue(), name="nen.zip")
    assert bomb.refusal is not None
    assert "kiểu chưa mở được" in str(bomb.refusal)
    assert good.content == "hồ sơ".encode()


def test_an_archive_whose_list_of_members_is_huge_is_refused_before_it_is_read():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(60_000):
            archive.writestr(f"{'thu-muc-rat-dai/' * 6}{number}/", b"")
    content = out.getvalue()
    assert is_archive(content)
    with pytest.raises(Refused, match="hơn 2000 tệp"):
        list(unpack(content, name="nen.zip"))
