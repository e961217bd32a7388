"""What a record survives. Each command prints one JSON line and ends with 1 where anything was lost.

`python -m benchmarks.safety kill --times 200` kills `add` at random moments, on a file or with `--postgres` on a server
of its own; there `--servers 10` kills the server itself so often, too (`killing`). With `--quick` pages are made up,
and the stages that read and link them are the quick stand-ins of the tests: nearly all time is then spent writing.

`python -m benchmarks.safety digest --orders 5 --ray` makes one record in many ways and prints the digest of each:
added bit by bit in shuffled orders, built in bulk by plain processes, by Daft, and with `--ray` by a cluster of two
nodes without and with one of them killed (`digests`, `cluster`).

`python -m benchmarks.safety poison --size 600` adds and builds so many generated pages and among them one in a hundred
that hangs, takes all memory, crashes or recurses (`poison`).

`python -m benchmarks.safety serve --readers 200` reads a record of generated pages (`--size`, kept in `--folder`)
through its web server while pages are added: as people do, and as fast as programs can (`busy`).

`python -m benchmarks.safety fuzz --inputs 10000` gives bent inputs to everything that parses (`fuzzing`, `parsers`).
"""

import argparse
import json
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import pytest

from benchmarks.safety.busy import serve_while_adding
from benchmarks.safety.cluster import missing
from benchmarks.safety.digests import digests
from benchmarks.safety.fuzzing import fuzz
from benchmarks.safety.killing import Places, Server, kill_adding
from benchmarks.safety.parsers import all_parsers
from benchmarks.safety.poison import poison
from benchmarks.speed.adding import built
from tests.fakes import use_fakes
from tests.support.postgres import running_server

EXAMPLES = Path("examples/pages")
_SEED = 7  # of the generated pages


def main(arguments: Sequence[str]) -> int:
    """Do what is asked and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.safety", description=__doc__)
    parser.add_argument("what", choices=("kill", "serve", "digest", "poison", "fuzz"))
    parser.add_argument("--pages", type=Path, default=EXAMPLES)
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL server that is started for this")
    parser.add_argument("--times", type=int, default=20, help="kills of the process that adds")
    parser.add_argument("--servers", type=int, default=0, help="kills of the server")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--orders", type=int, default=5, help="digest: shuffled orders of adding")
    parser.add_argument("--ray", action="store_true", help="digest: on a cluster, too")
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=30.0, help="how long each kind of reader reads")
    parser.add_argument("--size", type=int, default=1000, help="poison, serve: pages that do no harm")
    parser.add_argument("--folder", type=Path, help="serve: where generated records are kept")
    parser.add_argument("--workers", type=int, default=1, help="serve: processes that answer")
    parser.add_argument("--quick", action="store_true", help="kill: stand-ins for the stages")
    parser.add_argument("--inputs", type=int, default=10_000, help="fuzz: inputs in all")
    parser.add_argument("--only", help="fuzz: one parser, by its name")
    asked = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, _end)
    if asked.what == "fuzz":
        found = _fuzzed(asked.inputs, asked.seed, asked.only)
        print(json.dumps(found))
        return 1 if found["faults"] else 0
    if asked.ray and (lacking := missing()):
        parser.error(lacking)
    with TemporaryDirectory() as folder, _places(on_server=asked.postgres) as (places, server):
        pages = _stand_ins(Path(folder)) if asked.quick else asked.pages
        if asked.what == "kill":
            found = kill_adding(pages, places, asked.times, asked.seed, server, asked.servers)
        elif asked.what == "digest":
            found = digests(pages, Path(folder) / "ways", orders=asked.orders, seed=asked.seed, on_ray=asked.ray)
        elif asked.what == "poison":
            found = poison(Path(folder), asked.size)
        else:
            place = places("served")
            kept = asked.folder or Path(folder)
            kept.mkdir(parents=True, exist_ok=True)
            for record in built([asked.size], kept, _SEED):
                shutil.copy(record, place)
            found = serve_while_adding(place, asked.size, asked.readers, asked.seconds, asked.workers)
    print(json.dumps(found))
    return 1 if found["faults"] else 0


def _end(number: int, _frame: FrameType | None) -> None:
    """Leave in order when told to, so that no server and no folder is left behind."""
    sys.exit(128 + number)


def _fuzzed(inputs: int, seed: int, only: str | None) -> dict[str, object]:
    with TemporaryDirectory() as folder, all_parsers(Path(folder)) as parsers:
        accounts = fuzz([each for each in parsers if only in (None, each.name)], inputs, seed)
    counts = {name: [each.inputs, each.refused, len(each.failures)] for name, each in accounts.items()}
    slowest = max(accounts, key=lambda name: accounts[name].slowest)
    return {
        "seed": seed,
        "inputs": sum(each.inputs for each in accounts.values()),
        "inputs_refused_failed": counts,
        "slowest": f"{slowest}: {accounts[slowest].slowest:.1f} s",
        "faults": [f"{name}: {each}" for name, account in accounts.items() for each in account.failures],
    }


def _stand_ins(folder: Path) -> Path:
    """Put quick stand-ins in the place of the stages, and return the folder of pages made up for them."""
    use_fakes(pytest.MonkeyPatch())
    for number in range(25):
        text = f"Work stopped in hall {number}. {'It was said so. ' * 50}"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


@contextmanager
def _places(*, on_server: bool) -> Iterator[tuple[Places, Server | None]]:
    """Give what names places of new records: files in a temporary folder, or schemas of a server."""
    if on_server:
        with running_server(durable=True) as server:
            yield lambda _: server.address(), server
    else:
        numbers = count()
        with TemporaryDirectory() as folder:
            yield lambda name: f"{folder}/{name}-{next(numbers)}.dateline", None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
