"""FastAPI routes, wire models and Vietnamese pages."""
