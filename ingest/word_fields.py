"""Fields of a .docx story: which of its letters are code, and which the result that is printed."""

from __future__ import annotations

from ingest.office_zip import Element
from ingest.word_package import W

_TYPE = W + "fldCharType"
_GONE = frozenset((W + "del", W + "moveFrom"))


class Fields:
    """Follows the marks of one story in their order; a field that never ends hides nothing."""

    def __init__(self, story: Element | None = None) -> None:
        self._whole = set() if story is None else _marks_of_whole_fields(story)
        self._open: list[bool] = []  # from the outside in: is its result reached?

    @property
    def printing(self) -> bool:
        return all(self._open)

    def mark(self, element: Element) -> None:
        """Of a w:fldChar."""
        if element not in self._whole:
            return
        kind = element.get(_TYPE)
        if kind == "begin":
            self._open.append(False)
        elif kind == "separate" and self._open:
            self._open[-1] = True
        elif kind == "end" and self._open:
            self._open.pop()


def _marks_of_whole_fields(story: Element) -> set[Element]:
    whole: set[Element] = set()
    opened: list[list[Element]] = []
    for element in story.iter(W + "fldChar"):
        if any(above.tag in _GONE for above in element.iterancestors()):
            continue
        if element.get(_TYPE) == "begin":
            opened.append([])
        if opened:
            opened[-1].append(element)
        if opened and element.get(_TYPE) == "end":
            whole.update(opened.pop())
    return whole
