"""Count in how many texts each word stem occurs and write the table of common stems.

Run: `python -m tools.build_word_weights FOLDER… > src/dateline/text/common_stems.txt`, where each folder holds plain
text files of general news. The table is frozen with the package: linking must not depend on the record it works on.
"""

import re
import sys
from collections import Counter
from pathlib import Path

from dateline.text.shingles import stem

# Capitalised words are left out: names must not count as common words of the language.
_LOWER_CASE = re.compile(r"\b[a-z]+\b")
LOWEST_SHARE = 0.004


def main(folders: list[str]) -> None:
    """Print `stem<TAB>share of texts in per mille` for stems in at least 0.4 % of the texts."""
    counts: Counter[str] = Counter()
    texts = 0
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.txt")):
            words = _LOWER_CASE.findall(path.read_text("utf-8"))
            counts.update({stem(word) for word in words})
            texts += 1
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if count / texts >= LOWEST_SHARE and len(word) > 1:
            print(f"{word}\t{round(1000 * count / texts)}")


if __name__ == "__main__":
    main(sys.argv[1:])
