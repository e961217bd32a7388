"""Which gold mentions of ECB+ are of one happening, with gold, found and no stories.

    python -m benchmarks.quality ecbplus_events --data FOLDER [--topics 1-35]

`conll_gold`, `conll_predicted` and `conll_none` (and the same for LEA) say how well mentions are grouped where only
those of one gold story are compared, of one story that dateline makes of the documents, and of any two documents that
share some of their weightiest words. Mentions alone in their happening count. Beside them stands what is hard to beat
on this corpus: the same stem within a gold story. Thresholds were fixed on the training topics. Prints one line of
JSON.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from pathlib import Path

from benchmarks.quality.coreference import grouped, scores
from benchmarks.quality.ecbplus import BadData, documents, topics
from benchmarks.quality.ecbplus_deeds import Told, told_in
from benchmarks.quality.ecbplus_stories import stories
from dateline.link.clusters import Pair
from dateline.link.deeds import group_deeds
from dateline.link.keys import candidates
from dateline.text.deeds import Text

_KEYWORDS, _SHARED, _WIDEST = 24, 3, 100


def main(arguments: list[str] | None = None) -> int:
    """Score the chosen topics and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--topics", default="1-35")
    options = parser.parse_args(arguments)
    began = time.perf_counter()
    try:
        chosen = documents(options.data, topics(options.topics))
    except BadData as error:
        parser.error(str(error))
    told = list(told_in(chosen))
    gold = grouped({each.id: each.event for each in told})
    settings = {
        "gold": _pairs_within(told, grouped({each.name: each.story for each in chosen})),
        "predicted": _pairs_within(told, stories(chosen)),
        "none": _pairs_of_like_texts(told),
    }
    deeds = {each.id: each.deed for each in told}
    found = {name: scores(gold, map(set, group_deeds(deeds, pairs))) for name, pairs in settings.items()}
    stems = scores(gold, grouped({each.id: (each.deed.head, each.document.story) for each in told}))
    result = {
        "benchmark": "ecbplus_events",
        "topics": options.topics,
        "documents": len(chosen),
        "mentions": len(told),
        "happenings": len(gold),
        **{f"{measure}_{name}": value for name, each in found.items() for measure, value in each.items()},
        "conll_stem_gold_story": stems["conll"],
        "lea_stem_gold_story": stems["lea"],
        "points_above_stem": round(100 * (found["predicted"]["conll"] - stems["conll"]), 2),
        "seconds": round(time.perf_counter() - began, 1),
    }
    print(json.dumps(result))
    return 0


def _pairs_within(told: Iterable[Told], groups: Iterable[Iterable[str]]) -> list[Pair]:
    """Return the pairs of mentions whose documents are in one group."""
    home = {name: number for number, group in enumerate(groups) for name in group}
    inside: Mapping[int, list[str]] = defaultdict(list)
    for each in told:
        inside[home[each.document.name]].append(each.id)
    return [both for names in inside.values() for both in combinations(names, 2)]


def _pairs_of_like_texts(told: Sequence[Told]) -> list[Pair]:
    """Return the pairs of mentions in one document or in two that share some of their weightiest words."""
    by_text: dict[str, list[str]] = defaultdict(list)
    for each in told:
        by_text[each.document.name].append(each.id)
    texts = {each.document.name: each.deed.text for each in told}
    near = candidates({name: _keywords(text) for name, text in texts.items()}, widest=_WIDEST, shared=_SHARED)
    own = [both for names in by_text.values() for both in combinations(names, 2)]
    return own + [both for one, other in near for both in product(by_text[one], by_text[other])]


def _keywords(text: Text) -> list[str]:
    return sorted(text.bag, key=lambda word: (-text.bag[word], word))[:_KEYWORDS]


if __name__ == "__main__":
    raise SystemExit(main())
