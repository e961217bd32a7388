"""`dateline` in a process of its own, with quick stand-ins for the stages that read and link pages."""

import sys

import pytest

from dateline.cli.main import cli
from tests.fakes import use_fakes

if __name__ == "__main__":
    use_fakes(pytest.MonkeyPatch())
    cli(sys.argv[1:], prog_name="dateline")
