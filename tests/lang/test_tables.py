from tools.build_resources import TABLES, build


def test_the_tables_are_what_the_build_writes() -> None:
    built = build()
    stored = {path.name: path.read_text(encoding="utf-8") for path in TABLES.glob("*.json")}
    assert sorted(stored) == sorted(built)
    assert [name for name, text in built.items() if stored[name] != text] == []
