"""`tonghop reindex`: the search index again from the database."""

from __future__ import annotations

import sys

from workflow.factory import Process
from workflow.indexing import forget_index, mend_index
from workflow.settings import load_settings
from workflow.terminal import DONE


def run() -> int:
    process = Process(load_settings())
    forget_index(process)
    made = mend_index(process, progress=_show)
    process.close()
    print(f"Đã dựng lại chỉ mục: {made} đoạn.")
    return DONE


def _show(done: int, of: int) -> None:
    print(f"\rĐang lập chỉ mục {done}/{of} đoạn", end="" if done < of else "\n", file=sys.stderr, flush=True)
