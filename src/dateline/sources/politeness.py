"""Taking turns: two requests to one host are never closer together than the host's delay."""

import threading

from dateline.sources.clock import Clock

_PRUNE_ABOVE = 10_000


class Turns:
    """When each host may be asked next. Safe to use from several threads."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._free_at: dict[str, float] = {}

    def wait(self, host: str, delay: float) -> None:
        """Wait until `host` may be asked, and keep it to ourselves for `delay` seconds from then."""
        with self._lock:
            now = self._clock.monotonic()
            start = max(now, self._free_at.get(host, now))
            self._free_at[host] = start + delay
            if len(self._free_at) > _PRUNE_ABOVE:
                self._free_at = {name: free for name, free in self._free_at.items() if free > now}
        if start > now:
            self._clock.sleep(start - now)

    def postpone(self, host: str, seconds: float) -> None:
        """Note that `host` wants to be left alone for so many seconds from now."""
        with self._lock:
            now = self._clock.monotonic()
            self._free_at[host] = max(self._free_at.get(host, now), now + seconds)
