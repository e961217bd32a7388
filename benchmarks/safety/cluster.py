"""A bulk run on a Ray cluster of two nodes, one of which may be killed: `python -m benchmarks.safety.cluster …`.

Ray listens on every address of its machine, so all of it runs in a network namespace that has the loopback only:
nothing outside can reach it, and it can reach nothing. The cluster is the one that Ray's own tests use
(`ray.cluster_utils`).
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

from benchmarks.processes import family
from dateline.building import Build
from dateline.engine.chunks import RunFolder
from dateline.settings import PageSettings, RunSettings

_LOOK = 0.1  # seconds between two looks at how far the run has come
_JOBS = 2
_ENVIRONMENT = {"RAY_USAGE_STATS_ENABLED": "0", "DO_NOT_TRACK": "1"}  # there is nobody to be told of the cluster
_TRIES = 5  # Ray gives a node half a minute to start; on a busy machine it may take longer


def missing() -> str:
    """Return what is missing for a cluster here, in words; empty where nothing is."""
    if find_spec("ray") is None:
        return "ray is not installed: pip install 'dateline[ray]'"
    if which("unshare") is None or not _can_be_alone():
        return "a network namespace cannot be made here"
    return ""


def _can_be_alone() -> bool:
    tried = subprocess.run(_alone("true"), capture_output=True, check=False)  # noqa: S603  # ourselves
    return not tried.returncode


def build_on_cluster(pages: Path, out: Path, *, kill: bool) -> dict[str, Any]:
    """Build a folder of pages on two nodes without a network, and return what became of them."""
    arguments = [str(pages), str(out), *(["kill"] if kill else [])]
    run = subprocess.run(  # noqa: S603  # ourselves
        _alone(sys.executable, "-m", "benchmarks.safety.cluster", *arguments),
        stdout=subprocess.PIPE,
        check=True,
        env={**os.environ, **_ENVIRONMENT},
    )
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def _alone(*command: str) -> list[str]:
    """Return a command that runs another one in a network namespace with the loopback only."""
    own = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--net", "--map-root-user"]
    return [*own, "sh", "-c", 'ip link set lo up && exec "$@"', "sh", *command]


def main(arguments: Sequence[str]) -> None:
    """Build in this process, inside the namespace."""
    pages, out = Path(arguments[0]), Path(arguments[1])
    cluster = _in_time(_head)
    try:
        second = _in_time(partial(cluster.add_node, num_cpus=1))
        cluster.wait_for_nodes()
        raylet = second.all_processes["raylet"][0].process
        ended = threading.Event()
        killed: dict[str, int] = {}
        killer = threading.Thread(target=_kill_at_work, args=(raylet.pid, RunFolder(out), ended.is_set, killed))
        if "kill" in arguments[2:]:
            killer.start()
        build = Build(out, jobs=_JOBS, ray=cluster.address)
        report = build.run([str(pages)], page=PageSettings(), run=RunSettings())
        ended.set()
        is_alive = raylet.poll() is None
    finally:
        cluster.shutdown()
    print(json.dumps({"articles": report.articles, "second node alive at the end": is_alive, **killed}))


def _head() -> Any:
    from ray.cluster_utils import Cluster  # noqa: PLC0415  # an extra

    return Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})


def _in_time(start: Callable[[], Any]) -> Any:
    """Start a node, several times where it takes too long; Ray knows no exception of its own for that."""
    for _ in range(_TRIES - 1):
        with suppress(Exception):
            return start()
    return start()


def _kill_at_work(raylet: int, run: RunFolder, is_over: Callable[[], bool], killed: dict[str, int]) -> None:
    """Kill a node with all its processes as soon as it reads a page while something is done and something is not."""
    while not is_over():
        time.sleep(_LOOK)
        processes = family(raylet)
        readers = [each for each in processes if b"dateline.engine.worker" in _command(each)]
        if readers and (done := run.stage("read").done()):
            for each in processes:
                with suppress(ProcessLookupError):
                    os.kill(each, signal.SIGKILL)
            killed |= {"processes killed": len(processes), "chunks read before": len(done)}
            return


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


if __name__ == "__main__":
    main(sys.argv[1:])
