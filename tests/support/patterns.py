"""Every compiled pattern of the package, and strings made to slow each of them down."""

import contextlib
import importlib
import inspect
import pkgutil
import random
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import dateline

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from re import _constants as codes  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]

_RUNS = (" ", "\t", "\n", "0", "a", "A", "é", "中", "ا", '"', "'", "“", "”", ".", ",", "-", "<", "&", "(", "_", "/")
_MIXED = ("a ", "Ab ", "1,", "1 ", "a.", "A. ", "a-", "a, ", "\n ", "<a", '" ', "a\n", "1:", "Ab-", "a'", "a b, ")


Pattern = re.Pattern[str] | re.Pattern[bytes]


@dataclass(frozen=True)
class Used:
    """A pattern of the package: where it stands, and whether it is looked for at each place of a text or at one."""

    name: str
    pattern: Pattern
    everywhere: bool

    def run(self, text: str) -> None:
        """Use the pattern on a text as the package does."""
        given: Any = text if isinstance(self.pattern.pattern, str) else text.encode("utf-8", "surrogatepass")
        if self.everywhere:
            for _ in self.pattern.finditer(given):
                pass
        else:
            self.pattern.match(given)
            self.pattern.fullmatch(given)


def package_patterns() -> list[Used]:
    """Return the compiled patterns at the top of every module, also those inside tuples and tables."""
    found: dict[int, Used] = {}
    for module in _modules():
        source = inspect.getsource(module)
        for name, value in vars(module).items():
            anchored = bool(re.search(rf"\b{re.escape(name)}\.(?:full)?match\b", source))
            everywhere = not anchored or bool(re.search(rf"\b{re.escape(name)}\.(?!(?:full)?match\b)", source))
            for number, pattern in enumerate(_patterns_in(value)):
                mark = f"[{number}]" if number else ""
                used = Used(f"{_short(module)}.{name}{mark}", pattern, everywhere)
                known = found.setdefault(id(pattern), used)
                if everywhere and not known.everywhere and known.name.startswith(_short(module)):
                    found[id(pattern)] = used
    return list(found.values())


def language_patterns() -> list[Used]:
    """Return the patterns that cached functions make when a language is first met, those of all languages.

    They are functions without parameters, or with a language as the only one.
    """
    found: dict[tuple[object, int], Used] = {}
    for module in _modules():
        for name, made in vars(module).items():
            if not hasattr(made, "cache_info") or made.__module__ != module.__name__:
                continue
            for code in _given(made):
                with contextlib.suppress(LookupError):  # a language of which a table says nothing
                    for pattern in _patterns_in(made(*code)):
                        mark = "".join(f"[{each}]" for each in code)
                        used = Used(f"{_short(module)}.{name}{mark}", pattern, everywhere=True)
                        found.setdefault((pattern.pattern, pattern.flags), used)
    return list(found.values())


def _given(made: Any) -> list[tuple[str, ...]]:
    names = list(inspect.signature(made).parameters)
    if not names:
        return [()]
    return [(code,) for code in _languages()] if names in (["code"], ["language"]) else []


def _languages() -> list[str]:
    tables = Path(dateline.__file__).parent / "lang" / "tables"
    return sorted({"en", *(path.stem.removeprefix("names_") for path in tables.glob("names_*.json"))})


def _modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(dateline.__path__, "dateline."):
        if ".migrations" not in info.name and not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def _short(module: ModuleType) -> str:
    return module.__name__.removeprefix("dateline.")


def _patterns_in(value: object, depth: int = 0) -> Iterator[Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, Mapping):
        for each in (*value.keys(), *value.values()):
            yield from _patterns_in(each, depth + 1)
    elif depth < 4 and isinstance(value, (tuple, list, frozenset, set)):
        for each in value:
            yield from _patterns_in(each, depth + 1)
    elif depth < 4 and hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        for name in value.__dataclass_fields__:
            yield from _patterns_in(getattr(value, name, None), depth + 1)


def slow_strings(pattern: Pattern, length: int) -> Iterator[str]:
    """Yield strings of about `length` characters: runs of one sign, and what the pattern itself likes, again and again.

    Of the second kind are texts that fit each beginning of the pattern, repeated, and texts in which one of its
    repetitions goes on for ever and what must follow never comes.
    """
    for run in (*_RUNS, *_MIXED):
        yield run * (length // len(run))
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = parser.parse(source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    choose = random.Random(source)  # noqa: S311  # the same again is what is wanted
    yielded: set[str] = set()
    for _ in range(3):
        for piece in _pumped(tree, choose, length):
            if piece not in yielded:
                yielded.add(piece)
                yield piece


def _pumped(tree: Sequence[tuple[object, object]], choose: random.Random, length: int) -> Iterator[str]:
    before = ""
    for number, item in enumerate(tree):
        text = _example([item], choose)
        for body in _bodies(item):
            unit = _example(body, choose)
            if unit:
                yield before + unit * (length // len(unit)) + "\x01"
                yield (before + unit * 3) * (length // len(before + unit * 3)) + "\x01"
        before += text
        if before and number < len(tree):
            yield before * (length // len(before))
            yield (before + " ") * (length // (len(before) + 1))


def _bodies(item: tuple[object, object]) -> Iterator[Sequence[tuple[object, object]]]:
    """Yield what each unbounded repetition in a part of a pattern repeats."""
    code, value = item
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        _least, most, body = value  # type: ignore[misc]
        if most > 20:  # type: ignore[has-type]
            yield body  # type: ignore[has-type]
    for child in _children(item):
        for each in child:
            yield from _bodies(each)


def _children(item: tuple[object, object]) -> list[Sequence[tuple[object, object]]]:
    code, value = item
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return [value[2]]  # type: ignore[index]
    if code is codes.SUBPATTERN:
        return [value[3]]  # type: ignore[index]
    if code is codes.BRANCH:
        return list(value[1])  # type: ignore[index]
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]  # type: ignore[index]
    if code is codes.ATOMIC_GROUP:
        return [value]  # type: ignore[list-item]
    return []


def _example(tree: Sequence[tuple[object, object]], choose: random.Random) -> str:
    """Return a short text that fits a part of a pattern, or nearly so."""
    return "".join(_example_of(item, choose) for item in tree)


def _example_of(item: tuple[object, object], choose: random.Random) -> str:
    code, value = item
    if code is codes.LITERAL:
        return chr(value)  # type: ignore[arg-type]
    if code is codes.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if code is codes.ANY:
        return choose.choice("a 1")
    if code is codes.IN:
        return _member(value, choose)  # type: ignore[arg-type]
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, most, body = value  # type: ignore[misc]
        times = max(least, min(most, choose.choice([0, 1, 1, 2])))  # type: ignore[has-type]
        return "".join(_example(body, choose) for _ in range(min(times, 8)))  # type: ignore[has-type]
    if code in (codes.ASSERT, codes.ASSERT_NOT, codes.AT, codes.GROUPREF):
        return ""
    children = _children(item)
    return _example(choose.choice(children), choose) if children else ""


def _member(members: Sequence[tuple[object, object]], choose: random.Random) -> str:
    if members[0][0] is codes.NEGATE:
        taken = {chr(value) for code, value in members[1:] if code is codes.LITERAL}  # type: ignore[arg-type]
        digits = any(value is codes.CATEGORY_DIGIT for _, value in members)
        words = any(value is codes.CATEGORY_WORD for _, value in members)
        spaces = any(value is codes.CATEGORY_SPACE for _, value in members)
        wanted = [c for c in ".,-;~" if c not in taken] if words else [c for c in "aé Z-" if c not in taken]
        kept = [c for c in wanted if not (digits and c.isdigit()) and not (spaces and c.isspace())]
        return choose.choice(kept or ["\u2603"])
    code, value = choose.choice(list(members))
    if code is codes.LITERAL:
        return chr(value)  # type: ignore[arg-type]
    if code is codes.RANGE:
        return chr(choose.choice([value[0], value[1]]))  # type: ignore[index]
    categories = {codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " ", codes.CATEGORY_WORD: "a"}
    return categories.get(value, "-")
