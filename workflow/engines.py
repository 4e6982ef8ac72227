"""Quản trị, mô hình: which engines are at work, where that is set, and whether the language model answers."""

from __future__ import annotations

import time
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit, urlunsplit

from domain.people import Act, Person
from domain.quantities import vietnamese
from prompts.langchain_model import LangchainModel
from prompts.model import LanguageModel, ModelFailed
from workflow.access import require
from workflow.factory import Process
from workflow.settings import Settings

TRY_SECONDS = 10.0
_QUESTION = "Trả lời đúng một từ: sẵn sàng."
_DEFAULT = "mặc định"
_WHY = {
    "APITimeoutError": "máy chủ mô hình không trả lời kịp.",
    "APIConnectionError": "không tới được địa chỉ này; hãy kiểm tra máy chủ mô hình có đang chạy không.",
    "AuthenticationError": "khóa truy cập không đúng.",
    "NotFoundError": "máy chủ không có mô hình tên này.",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of what is set. source: the environment variable it comes from, or that it is the default."""

    label: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Engines:
    """What is at work now. The model's key is never among it."""

    model: list[Setting]
    embedding: list[Setting]
    reading: list[Setting]
    has_model: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """answered: whether the model said anything in time. words: one sentence for a person."""

    answered: bool
    milliseconds: int
    words: str


def engines(process: Process) -> Engines:
    settings = process.settings
    return Engines(_model(process), _embedding(process), _reading(settings), process.language_model is not None)


def try_model(process: Process, person: Person, *, model: LanguageModel | None = None) -> Tried:
    """Asks the language model one short question. model: another than the configured one."""
    require(person, Act.MANAGE)
    asked = model or _quick_model(process)
    if asked is None:
        return Tried(False, 0, "Chưa cấu hình mô hình ngôn ngữ; mọi việc vẫn chạy, câu chữ do chương trình soạn.")
    began = time.monotonic()
    try:
        reply = asked.complete(_QUESTION).strip()
    except ModelFailed as error:
        tried = Tried(False, _since(began), f"Không kết nối được sau {_seconds(began)} giây: {_why(error)}")
    else:
        said = f"“{reply[:60]}”" if reply else "một câu rỗng"
        tried = Tried(bool(reply), _since(began), f"Mô hình {asked.name} trả lời {said} sau {_seconds(began)} giây.")
    with process.desk(writing=True) as desk:
        desk.journal.add(person.name, "model_tried", asked.name, tried.words)
    return tried


def _quick_model(process: Process) -> LanguageModel | None:
    """The configured model with a short time limit; the one in use may wait longer."""
    settings = process.settings
    if not settings.model_url:
        return process.language_model
    return LangchainModel(
        base_url=settings.model_url, model=settings.model_name, api_key=settings.model_key, timeout=TRY_SECONDS
    )


def _model(process: Process) -> list[Setting]:
    settings = process.settings
    if not settings.model_url:
        told = "không dùng; số liệu do quy tắc đọc, câu chữ do chương trình soạn"
        return [Setting("Mô hình ngôn ngữ", told, _source(settings, "model_url"))]
    seconds = settings.model_read_seconds
    return [
        Setting("Địa chỉ", _without_secrets(settings.model_url), _source(settings, "model_url")),
        Setting("Tên mô hình", settings.model_name, _source(settings, "model_name")),
        Setting("Khóa truy cập", "có đặt" if settings.model_key else "không đặt", _source(settings, "model_key")),
        Setting(
            "Đọc báo cáo sau quy tắc",
            f"tối đa {seconds} giây một báo cáo" if seconds else "không đọc, chỉ giúp diễn đạt câu trả lời",
            _source(settings, "model_read_seconds"),
        ),
        Setting(
            "Viết lại một đoạn dự thảo",
            f"tối đa {settings.model_write_seconds} giây",
            _source(settings, "model_write_seconds"),
        ),
    ]


def _embedding(process: Process) -> list[Setting]:
    settings = process.settings
    embedder = process.embedder
    return [
        Setting("Đang dùng", embedder.name if embedder else "tắt; chỉ tìm theo chữ", _source(settings, "embedder")),
        Setting("Thư mục mô hình", str(settings.model_folder), _source(settings, "embedding_model")),
    ]


def _reading(settings: Settings) -> list[Setting]:
    return [
        Setting("Thời gian đọc một tệp", f"{settings.read_seconds} giây", _source(settings, "read_seconds")),
        Setting("Bộ nhớ đọc một tệp", f"{_number(settings.read_megabytes)} MB", _source(settings, "read_megabytes")),
        Setting("Tệp gửi lớn nhất", f"{_number(settings.upload_megabytes)} MB", _source(settings, "upload_megabytes")),
        Setting("Số tệp đọc cùng lúc", str(settings.workers), _source(settings, "workers")),
    ]


def _number(count: int) -> str:
    return vietnamese(Decimal(count))


def _source(settings: Settings, name: str) -> str:
    return f"biến môi trường TONGHOP_{name.upper()}" if name in settings.model_fields_set else _DEFAULT


def _without_secrets(address: str) -> str:
    """The address without a name and password in it, and without its query."""
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _why(error: ModelFailed) -> str:
    """By the name of the client library's error, or of one it is a kind of."""
    kinds = (kind.__name__ for kind in type(error.__cause__).__mro__)
    return next((_WHY[kind] for kind in kinds if kind in _WHY), "máy chủ mô hình trả lời lỗi.")


def _since(began: float) -> int:
    return int((time.monotonic() - began) * 1000)


def _seconds(began: float) -> str:
    return f"{time.monotonic() - began:.1f}".replace(".", ",")
