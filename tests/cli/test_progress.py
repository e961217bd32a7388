import io
import sys

import pytest

from dateline.cli.progress import shown_progress
from dateline.model.ports import SilentProgress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_drawn_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with shown_progress(quiet=False) as progress:
        assert isinstance(progress, SilentProgress)


def test_a_terminal_sees_the_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with shown_progress(quiet=False) as progress:
        progress.start("reading pages", 3)
        progress.advance(2)
        progress.finish()
    assert "reading pages" in terminal.getvalue()


def test_quiet_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with shown_progress(quiet=True) as progress:
        progress.start("reading pages", 3)
    assert terminal.getvalue() == ""
