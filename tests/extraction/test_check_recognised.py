"""Figures that the recogniser of print was not sure of come out marked, never silently."""

import re
from dataclasses import replace

from domain.documents import Box, Document, HowRead, Page, Word
from domain.periods import Period
from domain.texts import Span
from domain.values import Extraction, Severity
from extraction.catalogue import load_catalogue
from extraction.extract import extract
from tests.support.notation import a_document

SENTENCE = "Trong quý III, phường tiếp nhận mới 1.204 hồ sơ."


def scanned(notation: str, doubts: dict[str, float]) -> Document:
    """As read from a picture: every word sure at 0.95 but those named."""
    document = a_document(notation, unit="Phường Mẫu")
    blocks = []
    for block in document.blocks:
        spans = [Span(*m.span()) for m in re.finditer(r"\S+", block.text)]
        words = [Word(s, 1, Box(0, 0, 9, 9), doubts.get(s.of(block.text), 0.95)) for s in spans]
        blocks.append(replace(block, words=tuple(words)))
    return replace(document, blocks=tuple(blocks), pages=(Page(1, 595, 842, HowRead.OCR, 0.95),))


def read(document: Document) -> Extraction:
    return extract(document, catalogue=load_catalogue(), unit="Phường Mẫu", period=Period.parse("2026-Q3"))


def test_a_doubtful_figure_keeps_its_value_and_gets_a_finding_with_its_place():
    found = read(scanned(SENTENCE, {"1.204": 0.45}))
    [value] = found.values
    [finding] = [f for f in found.findings if f.rule == "low_ocr_confidence"]
    assert value.confidence <= 0.45
    assert (finding.severity, finding.indicators) == (Severity.WARNING, ("TT-12",))
    assert finding.citations == (value.citation,)
    assert "“1.204”" in finding.message
    assert "trang 1" in finding.message


def test_a_surely_read_figure_gets_no_finding():
    found = read(scanned(SENTENCE, {}))
    assert not [f for f in found.findings if f.rule == "low_ocr_confidence"]
    assert found.values[0].confidence > 0.85


def test_a_doubtful_word_beside_a_figure_says_nothing_of_the_figure():
    found = read(scanned(SENTENCE, {"mới": 0.3}))
    assert found.values[0].confidence > 0.85


def test_figures_of_a_text_layer_are_never_doubted():
    found = read(a_document(SENTENCE, unit="Phường Mẫu"))
    assert not [f for f in found.findings if f.rule == "low_ocr_confidence"]
