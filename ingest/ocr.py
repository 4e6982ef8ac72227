"""Print to words: Tesseract as a program of its own. Pictures go in, words with places and confidence come out."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from domain.errors import TongHopError
from ingest.ocr_hocr import SeenWord, words_by_picture

Grey = NDArray[np.uint8]  # rows of pixels, 0 black to 255 white

_DPI = 300
_LAYOUTS = {"page": "3", "block": "6", "line": "7", "numbers": "7"}
_NUMBER_SIGNS = "0123456789.,%/+-()"
MISSING = (
    "Máy chủ chưa cài bộ nhận dạng chữ cho ảnh quét; hãy cài gói tesseract-ocr và tesseract-ocr-vie, "
    "hoặc gửi bản Word hay PDF có lớp chữ."
)


class Manner(Enum):
    """What a picture shows: a whole page, a block of lines, one line, or a line of nothing but numbers."""

    PAGE = "page"
    BLOCK = "block"
    LINE = "line"
    NUMBERS = "numbers"


class PageUnread(TongHopError):
    """The recogniser gave up on a page; the sentence says why."""


class Recogniser(Protocol):
    """Whatever turns pictures of print into words."""

    def read(self, pictures: Sequence[Grey], manner: Manner) -> list[list[SeenWord]]:
        """The words of each picture, in reading order, places in its pixels. Raises PageUnread."""


@dataclass(frozen=True, slots=True)
class NoRecogniser:
    """There is no engine on this machine; `reason` is shown beside each page that needs one."""

    reason: str = MISSING


@dataclass(frozen=True, slots=True)
class Tesseract:
    """program: path of the executable. digits: language whose model reads bare numbers. seconds: for one call."""

    program: str
    language: str = "vie"
    digits: str = "eng"
    seconds: float = 60.0

    def read(self, pictures: Sequence[Grey], manner: Manner) -> list[list[SeenWord]]:
        if not pictures:
            return []
        found = words_by_picture(self._run(_tiff(pictures), manner))
        return [found.get(i, []) for i in range(len(pictures))]

    def _run(self, picture: bytes, manner: Manner) -> bytes:
        number = manner is Manner.NUMBERS
        command = [self.program, "stdin", "stdout", "-l", self.digits if number else self.language]
        command += ["--psm", _LAYOUTS[manner.value], "--dpi", str(_DPI)]
        command += ["-c", f"tessedit_char_whitelist={_NUMBER_SIGNS}"] if number else []
        try:
            done = subprocess.run(  # noqa: S603  (the program found at start, our own arguments)
                [*command, "hocr"],
                input=picture,
                capture_output=True,
                timeout=self.seconds,
                check=True,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except subprocess.TimeoutExpired as error:
            raise PageUnread(f"Nhận dạng chữ quá {self.seconds:.0f} giây nên trang bị bỏ qua.") from error
        except (subprocess.CalledProcessError, OSError) as error:
            raise PageUnread("Bộ nhận dạng chữ (tesseract) gặp lỗi với ảnh của trang.") from error
        return done.stdout


def find_recogniser() -> Recogniser | NoRecogniser:
    """Tesseract with Vietnamese, if this machine has it."""
    program = shutil.which("tesseract")
    return _found(program) if program else NoRecogniser()


@lru_cache(maxsize=4)
def _found(program: str) -> Recogniser | NoRecogniser:
    try:
        listed = subprocess.run(  # noqa: S603  (the program that was just found)
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=True
        ).stdout.split()
    except (subprocess.SubprocessError, OSError):
        return NoRecogniser()
    if "vie" not in listed:
        return NoRecogniser()
    return Tesseract(program, digits="eng" if "eng" in listed else "vie")


def _tiff(pictures: Sequence[Grey]) -> bytes:
    """All pictures as pages of one file: the engine starts once."""
    first, *others = [Image.fromarray(p) for p in pictures]
    out = io.BytesIO()
    first.save(out, format="TIFF", save_all=True, append_images=others, dpi=(_DPI, _DPI))
    return out.getvalue()
