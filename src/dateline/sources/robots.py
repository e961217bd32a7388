"""robots.txt: which pages of a site may be fetched, and how fast.

The rules of RFC 9309: no file (4xx) allows everything; a server that fails (5xx, or no answer) allows nothing until
it answers again; what was read is kept for a day at most. One step beyond the standard: 429 is an answer to
how often we ask, not a missing file, so it counts as a failure too. `Crawl-delay` is not in the standard
but widely used, and honoured.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from dateline.sources.addresses import Target
from dateline.sources.clock import Clock
from dateline.sources.connection import Answer
from dateline.sources.failures import FetchFailure

MAX_ROBOTS_BYTES = 512_000  # RFC 9309 asks for 500 KiB at least
KEPT_SECONDS = 24 * 3600.0
FAILURE_KEPT_SECONDS = 600.0
_AGENT = re.compile(r"\s*user[- ]?agent\s*[:\s]\s*(.*)", re.IGNORECASE)
_NOBODY = "User-agent: ~"


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site's robots.txt says to one program; `parsed` is `None` where everything or nothing is allowed."""

    parsed: Protego | None
    name: str
    unreachable: str | None = None

    def refusal(self, url: str) -> str | None:
        """Return why `url` may not be fetched, or `None` where it may."""
        if self.unreachable:
            return f"robots.txt could not be read, so nothing of this site is fetched: {self.unreachable}"
        if self.parsed is None or self.parsed.can_fetch(url, self.name):
            return None
        return f"robots.txt forbids it to {self.name!r}"

    @property
    def crawl_delay(self) -> float:
        """Seconds that the site asks for between two requests; 0 where it asks for none."""
        asked = self.parsed.crawl_delay(self.name) if self.parsed else None
        return max(0.0, float(asked)) if asked else 0.0


class RobotsRules:
    """Rules of every site asked so far. `ask` fetches a robots.txt, redirects followed."""

    def __init__(self, ask: Callable[[str], Answer], clock: Clock, user_agent: str) -> None:
        self._ask = ask
        self._clock = clock
        self._name = product_token(user_agent)
        self._kept: dict[str, tuple[float, Rules]] = {}

    def rules(self, target: Target) -> Rules:
        """Return the rules of the target's site, read now or kept from before."""
        until, rules = self._kept.get(target.origin, (0.0, None))
        if rules is None or self._clock.monotonic() >= until:
            rules = self._read(target.origin)
            lifetime = FAILURE_KEPT_SECONDS if rules.unreachable else KEPT_SECONDS
            self._kept[target.origin] = (self._clock.monotonic() + lifetime, rules)
        return rules

    def _read(self, origin: str) -> Rules:
        try:
            answer = self._ask(f"{origin}/robots.txt")
        except FetchFailure as failure:
            return Rules(None, self._name, failure.detail)
        if answer.status == 429 or answer.status >= 500:
            return Rules(None, self._name, f"the server answered {answer.status}")
        if answer.status != 200:
            return Rules(None, self._name)
        text = answer.body[:MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace")
        return Rules(Protego.parse(ours(text, self._name)), self._name)


def ours(text: str, name: str) -> str:
    r"""Return a robots.txt without the names of programs that are certainly not `name`.

    Protego keeps each rule once for every program of its group: half a megabyte of names and rules would become
    gigabytes. Their groups stay, under one name that nobody has, so that no rule changes its group.

    >>> ours("User-agent: a\nUser-agent: b\nDisallow: /x\nUser-agent: *\nDisallow: /y", "dateline").split("\n")
    ['User-agent: ~', 'Disallow: /x', 'User-agent: *', 'Disallow: /y']
    """
    kept: list[str] = []
    for line in text.splitlines():
        agent = _AGENT.match(line)
        if agent is None or _may_be(agent.group(1), name):
            kept.append(line)
        elif not kept or kept[-1] != _NOBODY:
            kept.append(_NOBODY)
    return "\n".join(kept)


def _may_be(agent: str, name: str) -> bool:
    """Tell whether Protego might take rules for `agent` as rules for `name`."""
    bare = agent.partition("#")[0].strip().lower().replace("*", "")
    return not bare or name.lower().startswith(bare)


def product_token(user_agent: str) -> str:
    """Return the name that robots.txt rules are looked up by.

    >>> product_token("dateline/0.1 (+https://example.org/about)")
    'dateline'
    """
    words = user_agent.replace("/", " ").split()
    return words[0] if words else "dateline"
