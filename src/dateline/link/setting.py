"""What a page tells in forms that no language shows in, as sets that two pages can be compared by."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dateline.link.about import about
from dateline.link.told import TIME, figure_of, is_year
from dateline.model.annotation import EntityKind
from dateline.model.link import Page
from dateline.text.names import skeleton

_SMALL = 12  # figures up to a dozen are on every page
_SOUNDS_OF_A_PERSON = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What a page tells, in forms that no language shows in.

    Attributes:
        where: the countries, people, places and bodies that it names; of them `countries` and `people`.
        figures: its larger numbers, and `times` the weekdays, days and months that it names.
        kinds: the kinds of happening that are its own news.
    """

    where: AbstractSet[str]
    countries: AbstractSet[str]
    people: AbstractSet[str]
    figures: AbstractSet[str]
    times: AbstractSet[str]
    kinds: AbstractSet[str]


def setting_of(page: Page, told: Iterable[str]) -> Setting:
    """Return what a page tells; `told` as in `told.told_of`."""
    said, found = frozenset(told), about(page)
    people = (entity.name for entity in page.notes.entities if entity.kind is EntityKind.PERSON)
    return Setting(
        where=frozenset((*found.countries, *found.names)),
        countries=frozenset(found.countries),
        people=frozenset(sound for name in people if len(sound := skeleton(name.split()[-1])) >= _SOUNDS_OF_A_PERSON),
        figures=frozenset(each for each in said if (figure_of(each) or 0) > _SMALL),
        times=frozenset(each for each in said if each.startswith(TIME) and not is_year(each)),
        kinds=frozenset(event.type.value for event in page.notes.events if not event.background),
    )
