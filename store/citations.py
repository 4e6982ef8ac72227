"""A citation as it is stored: read when somebody looks at it, which for most figures nobody does."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields

from domain.citations import Citation
from store.codec import from_json

_FIELDS = tuple(f.name for f in fields(Citation))
_BEGINNING = f'{{"{_FIELDS[0]}":'
_set = object.__setattr__


class StoredCitation(Citation):
    """Holds the JSON of a citation until it is asked anything; equal to that citation."""

    __slots__ = ("_json",)

    def __getattr__(self, name: str) -> object:
        """Asked only for what is not there yet."""
        if name not in _FIELDS:
            raise AttributeError(name)
        with suppress(AttributeError):  # another thread may just have read it
            _fill(self, object.__getattribute__(self, "_json"))
            object.__delattr__(self, "_json")
        return object.__getattribute__(self, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Citation) and all(getattr(self, f) == getattr(other, f) for f in _FIELDS)

    __hash__ = Citation.__hash__


def stored_citation(told: str) -> Citation:
    """Of the JSON that `to_json` makes of a citation."""
    made = StoredCitation.__new__(StoredCitation)
    _set(made, "_json", told)
    return made


def stored_citations(told: str) -> tuple[Citation, ...]:
    """Of the JSON of a tuple of citations. Within a citation's words a quotation mark is written with a stroke before
    it, so that what a citation begins with parts them."""
    first, *more = told[1:-1].split(f",{_BEGINNING}")
    return tuple(map(stored_citation, (first, *(f"{_BEGINNING}{rest}" for rest in more)))) if first else ()


def _fill(citation: Citation, told: str) -> None:
    read = from_json(Citation, told)
    for field in _FIELDS:
        _set(citation, field, getattr(read, field))
