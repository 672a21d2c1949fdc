"""Sixty questions of a journalist: the first command that a person tries answers on the first screen."""

from __future__ import annotations

import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest

from support.terminal import screen

_TEXT = Path(__file__).with_name("questions.toml").read_text(encoding="utf-8")
QUESTIONS: list[dict[str, Any]] = tomllib.loads(_TEXT)["question"]
TODAY = "2026-02-01"
"""A day on which the record is verified, so that no answer changes while time passes."""


@pytest.mark.parametrize("question", QUESTIONS, ids=[question["asks"] for question in QUESTIONS])
def test_a_question_is_answered_on_the_first_screen(question: dict[str, Any]) -> None:
    program, *args = shlex.split(question["command"])
    assert program == "csto"
    seen = screen(args, today=TODAY)
    missing = [words for words in question["says"] if words not in seen.text]
    assert not missing, f"{missing} not in\n{seen.text}"
    assert seen.exit_status == question.get("exit", 0), seen.text


def test_no_question_is_asked_twice() -> None:
    assert len(QUESTIONS) == len({question["asks"] for question in QUESTIONS}) == 60
