"""Why a fetch came to nothing. Raised and caught inside `sources`; callers see a `Rejection`."""

from dateline.model.outcome import RejectionReason


class FetchFailure(Exception):
    """A fetch that gave no page: the reason code and a sentence that a person can act on."""

    def __init__(self, detail: str, reason: RejectionReason = RejectionReason.NOT_FETCHED) -> None:
        super().__init__(detail)
        self.detail = detail
        self.reason = reason


class Refused(FetchFailure):
    """We did not ask: the address or the site's rules forbid it."""


class Temporary(FetchFailure):
    """A failure that may pass; `retry_after` is how many seconds the server asked to wait, where it did."""

    def __init__(
        self,
        detail: str,
        reason: RejectionReason = RejectionReason.NOT_FETCHED,
        *,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(detail, reason)
        self.retry_after = retry_after
