import threading

from dateline.sources.politeness import Turns
from tests.support.web_server import TestClock


def test_the_first_turn_is_at_once_and_hosts_do_not_wait_for_each_other() -> None:
    clock = TestClock()
    turns = Turns(clock)
    for host in ("a.example", "b.example"):
        turns.wait(host, 5)
    assert clock.slept == []


def test_turns_at_one_host_keep_their_distance() -> None:
    clock = TestClock()
    turns = Turns(clock)
    turns.wait("a.example", 5)
    clock.seconds += 2
    turns.wait("a.example", 5)
    assert clock.slept == [3]


def test_a_host_that_asks_to_be_left_alone_is() -> None:
    clock = TestClock()
    turns = Turns(clock)
    turns.postpone("a.example", 30)
    turns.postpone("a.example", 10)
    turns.wait("a.example", 1)
    assert clock.slept == [30]


def test_turns_are_given_out_once_when_several_threads_ask() -> None:
    clock = TestClock()
    turns = Turns(clock)
    threads = [threading.Thread(target=turns.wait, args=("a.example", 1)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    turns.wait("a.example", 0)
    assert clock.seconds >= 8
