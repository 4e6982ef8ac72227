"""City figures, sentences, the draft report, the number check, DOCX and XLSX writers."""
