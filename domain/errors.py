"""One family of refusals. Each message is one Vietnamese sentence: what, where, what to do. HTTP is not known here."""

from __future__ import annotations


class TongHopError(Exception):
    """The root. `str(error)` may be shown to a person as it is."""


class UsageError(TongHopError):
    """The command or request itself is wrong: exit code 2."""


class ConfigurationError(TongHopError):
    """A setting, the home folder or the model folder is wrong: exit code 2."""


class Refused(TongHopError):
    """A file that is not accepted. `reason` is a stable word for programs: "empty", "encrypted", "unknown_format" …"""

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class UnreadableFile(Refused):
    """A file kept but not read: truncated, no text, no engine for it. Status "unreadable"."""


class UnknownHead(TongHopError):
    """Unit or period could not be settled and was not given."""

    def __init__(self, message: str, *, field: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.field = field
        self.candidates = candidates


class NotAllowed(TongHopError):
    """The person may not do this."""


class OutOfDate(TongHopError):
    """Somebody else changed it since the person last saw it; the message says who and what."""


class NotFound(TongHopError):
    """Asked for by id, and not there."""


class LoginRefused(TongHopError):
    """Wrong name or password, or too many tries. wait: seconds before the next try, 0 when it may be at once."""

    def __init__(self, message: str, *, wait: int = 0) -> None:
        super().__init__(message)
        self.wait = wait
