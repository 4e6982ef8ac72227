"""What goes into the store comes out as it was."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, text

from domain.answers import Passage
from domain.citations import Grounding, cite
from domain.documents import Block, BlockKind, Document, block_id, document_id
from domain.errors import ConfigurationError, NotFound
from domain.numbers import Qualifier
from domain.periods import Period
from domain.receipts import Receipt, ReceiptState
from domain.reviews import Decision, Verdict
from domain.texts import Span
from domain.values import (
    FigureKind,
    Finding,
    IndicatorValue,
    Method,
    Narrative,
    NarrativeKind,
    OtherFigure,
    Severity,
    value_id,
)
from store.database import open_engine
from store.documents import Account, DocumentStore
from store.files import FileStore
from store.findings import FindingStore, NarrativeStore
from store.journal import Journal
from store.passages import PassageStore
from store.schema import metadata
from store.values import ValueStore

Q3 = Period.parse("2026-Q3")
NOW = dt.datetime(2026, 9, 16, 8, 30, tzinfo=dt.UTC)
UNIT = "Sở Nội vụ"


def a_document(text: str = "Tiếp nhận mới 9.016 hồ sơ; đạt 98,50%.") -> Document:
    own = document_id(text.encode())
    return Document(own, own * 5, "a.docx", "docx", (Block(block_id(own, 0), 0, BlockKind.PARAGRAPH, text),))


def a_receipt(document: Document, *, version: int = 1, unit: str = UNIT) -> Receipt:
    return Receipt(
        document.id, document.sha256, document.name, 10, ReceiptState.STORED, NOW, unit=unit, period=Q3,
        number="4/BC-SNV", issued=dt.date(2026, 9, 16), version=version,
    )  # fmt: skip


def a_value(document: Document, amount: str = "98.50", code: str = "TT-20") -> IndicatorValue:
    block = document.blocks[0]
    citation = cite(block, Span(0, len(block.text)), Span(14, 19))
    number = Decimal(amount)
    return IndicatorValue(
        value_id(code, Q3, number, citation), document.id, UNIT, code, Q3, number, "%", citation, Grounding.EXACT,
        Method.SENTENCE, Decimal(985), Decimal(1000), Qualifier.GT, 0.9, (Decimal("1.5"),), "1",
    )  # fmt: skip


def test_the_migrations_make_exactly_the_tables_of_the_schema(engine: Engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _ours})
        assert compare_metadata(context, metadata) == []


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and name is not None and name.startswith("passage_terms"))


def test_a_database_newer_than_the_program_is_refused(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'new.db'}"
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    engine.dispose()
    with pytest.raises(ConfigurationError, match="mới hơn"):
        open_engine(url)


def test_a_file_that_is_no_database_is_refused_in_one_sentence(tmp_path: Path):
    (tmp_path / "bad.db").write_bytes(b"not a database at all, but long enough to be looked at" * 40)
    with pytest.raises(ConfigurationError, match="cơ sở dữ liệu"):
        open_engine(f"sqlite:///{tmp_path / 'bad.db'}")


def test_documents_values_and_accounts_come_back_as_they_were(db: Connection):
    document = a_document()
    value = a_value(document)
    other = OtherFigure(FigureKind.TARGET, value.citation, "TT-20", Decimal("99.50"), "%", Q3)
    DocumentStore(db).put(a_receipt(document), document, Account(others=(other,)))
    ValueStore(db).replace(document.id, [value])
    assert DocumentStore(db).document(document.id) == document
    assert DocumentStore(db).account(document.id) == Account(others=(other,))
    assert DocumentStore(db).receipt(document.id) == a_receipt(document)
    assert ValueStore(db).of_document(document.id) == [value]
    assert str(ValueStore(db).get(value.id).amount) == "98.5"


def test_a_new_version_takes_the_place_of_the_old_one(db: Connection):
    documents, values = DocumentStore(db), ValueStore(db)
    first, second = a_document("bản đầu: 9.016 hồ sơ, 98,5%"), a_document("bản sửa: 9.017 hồ sơ, 98,6%")
    for version, document in enumerate((first, second), 1):
        assert documents.next_version(UNIT, Q3) == version
        documents.put(a_receipt(document, version=version), document, Account())
        values.replace(document.id, [a_value(document)])
    assert [r.document_id for r in documents.receipts(current_only=True)] == [second.id]
    assert [s.value.document_id for s in values.standings()] == [second.id]
    assert len(documents.receipts()) == 2
    assert documents.document(first.id) == first


def test_another_unit_keeps_its_own_current_version(db: Connection):
    documents = DocumentStore(db)
    documents.put(a_receipt(a_document("một")), a_document("một"), Account())
    documents.put(a_receipt(a_document("hai"), unit="Sở Y tế"), a_document("hai"), Account())
    assert {r.unit for r in documents.receipts(current_only=True)} == {UNIT, "Sở Y tế"}


def test_decisions_are_folded_into_what_stands(db: Connection):
    document, values = a_document(), ValueStore(db)
    DocumentStore(db).put(a_receipt(document), document, Account())
    kept, rejected = a_value(document), a_value(document, "9016", "TT-12")
    values.replace(document.id, [kept, rejected])
    values.decide(Decision(kept.id, Verdict.CORRECT, "An", NOW, "gõ nhầm", Decimal("98.60")))
    values.decide(Decision(rejected.id, Verdict.REJECT, "An", NOW, "số của Thành phố"))
    [standing] = values.standings()
    assert (standing.amount, standing.approved, standing.value.amount) == (Decimal("98.6"), True, Decimal("98.5"))
    assert [d.verdict for d in values.decisions(kept.id)] == [Verdict.CORRECT]
    assert values.decisions(kept.id)[0].at == NOW


def test_findings_and_narratives_come_back_with_their_citations(db: Connection):
    document = a_document()
    citation = a_value(document).citation
    finding = Finding("percent_mismatch", Severity.ERROR, "Tỷ lệ in sai.", ("TT-20",), (citation,))
    task = Narrative(NarrativeKind.TASK, "Rà soát TTHC.", citation, "Phòng A", dt.date(2026, 10, 31))
    DocumentStore(db).put(a_receipt(document), document, Account())
    FindingStore(db).replace(document.id, [finding])
    NarrativeStore(db).replace(document.id, [task])
    assert FindingStore(db).of_period(Q3) == [(UNIT, finding)]
    assert NarrativeStore(db).find(NarrativeKind.TASK) == [(UNIT, Q3, task)]
    assert NarrativeStore(db).find(NarrativeKind.PROBLEM) == []


def a_passage(document: Document, text: str, order: int = 1, unit: str = UNIT) -> Passage:
    citation = cite(document.blocks[0], Span(0, 4))
    return Passage(f"{document.id}#p{order:04d}", document.id, unit, Q3, text, "II", (), None, (), citation)


def test_passages_are_found_by_words_with_and_without_diacritics(db: Connection):
    document = a_document()
    DocumentStore(db).put(a_receipt(document), document, Account())
    store = PassageStore(db)
    slow = a_passage(document, "Giải ngân chậm do vướng giải phóng mặt bằng.", 1)
    other = a_passage(document, "Tổ chức hội nghị đối thoại với người dân.", 2)
    store.replace(document.id, [slow, other])
    assert store.search(["giai", "ngan"])[0][0] == slow.id
    assert store.search(["doithoai", "doi", "thoai"], unit=UNIT, period=Q3)[0][0] == other.id
    assert store.search(["giai"], unit="Sở Y tế") == []
    assert store.passages([other.id, "không có", slow.id]) == [other, slow]


def test_a_hostile_search_term_is_no_query_language(db: Connection):
    assert PassageStore(db).search(['" OR 1', "a* NOT b", ";--"]) == []


def test_a_replaced_document_leaves_no_words_behind(db: Connection):
    document = a_document()
    DocumentStore(db).put(a_receipt(document), document, Account())
    store = PassageStore(db)
    store.replace(document.id, [a_passage(document, "giải ngân")])
    store.replace(document.id, [a_passage(document, "đối thoại")])
    assert store.search(["ngan"]) == []
    assert store.count() == 1


def test_files_are_kept_once_under_their_hash(tmp_path: Path):
    files = FileStore(tmp_path)
    digest = files.keep(b"noi dung")
    assert files.keep(b"noi dung") == digest
    assert files.read(digest) == b"noi dung"
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == [digest]
    with pytest.raises(NotFound):
        files.read("0" * 64)


def test_the_journal_shows_any_later_change(db: Connection):
    journal = Journal(db)
    for n in range(3):
        journal.add("An", "ingest", f"doc{n}", "x")
    assert journal.first_broken() is None
    db.execute(text("update journal set detail = 'y' where seq = 2"))
    assert journal.first_broken().seq == 2


def test_the_journal_shows_a_removed_entry(db: Connection):
    journal = Journal(db)
    for n in range(3):
        journal.add("An", "ingest", f"doc{n}")
    db.execute(text("delete from journal where seq = 2"))
    assert journal.first_broken().seq == 3


def test_a_waiting_receipt_is_no_current_report(db: Connection):
    document = a_document()
    DocumentStore(db).put(replace(a_receipt(document), state=ReceiptState.WAITING, unit=None, period=None))
    assert DocumentStore(db).receipts(current_only=True) == []
    assert DocumentStore(db).periods() == []


def test_reports_with_all_of_some_words_are_found_without_opening_them(db: Connection):
    first, second = a_document("báo cáo một"), a_document("báo cáo hai")
    DocumentStore(db).put(a_receipt(first), first, Account())
    DocumentStore(db).put(a_receipt(second, unit="Sở Y tế"), second, Account())
    store = PassageStore(db)
    store.replace(first.id, [a_passage(first, "Có 37 tập vắt vai quý trước."), a_passage(first, "Đối thoại.", 2)])
    store.replace(second.id, [a_passage(second, "Có 37 tập hồ sơ.")])
    assert store.documents_with(["tap", "vai", "truoc"]) == {first.id}
    assert store.documents_with(["tap"]) == {first.id, second.id}
    assert store.documents_with(["vai", "thoai"]) == set()
    assert store.documents_with(['" OR 1', ""]) == set()
