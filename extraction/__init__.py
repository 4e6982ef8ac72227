"""Document to values and findings: binding, grounding, reconciling, checks, the catalogue."""
