"""`python -m workflow` is `tonghop`."""

from __future__ import annotations

from workflow.cli import main

main()
