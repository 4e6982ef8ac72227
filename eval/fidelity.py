"""Pure: how faithfully a text was read, letter by letter, told apart by what a wrong letter does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from domain.texts import fold_diacritics, nfc, plain_spaces

_DIGITS = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class Fidelity:
    """Letters of the source without white space. errors: letters put, left out or changed. bare: of those changed, the
    ones that kept their base letter, so only their diacritics are wrong. digits, digit_errors: of digits alone.
    moved: letters read rightly, but at another place.
    """

    letters: int = 0
    errors: int = 0
    bare: int = 0
    digits: int = 0
    digit_errors: int = 0
    moved: int = 0

    def __add__(self, other: Fidelity) -> Fidelity:
        return Fidelity(
            self.letters + other.letters,
            self.errors + other.errors,
            self.bare + other.bare,
            self.digits + other.digits,
            self.digit_errors + other.digit_errors,
            self.moved + other.moved,
        )


def fidelity(source: Iterable[str], read: Iterable[str]) -> Fidelity:
    """Both as stretches of text in reading order. A stretch of words read at another place is no error, but moved."""
    wanted, found = _words(source), _words(read)
    total = "".join(wanted)
    changed, lost, put = _differences(wanted, found)
    moved = _taken_out(lost, put)
    pairs = [*changed, *_paired(lost, put)]
    counted = sum((_letters(one, other) for one, other in pairs), Fidelity())
    return counted + Fidelity(letters=len(total), digits=sum(c in _DIGITS for c in total), moved=moved)


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in plain_spaces(nfc(text)).split()]


Stretch = tuple[str, ...]


def _differences(wanted: list[str], found: list[str]) -> tuple[list[tuple[str, str]], list[Stretch], list[Stretch]]:
    """Stretches that stand for one another, that are missing, and that are too much."""
    changed: list[tuple[str, str]] = []
    lost: list[Stretch] = []
    put: list[Stretch] = []
    for step in Levenshtein.opcodes(wanted, found):
        here, there = tuple(wanted[step.src_start : step.src_end]), tuple(found[step.dest_start : step.dest_end])
        if step.tag == "delete":
            lost.append(here)
        elif step.tag == "insert":
            put.append(there)
        elif step.tag == "replace" and (len(here) == len(there) or _alike("".join(here), "".join(there))):
            changed.append(("".join(here), "".join(there)))
        elif step.tag == "replace":
            lost.append(here)
            put.append(there)
    return changed, lost, put


def _alike(one: str, other: str) -> bool:
    return Levenshtein.normalized_similarity(one, other) > 0.5


def _taken_out(lost: list[Stretch], put: list[Stretch]) -> int:
    """Words that are missing here and too much there are taken out of both; how many letters that were."""
    spare = Counter(word for stretch in put for word in stretch)
    missing = Counter(word for stretch in lost for word in stretch)
    both = spare & missing
    for stretches in (lost, put):
        _without(stretches, Counter(both))
    return sum(len(word) * n for word, n in both.items())


def _without(stretches: list[Stretch], words: Counter[str]) -> None:
    for i, stretch in enumerate(stretches):
        kept = []
        for word in stretch:
            if words[word] > 0:
                words[word] -= 1
            else:
                kept.append(word)
        stretches[i] = tuple(kept)


def _paired(lost: Sequence[Stretch], put: Sequence[Stretch]) -> list[tuple[str, str]]:
    """Each missing stretch beside the most alike one that is too much; what has none stands alone."""
    spare = ["".join(s) for s in put if s]
    pairs: list[tuple[str, str]] = []
    for text in ("".join(s) for s in lost if s):
        best = max(spare, key=lambda s: Levenshtein.normalized_similarity(text, s), default="")
        if best and _alike(text, best):
            spare.remove(best)
            pairs.append((text, best))
        else:
            pairs.append((text, ""))
    return [*pairs, *(("", text) for text in spare)]


def _letters(wanted: str, found: str) -> Fidelity:
    errors = bare = digits = 0
    for step in Levenshtein.editops(wanted, found):
        one = wanted[step.src_pos] if step.tag != "insert" else ""
        other = found[step.dest_pos] if step.tag != "delete" else ""
        errors += 1
        bare += bool(one and other) and fold_diacritics(one) == fold_diacritics(other)
        digits += bool({one, other} & _DIGITS)
    return Fidelity(errors=errors, bare=bare, digit_errors=digits)
