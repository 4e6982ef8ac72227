"""Bytes to Document: readers, layout, tables, headings, normalisation, head recognition."""
