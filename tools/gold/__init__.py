"""How the synthetic reports are made: marked-up texts in `reports/`, turned into documents and truth files together."""
