"""Asking for a web address as it should be done: address checked, robots.txt obeyed, turns taken, failures retried."""

import contextlib
import email.utils
import ssl
from datetime import UTC
from urllib.parse import urljoin

from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    wait_exponential,
    wait_random,
)

from dateline.settings import FetchSettings
from dateline.sources.addresses import Resolver, Target, checked_addresses, parse_target
from dateline.sources.clock import Clock
from dateline.sources.connection import Answer, Connector
from dateline.sources.content_coding import ACCEPTED
from dateline.sources.failures import FetchFailure, Refused, Temporary
from dateline.sources.politeness import Turns
from dateline.sources.robots import MAX_ROBOTS_BYTES, RobotsRules

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504})
_BACKOFF_CAP = 60.0
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

Conditions = tuple[str, dict[str, str]]
"""A URL, and the headers that go with a request for just that one."""


class Asker:
    """Asks for URLs on behalf of one program; remembers robots.txt rules and whose turn it is."""

    def __init__(
        self, settings: FetchSettings, clock: Clock, resolve: Resolver, context: ssl.SSLContext | None
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._resolve = resolve
        self._connector = Connector(settings, context)
        self._turns = Turns(clock)
        self._robots = RobotsRules(self._ask_for_robots, clock, settings.user_agent)
        backoff = wait_exponential(multiplier=settings.backoff_seconds, max=_BACKOFF_CAP)
        self._backoff = backoff + wait_random(0, settings.backoff_seconds)

    def follow(self, url: str, conditions: Conditions | None = None) -> Answer:
        """Return the answer at `url` or where it redirects to; every hop is checked like the first.

        Raises:
            FetchFailure: no answer could or should be had.
        """
        for _ in range(self._settings.max_redirects + 1):
            target = parse_target(url)
            extra = conditions[1] if conditions and conditions[0] == target.url else {}
            answer = self._ask_politely(target, extra)
            hop = _next_hop(answer)
            if hop is None:
                return answer
            url = hop
        raise FetchFailure(f"more than {self._settings.max_redirects} redirects, the last to {url[:200]}")

    def _ask_politely(self, target: Target, extra: dict[str, str]) -> Answer:
        addresses = self._addresses(target)
        delay = self._delay(target)
        headers = {**self._headers(), "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED, **extra}
        retrying = Retrying(
            stop=stop_after_attempt(self._settings.attempts),
            wait=self._wait_before_retry,
            retry=retry_if_exception_type(Temporary),
            sleep=self._clock.sleep,
            reraise=True,
        )
        return retrying(self._ask_once, target, addresses, headers, delay)

    def _addresses(self, target: Target) -> tuple[str, ...]:
        return checked_addresses(target, allow_private=self._settings.allow_private, resolve=self._resolve)

    def _headers(self) -> dict[str, str]:
        return {"User-Agent": self._settings.user_agent, "Connection": "close"}

    def _delay(self, target: Target) -> float:
        """Return how long to leave the host alone between requests; `Refused` where its robots.txt says no."""
        least = self._settings.host_delay
        if not self._settings.obey_robots:
            return least
        rules = self._robots.rules(target)
        if reason := rules.refusal(target.url):
            raise Refused(reason)
        if rules.crawl_delay > self._settings.max_crawl_delay:
            raise Refused(f"robots.txt asks for {rules.crawl_delay:g} seconds between requests, longer than we wait")
        return max(least, rules.crawl_delay)

    def _ask_once(self, target: Target, addresses: tuple[str, ...], headers: dict[str, str], delay: float) -> Answer:
        self._turns.wait(target.host, delay)
        answer = self._connector.get(target, addresses, headers)
        if answer.status not in _MAY_PASS:
            return answer
        asked = self._retry_after(answer)
        longest = self._settings.max_retry_after
        if asked:
            self._turns.postpone(target.host, min(asked, longest))
        if asked and asked > longest:
            raise FetchFailure(f"the server answered {answer.status} and asks to wait {asked:,.0f} seconds")
        raise Temporary(f"the server answered {answer.status}", retry_after=asked)

    def _wait_before_retry(self, state: RetryCallState) -> float:
        failure = state.outcome.exception() if state.outcome else None
        if isinstance(failure, Temporary) and failure.retry_after:
            return 0.0  # the host's next turn is put off already
        return self._backoff(state)

    def _retry_after(self, answer: Answer) -> float | None:
        """Return how many seconds the server asks to wait: it may name seconds or a date."""
        stated = (answer.header("retry-after") or "").strip()
        if stated.isdecimal():
            return float(stated[:9])
        try:
            moment = email.utils.parsedate_to_datetime(stated)
        except ValueError:
            return None
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (aware - self._clock.now()).total_seconds())

    def _ask_for_robots(self, url: str) -> Answer:
        headers = {**self._headers(), "Accept": "text/plain,*/*;q=0.8", "Accept-Encoding": "identity"}
        for _ in range(self._settings.max_redirects + 1):
            target = parse_target(url)
            answer = self._connector.get(target, self._addresses(target), headers, cut_at=MAX_ROBOTS_BYTES)
            if (hop := _next_hop(answer)) is None:
                return answer
            url = hop
        raise FetchFailure("robots.txt redirects too often")


def _next_hop(answer: Answer) -> str | None:
    """Return where an answer sends us, or `None` where it is the end of the way."""
    location = answer.header("location")
    if answer.status not in _REDIRECTS or not location:
        return None
    with contextlib.suppress(UnicodeError):
        # Header bytes arrive as Latin-1; an address written in UTF-8 is put right here.
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(answer.url, location.strip())
    except ValueError:
        raise Refused(f"redirected to something that is no URL: {location[:200]!r}") from None
