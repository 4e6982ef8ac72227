"""Stored reports read once more with the wordings learned since. Decisions stay: a value read again has the same id."""

from __future__ import annotations

from dataclasses import dataclass

from domain.errors import NotFound, OutOfDate, UsageError
from domain.people import Act, Person
from domain.receipts import Receipt, ReceiptState
from domain.values import Method
from store.reviews import ReviewStore
from workflow.factory import Desk, Process
from workflow.learned import found, wordings_in_use
from workflow.learned_preview import preview
from workflow.reading import Given, extract_document
from workflow.review_acts import allowed


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """gained: values that were not there before. refused: why the report stayed as it was, empty if it did not."""

    receipt: Receipt
    gained: int = 0
    refused: str = ""


def read_again_with(process: Process, person: Person, wording_id: int) -> list[ReadAgain]:
    """Every report that the wording's preview names, one transaction each."""
    with process.desk() as desk:
        wording = found(desk, wording_id)
    if not wording.is_active:
        raise UsageError(f"“{wording.words}” đã ngừng dùng nên không đọc lại báo cáo theo cách gọi này.")
    effect = preview(process, person, wording.words, wording.indicator)
    done: list[ReadAgain] = []
    for receipt in effect.reports:
        try:
            done.append(read_again(process, person, receipt.document_id))
        except UsageError as error:
            done.append(ReadAgain(receipt, refused=str(error)))
    return done


def read_again(process: Process, person: Person, document_id: str) -> ReadAgain:
    """The stored Document, not the file. Nothing that was read before may be lost: then the report stays as it is."""
    allowed(person, "", Act.TEACH_WORDING)
    with process.desk() as desk:
        receipt = _current(desk, document_id)
        document = desk.documents.document(document_id)
        earlier = desk.values.of_unit(receipt.unit or "", before=document_id)
        learned = wordings_in_use(desk)
    given = Given(receipt.unit, receipt.period)
    now = extract_document(document, given, catalogue=process.catalogue, earlier=earlier, learned=learned)
    with process.desk(writing=True) as desk:
        desk.documents.one_at_a_time()
        ReviewStore(desk.connection).one_at_a_time(document_id)
        receipt = _current(desk, document_id)
        before = desk.values.of_document(document_id)
        ids = {v.id for v in now.values}
        if any(v.id not in ids for v in before if v.method is not Method.PERSON):
            raise UsageError(
                f"{receipt.unit}, {receipt.period}: phần mềm nay đọc khác những số đã lưu; hãy gửi lại tệp để xem xét."
            )
        desk.put_reading(receipt, now)
        told = f"{receipt.unit} {receipt.period} phiên bản {receipt.version}, đọc lại với cách gọi đã ghi nhớ"
        desk.journal.add(person.name, "stored", document_id, told)
    return ReadAgain(receipt, len(ids - {v.id for v in before}))


def _current(desk: Desk, document_id: str) -> Receipt:
    receipt = desk.documents.receipt(document_id)
    if receipt is None:
        raise NotFound(f"Không có báo cáo {document_id}.")
    if (
        not receipt.current
        or receipt.state is not ReceiptState.STORED
        or receipt.unit is None
        or receipt.period is None
    ):
        raise OutOfDate(f"Báo cáo “{receipt.name}” đã có phiên bản mới; hãy xem lại danh sách.")
    return receipt
