"""Passwords: what is accepted, and how they are kept (argon2id)."""

from __future__ import annotations

import secrets
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from domain.errors import UsageError
from domain.texts import fold_diacritics, nfc

SHORTEST, LONGEST = 10, 256
_COMMON = Path(__file__).parent / "data" / "common_passwords.txt"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look like another
# OWASP's choice for argon2id: 19 MiB and two passes, so that fifty people logging in at once need little memory.
_AT_ONCE = BoundedSemaphore(4)  # so that a flood of logins cannot take all memory
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hashed(password: str) -> str:
    with _AT_ONCE:
        return _HASHER.hash(nfc(password))


def matches(password: str, kept: str | None) -> bool:
    """Takes as long for an unknown name (None) as for a known one."""
    if len(password) > LONGEST:
        return False
    compared = kept or _nobody()
    try:
        with _AT_ONCE:
            return _HASHER.verify(compared, nfc(password)) and kept is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return _HASHER.check_needs_rehash(kept)


def check_rules(password: str, name: str) -> None:
    """UsageError with the one rule that is broken."""
    plain = _plain(password)
    if len(password) < SHORTEST:
        raise UsageError(f"Mật khẩu cần ít nhất {SHORTEST} ký tự; một câu ngắn dễ nhớ là tốt nhất.")
    if len(password) > LONGEST:
        raise UsageError(f"Mật khẩu dài quá {LONGEST} ký tự; hãy rút ngắn.")
    if len(_plain(name)) >= 3 and _plain(name) in plain:
        raise UsageError("Mật khẩu không được chứa tên đăng nhập; hãy chọn mật khẩu khác.")
    if plain in _common() or len(set(plain)) < 4:
        raise UsageError("Mật khẩu này quá dễ đoán; hãy chọn mật khẩu khác.")


def made_up() -> str:
    """A password to be told once and changed: 60 random bits in groups that can be read out."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


def _plain(text: str) -> str:
    return "".join(fold_diacritics(nfc(text)).split())


@cache
def _common() -> frozenset[str]:
    return frozenset(_COMMON.read_text("utf-8").split())


@cache
def _nobody() -> str:
    """The hash that a password for an unknown name is compared with."""
    return hashed(secrets.token_urlsafe(32))
