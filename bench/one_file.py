"""Reads one PDF and nothing else, for measuring memory: `python -m bench.one_file FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from ingest.pdf import read_pdf

if __name__ == "__main__":
    document = read_pdf(Path(sys.argv[1]).read_bytes(), name="a.pdf")
    assert len(document.pages) == 1000
