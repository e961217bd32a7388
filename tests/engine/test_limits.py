import re
import signal
import threading
import time

import pytest

from dateline.engine.limits import TimeUp, time_limit


def test_a_block_that_ends_in_time_is_left_alone() -> None:
    with time_limit(5):
        done = sum(range(10))
    assert done == 45
    assert signal.getitimer(signal.ITIMER_REAL) == signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_waiting_is_borne_longer_than_computing() -> None:
    with time_limit(0.05):
        time.sleep(0.2)
    with pytest.raises(TimeUp), time_limit(0.02):
        time.sleep(5)


def test_handlers_of_the_caller_are_put_back() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(1):
        assert signal.getsignal(signal.SIGALRM) is not before
    assert signal.getsignal(signal.SIGALRM) is before


def _run_for_ever() -> None:
    while True:
        time.perf_counter()


def test_a_loop_is_stopped() -> None:
    start = time.perf_counter()
    with pytest.raises(TimeUp), time_limit(0.05):
        _run_for_ever()
    assert time.perf_counter() - start < 2


def test_a_regular_expression_that_never_ends_is_stopped() -> None:
    with pytest.raises(TimeUp), time_limit(0.1):
        re.match(r"(a+)+$", "a" * 40 + "b")


def test_a_fault_in_the_block_passes_and_the_alarm_is_off() -> None:
    with pytest.raises(KeyError), time_limit(0.05):
        raise KeyError
    time.sleep(0.1)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_outside_the_main_thread_the_block_just_runs() -> None:
    done: list[bool] = []

    def work() -> None:
        with time_limit(0.01):
            time.sleep(0.05)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
