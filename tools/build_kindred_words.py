"""Write the table of words that may name one happening, from WordNet and our own groups.

Run: `python -m tools.build_kindred_words DICT > src/dateline/text/kindred_words.txt`, where DICT holds the database
files of WordNet 3.1 (`data.noun`, `data.verb`, `index.noun`, `index.verb`). Verbs count, and nouns for acts, events,
utterances, phenomena, processes and states; words that are not common in news are left out.

From a word one may go to its senses (rarer ones cost more), from a sense to the verb or noun derived from it, to a
sense of the same verb group, to its cause, or to what is more general. Two words are as far apart as the cheapest two
ways that meet in one sense; the table keeps three steps.
"""

import heapq
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from dateline.text.shingles import stem

ROOT = Path(__file__).resolve().parents[1]
GROUPS = ROOT / "resources" / "kindred_words.txt"
STEMS = ROOT / "src" / "dateline" / "text" / "common_stems.txt"
NOTICE = """\
# Made by tools/build_kindred_words.py. Lines "news:" from resources/kindred_words.txt; all others from WordNet 3.1:
# WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. Used, copied, modified and distributed under
# its licence: THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR
# WARRANTIES, EXPRESS OR IMPLIED. The licence in full: NOTICE"""

Sense = tuple[str, str]
# Numbers of WordNet's files of nouns: act, communication, event, phenomenon, process, state.
_NOUNS = frozenset({"04", "10", "11", "19", "22", "26"})
# Signs of WordNet's pointers: derived form, verb group, cause, entailment, hypernym.
_COSTS = {"+": 0.3, "$": 0.5, ">": 0.7, "*": 1.0, "@": 1.0}
_PER_SENSE, _RAREST = 0.1, 4
_FARTHEST = 1.4
# The upper bounds of the steps that the table keeps.
_STEPS = (0.25, 0.65, 1.05, 1.35)
# A sense that so many words lead to is too general to make them kin.
_WIDEST = 400


def main(folder: str) -> None:
    """Print the notice, our groups as stems, and for every stem the stems behind it in the alphabet with their step."""
    print(NOTICE)
    for line in GROUPS.read_text("utf-8").splitlines():
        words = line.partition("#")[0].split()
        if words:
            print("news:" + " ".join(dict.fromkeys(map(stem, words))))
    rows: dict[str, list[str]] = defaultdict(list)
    for (one, other), far in sorted(distances(Path(folder)).items()):
        rows[one].append(f"{next(step for step, most in enumerate(_STEPS) if far <= most)}{other}")
    for one, others in rows.items():
        print(f"{one}:{' '.join(others)}")


def distances(folder: Path) -> dict[tuple[str, str], float]:
    """Return how far apart two common stems are, for those that are kin."""
    ways = {sense: pointers for kind in ("noun", "verb") for sense, pointers in _senses(folder / f"data.{kind}", kind)}
    common = {line.partition("\t")[0] for line in STEMS.read_text("utf-8").splitlines()}
    reached: dict[Sense, dict[str, float]] = defaultdict(dict)
    for word, senses in _words(folder, ways).items():
        root = stem(word)
        if root in common:
            for sense, far in _reach(senses, ways).items():
                reached[sense][root] = min(far, reached[sense].get(root, _FARTHEST))
    found: dict[tuple[str, str], float] = {}
    for near in reached.values():
        if len(near) <= _WIDEST:
            for one, other in combinations(sorted(near), 2):
                far = round(near[one] + near[other], 3)
                if far <= _STEPS[-1]:
                    found[one, other] = min(far, found.get((one, other), far))
    return found


def _senses(path: Path, kind: str) -> Iterator[tuple[Sense, list[tuple[str, Sense]]]]:
    """Yield each sense of a file with its pointers; the licence stands in lines that begin with blanks."""
    for line in path.read_text("utf-8").splitlines():
        fields = line.partition(" | ")[0].split()
        if line.startswith("  ") or (kind == "noun" and fields[1] not in _NOUNS):
            continue
        at = 4 + 2 * int(fields[3], 16)
        pointers = [fields[at + 1 + 4 * n : at + 4 + 4 * n] for n in range(int(fields[at]))]
        yield (fields[0], kind[0]), [(sign, (offset, part)) for sign, offset, part in pointers if sign in _COSTS]


def _words(folder: Path, known: Iterable[Sense]) -> dict[str, list[tuple[float, Sense]]]:
    """Return the senses of every plain word with what it costs to go there."""
    found: dict[str, list[tuple[float, Sense]]] = defaultdict(list)
    senses = set(known)
    for kind in ("noun", "verb"):
        for line in (folder / f"index.{kind}").read_text("utf-8").splitlines():
            fields = line.split()
            if line.startswith("  ") or not fields[0].isalpha():
                continue
            for rank, offset in enumerate(fields[-int(fields[2]) :]):
                if (offset, kind[0]) in senses:
                    found[fields[0]].append((min(rank, _RAREST) * _PER_SENSE, (offset, kind[0])))
    return found


def _reach(start: Iterable[tuple[float, Sense]], ways: dict[Sense, list[tuple[str, Sense]]]) -> dict[Sense, float]:
    """Return the senses that a word leads to with what the cheapest way costs."""
    queue = sorted(start)
    found: dict[Sense, float] = {}
    while queue:
        far, sense = heapq.heappop(queue)
        if sense in found:
            continue
        found[sense] = far
        for sign, other in ways[sense]:
            if other in ways and far + _COSTS[sign] <= _FARTHEST:
                heapq.heappush(queue, (far + _COSTS[sign], other))
    return found


if __name__ == "__main__":
    main(sys.argv[1])
