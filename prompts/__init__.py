"""Templates in, typed replies out; the only door to a language model."""
