"""`tonghop reindex`: the search index again from the database. One that was broken off goes on where it stopped."""

from __future__ import annotations

import sys

from workflow.factory import Process
from workflow.indexing import begin_index, end_index, mend_index
from workflow.settings import load_settings
from workflow.terminal import DONE


def run() -> int:
    process = Process(load_settings())
    begun = begin_index(process)
    made = mend_index(process, progress=_show)
    end_index(process)
    process.close()
    print(f"Đã dựng {'tiếp' if begun else 'lại'} chỉ mục: {made} đoạn.")
    return DONE


def _show(done: int, of: int) -> None:
    print(f"\rĐang lập chỉ mục {done}/{of} đoạn", end="" if done < of else "\n", file=sys.stderr, flush=True)
