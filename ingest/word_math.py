"""Equations of a .docx on one line, so that no two numbers run together: "3/4", "10^2", "(a+b)/2"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ingest.office_zip import Element
from ingest.word_package import W
from ingest.word_styles import look_of

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DEEPEST = 40
_GONE = frozenset((W + "del", W + "moveFrom"))
_SIMPLE = re.compile(r"[\w.,%]*|\([^()]*\)|√\([^()]*\)")


def equation(element: Element, depth: int = 0) -> str:
    """The text of an m:oMath, or of any part of one."""
    if depth > _DEEPEST:
        return " ".join(t.text or "" for t in element.iter(M + "t"))
    out = ""
    built = False
    for child in element:
        if child.tag in _GONE or _unseen(child):
            continue
        make = _BUILT.get(child.tag)
        text = make(child, depth + 1) if make else _plain(child, depth + 1)
        if (built or make) and out[-1:].isdigit() and text[:1].isdigit():
            out += "  "
        out += text
        built = bool(make) or (built and not text)
    return out


def _unseen(element: Element) -> bool:
    look = look_of(element.find(W + "rPr")) if element.tag == M + "r" else None
    return look is not None and bool(look.struck or look.hidden)


def _plain(element: Element, depth: int) -> str:
    if element.tag == M + "t":
        return element.text or ""
    return equation(element, depth)


def _part(element: Element, name: str, depth: int) -> str:
    found = element.find(M + name)
    return "" if found is None else equation(found, depth).strip()


def _closed(text: str) -> str:
    """In brackets unless it is one number or word."""
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _sign(element: Element, properties: str, name: str, default: str) -> str:
    found = element.find(f"{M}{properties}/{M}{name}")
    return default if found is None else found.get(M + "val") or ""


def _fraction(element: Element, depth: int) -> str:
    top, below = _part(element, "num", depth), _part(element, "den", depth)
    return (
        f"({top}; {below})" if _sign(element, "fPr", "type", "bar") == "noBar" else f"{_closed(top)}/{_closed(below)}"
    )


def _scripts(element: Element, depth: int) -> str:
    lower, upper = _part(element, "sub", depth), _part(element, "sup", depth)
    return _closed(_part(element, "e", depth)) + _script("_", lower) + _script("^", upper)


def _script(sign: str, text: str) -> str:
    return sign + _closed(text) if text else ""


def _scripts_before(element: Element, depth: int) -> str:
    lower, upper = _part(element, "sub", depth), _part(element, "sup", depth)
    return f"{_script('_', lower)}{_script('^', upper)} {_closed(_part(element, 'e', depth))}"


def _root(element: Element, depth: int) -> str:
    inside, degree = _part(element, "e", depth), _part(element, "deg", depth)
    return f"({inside})^(1/{_closed(degree)})" if degree else f"√({inside})"


def _bracketed(element: Element, depth: int) -> str:
    opens, closes = _sign(element, "dPr", "begChr", "("), _sign(element, "dPr", "endChr", ")")
    between = _sign(element, "dPr", "sepChr", "|")
    return opens + between.join(equation(e, depth) for e in element.findall(M + "e")) + closes


def _sum(element: Element, depth: int) -> str:
    lower, upper = _part(element, "sub", depth), _part(element, "sup", depth)
    sign = _sign(element, "naryPr", "chr", "∫")
    return f"{sign}{_script('_', lower)}{_script('^', upper)} {_closed(_part(element, 'e', depth))}"


def _function(element: Element, depth: int) -> str:
    inside = _part(element, "e", depth)
    return _part(element, "fName", depth) + (inside if inside.startswith("(") else f"({inside})")


def _limit(element: Element, depth: int) -> str:
    return f"{_part(element, 'e', depth)}_({_part(element, 'lim', depth)})"


def _matrix(element: Element, depth: int) -> str:
    return f"[{'; '.join(', '.join(_each(row.findall(M + 'e'), depth)) for row in element.findall(M + 'mr'))}]"


def _lines(element: Element, depth: int) -> str:
    return "; ".join(_each(element.findall(M + "e"), depth))


def _each(elements: Iterable[Element], depth: int) -> list[str]:
    return [equation(e, depth) for e in elements]


_BUILT: dict[object, Callable[[Element, int], str]] = {
    M + "f": _fraction,
    M + "sSup": _scripts,
    M + "sSub": _scripts,
    M + "sSubSup": _scripts,
    M + "sPre": _scripts_before,
    M + "rad": _root,
    M + "d": _bracketed,
    M + "nary": _sum,
    M + "func": _function,
    M + "limLow": _limit,
    M + "limUpp": _limit,
    M + "m": _matrix,
    M + "eqArr": _lines,
}
