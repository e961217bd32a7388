"""The packaged event lexicons: made from the human-edited tables, complete, and in known words."""

import pytest
import yaml

from dateline.annotate import events_needs
from dateline.annotate.events_lexicon import lexicon
from dateline.model.annotation import EventType
from tools.build_event_lexicon import (
    FOREIGN_SOURCE,
    FOREIGN_TABLE,
    GRID_SOURCE,
    SOURCE,
    TABLE,
    VERBS_SOURCE,
    render,
    render_foreign,
)

ROLES = {"actor", "target", "host", "attendee", "place", "other", "origin", "absentee"}
PREPOSITIONS = {
    "about", "after", "above", "across", "against", "along", "alongside", "among", "around", "as", "at", "before",
    "behind", "beside", "between", "by", "during", "for", "from", "in", "into", "near", "of", "off", "on", "outside",
    "over", "round", "through", "to", "toward", "towards", "under", "upon", "with",
}  # fmt: skip


def test_packaged_tables_are_what_the_sources_give() -> None:
    assert TABLE.read_text("utf-8") == render(SOURCE.read_text("utf-8"))
    sources = (source.read_text("utf-8") for source in (FOREIGN_SOURCE, VERBS_SOURCE, GRID_SOURCE))
    assert FOREIGN_TABLE.read_text("utf-8") == render_foreign(*sources)


def test_every_event_type_has_words() -> None:
    named = {entry.type for entries in lexicon().entries.values() for entry in entries}
    assert named == set(EventType)


def test_roles_and_conditions_are_known_words() -> None:
    for entries in lexicon().entries.values():
        for entry in entries:
            assert set(entry.roles.values()) <= ROLES, entry
            assert entry.needs | entry.requires <= set(events_needs.CHECKS) | PREPOSITIONS, entry


@pytest.mark.parametrize(("pos", "lemma"), [("verb", "call"), ("noun", "talk")])
def test_demanding_senses_are_tried_first(pos: str, lemma: str) -> None:
    senses = lexicon().senses(pos, lemma)
    assert senses
    demands = [
        2 * sum(map(bool, (s.particle, s.followed, s.objects, s.subjects, s.complements, s.clauses, s.modifiers)))
        + sum(map(bool, (s.needs, s.number)))
        + len(s.requires)
        for s in senses
    ]
    assert demands == sorted(demands, reverse=True)


def test_what_courts_police_and_helpers_do_has_words_in_every_large_language() -> None:
    grid = yaml.safe_load(GRID_SOURCE.read_text("utf-8"))
    large = set("ar de el es fa fr hi id it ja ko nl pl pt ru tr uk vi zh".split())  # noqa: SIM905
    for kind in ("arrest", "charge", "term", "reject", "aid", "rescue", "talk", "sign", "agree", "resign", "appoint"):
        assert large <= set(grid[kind]), kind
        assert all(grid[kind][language]["held"] for language in large), kind
