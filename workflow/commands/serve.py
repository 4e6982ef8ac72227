"""`tonghop serve`: the web service, until it is stopped."""

from __future__ import annotations

import importlib
import socket
from contextlib import closing
from ipaddress import ip_address
from threading import Thread

import uvicorn

from domain.errors import ConfigurationError
from workflow.accounts import has_accounts
from workflow.demo_people import demo_people
from workflow.factory import Process
from workflow.indexing import mend_index
from workflow.settings import load_settings
from workflow.terminal import DONE, complain


def run(*, host: str, port: int) -> int:
    process = Process(load_settings())
    _may_listen(process, host)  # and with it the database opens and has its tables before anyone is let in
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
    except OSError as error:
        listener.close()
        raise ConfigurationError(
            f"Không mở được cổng {port} ở {host}: {error.strerror}. Hãy chọn --port khác."
        ) from error
    listener.listen(128)
    return listener
