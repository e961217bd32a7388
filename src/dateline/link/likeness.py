"""How like two pages are in whom, where, when and how much they tell: whether they are of one story, in any language.

A happening that was found on both pages says more, but finding it takes the verbs of every language. Names, days and
figures are found in all of them; so pages that came out within days of each other are also judged by these alone
(`docs/design/lineage.md`, *Stories and dates*).
"""

import math

from dateline.link.duplicates import Wording
from dateline.text.similarity import cosine

_SOUNDS, _MANY, _KINDS = 4, 3, 2  # no more than so many count
_USUAL_WORDS = 0.2  # how like pages of one language about different things may be in their words


def in_common(one: Wording, other: Wording, days: int) -> tuple[float, ...]:
    """Return what two pages share that came out so many days apart, in the order of `_WEIGHTS`."""
    ours, theirs = one.setting, other.setting
    same_language = one.page.article.language == other.page.article.language
    strangers = ours.people and theirs.people and ours.people.isdisjoint(theirs.people)
    return (
        len(ours.where & theirs.where) / max(1, min(len(ours.where), len(theirs.where))),
        min(_MANY, len(ours.countries & theirs.countries)),
        min(_MANY, len(ours.figures & theirs.figures)),
        min(_MANY, len(ours.times & theirs.times)),
        min(_SOUNDS, len({*one.sounds} & {*other.sounds})),
        min(_KINDS, len(ours.kinds & theirs.kinds)),
        cosine(one.bag, other.bag) - _USUAL_WORDS if same_language else 0.0,
        float(bool(strangers)),
        days,
    )


# Of the part of the shorter list of names, countries, figures, times, names by sound, kinds of happening, words,
# people of which none is shared, and each day between: a logistic regression over pairs of pages, rounded.
_WEIGHTS = (2.5, 0.6, 1.2, 1.3, 0.6, 0.9, 1.2, -1.5, -0.25)
_BIAS = -2.6
_CERTAIN = 700.0  # odds, as a logarithm, beyond which a share of 1 cannot be told from none


def log_odds(shared: tuple[float, ...]) -> float:
    """Return how likely two pages are of one story that share so much (`in_common`), as the logarithm of the odds.

    Two that share no name and no figure are of two stories, whatever else is alike.
    """
    where, countries, figures, _, sounds, *_ = shared
    if not any((where, countries, figures, sounds)):
        return -math.inf
    return _BIAS + sum(weight * each for weight, each in zip(_WEIGHTS, shared, strict=True))


def likeness(shared: tuple[float, ...]) -> float:
    """Return the same as a share of 1.

    >>> likeness((0.0,) * 9) < 0.1 < 0.9 < likeness((1.0, 1.0, 1.0, 1.0, 2.0, 1.0, 0.2, 0.0, 1.0))
    True
    """
    return as_share(log_odds(shared))


def as_share(odds: float) -> float:
    """Return a logarithm of odds as a share of 1; pages of days that are years apart have odds beyond any number.

    >>> as_share(0.0), as_share(-5_000.0), as_share(5_000.0)
    (0.5, 0.0, 1.0)
    """
    return 1 / (1 + math.exp(-odds)) if odds > -_CERTAIN else 0.0
