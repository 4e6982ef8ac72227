"""`tonghop serve`: the web service, until it is stopped."""

from __future__ import annotations

import importlib
import signal
import socket
from contextlib import closing
from ipaddress import ip_address
from threading import Event, Thread

import uvicorn

from domain.errors import ConfigurationError
from workflow.accounts import has_accounts
from workflow.demo_people import demo_people
from workflow.factory import Process
from workflow.indexing import keep_index, mend_index
from workflow.jobs import DurableQueue
from workflow.keeping_fresh import keep_fresh
from workflow.logs import start_logging
from workflow.sending import LeftToOthers, Queue
from workflow.settings import load_settings
from workflow.taking_over import StandBy
from workflow.terminal import DONE, complain
from workflow.turns import set_aside, share_turns
from workflow.warming import warm, warm_asking, warm_trends

_KEPT_OPEN = 75  # seconds that an idle connection stays: people read before they ask again
_LAST_ANSWERS = 15  # seconds that open requests are given when the service stops


def run(*, host: str, port: int) -> int:
    process = Process(load_settings())
    _may_listen(process, host)  # and with it the database opens and has its tables before anyone is let in
    start_logging(process.settings.log_level)
    share_turns()
    with closing(_listening(host, port)) as listener:
        queue = _queue(process)
        stopping = Event()
        # Loading the model takes seconds: not at the door.
        Thread(target=_behind_the_door, args=(process, stopping), name="index-keeper", daemon=True).start()
        Thread(target=keep_fresh, args=(process, stopping), name="freshener", daemon=True).start()
        try:
            _serve(process, queue, listener, host)
        finally:
            stopping.set()
            if isinstance(queue, DurableQueue | StandBy):
                queue.stop()
    process.close()
    return DONE


def _behind_the_door(process: Process, stopping: Event) -> None:
    importlib.import_module("api.templating").read_ahead()
    opener = Thread(target=warm_asking, args=(process,), name="search-opener", daemon=True)
    opener.start()
    warm(process)
    mend_index(process)
    warm_trends(process)
    opener.join()
    set_aside()
    keep_index(process, stopping)


def _serve(process: Process, queue: Queue, listener: socket.socket, host: str) -> None:
    # The layers point down: the command finds the entry point by name instead of importing it.
    app = importlib.import_module("api.app").create_app(process, queue=queue)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_LAST_ANSWERS,
            timeout_keep_alive=_KEPT_OPEN,
        )
    )
    # The server stops by itself when told to, and then passes the signal on: there is still the queue to stop.
    signal.signal(signal.SIGTERM, lambda *_: None)
    shown = f"[{host}]" if ":" in host else host
    print(f"Tổng Hợp đang chạy tại http://{shown}:{listener.getsockname()[1]}", flush=True)
    server.run(sockets=[listener])


def _queue(process: Process) -> Queue:
    """Files are taken in here too, unless the settings or another process of this home say otherwise."""
    if process.settings.workers == 0:
        return LeftToOthers()
    queue = DurableQueue(process, workers=process.settings.workers)
    try:
        queue.start()
    except ConfigurationError as error:
        complain(f"Lưu ý: {error} Dịch vụ này vẫn nhận tệp, để tiến trình kia xử lý, và thay khi nó dừng.")
        return StandBy(process, workers=process.settings.workers)
    return queue


def _may_listen(process: Process, host: str) -> None:
    """Other machines reach the service only when somebody can log in, and never one with demo accounts."""
    somebody = has_accounts(process)
    try:
        loopback = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if loopback:
        return
    if not somebody:
        raise ConfigurationError(
            f"Chưa có tài khoản nào nên dịch vụ chỉ mở trên máy này (127.0.0.1), không mở ở {host}. "
            "Hãy tạo quản trị trước: tonghop people add TÊN --role admin."
        )
    if demo_people(process.settings.home):
        raise ConfigurationError(
            f"Kho {process.settings.home} có tài khoản dùng thử nên chỉ mở trên máy này (127.0.0.1). "
            "Hãy đặt TONGHOP_HOME là một kho khác cho dữ liệu thật."
        )
    if not process.settings.https:
        complain("Lưu ý: mật khẩu đi qua mạng không mã hóa; nên đặt sau máy chủ https và đặt TONGHOP_HTTPS=1.")


def _listening(host: str, port: int) -> socket.socket:
    """A bound and listening socket, so that the printed address already accepts requests."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        why = getattr(error, "strerror", None) or "cổng phải từ 0 đến 65535"
        raise ConfigurationError(f"Không mở được cổng {port} ở {host}: {why}. Hãy chọn --port khác.") from error
    listener.listen(128)
    return listener
