"""Cases, harms, metrics and comparison with the committed baseline."""
