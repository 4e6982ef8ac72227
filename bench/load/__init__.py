"""Fifty people at work on two years of every unit's reports: `python -m bench.load`."""
