"""Cities that may stand in a dateline or in a site's date line, with their time zones.

The names are those of the IANA time zones, and the capitals and largest cities that the zones are not named after. A
city of which there are two in different zones is left out: an offset is inferred only where it is certain.
"""

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from babel import Locale, UnknownLocaleError

_REGIONS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
_MORE = {
    "Asia/Shanghai": "Beijing,Guangzhou,Shenzhen,Wuhan,Tianjin,Nanjing,Hangzhou,Chengdu",
    "Asia/Kolkata": "New "
    "Delhi,Delhi,Mumbai,Bengaluru,Bangalore,Chennai,Lucknow,Ahmedabad,Pune,Jaipur,Patna,Bhopal,Srinagar,Chandigarh,Guwahati",
    "Asia/Karachi": "Islamabad,Lahore,Peshawar,Quetta,Rawalpindi",
    "Asia/Dhaka": "Chattogram,Chittagong",
    "Asia/Ho_Chi_Minh": "Hanoi,Ha Noi",
    "Asia/Tokyo": "Osaka,Nagoya,Kyoto,Hiroshima,Sapporo",
    "Asia/Seoul": "Busan,Incheon",
    "Asia/Yangon": "Naypyidaw,Naypyitaw,Rangoon",
    "Asia/Almaty": "Astana,Nur-Sultan",
    "Asia/Jerusalem": "Tel Aviv",
    "Asia/Dubai": "Abu Dhabi,Sharjah",
    "Asia/Riyadh": "Jeddah",
    "Asia/Damascus": "Aleppo",
    "Asia/Kuwait": "Kuwait City",
    "Asia/Colombo": "Sri Jayawardenepura Kotte",
    "Africa/Lagos": "Abuja,Kano",
    "Africa/Johannesburg": "Pretoria,Cape Town,Durban",
    "Africa/Casablanca": "Rabat",
    "Africa/Cairo": "Alexandria",
    "Africa/Abidjan": "Yamoussoukro",
    "Africa/Dar_es_Salaam": "Dodoma",
    "Africa/Porto-Novo": "Cotonou",
    "America/New_York": "Washington,Philadelphia,Boston,Miami,Atlanta,Brooklyn,Manhattan",
    "America/Los_Angeles": "San Francisco,Seattle,San Diego,Las Vegas,Sacramento",
    "America/Chicago": "Houston,Dallas,Minneapolis,New Orleans,Milwaukee",
    "America/Toronto": "Ottawa,Montreal,Quebec City",
    "America/Sao_Paulo": "Brasilia,Brasília,São Paulo,Rio de Janeiro",
    "America/Mexico_City": "Guadalajara",
    "America/Argentina/Buenos_Aires": "Buenos Aires",
    "America/La_Paz": "Sucre",
    "America/Guayaquil": "Quito",
    "Australia/Sydney": "Canberra",
    "Pacific/Auckland": "Wellington",
    "Europe/London": "Edinburgh,Cardiff,Glasgow",
    "Europe/Berlin": "Munich,Frankfurt,Hamburg,Cologne,Bonn",
    "Europe/Paris": "Strasbourg,Lyon,Marseille",
    "Europe/Rome": "Milan,Naples,Turin",
    "Europe/Madrid": "Barcelona,Seville",
    "Europe/Zurich": "Geneva,Bern,Davos,Lausanne",
    "Europe/Kyiv": "Kiev,Kharkiv,Odesa,Lviv,Dnipro",
    "Europe/Istanbul": "Ankara,Izmir",
    "Europe/Amsterdam": "The Hague,Rotterdam",
    "Europe/Warsaw": "Krakow,Gdansk",
    "Europe/Moscow": "St Petersburg,St. Petersburg,Saint Petersburg",
    "Europe/Brussels": "Antwerp",
    "": "Pristina,Tbilisi City,United Nations,Vatican City,Gaza City,Goma,Bukavu",
}
# Zone cities whose name is also a common word, a person's name or another larger place.
_AMBIGUOUS = frozenset({"center", "troll", "san juan", "santiago", "vincent", "easter", "winamac", "knox", "marengo",
"monticello", "casey", "davis", "london ontario", "chatham", "north", "south", "regina", "nelson", "cordoba",
"melbourne city", "jamaica", "saint vincent"})  # fmt: skip


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    cities = {
        name.rsplit("/", 1)[-1].replace("_", " ").casefold(): name
        for name in sorted(available_timezones())
        if name.startswith(_REGIONS)
    }
    for zone, names in _MORE.items():
        cities.update((name.casefold(), zone) for name in names.split(","))
    for name in _AMBIGUOUS:
        cities.pop(name, None)
    return cities


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for code, name in Locale("en").territories.items() if code.isalpha())


@lru_cache(maxsize=64)
def _names_in(language: str) -> frozenset[str]:
    """Return the names of countries and of the time zones' cities in another language, from the Unicode CLDR."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return frozenset()
    cities = {str(zone["city"]).casefold() for zone in locale.time_zones.values() if "city" in zone}
    return frozenset(cities | {name.casefold() for code, name in locale.territories.items() if code.isalpha()})


def is_place(name: str, language: str | None = None) -> bool:
    """Tell whether `name` is surely a city or a country, by its English name or the one in `language`.

    >>> is_place("Nairobi"), is_place("Analysis"), is_place("Kenya")
    (True, False, True)
    >>> is_place("Londres"), is_place("Londres", "fr")
    (False, True)
    """
    key = name.strip().casefold()
    return key in _cities() or key in _countries() or bool(language and key in _names_in(language))


def offset_at(place: str, moment: datetime) -> str | None:
    """Return the offset from UTC that clocks in `place` show at the local time `moment`, or None if not certain.

    >>> offset_at("Dhaka", datetime(2024, 7, 4, 13, 29))
    '+06:00'
    """
    zone = _cities().get(place.strip().casefold())
    if not zone:
        return None
    try:
        shift = moment.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, OverflowError):
        return None
    if shift is None:
        return None
    minutes = round(shift.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
