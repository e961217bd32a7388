"""What went into each stage of a bulk run and what came of it: the two must be equal, or the run fails.

What a stage was given is counted in the tables before it, what came of it in its manifests and tables.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow.parquet as pq

from dateline.engine.bulk import STAGES
from dateline.engine.chunks import Chunk, RunFolder
from dateline.errors import StageFailed


@dataclass(frozen=True, slots=True)
class StageAccount:
    """What became of all that a stage was given, in `unit`; `seconds` by the clock of this start of the run.

    >>> print(StageAccount("join", "pairs", 1_500, (("joined", 400), ("apart", 1_100))))
    1,500 pairs: 400 joined, 1,100 apart
    """

    name: str
    unit: str
    given: int
    gave: tuple[tuple[str, int], ...]
    seconds: float = 0.0

    def __str__(self) -> str:
        return f"{self.given:,} {self.unit}: " + ", ".join(f"{count:,} {what}" for what, count in self.gave)


class Accounts:
    """The accounts of the stages of one run, each to be asked for when its stage is done.

    Every method raises `StageFailed` where what came out is not what went in.
    """

    def __init__(self, folder: RunFolder) -> None:
        self._folder = folder

    def read(self, chunks: Sequence[Chunk], articles: int, twice: int, seconds: float) -> StageAccount:
        """Account for the pages; `articles` are in the index, `twice` pages stand back for another of one article."""
        counts = self._sums("read", chunks)
        gave = (
            ("articles", articles),
            ("rejected", counts["rejections"]),
            ("there twice", counts["known"] + twice),
        )
        return _balanced(StageAccount("read", "pages", counts["captures"], gave, seconds))

    def meet(self, chunks: Sequence[Chunk], seconds: float) -> StageAccount:
        """Account for the keys of pages."""
        counts = self._sums("meet", chunks)
        gave = (("looked at", counts["keys"]), ("of pages there twice", counts["left"]))
        return _balanced(StageAccount("meet", "keys", self._rows("keys"), gave, seconds))

    def pair(self, chunks: Sequence[Chunk], seconds: float) -> StageAccount:
        """Account for the counts of what pairs share."""
        gave = (("added up", self._sums("pair", chunks)["counts"]),)
        return _balanced(StageAccount("pair", "counts", self._rows("met"), gave, seconds))

    def join(self, chunks: Sequence[Chunk], seconds: float) -> StageAccount:
        """Account for the pairs that share enough."""
        gave = (("joined", self._rows("joined")), ("apart", self._sums("join", chunks)["apart"]))
        return _balanced(StageAccount("join", "pairs", self._rows("candidates"), gave, seconds))

    def link(self, chunks: Sequence[Chunk], articles: int, seconds: float) -> StageAccount:
        """Account for the articles, of which `articles` are in the index."""
        gave = (("linked", self._sums("link", chunks)["pages"]),)
        return _balanced(StageAccount("link", "articles", articles, gave, seconds))

    def _sums(self, stage: str, chunks: Sequence[Chunk]) -> Counter[str]:
        """Return the sums of what the manifests of a stage count."""
        sums = Counter[str]()
        for each in self._folder.stage(STAGES[stage][1]).accounts(chunk.name for chunk in chunks):
            sums.update({name: value for name, value in each.items() if isinstance(value, int)})
        return sums

    def _rows(self, folder: str) -> int:
        return sum(pq.ParquetFile(path).metadata.num_rows for path in self._folder.stage(folder).tables())


def _balanced(account: StageAccount) -> StageAccount:
    if account.given != sum(count for _, count in account.gave):
        raise StageFailed(f"the counts of the stage {account.name!r} do not add up: {account}")
    return account
