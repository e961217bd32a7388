"""Which documents of ECB+ tell one story, against the two look-alike stories of each topic.

    python -m benchmarks.quality ecbplus_stories --data FOLDER [--topics 2,5,12,18,21,23,34,35] [--errors]

All chosen documents are linked as one record, as `dateline add` would, and the stories it makes are scored with B³. No
document has a date of publication. Beside it stands TF-IDF with average linkage at the threshold that is best on the
very documents scored, which no real use knows; `tfidf_fixed` is its score at the threshold that is best on the training
topics, where those are asked for with `--fix-on`. Prints one line of JSON.
"""

import argparse
import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from scorch.scores import b_cubed
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.quality.coreference import grouped
from benchmarks.quality.ecbplus import DEVELOPMENT, BadData, Document, article, documents, lay_out, topics
from dateline.annotate.annotate import annotate
from dateline.link.resolve import link
from dateline.model.link import Page

_STEPS = np.arange(0.5, 1.0, 0.01)


def main(arguments: list[str] | None = None) -> int:
    """Score the chosen topics and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--topics", default=",".join(map(str, sorted(DEVELOPMENT))))
    parser.add_argument("--fix-on", help="topics on which the threshold of TF-IDF is fixed")
    parser.add_argument("--errors", action="store_true", help="list the stories that are not those of the corpus")
    options = parser.parse_args(arguments)
    try:
        chosen = documents(options.data, topics(options.topics))
        fixing = documents(options.data, topics(options.fix_on)) if options.fix_on else []
    except BadData as error:
        parser.error(str(error))
    began = time.perf_counter()
    found = stories(chosen)
    seconds = time.perf_counter() - began
    gold = grouped({document.name: document.story for document in chosen})
    if options.errors:
        for group in sorted(map(sorted, found)):
            if set(group) not in gold:
                print(" ".join(group))
    recall, precision, f1 = b_cubed(gold, found)
    rivals = tfidf(chosen)
    result = {
        "benchmark": "ecbplus_stories",
        "topics": options.topics,
        "documents": len(chosen),
        "stories": len(gold),
        "stories_found": len(found),
        "b_cubed_f1": round(float(f1), 4),
        "precision": round(float(precision), 4),
        "recall": round(float(recall), 4),
        "tfidf_best": round(max(rivals), 4),
        "seconds": round(seconds, 1),
    }
    if fixing:
        result["tfidf_fixed"] = round(rivals[int(np.argmax(tfidf(fixing)))], 4)
    print(json.dumps(result))
    return 0


def stories(chosen: Iterable[Document]) -> list[set[str]]:
    """Return the documents of each story that dateline makes of them."""
    articles = (article(document, lay_out(document)) for document in chosen)
    links = link([Page(each, annotate(each)) for each in articles])
    return [set(story.articles) for story in links.stories]


def tfidf(chosen: Sequence[Document]) -> list[float]:
    """Return the B³ F1 of TF-IDF with average linkage at each threshold tried."""
    texts = [article(document, lay_out(document)).text_without() for document in chosen]
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    distances = np.clip(1 - (vectors @ vectors.T).toarray(), 0.0, 1.0)
    gold = grouped({document.name: document.story for document in chosen})
    found = []
    for step in _STEPS:
        model = AgglomerativeClustering(None, metric="precomputed", linkage="average", distance_threshold=step)
        labels = model.fit_predict(distances)
        groups = grouped({document.name: int(label) for document, label in zip(chosen, labels, strict=True)})
        found.append(float(b_cubed(gold, groups)[2]))
    return found


if __name__ == "__main__":
    raise SystemExit(main())
