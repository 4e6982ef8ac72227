"""The language model that settings name, for those who word answers and those who read reports."""

from __future__ import annotations

from extraction.from_model import ModelReader
from prompts.langchain_model import LangchainModel
from prompts.model import LanguageModel
from workflow.settings import Settings


def language_model_of(settings: Settings) -> LanguageModel | None:
    """None unless one is configured: everything is then read by rules and worded by code."""
    if not settings.model_url:
        return None
    return LangchainModel(base_url=settings.model_url, model=settings.model_name, api_key=settings.model_key)


def writer_of(settings: Settings) -> LanguageModel | None:
    """The same model with the time that wording a paragraph of a draft may take; None without one."""
    if not settings.model_url:
        return None
    return LangchainModel(
        base_url=settings.model_url,
        model=settings.model_name,
        api_key=settings.model_key,
        timeout=settings.model_write_seconds,
    )


def second_reader_of(settings: Settings, model: LanguageModel | None) -> ModelReader | None:
    """None without a model, or where it is not to read reports."""
    if model is None or not settings.model_read_seconds:
        return None
    return ModelReader(model, seconds=settings.model_read_seconds)
