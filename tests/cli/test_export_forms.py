from dateline.cli.export import FORMS
from dateline.workspace import EXPORTS


def test_the_command_offers_every_form() -> None:
    assert set(FORMS) == set(EXPORTS)
