"""`tonghop serve`: the web service, until it is stopped."""

from __future__ import annotations

import importlib
import socket
from contextlib import closing
from ipaddress import ip_address
from threading import Thread

import uvicorn

from domain.errors import ConfigurationError
from workflow.factory import Process
from workflow.indexing import mend_index
from workflow.settings import load_settings
from workflow.terminal import DONE


def run(*, host: str, port: int) -> int:
    process = Process(load_settings())
    _only_here(host)
    with process.desk():
        pass  # the database opens and has its tables before anyone is let in
    Thread(target=mend_index, args=(process,), daemon=True).start()  # loading the model takes seconds: not at the door
    with closing(_listening(host, port)) as listener:
        # The layers point down: the command finds the entry point by name instead of importing it.
        app = importlib.import_module("api.app").create_app(process)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
        shown = f"[{host}]" if ":" in host else host
        print(f"Tổng Hợp đang chạy tại http://{shown}:{listener.getsockname()[1]}", flush=True)
        server.run(sockets=[listener])
    process.close()
    return DONE


def _only_here(host: str) -> None:
    """Until people can log in, the service answers on this machine only."""
    try:
        loopback = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise ConfigurationError(
            f"Chưa có đăng nhập nên dịch vụ chỉ mở trên máy này (127.0.0.1), không mở ở {host}. "
            "Muốn dùng từ máy khác, hãy đặt sau một máy chủ trung gian có đăng nhập."
        )


def _listening(host: str, port: int) -> socket.socket:
    """A bound and listening socket, so that the printed address already accepts requests."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise ConfigurationError(
            f"Không mở được cổng {port} ở {host}: {error.strerror}. Hãy chọn --port khác."
        ) from error
    listener.listen(128)
    return listener
