"""Whether the database, the index and the model folder can be used."""

from __future__ import annotations

from domain.errors import TongHopError
from workflow.factory import Process


def readiness(process: Process) -> dict[str, bool]:
    return {"database": _database(process), "index": _index(process), "model": _model(process)}


def _database(process: Process) -> bool:
    try:
        with process.desk() as desk:
            desk.documents.periods()
    except TongHopError:
        return False
    return True


def _index(process: Process) -> bool:
    try:
        return process.embedder is None or process.vectors is not None
    except TongHopError:
        return False


def _model(process: Process) -> bool:
    settings = process.settings
    return settings.embedder != "model" or (settings.model_folder / "modules.json").is_file()
