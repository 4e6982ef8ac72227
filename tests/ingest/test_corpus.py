"""Each folder of tests/corpus is one kind of awkward document, and what reading it must give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from domain.documents import Block, Document
from domain.errors import Refused, UnreadableFile
from eval.fidelity import fidelity
from ingest.archives import is_archive, unpack
from ingest.ocr import NoRecogniser, find_recogniser
from ingest.office import program
from ingest.reading import read
from workflow.registry import load_registry

FOLDER = Path(__file__).parents[1] / "corpus"
CASES = sorted(p.name for p in FOLDER.iterdir() if p.is_dir())
RECOGNISED = {
    case
    for case in CASES
    if case.startswith(("scan-", "image-")) or case in ("pdf-text-and-scan", "pdf-bad-text-layer")
}
BY_LIBREOFFICE = {".doc", ".rtf", ".odt"}
REGISTRY = load_registry()


@pytest.mark.parametrize("case", CASES)
def test_an_awkward_document_is_read_as_a_person_reads_it(case: str, update_golden: bool):
    [source] = (FOLDER / case).glob("source.*")
    if source.suffix in BY_LIBREOFFICE and program() is None:
        pytest.skip("LibreOffice is not installed")
    if case in RECOGNISED and isinstance(find_recogniser(), NoRecogniser):
        pytest.skip("Tesseract with Vietnamese is not installed")
    golden = FOLDER / case / "expected.json"
    found = outcome(source.read_bytes(), source.name)
    if update_golden:
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    expected = json.loads(golden.read_text("utf-8"))
    if "ocr" in found.get("pages", ()):
        assert_recognised(found, expected)
    else:
        assert found == expected


def assert_recognised(found: dict[str, Any], expected: dict[str, Any]) -> None:
    """Another version of the recogniser may read a letter otherwise, but no figure, no head and no page."""
    assert {k: v for k, v in found.items() if k != "blocks"} == {k: v for k, v in expected.items() if k != "blocks"}
    read = fidelity([b["text"] for b in expected["blocks"]], [b["text"] for b in found["blocks"]])
    assert read.digit_errors == 0
    assert read.errors <= 0.02 * read.letters
    assert [b.get("row", [None])[0] for b in found["blocks"]] == [b.get("row", [None])[0] for b in expected["blocks"]]


def test_the_corpus_keeps_growing_and_every_case_has_its_golden():
    assert len(CASES) >= 30
    assert all((FOLDER / case / "expected.json").is_file() for case in CASES)


def outcome(content: bytes, name: str) -> dict[str, Any]:
    """What reading gave, as JSON: the document in short, the refusal, or the members of an archive."""
    if is_archive(content):
        try:
            return {"members": [{"name": m.name, **_member(m.content, m.refusal)} for m in unpack(content, name=name)]}
        except Refused as error:
            return _refusal(error)
    return _read(content, name)


def _member(content: bytes, refusal: Refused | None) -> dict[str, Any]:
    return _refusal(refusal) if refusal else _read(content, "source")


def _read(content: bytes, name: str) -> dict[str, Any]:
    try:
        return _document(read(content, name=name, registry=REGISTRY))
    except Refused as error:
        return _refusal(error)


def _refusal(error: Refused) -> dict[str, Any]:
    return {"refused": error.reason, "kept": isinstance(error, UnreadableFile), "sentence": str(error)}


def _document(document: Document) -> dict[str, Any]:
    head = document.head
    return {
        "format": document.format,
        "head": [head.unit, str(head.period) if head.period else None, head.number, str(head.date or "")],
        "doubts": [d.field for d in head.doubts],
        "pages": [p.how.value for p in document.pages],
        "notes": list(document.notes),
        "blocks": [_block(b) for b in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": block.kind.value, "text": block.text}
    if block.section or block.marker:
        told["at"] = f"{block.section} {block.marker}".strip()
    if block.page and block.page > 1:
        told["page"] = block.page
    if block.row:
        row = block.row
        told["row"] = [row.table, row.number, row.label, *row.groups] + (["subtotal"] if row.subtotal else [])
        told["cells"] = [[block.cell_text(c), *c.header] for c in block.cells]
        told |= {k: v for k, v in (("caption", row.caption), ("note", row.note)) if v}
    return told
