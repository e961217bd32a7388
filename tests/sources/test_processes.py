import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.sources.processes import Waiting, ended_late

_BUSY = "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); print(flush=True)\nwhile True: pass"


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="the system does not tell")
def test_standing_in_line_for_a_processor_is_no_waiting() -> None:
    crowd = [subprocess.Popen([sys.executable, "-c", _BUSY], stdout=subprocess.PIPE) for _ in range(3)]
    try:
        for each in crowd:
            assert each.stdout and each.stdout.readline()
        busy, own, start = Waiting(crowd[0].pid), Waiting(), time.monotonic()
        time.sleep(0.5)
        assert busy.seconds() < (time.monotonic() - start) / 2 < own.seconds()
    finally:
        for each in crowd:
            each.kill()
            each.communicate()


def test_where_the_system_does_not_tell_all_time_is_waiting() -> None:
    waiting = Waiting(1 << 30)  # no process has this number
    time.sleep(0.05)
    assert waiting.seconds() >= 0.05


def test_a_process_that_waits_too_long_is_ended_and_one_that_answers_is_not() -> None:
    with subprocess.Popen([sys.executable, "-c", "input(); print()"], stdin=-1, stdout=-1) as process:
        assert process.stdin and process.stdout
        with ended_late(process, 60) as late:
            process.stdin.write(b"\n")
            process.stdin.flush()
            assert process.stdout.readline() == b"\n"
        assert not late.is_set()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1, stdout=-1) as process:
        assert process.stdout
        with ended_late(process, 0.1) as late:
            assert process.stdout.readline() == b""
        assert late.is_set() and process.wait() < 0
