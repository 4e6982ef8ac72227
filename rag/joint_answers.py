"""Several replies to one message, told one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from domain.answers import Answer, Clarify, NoAnswer, Reply


def together(replies: Sequence[Reply]) -> Reply:
    """One reply: what can be answered is, what cannot says why; a question back only where nothing else is."""
    if len(replies) == 1:
        return replies[0]
    answers = [reply for reply in replies if isinstance(reply, Answer)]
    if not answers:
        refusals = [reply for reply in replies if isinstance(reply, NoAnswer)]
        if len(refusals) < len(replies):
            return next(reply for reply in replies if isinstance(reply, Clarify))
        reasons = dict.fromkeys(refusal.reason for refusal in refusals)
        return NoAnswer(" ".join(reasons), refusals[0].code, tuple(s for r in refusals for s in r.sources))
    coverages = list(dict.fromkeys(answer.coverage for answer in answers))
    return Answer(
        "\n".join(_told_once([_words(reply) for reply in replies])),
        tuple(dict.fromkeys(value for answer in answers for value in answer.values)),
        tuple(dict.fromkeys(source for reply in replies if not isinstance(reply, Clarify) for source in reply.sources)),
        coverages[0] if len(coverages) == 1 else None,
        tuple(dict.fromkeys(warning for answer in answers for warning in answer.warnings)),
        any(answer.by_model for answer in answers),
    )


def _told_once(texts: Sequence[str]) -> list[str]:
    """Without a reply all of whose lines another one says too ("Ai cao nhất? Xếp thứ tự tất cả.")."""
    kept = list(dict.fromkeys(texts))
    lines = {text: set(text.split("\n")) for text in kept}
    return [text for text in kept if not any(lines[text] < lines[other] for other in kept)]


def _words(reply: Reply) -> str:
    if isinstance(reply, Clarify):
        return " ".join([reply.question, f"({'; '.join(reply.choices)})" if reply.choices else ""]).strip()
    return reply.text if isinstance(reply, Answer) else reply.reason
