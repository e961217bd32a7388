"""A small share of `python -m benchmarks.safety fuzz`, and what that would say of a parser that breaks."""

import time
from pathlib import Path

import pytest

from benchmarks.safety import fuzzing
from benchmarks.safety.fuzzing import Parser, bent, fuzz
from benchmarks.safety.parsers import all_parsers


def test_no_input_breaks_a_parser(tmp_path: Path) -> None:
    with all_parsers(tmp_path) as parsers:
        accounts = fuzz(parsers, inputs=300, seed=3)
    assert [failure for account in accounts.values() for failure in account.failures] == []
    assert sum(account.inputs for account in accounts.values()) >= 300
    assert all(account.inputs for account in accounts.values()) and len(accounts) >= 25
    assert accounts["record file"].refused + accounts["tokens"].refused > 0, "what is bent is told from what is whole"


def test_what_raises_is_reported_and_what_is_an_answer_is_not() -> None:
    def read(data: bytes) -> object:
        return data.decode("ascii")

    broken = Parser("broken", 1, (b"abc",), read)
    answering = Parser("answering", 1, (b"abc",), read, expected=(UnicodeDecodeError,))
    accounts = fuzz((broken, answering), inputs=200, seed=1)
    assert accounts["broken"].failures and "UnicodeDecodeError" in accounts["broken"].failures[0]
    assert not accounts["answering"].failures and accounts["answering"].refused > 0


def test_what_computes_too_long_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzzing, "MOST_SECONDS", 0.05)

    def spin(_: bytes) -> None:
        until = time.process_time() + 5
        while time.process_time() < until:
            pass

    (failure,) = fuzz((Parser("slow", 1, (b"x",), spin),), inputs=1, seed=1)["slow"].failures
    assert "took more than" in failure


def test_the_same_seed_gives_the_same_inputs() -> None:
    parser = Parser("any", 1, (b"one two", b"three"), len, (b"word",))
    assert list(bent(parser, 50, 1)) == list(bent(parser, 50, 1)) != list(bent(parser, 50, 2))
