"""The only reader of the environment: every setting begins with TONGHOP_."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.errors import ConfigurationError

_POSTGRES = ("postgres", "postgresql")


class Settings(BaseSettings):
    """Where things are kept and which engines are used. Frozen once read.

    home: everything Tổng Hợp keeps. database_url: SQLite in the home by default. embedder: "model" needs the
    prepared folder, "hashing" works without weights, "auto" takes the model if it is there.
    read_seconds, read_megabytes: limits of the child process that parses one file.
    model_url, model_name, model_key: an OpenAI-compatible language model; none by default.
    model_read_seconds: how long that model may take to read one report after the rules; 0: it only words answers.
    model_write_seconds: how long it may take to put one paragraph of a draft in other words.
    https: people reach the service through https, so cookies are sent over nothing else.
    workers: files taken in at the same time by this process; 0: `tonghop serve` only accepts, and `tonghop worker`
    processes take in. send_wait_seconds: how long sending over HTTP waits for results before it answers "queued".
    session_idle_minutes, session_hours: after how long without a request, and after how long at all, to log in again.
    """

    model_config = SettingsConfigDict(env_prefix="TONGHOP_", frozen=True, extra="ignore")

    home: Path = Path("var")
    database_url: str | None = None
    embedder: Literal["auto", "model", "hashing", "off"] = "auto"
    embedding_model: Path | None = None
    model_url: str | None = None
    model_name: str = "local"
    model_key: str = ""
    model_read_seconds: int = Field(default=300, ge=0)
    model_write_seconds: int = Field(default=180, ge=5, le=3600)
    read_seconds: int = 120
    read_megabytes: int = 2048
    upload_megabytes: int = 100
    https: bool = False
    session_idle_minutes: int = 60
    session_hours: int = 12
    workers: int = Field(default=2, ge=0, le=32)
    send_wait_seconds: float = Field(default=20, ge=0, le=120)
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @property
    def database(self) -> str:
        return self._url or f"sqlite:///{(self.home / 'tonghop.db').absolute()}"

    @property
    def files(self) -> Path:
        return self.home / "files"

    @property
    def inbox(self) -> Path:
        return self.home / "inbox"

    @property
    def queue(self) -> str:
        """Where the queue keeps its own records: beside SQLite a file of its own, on PostgreSQL a schema of its own."""
        return self._url or f"sqlite:///{(self.home / 'queue.db').absolute()}"

    @property
    def _url(self) -> str | None:
        """With the driver we ship, whichever way PostgreSQL is named."""
        name, separator, rest = (self.database_url or "").partition("://")
        return f"postgresql+psycopg{separator}{rest}" if name in _POSTGRES else self.database_url

    @property
    def shared(self) -> bool:
        """Whether several processes may take files in: they can share PostgreSQL."""
        return not self.database.startswith("sqlite")

    @property
    def index(self) -> Path:
        return self.home / "index"

    @property
    def pictures(self) -> Path:
        """Pages printed for looking at; may be deleted at any time."""
        return self.home / "pictures"

    @property
    def model_folder(self) -> Path:
        return self.embedding_model or self.home / "models" / "multilingual-e5-small"


def load_settings() -> Settings:
    """From the environment; one clear sentence if a setting is wrong, or the home cannot be used."""
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "TONGHOP_" + "_".join(str(p) for p in first["loc"]).upper()
        raise ConfigurationError(f"Biến môi trường {name} có giá trị không hợp lệ; xem docs/cau-hinh.md.") from error
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(
            f"Không dùng được thư mục dữ liệu {settings.home}: {error.strerror}. "
            "Hãy đặt TONGHOP_HOME là một thư mục ghi được."
        ) from error
    return settings
