"""Questions, indexes and answers over small made-up reports."""
