"""Articles to annotations.

The package can be called: `dateline.annotate(article)` is the same function as `dateline.annotate.annotate.annotate`.
A function of that name beside a package of that name would vanish when the package is first imported.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.model.annotation import Annotations
    from dateline.model.article import Article
    from dateline.model.proposal import Proposals


class _Callable(ModuleType):
    def __call__(self, article: "Article", *proposals: "Proposals") -> "Annotations":
        """Return everything that one article says, as spans over its text."""
        from dateline.annotate.annotate import annotate  # noqa: PLC0415  # a light import until it is called

        return annotate(article, *proposals)


sys.modules[__name__].__class__ = _Callable
