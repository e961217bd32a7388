import pytest


@pytest.fixture(autouse=True)
def _wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give tables the width of a pipe, whatever the terminal that runs the tests."""
    monkeypatch.setenv("COLUMNS", "120")
