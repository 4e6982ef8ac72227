"""Chunks, embedders, indexes, fusion, question reading and answering."""
