"""The Vietnamese pages, one module per screen."""
