"""Build the tables of `dateline.lang` from `resources/*.yaml` and CLDR.

    python tools/build_resources.py            write src/dateline/lang/tables/
    python tools/build_resources.py --check    exit 1 where a table differs from what would be written

The YAML files are edited by people; the JSON tables are what the program reads (no YAML parser at run time, and CLDR
data only for the languages of a page). A test runs the same build and compares.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from dateline.lang.months import calendar_names, folded

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
TABLES = ROOT / "src" / "dateline" / "lang" / "tables"

LANGUAGES = tuple(
    "ar bg bn ca cs da de el es et fa fi fr he hi hr hu id it ja kk ko lt lv mr ms nb nl pa pl pt ro ru sk sl sr sv sw"  # noqa: SIM905
    " ta te th tr uk ur uz vi zh".split()
)
# Locales with a genitive month name in dates whose stand-alone form differs and is held in their own CLDR file.
STAND_ALONE = frozenset(["ca", "cs", "el", "fi", "hr", "kk", "lt", "lv", "pl", "ru", "sk", "uk", "uz"])
# Capitals that are a city of a CLDR time zone, where zone and capital differ in spelling.
# Capitals that are a given name or an ordinary word too; only CLDR's own form of them counts.
AMBIGUOUS = frozenset({"Victoria", "Santiago", "San José", "Kingston", "Georgetown", "Sucre", "Nassau", "Lima", "Roma"})
# Towns that are no other spelling of the capital named before them.
SECOND_SEATS = ("Abidjan", "Amsterdam", "Bujumbura", "Putrajaya", "Sucre")
# Parts of the world, as CLDR numbers them.
REGIONS = ("001", "002", "003", "005", "009", "013", "014", "015", "018", "019", "021", "030", "034", "035", "039",
           "053", "142", "143", "145", "150", "151", "154", "155", "202", "419")  # fmt: skip
ZONE_NAMES = {"Kyiv": "Kiev", "Kathmandu": "Katmandu", "Washington": "", "Yangon": "Rangoon"}


def build() -> dict[str, str]:
    """Return the text of every table by file name."""
    countries = _read("countries")
    cities = _read("cities")
    words = _read("day_words")
    languages = ("en", *LANGUAGES)
    tables: dict[str, Any] = {
        "countries": countries,
        "offices": _read("offices"),
        "organisations": _read("organisations"),
        "media": _read("media"),
        "regions": _read("regions"),
        "cities": _cities(cities),
        "currencies": _read("currencies"),
        "titles_other": _read("titles_other"),
        "sides_other": _read("sides_other"),
        "speech_other": _read("speech_other"),
        "reported_other": _read("reported_other"),
        "figures_other": _read("figures_other"),
        "time_words": _read("time_words"),
        "time_counts": _read("time_counts"),
        "ordinals": _read("ordinals"),
        "recall_words": _read("recall_words"),
        "other_words": _read("other_words"),
        "abbreviations_other": _read("abbreviations_other"),
        "name_words": _read("name_words"),
        "place_words": _read("place_words"),
        "calendar": {language: _calendar(Locale.parse(language), words.get(language, {})) for language in languages},
    }
    other = _read("other_languages")
    cities_other = _read("cities_other")
    for language in LANGUAGES:
        tables[f"names_{language}"] = {
            **_names(language, countries, other.get(language, {})),
            "cities": _sorted(_cities_in(Locale.parse(language), cities) | cities_other.get(language, {})),
        }
    return {f"{name}.json": _dump(table) for name, table in tables.items()}


def _read(name: str) -> Any:
    text = (RESOURCES / f"{name}.yaml").read_text(encoding="utf-8")
    # Dates stay text: JSON has none.
    return yaml.load(text, Loader=_TextDates)  # noqa: S506 - a SafeLoader with one rule fewer


class _TextDates(yaml.SafeLoader):
    """A safe loader that leaves dates as text."""


_TextDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _cities(cities: Mapping[str, list[str]]) -> dict[str, str]:
    """Return the country of each city by its name in English."""
    return _sorted({name: code for code, listed in cities.items() for name in listed})


def _names(language: str, countries: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    locale = Locale.parse(language)
    return {
        "countries": _sorted(
            {name: code for code in countries if (name := locale.territories.get(code))} | own.get("countries", {})
        ),
        # A capital that is an ordinary word of the language is listed without a country.
        "capitals": _sorted({k: v for k, v in (_capitals(locale, countries) | own.get("capitals", {})).items() if v}),
        "regions": sorted({name for code in REGIONS if (name := locale.territories.get(code))}),
        "metonyms": _sorted(own.get("metonyms", {})),
        "organisations": _sorted(own.get("organisations", {})),
    }


def _cities_in(locale: Locale, cities: Mapping[str, list[str]]) -> dict[str, str]:
    """Return the names that a language has for cities, each with the English one; where CLDR has none, the English."""
    zones = {zone.rsplit("/", 1)[-1].replace("_", " "): data.get("city") for zone, data in locale.time_zones.items()}
    is_latin = locale.territories["PE"][0] < "\u0250"
    found = {}
    for name in (*SECOND_SEATS, *(name for listed in cities.values() for name in listed)):
        own = zones.get(name)
        if own or is_latin:
            found[own or name] = name
    return found


def _capitals(locale: Locale, countries: Mapping[str, Any]) -> dict[str, str]:
    cities = {zone.rsplit("/", 1)[-1].replace("_", " "): data.get("city") for zone, data in locale.time_zones.items()}
    is_latin = locale.territories["PE"][0] < "\u0250"
    found = {}
    for code, facts in countries.items():
        for capital in facts.get("capital", ()):
            name = cities.get(ZONE_NAMES.get(capital, capital))
            if name:
                found[name] = code
            elif is_latin and capital not in AMBIGUOUS:
                found[capital] = code  # CLDR leaves out what is written as in English
    return found


def _calendar(locale: Locale, own: Mapping[str, Any]) -> dict[str, Any]:
    """Return words for months, weekdays (Monday 0), days near the page's date, and the words beside a lone year."""
    months: dict[str, int] = dict(own.get("months", {}))
    contexts = ("format", "stand-alone") if locale.language in STAND_ALONE else ("format",)
    for context in contexts:
        for width in ("wide", "abbreviated"):
            _add(months, calendar_names(str(locale), "months", context, width).items())
    weekdays: dict[str, int] = {}
    _add(weekdays, calendar_names(str(locale), "days", "format", "wide").items())
    near = {"days": _sorted(own.get("days", {})), "year": own.get("year", {})}
    return {"months": _sorted(months), "weekdays": _sorted(weekdays), **near}


def _add(words: dict[str, int], items: Iterable[tuple[int, str]]) -> None:
    for number, word in items:
        plain = folded(word).rstrip(".")
        # Abbreviations such as "1月" or "5" are digits, no words.
        if len(plain) > 1 and not any(sign.isdigit() for sign in plain):
            words.setdefault(plain, number)


def _sorted(table: Mapping[str, Any]) -> dict[str, Any]:
    return dict(sorted(table.items()))


def _dump(table: Any) -> str:
    return json.dumps(table, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Write the tables, or with `--check` compare them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a table is out of date")
    options = parser.parse_args(arguments)
    tables = build()
    stale = [name for name, text in tables.items() if not _same(TABLES / name, text)]
    if options.check:
        print("\n".join(f"out of date: {name}" for name in stale) or "tables are up to date")
        return 1 if stale else 0
    TABLES.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        (TABLES / name).write_text(text, encoding="utf-8")
    print(f"{len(stale)} tables written to {TABLES.relative_to(ROOT)}")
    return 0


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
