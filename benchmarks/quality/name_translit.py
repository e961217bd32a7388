"""Names found again in another script, on the pairs of name_translit.

    python -m benchmarks.quality name_translit --data bench/name_translit [--most 1000] [--errors]

For a name part in Arabic, Chinese, Hebrew, Japanese, Korean or Cyrillic letters, all Latin spellings of the same file
are ranked by how alike their Latin letters (`names.fold`), sounds (`names.sound`) and consonants (`names.skeleton`)
are; `hit@1` is the share of names whose own spelling comes first. Of several that come first together each counts for
its share. Beside it stands plain transliteration with the Levenshtein ratio. At most `--most` names of a script are
asked, chosen by hash, against all spellings. Prints one line of JSON.
"""

import argparse
import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Indel, Levenshtein
from rapidfuzz.process import cdist

from dateline.text.names import fold, skeleton, sound

_EQUAL = 1e-6
_ROWS = 256
# How each measure reads a name, and what compares the readings.
_Measure = tuple[Callable[[str], str], Callable[..., float]]
_PLAIN: tuple[_Measure, ...] = ((fold, Levenshtein.normalized_similarity),)
_OURS: tuple[_Measure, ...] = (
    *_PLAIN,
    (lambda name: sound(fold(name).replace(" ", "")), Indel.normalized_similarity),
    (skeleton, Indel.normalized_similarity),
)


def main(arguments: list[str] | None = None) -> int:
    """Score every file of name pairs and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--most", type=int, default=1000, help="names asked for each script")
    parser.add_argument("--errors", action="store_true", help="list names for which another spelling comes first")
    options = parser.parse_args(arguments)
    files = sorted((options.data / "data").glob("wd_*_20"))
    if not files:
        parser.error(f"no files data/wd_*_20 in {options.data}")
    hits, plain, asked = {}, {}, 0
    for path in files:
        script = path.name.split("_")[1]
        pairs = read_pairs(path)
        chosen = sorted(pairs, key=_shuffled)[: options.most]
        latin = sorted({one for one, _ in pairs})
        asked += len(chosen)
        hits[script] = round(hit_at_1(chosen, latin, _OURS, errors=options.errors), 4)
        plain[script] = round(hit_at_1(chosen, latin, _PLAIN), 4)
    result = {
        "benchmark": "name_translit",
        "names": asked,
        "hit@1": round(sum(hits.values()) / len(hits), 4),
        "hit@1_transliterated_levenshtein": round(sum(plain.values()) / len(plain), 4),
        "by_script": hits,
        "by_script_levenshtein": plain,
    }
    print(json.dumps(result))
    return 0


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """Return the Latin and the other spelling of every line; the published files part letters by blanks."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return sorted({(row[0], row[1].replace(" ", "")) for row in rows if len(row) > 1})


def _shuffled(pair: tuple[str, str]) -> bytes:
    return hashlib.sha256("\t".join(pair).encode()).digest()


def hit_at_1(
    asked: Sequence[tuple[str, str]], latin: Sequence[str], measures: Sequence[_Measure], *, errors: bool = False
) -> float:
    """Return the share of names whose own Latin spelling ranks first."""
    total = 0.0
    readings = [[read(name) for name in latin] for read, _ in measures]
    for start in range(0, len(asked), _ROWS):
        rows = asked[start : start + _ROWS]
        likeness = np.zeros((len(rows), len(latin)))
        for (read, compare), known in zip(measures, readings, strict=True):
            likeness += cdist([read(other) for _, other in rows], known, scorer=compare)
        for (one, other), scores in zip(rows, likeness, strict=True):
            first = {latin[index] for index in (scores >= scores.max() - _EQUAL).nonzero()[0]}
            total += (one in first) / len(first)
            if errors and one not in first:
                print(other, one, "|", ", ".join(sorted(first)[:3]))
    return total / max(1, len(asked))


if __name__ == "__main__":
    raise SystemExit(main())
