"""Prompts as rendered and replies as read."""
