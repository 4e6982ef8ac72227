"""The vector index follows the database: report by report, and after a run that was broken off."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rag.chroma_index import ChromaIndex
from store.schema import documents
from tests.support.docx_files import a_report
from workflow.factory import Process
from workflow.indexing import begin_index, catch_up, end_index, mend_index
from workflow.intake import Upload, take_in_file
from workflow.reading import Given
from workflow.settings import Settings

MADE = "from bench.crowd import fill, models; fill(process, models(), passages={passages}, values=0)"


def take(process: Process, name: str) -> str:
    [taken] = take_in_file(process, Upload(name, a_report()), Given())
    assert taken.receipt is not None
    return taken.receipt.document_id


def stored(process: Process) -> set[str]:
    with process.desk() as desk:
        return desk.passages.current_ids()


def indexed(process: Process) -> set[str]:
    assert process.vectors is not None
    return process.vectors.ids()


def test_what_another_process_stored_is_found_by_the_next_question(process: Process) -> None:
    catch_up(process)
    other = Process(process.settings.model_copy(update={"embedder": "off"}))
    take(other, "snv.docx")
    other.close()
    assert indexed(process) == set()
    catch_up(process)
    assert indexed(process) == stored(process) != set()


def test_passages_that_got_lost_are_put_in_by_the_full_comparison(process: Process) -> None:
    document = take(process, "snv.docx")
    assert process.vectors is not None
    process.vectors.remove_document(document)
    assert mend_index(process) == len(stored(process)) > 0
    assert indexed(process) == stored(process)


def test_what_a_broken_adding_left_of_a_report_that_counts_no_more_is_taken_out(process: Process) -> None:
    document = take(process, "snv.docx")
    assert isinstance(process.vectors, ChromaIndex)
    whole = sorted(indexed(process))
    process.vectors._collection.delete(ids=whole)  # parts of passages stay, and no passage is whole
    with process.desk(writing=True) as desk:
        desk.connection.execute(documents.update().values(current=False))
    assert process.vectors.contents() == (set(), {document})
    mend_index(process)
    assert process.vectors.contents() == (set(), set())


def test_two_that_mend_at_once_embed_what_is_lacking_once(process: Process) -> None:
    document = take(process, "snv.docx")
    assert process.vectors is not None
    process.vectors.remove_document(document)
    with ThreadPoolExecutor(2) as pool:
        made = sorted(pool.map(lambda _: mend_index(process), range(2)))
    assert made == [0, len(stored(process))]


def test_only_a_run_that_was_broken_off_is_gone_on_with(process: Process) -> None:
    take(process, "snv.docx")
    assert not begin_index(process)
    assert begin_index(process)
    end_index(process)
    assert not begin_index(process)


@pytest.mark.slow
def test_a_reindex_that_is_killed_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """Killed by the system in the middle of a thousand passages; the second run embeds only the rest."""
    environment = os.environ | {"TONGHOP_HOME": str(tmp_path), "TONGHOP_EMBEDDER": "hashing"}
    made = (
        "from workflow.factory import Process; from workflow.settings import load_settings; "
        "process = Process(load_settings()); " + MADE.format(passages=1500) + "; process.close()"
    )
    subprocess.run([sys.executable, "-c", made], env=environment, check=True)
    command = [sys.executable, "-m", "workflow", "reindex"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as first:
        assert first.stderr is not None
        told = b""
        while b" 256/" not in told:
            told += first.stderr.read(1)
        first.send_signal(signal.SIGKILL)
    second = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "Đã dựng tiếp chỉ mục" in second.stdout
    process = Process(Settings(home=tmp_path, embedder="hashing"))
    with process.desk() as desk:
        wanted = desk.passages.current_ids()
    assert indexed(process) == wanted
    assert 0 < int(second.stdout.split()[-2]) <= len(wanted) - 256
    process.close()
