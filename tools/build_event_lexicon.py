"""Write the packaged event lexicons from `resources/events.yaml`, and `events_foreign.yaml`, `verbs_foreign.yaml` and
`happenings_foreign.yaml`.

The YAML is for people: each type states once what its words share. The table is for the program: one flat entry per
word and condition, read with the standard library alone.
"""

import json
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "resources" / "events.yaml"
TABLES = ROOT / "src" / "dateline" / "annotate" / "tables"
TABLE = TABLES / "events.json"
FOREIGN_SOURCE = ROOT / "resources" / "events_foreign.yaml"
VERBS_SOURCE = ROOT / "resources" / "verbs_foreign.yaml"
GRID_SOURCE = ROOT / "resources" / "happenings_foreign.yaml"
FOREIGN_TABLE = TABLES / "events_foreign.json"
_CLASSES = "classes"  # lists of words that entries share by name
_TENSES = ("planned", "held", "open")
# Lists without a tense.
_PLAIN = ("ahead", "both", "cancelled", "carriers", "denied", "done", "during", "postponed", "successor", "took")
_SETTINGS = ("codes", "carriers", "occurrences", "governors", "modifiers", "subtypes", "words")


def main() -> None:
    """Rewrite both tables."""
    TABLE.write_text(render(SOURCE.read_text("utf-8")), "utf-8")
    foreign = render_foreign(*(source.read_text("utf-8") for source in (FOREIGN_SOURCE, VERBS_SOURCE, GRID_SOURCE)))
    FOREIGN_TABLE.write_text(foreign, "utf-8")


def render(source: str) -> str:
    """Return the table for the YAML text `source`, one entry a line so that changes can be read."""
    data = _load(source)
    lines = [f'  "{key}": {_json(data[key])}' for key in _SETTINGS]
    kinds = [name for name in data if name not in (*_SETTINGS, _CLASSES)]
    entries = ",\n".join(f"    {_json(entry)}" for name in kinds for entry in _entries(name, data[name]))
    return "{\n" + ",\n".join(lines) + ',\n  "entries": [\n' + entries + "\n  ]\n}\n"


def render_foreign(source: str, verbs: str, grid: str) -> str:
    """Return the table for the words of other languages, one language a line, with the forms of their verbs."""
    paradigms = _load(verbs)
    for name, cells in _load(grid).items():
        for language, cell in cells.items():
            listed = paradigms.setdefault(language, {}).setdefault(name, [])
            listed.extend(cell if isinstance(cell, list) else [cell])
    lines = [
        f'  "{language}": {_json(_with_verbs(words, paradigms.get(language, {})))}'
        for language, words in _load(source).items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _with_verbs(words: dict[str, Any], paradigms: dict[str, Any]) -> dict[str, Any]:
    """Return the lists of a language, each with the forms of its verbs behind those it has."""
    classes, lists = paradigms.get("classes", {}), dict(words)
    for name, listed in paradigms.items():
        if name == "classes":
            continue
        if name in _PLAIN:
            lists[name] = [*lists.get(name, ()), *listed]
            continue
        tenses: dict[str, list[str]] = {tense: list(lists.get(name, {}).get(tense, ())) for tense in _TENSES}
        for verbs in listed:
            for tense in _TENSES:
                tenses[tense] += _forms(verbs, classes, tense)
        lists[name] = {tense: list(dict.fromkeys(forms)) for tense, forms in tenses.items() if forms}
    return lists


def _forms(verbs: dict[str, Any], classes: dict[str, Any], tense: str) -> list[str]:
    """Return the forms of a tense of verbs: those written out, and what each class adds to its stems."""
    behind = f" * {verbs['behind']}" if "behind" in verbs else ""
    return list(verbs.get(tense, ())) + [
        form.replace("~", stem) + behind
        for name, stems in verbs.items()
        if name in classes
        for stem in stems.split()
        for form in classes[name].get(tense, ())
    ]


def _load(source: str) -> dict[str, Any]:
    """Read YAML with every scalar as a string, so that "on" and "no" stay words."""
    loaded: dict[str, Any] = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes strings only
    return loaded


def _entries(name: str, kind: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for pos, words, roles in (
        ("verb", "verbs", "verb_roles"),
        ("adj", "adjectives", "verb_roles"),
        ("noun", "nouns", "noun_roles"),
    ):
        for word in kind.get(words, ()):
            entry = {"lemma": word} if isinstance(word, str) else dict(word)
            own_roles = entry.pop("roles", {})
            shared = {key: kind[key] for key in ("plover", "cameo") if key in kind}
            lemmas = _flat(entry.pop("lemmas", None)) or [entry.pop("lemma")]
            own = {"pos": pos, "type": name, "roles": kind[roles] | own_roles}
            sense = shared | {key: _flat(value) for key, value in entry.items()} | own
            found.append({"lemmas": lemmas, "sense": sense})
    return found


def _flat(value: Any) -> Any:
    """Return a list with the lists in it written out, so that an entry may name classes beside words of its own."""
    if not isinstance(value, list):
        return value
    return [word for each in value for word in (_flat(each) if isinstance(each, list) else [each])]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


if __name__ == "__main__":
    main()
