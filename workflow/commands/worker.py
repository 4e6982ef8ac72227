"""`tonghop worker`: takes sent files in, beside the web service, until it is stopped.

It never touches the search index: that belongs to the web service, which notices what workers have stored.
"""

from __future__ import annotations

import signal
from threading import Event

from workflow.factory import Process
from workflow.jobs import DurableQueue
from workflow.logs import start_logging
from workflow.settings import load_settings
from workflow.terminal import DONE


def run(*, count: int) -> int:
    settings = load_settings().model_copy(update={"embedder": "off"})
    start_logging(settings.log_level)
    stop = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    process = Process(settings)
    queue = DurableQueue(process, workers=count)
    queue.start()
    print(f"Đang nhận báo cáo, {count} tệp cùng lúc ({queue.name}).", flush=True)
    stop.wait()
    queue.stop()
    process.close()
    return DONE
