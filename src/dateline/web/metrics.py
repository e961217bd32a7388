"""What a monitoring system reads: requests by what answered them, and how much the record holds."""

import os
import time
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.workspace import Workspace

SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""The variable of the environment that names the folder in which several processes count together."""

_NOBODY = "nothing"  # answered: there is no such address, or it was refused


class Metrics:
    """The numbers of one server. Asking for them reads the record."""

    def __init__(self, workspace: Workspace) -> None:
        self.registry = CollectorRegistry()
        own = self.registry
        if SHARED in os.environ:  # the numbers of all workers are in files, which any of them reads
            MultiProcessCollector(self.registry)  # type: ignore[no-untyped-call]
            own = CollectorRegistry()
        self.requests = Counter("dateline_requests_total", "Requests answered.", ("answer", "status"), registry=own)
        self.seconds = Histogram("dateline_request_seconds", "Time to answer a request.", ("answer",), registry=own)
        self.registry.register(_Held(workspace))

    def text(self) -> bytes:
        """Return all numbers in Prometheus' own text form."""
        return generate_latest(self.registry)


class _Held(Collector):
    """Counts what the record holds when it is asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def describe(self) -> Iterator[Metric]:
        """Tell what there is without reading the record."""
        yield from ()

    def collect(self) -> Iterator[Metric]:
        """Count."""
        held = GaugeMetricFamily("dateline_record_items", "What the record holds.", labels=["kind"])
        for kind, count in self._workspace.counts().items():
            held.add_metric([kind], count)
        yield held
        stale = GaugeMetricFamily("dateline_record_stale", "1 where pages wait to be linked.")
        stale.add_metric([], float(self._workspace.is_stale()))
        yield stale


class Measured:
    """Counts and times requests by the function that answers them, so that ids make no series of their own."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start = time.perf_counter()
        status = "500"

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            answer = getattr(scope.get("endpoint"), "__name__", _NOBODY)
            self._metrics.requests.labels(answer, status).inc()
            self._metrics.seconds.labels(answer).observe(time.perf_counter() - start)


def metrics(request: Request) -> Response:
    """Answer with the numbers."""
    found: Metrics = request.app.state.metrics
    return Response(found.text(), headers={"content-type": CONTENT_TYPE_LATEST})
