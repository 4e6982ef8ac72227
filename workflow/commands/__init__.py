"""One module per command: what it asks of the workflow, and how the result is printed. Imported only when called."""
