from __future__ import annotations

from pathlib import Path

from ingest.reading import read
from ingest.word_unicode import in_unicode, names_old_fonts
from tests.support.made_words import a_word, paragraph, run
from workflow.registry import load_registry

CORPUS = Path(__file__).parents[1] / "corpus"
REGISTRY = load_registry()


def texts(content: bytes) -> list[str]:
    return [b.text for b in read(content, name="a.docx", registry=REGISTRY).blocks]


def test_letters_of_old_fonts_become_unicode_and_read_the_same():
    for case in ("tcvn3-font", "vni-font", "mixed-codes", "soft-hyphens"):
        old = (CORPUS / case / "source.docx").read_bytes()
        new = in_unicode(old)
        assert new != old
        assert texts(new) == texts(old)
        assert not any("phông chữ cũ" in note for note in read(new, name="a", registry=REGISTRY).notes)


def test_a_file_of_today_stays_as_it_is():
    content = a_word(paragraph(run("Xã tiếp nhận 1.234 hồ sơ.")))
    assert in_unicode(content) is content
    assert not names_old_fonts(content)
