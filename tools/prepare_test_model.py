"""Builds the embedding model once for the tests that look at real vectors, under var/models (no network)."""

from __future__ import annotations

from pathlib import Path

from rag.model_building import build_model

if __name__ == "__main__":
    build_model(Path(__file__).parents[1] / "var" / "models" / "multilingual-e5-small")
