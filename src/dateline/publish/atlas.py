"""Places on a map: what is drawn where, how exact that is, and which names stand beside it.

A city whose coordinates are known is a point, and what is known to be in such a city is drawn there. What is only known
to be in a country is drawn once for all of it, as a ring at the country's middle, and says so. A place of which neither
is known is listed and not drawn.

Distances on the map are tenths of degrees, from 180° W and 90° N, as the outline of the land has them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from math import sqrt

from dateline.errors import UsageError
from dateline.lang import coordinates, facts
from dateline.lang.coordinates import Position
from dateline.model.listing import Paging, PlaceCount, Slice

_PER_DEGREE = 10
_ASPECT = 0.45
_WIDEST, _CLOSEST = 360.0, 6.0
_NORTHERNMOST, _SOUTHERNMOST = 84.0, -60.0
_MARGIN = 1.25
_LEAST_FIT = 30.0
_PIXELS = 1000  # about as wide as the map is on a screen
_LABEL_PIXELS = 12
_SIGN_WIDTH = 0.56  # of a sign of a label, by its height
_MOST_LABELS = 30
_SMALLEST, _LARGEST = 7.0, 30.0
_BETWEEN = "~"  # between the parts of a cursor
_Box = tuple[float, float, float, float]  # left, top, right, bottom
_MANY_SIGNS = 10  # of a number of events


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that events name: where it lies, `None` where nobody knows, and whether that is the place itself.

    `drawn_at` names what lies there where it is not the place itself: the city that holds it, or its country.
    """

    name: str
    country: str | None
    events: int
    position: Position | None
    exact: bool
    drawn_at: str = ""

    @property
    def is_city(self) -> bool:
        """Whether it is drawn as a point, not somewhere in a country."""
        return self.exact or bool(self.drawn_at and self.drawn_at != _country_name(self.country))


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn: a city, or all that is only known to be in a country; `size` is in points of the screen.

    Where there is a `label`, it says on which side of the mark its name stands: `right`, `left`, `above` or `below`.
    """

    name: str
    x: float
    y: float
    size: float
    exact: bool
    events: int
    spots: tuple[Spot, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """The part of the earth that is shown, by its middle and its width in degrees."""

    latitude: float = 12.0
    longitude: float = 0.0
    width: float = _WIDEST

    @classmethod
    def of(cls, text: str) -> "View":
        """Return the view that is written so; `UsageError` where it is none.

        >>> View.of("48.2,16.4,30")
        View(latitude=48.2, longitude=16.4, width=30.0)
        """
        try:
            latitude, longitude, width = map(float, text.split(","))
        except ValueError:
            raise UsageError(f"{text!r} is no part of a map: write latitude,longitude,width in degrees") from None
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and width > 0):
            raise UsageError(f"{text!r} is no part of a map: latitudes go to 90, longitudes to 180 degrees")
        return cls(latitude, longitude, width).settled()

    @classmethod
    def over(cls, positions: Iterable[Position]) -> "View":
        """Return the view that holds all positions with some room around, or the whole map where there are none."""
        found = list(positions)
        if not found:
            return cls().settled()
        north, south = (end(each.latitude for each in found) for end in (max, min))
        east, west = (end(each.longitude for each in found) for end in (max, min))
        width = max(_LEAST_FIT, _MARGIN * (east - west), _MARGIN * (north - south) / _ASPECT)
        return cls((north + south) / 2, (east + west) / 2, width).settled()

    @property
    def height(self) -> float:
        """How many degrees of latitude are shown."""
        return min(self.width * _ASPECT, _NORTHERNMOST - _SOUTHERNMOST)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height on the map."""
        left, top = self.longitude - self.width / 2 + 180, 90 - self.latitude - self.height / 2
        return tuple(round(_PER_DEGREE * each, 1) for each in (left, top, self.width, self.height))  # type: ignore[return-value]

    @property
    def pixel(self) -> float:
        """How much of the map a point of the screen is wide, about."""
        return _PER_DEGREE * self.width / _PIXELS

    def moved(self, *, north: float = 0.0, east: float = 0.0, times: float = 1.0) -> "View":
        """Return the view that is so many of its own heights and widths further, and so many times as wide."""
        latitude, longitude = self.latitude + north * self.height, self.longitude + east * self.width
        return View(latitude, longitude, self.width * times).settled()

    def settled(self) -> "View":
        """Return the same view, held within the map."""
        width = min(_WIDEST, max(_CLOSEST, self.width))
        sized = View(self.latitude, self.longitude, width)
        latitude = _held(self.latitude, _SOUTHERNMOST + sized.height / 2, _NORTHERNMOST - sized.height / 2)
        longitude = _held(self.longitude, width / 2 - 180, 180 - width / 2)
        return View(round(latitude, 2), round(longitude, 2), round(width, 2))

    def holds(self, position: Position) -> bool:
        """Tell whether a position is in sight."""
        return (
            abs(position.latitude - self.latitude) <= self.height / 2
            and abs(position.longitude - self.longitude) <= self.width / 2
        )

    def __str__(self) -> str:
        return f"{self.latitude:g},{self.longitude:g},{self.width:g}"


def _held(value: float, least: float, most: float) -> float:
    return max(least, min(most, value))


@lru_cache(maxsize=1)
def land() -> str:
    """Return the outline of the land as the steps of a path."""
    return files("dateline.publish").joinpath("templates", "land.txt").read_text(encoding="utf-8").strip()


def spots(counts: Iterable[PlaceCount]) -> tuple[Spot, ...]:
    """Return where each place lies, those with most events first."""
    numbers: Counter[Spot] = Counter()
    for each in counts:
        numbers[spot(each.name, each.country, within=each.within, events=0)] += each.count
    return tuple(sorted((replace(each, events=number) for each, number in numbers.items()), key=_order))


def slice_of(found: Sequence[Spot], paging: Paging) -> Slice[Spot]:
    """Return a slice of places in the order of `spots`; a cursor is what the last one is put in order by."""
    rest = found
    if paging.after:
        number, _, name = paging.after.partition(_BETWEEN)
        name, _, code = name.rpartition(_BETWEEN)
        if not (number.isascii() and number.isdecimal() and len(number) < _MANY_SIGNS):
            raise UsageError(f"{paging.after!r} is no place in this list: take what the slice before gave as next")
        rest = [each for each in found if _order(each) > (-int(number), name, code)]
    shown = rest[: paging.limit]
    last = f"{shown[-1].events}{_BETWEEN}{shown[-1].name}{_BETWEEN}{shown[-1].country or ''}" if shown else None
    return Slice(shown, last if len(rest) > len(shown) else None, len(found))


def _order(each: Spot) -> tuple[int, str, str]:
    return -each.events, each.name, each.country or ""


def spot(name: str, country: str | None, events: int = 1, within: Sequence[str] = ()) -> Spot:
    """Return where a place lies: a city exactly, what is within one there, anything else somewhere in its country."""
    code = country or facts.country_by_name(name)
    if code is None:
        return Spot(name, None, events, None, exact=False)
    for each in () if facts.country_by_name(name) == code else (name, *within):
        if facts.country_by_name(each) != code and (city := coordinates.city(each, code)):
            return Spot(name, code, events, city, exact=each == name, drawn_at="" if each == name else each)
    return Spot(name, code, events, coordinates.country(code), exact=False, drawn_at=_country_name(code))


def _country_name(code: str | None) -> str:
    return facts.country_name(code or "") or code or ""


def marks(places: Sequence[Spot], view: View) -> tuple[Mark, ...]:
    """Return what is drawn of the places in sight, the largest first, so that small ones lie on top."""
    grouped: dict[tuple[Position, bool], list[Spot]] = {}
    for each in places:
        if each.position is not None and view.holds(each.position):
            grouped.setdefault((each.position, each.is_city), []).append(each)
    drawn = [_mark(position, found, is_city=is_city) for (position, is_city), found in grouped.items()]
    drawn.sort(key=lambda each: (-each.events, each.name))
    return _labelled(drawn, view)


def _mark(position: Position, found: Sequence[Spot], *, is_city: bool) -> Mark:
    events = sum(each.events for each in found)
    first = min(found, key=lambda each: (not each.exact, _order(each)))
    return Mark(
        first.drawn_at or first.name,
        round(_PER_DEGREE * (position.longitude + 180), 1),
        round(_PER_DEGREE * (90 - position.latitude), 1),
        round(min(_LARGEST, _SMALLEST + 3 * sqrt(events - 1)), 1),
        is_city,
        events,
        tuple(found),
    )


def _labelled(drawn: Sequence[Mark], view: View) -> tuple[Mark, ...]:
    """Return the marks, those with a label whose name can stand clear of all others, from the largest on."""
    dots = [_dot(each, view) for each in drawn]
    taken: list[_Box] = []
    found = []
    for at, each in enumerate(drawn):
        others = dots[:at] + dots[at + 1 :] + taken
        boxes = _label_boxes(each, view) if len(taken) < _MOST_LABELS else {}
        side = next((side for side, box in boxes.items() if not any(_overlap(box, other) for other in others)), "")
        if side:
            taken.append(boxes[side])
        found.append(replace(each, label=side))
    return tuple(found)


def _dot(mark: Mark, view: View) -> _Box:
    half = mark.size / 2 * view.pixel
    return mark.x - half, mark.y - half, mark.x + half, mark.y + half


def _label_boxes(mark: Mark, view: View) -> Mapping[str, _Box]:
    """Return where a name would stand on each side of its mark, the best side first."""
    height = _LABEL_PIXELS * view.pixel
    half, wide = (mark.size / 2 + 2) * view.pixel, _SIGN_WIDTH * height * len(mark.name)
    top, left = mark.y - height / 2, mark.x - wide / 2
    return {
        "right": (mark.x + half, top, mark.x + half + wide, top + height),
        "left": (mark.x - half - wide, top, mark.x - half, top + height),
        "above": (left, mark.y - half - height, left + wide, mark.y - half),
        "below": (left, mark.y + half, left + wide, mark.y + half + height),
    }


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
