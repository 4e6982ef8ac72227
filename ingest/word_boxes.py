"""Lines that stand apart in a Word document: its text boxes and the letters of its drawn titles and watermarks."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.office_zip import Element
from ingest.word_package import W, WordPackage

_TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"
_SPACES = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n"}


def boxed_lines(package: WordPackage) -> Iterator[str]:
    """Of the body and of every header, footer and note."""
    for name in package.stories:
        story = package.part(name)
        if story is None:
            continue
        for path in story.iter(_TEXTPATH):
            yield path.get("string") or ""
        for box in story.iter(W + "txbxContent"):
            for paragraph in box.iter(W + "p"):
                yield from _text(paragraph).splitlines()


def _text(paragraph: Element) -> str:
    wanted = paragraph.iter(W + "t", *_SPACES)
    return "".join(_SPACES.get(str(element.tag)) or element.text or "" for element in wanted)
