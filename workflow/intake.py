"""The first half of the way of a figure: a file comes in, is kept, read, extracted, stored and made searchable."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from domain.documents import Document, document_id
from domain.errors import Refused, UnknownHead, UnreadableFile
from domain.jobs import Stage
from domain.periods import Period
from domain.receipts import Receipt, ReceiptState
from domain.values import Extraction
from ingest.archives import is_archive, unpack
from ingest.draft_marks import refuse_draft
from rag.chunking import chunk
from workflow.factory import Desk, Process
from workflow.indexing import add_to_index
from workflow.learned import wordings_in_use
from workflow.reading import Given, extract_document, settled_head
from workflow.review_carrying import carry_over

CLASSIFIED = "classified"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as sent. sender: who sent it, for the journal."""

    name: str
    content: bytes
    sender: str = "dòng lệnh"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one upload. status: the contract's word."""

    name: str
    status: str  # "stored" | "duplicate" | "new_version" | "refused" | "unreadable"
    receipt: Receipt | None = None
    values: int = 0
    findings: int = 0
    reason: str | None = None

    @property
    def unit(self) -> str | None:
        return self.receipt.unit if self.receipt else None

    @property
    def period(self) -> Period | None:
        return self.receipt.period if self.receipt else None


class Watch:
    """Follows one file through its stages; this one looks away. What `at` and `kept` raise ends the file's way there,
    and nothing of it is stored."""

    def at(self, stage: Stage, pages: int = 0) -> None:
        """pages: of the document, 0 while they are not known."""

    def kept(self, desk: Desk, taken: Taken) -> None:
        """Called inside the transaction that keeps the result."""


def uploads_in(paths: list[Path]) -> Iterator[tuple[str, Path]]:
    """(name, file) of every file under the given files and folders, in a steady order; hidden files are left out."""
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
            yield from ((_writable(str(p.relative_to(path.parent))), p) for p in inside)
        else:
            yield _writable(path.name), path


def _writable(name: str) -> str:
    """A name of the disk that is no UTF-8 with a sign in place of what cannot be written."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def take_in_file(process: Process, upload: Upload, given: Given) -> Iterator[Taken]:
    """One result per report: an archive gives one for each file in it, and a bad one does not stop the others."""
    if not is_archive(upload.content):
        yield take_in(process, upload, given)
        return
    try:
        for member in unpack(upload.content, name=upload.name):
            name = f"{upload.name}/{member.name}"
            if member.refusal is not None:
                yield Taken(name, "refused", reason=str(member.refusal))
            else:
                yield take_in(process, Upload(name, member.content, upload.sender), given)
    except Refused as error:
        yield Taken(upload.name, "refused", reason=str(error))


def take_in(process: Process, upload: Upload, given: Given, *, watch: Watch | None = None) -> Taken:
    """Keep, read, extract, store, index. Everything of one report is committed in one transaction."""
    watch = watch or Watch()
    known = _known(process, upload)
    if known is not None and given.only is not None and known.unit not in (None, given.only):
        return _others(upload, given)
    if known is not None and not _worth_another_try(known, given):
        with process.desk() as desk:
            return _as_before(desk, upload.name, known)
    process.files.keep(upload.content)
    receipt = _told(known or _new_receipt(upload), given)
    watch.at(Stage.READING)
    try:
        document = process.reader.read(upload.content, upload.name)
        refuse_draft(document.blocks, upload.name)
        unit, period = settled_head(document, given)
    except UnreadableFile as error:
        taken = _put_aside(process, receipt, ReceiptState.UNREADABLE, str(error), watch)
    except Refused as error:
        taken = _refuse(process, receipt, error, watch)
    except UnknownHead as error:
        taken = _put_aside(process, receipt, ReceiptState.WAITING, str(error), watch)
    else:
        return _store(process, replace(receipt, unit=unit, period=period), document, upload.sender, watch)
    return replace(taken, name=upload.name)  # the same file may have come before under another name


def _known(process: Process, upload: Upload) -> Receipt | None:
    with process.desk() as desk:
        return desk.documents.receipt(document_id(upload.content))


def _worth_another_try(known: Receipt, given: Given) -> bool:
    """A file that waits for its unit or period is read again; so is one that could not be read, since readers improve.

    A stored report is read again only when a person says it is another unit's or another period's.
    """
    if known.state is ReceiptState.STORED:
        return (given.unit or known.unit, given.period or known.period) != (known.unit, known.period)
    return True


def _as_before(desk: Desk, name: str, known: Receipt) -> Taken:
    values = len(desk.values.of_document(known.document_id))
    findings = len(desk.findings.of_document(known.document_id))
    when = known.received_at.astimezone().strftime("%d/%m/%Y %H:%M")
    return Taken(name, "duplicate", known, values, findings, f"Tệp này đã nhận lúc {when} (“{known.name}”).")


def _others(upload: Upload, given: Given) -> Taken:
    """A file that another unit has sent stays as it is."""
    reason = f"Tệp này đã được đơn vị khác gửi; tài khoản này chỉ gửi báo cáo của {given.only}."
    return Taken(upload.name, "refused", reason=reason)


def _told(receipt: Receipt, given: Given) -> Receipt:
    """With the unit and period the sender told: a file that cannot be read still shows whose it is."""
    return replace(receipt, unit=given.unit or given.only or receipt.unit, period=given.period or receipt.period)


def _new_receipt(upload: Upload) -> Receipt:
    digest = hashlib.sha256(upload.content).hexdigest()
    return Receipt(
        document_id=digest[:12],
        sha256=digest,
        name=upload.name,
        size=len(upload.content),
        state=ReceiptState.WAITING,
        received_at=dt.datetime.now(dt.UTC),
        received_from=upload.sender,
    )


def _stored_meanwhile(desk: Desk, receipt: Receipt) -> Receipt | None:
    """The file's record if another process has stored it while this one read it, and there is nothing to add.

    Asked at the head of the transaction that would store it, in which no other stores a report.
    """
    desk.documents.one_at_a_time()
    now = desk.documents.receipt(receipt.document_id)
    if now is None or now.state is not ReceiptState.STORED:
        return None
    same = (receipt.unit or now.unit, receipt.period or now.period) == (now.unit, now.period)
    return now if same else None


def _refuse(process: Process, receipt: Receipt, error: Refused, watch: Watch) -> Taken:
    """A refused file is kept so that nothing is lost; only a classified one is removed from the disk at once."""
    if error.reason == CLASSIFIED:
        process.files.remove(receipt.sha256)
    return _put_aside(process, receipt, ReceiptState.REFUSED, str(error), watch)


def _put_aside(process: Process, receipt: Receipt, state: ReceiptState, reason: str, watch: Watch) -> Taken:
    kept = replace(receipt, state=state, reason=reason, current=False)
    status = "unreadable" if state is ReceiptState.UNREADABLE else "refused"
    taken = Taken(kept.name, status, kept, reason=reason)
    with process.desk(writing=True) as desk:
        if receipt.state is not ReceiptState.STORED and (now := _stored_meanwhile(desk, receipt)) is not None:
            return _as_before(desk, receipt.name, now)
        desk.documents.put(kept)
        desk.journal.add(kept.received_from, state.value, kept.document_id, reason)
        watch.kept(desk, taken)
    return taken


def _store(process: Process, receipt: Receipt, document: Document, sender: str, watch: Watch) -> Taken:
    assert receipt.unit is not None
    assert receipt.period is not None
    watch.at(Stage.EXTRACTING, len(document.pages))
    with process.desk() as desk:
        earlier = desk.values.of_unit(receipt.unit, before=document.id)
        learned = wordings_in_use(desk)
    given = Given(receipt.unit, receipt.period)
    extraction = extract_document(
        document,
        given,
        catalogue=process.catalogue,
        earlier=earlier,
        learned=learned,
        second=process.second_reader,
    )
    passages = chunk(document, unit=receipt.unit, period=receipt.period)
    watch.at(Stage.STORING)
    with process.desk(writing=True) as desk:
        if (now := _stored_meanwhile(desk, receipt)) is not None:
            return _as_before(desk, receipt.name, now)
        before = _values_before(desk, receipt)
        kept = _numbered(desk, receipt, document)
        desk.put_reading(kept, extraction, document)
        desk.passages.replace(document.id, passages)
        carry_over(desk, kept, sender)
        desk.journal.add(sender, "stored", document.id, f"{kept.unit} {kept.period} phiên bản {kept.version}")
        _note_second_reading(desk, sender, extraction)
        replaced = _replaced(desk, kept)
        taken = _stored(kept, extraction, before)
        watch.kept(desk, taken)
    watch.at(Stage.INDEXING)
    add_to_index(process, document.id, passages, replaced=replaced)
    return taken


def _note_second_reading(desk: Desk, sender: str, extraction: Extraction) -> None:
    """Which prompt and model read the report too, so that it can be told later what they had a part in."""
    told = extraction.second
    if told is not None:
        detail = (
            f"{told.prompt}, mô hình {told.model}, {told.calls} lượt hỏi: {told.agreed} số liệu đọc giống, "
            f"{told.differing} đọc khác, {told.added} thêm, {told.suggested} gợi ý"
        )
        desk.journal.add(sender, "read_by_model", extraction.document_id, detail)


def _values_before(desk: Desk, receipt: Receipt) -> int:
    """How many values the version has that this one replaces; 0 for a first version."""
    current = desk.documents.receipts(unit=receipt.unit, period=receipt.period, current_only=True)
    return sum(len(desk.values.of_document(r.document_id)) for r in current if r.document_id != receipt.document_id)


def _stored(kept: Receipt, extraction: Extraction, before: int) -> Taken:
    """`before`: values of the replaced version; a new one with far fewer is likely sent by mistake, and said so."""
    status = "stored" if kept.version == 1 else "new_version"
    reason = None if kept.version == 1 else f"Phiên bản {kept.version} của {kept.unit}, {kept.period}."
    if reason and len(extraction.values) * 2 < before:
        reason += f" Bản trước có {before} số liệu, bản này chỉ có {len(extraction.values)}: hãy kiểm tra có gửi nhầm."
    return Taken(kept.name, status, kept, len(extraction.values), len(extraction.findings), reason)


def _numbered(desk: Desk, receipt: Receipt, document: Document) -> Receipt:
    assert receipt.unit is not None
    assert receipt.period is not None
    return replace(
        receipt,
        state=ReceiptState.STORED,
        reason="",
        number=document.head.number,
        issued=document.head.date,
        version=desk.documents.next_version(receipt.unit, receipt.period),
        current=True,
        pages=len(document.pages),
    )


def _replaced(desk: Desk, kept: Receipt) -> list[str]:
    """Earlier versions of the same unit and period: they no longer count, so searching must not find them."""
    receipts = desk.documents.receipts(unit=kept.unit, period=kept.period)
    return [r.document_id for r in receipts if r.document_id != kept.document_id]
