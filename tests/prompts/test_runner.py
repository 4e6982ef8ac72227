from __future__ import annotations

import pytest

from prompts.catalog import ANSWER_QUESTION
from prompts.model import ModelFailed
from prompts.runner import run
from prompts.scripted_model import ScriptedModel
from prompts.shapes import AnswerQuestionInput

INPUTS = AnswerQuestionInput(question="Vì sao?", quotes=())
GOOD = '{"sentences": []}'


def test_a_good_reply_is_taken_at_once() -> None:
    done = run(ANSWER_QUESTION, INPUTS, ScriptedModel([GOOD]))
    assert (done.prompt, done.version, done.model, done.repaired) == ("answer_question", 1, "scripted", False)


def test_a_bad_reply_is_shown_to_the_model_with_what_was_wrong() -> None:
    model = ScriptedModel(["Không rõ.", GOOD])
    assert run(ANSWER_QUESTION, INPUTS, model).repaired
    assert "Không rõ." in model.asked[1]
    assert model.asked[1].startswith(model.asked[0])


def test_two_bad_replies_are_a_failure() -> None:
    with pytest.raises(ModelFailed, match="không đúng mẫu"):
        run(ANSWER_QUESTION, INPUTS, ScriptedModel(["Không.", "Vẫn không."]))


def test_no_reply_is_a_failure() -> None:
    with pytest.raises(ModelFailed):
        run(ANSWER_QUESTION, INPUTS, ScriptedModel())
