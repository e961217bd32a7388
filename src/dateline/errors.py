"""Every exception that dateline raises.

DatelineError
├── UsageError             the caller asked for something that does not exist or makes no sense
│   ├── NotFound           no item of the record has that id
│   ├── NoInput            the paths given hold no page
│   └── MissingPath        a path given does not exist
├── RecordError            the record file cannot be used
│   ├── NotARecord         the file is something else
│   ├── NewerRecord        written by a later dateline
│   └── RecordBusy         another process is writing to it
├── StageFailed            a stage failed over the whole record: a fault of dateline's own
├── StorageFailed          storage with the sources cannot be asked
├── DamagedModel           the files of a language model are not those that were released
└── MissingExtra           an optional package is needed; the message holds the command that installs it

A page that cannot be used is no exception: it is a `Rejection` (see `model.outcome`).
"""


class DatelineError(Exception):
    """Root of everything dateline raises on purpose."""


class UsageError(DatelineError):
    """The caller asked for something that does not exist or makes no sense."""


class NotFound(UsageError):
    """No item of the record has the id asked for."""


class NoInput(UsageError):
    """The paths given hold no page that could be read."""


class MissingPath(UsageError):
    """A path given does not exist."""


class RecordError(DatelineError):
    """The record file cannot be used as it is."""


class NotARecord(RecordError):
    """The file exists and is something other than a dateline record."""


class NewerRecord(RecordError):
    """The record was written by a later version of dateline."""


class RecordBusy(RecordError):
    """Another process is writing to the record."""


class StageFailed(DatelineError):
    """A stage that looks at all pages together failed: a fault of dateline's own. The pages are kept."""


class StorageFailed(DatelineError):
    """Storage that holds sources cannot be asked, or refuses: no fault of any page."""


class DamagedModel(DatelineError):
    """The files of a language model are not those that were released."""


class MissingExtra(DatelineError):
    """An optional package is needed and not installed."""
