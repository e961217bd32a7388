"""The tutorial's commands print what the page shows."""

from tools.update_tutorial import TUTORIAL, reader, renamed_ids


def test_the_tutorial_shows_what_its_commands_print() -> None:
    shown = TUTORIAL.read_text("utf-8")
    assert shown.count("\n$ dateline ") > 20
    with reader() as somebody:
        printed = somebody.follow(shown)
    assert not somebody.stuck, somebody.stuck
    assert printed.splitlines() == shown.splitlines(), "run: python tools/update_tutorial.py"


def test_an_id_that_a_rule_changed_is_carried_into_later_commands() -> None:
    before = "evt_11111111  held  Oslo\nevt_22222222  held  Rome, art_aaaaaaaa at 3\n"
    after = "evt_33333333  held  Rome, art_aaaaaaaa at 3\nevt_11111111  held  Oslo\n"
    assert renamed_ids(before, after) == {"evt_22222222": "evt_33333333"}
