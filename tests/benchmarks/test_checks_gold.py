"""The gold of the checked statements says what its pages say."""

import re
from collections import Counter
from datetime import datetime
from itertools import combinations

import pytest

from dateline.model.claim import CheckVerdict
from tests.support.checks import HALVES, KINDS, Corpus, load_checks

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEKDAY = re.compile(rf"({_DAYS}), (?:(\d{{1,2}}) ({_MONTHS})|({_MONTHS}) (\d{{1,2}}),) (\d{{4}})")
_LEAST_PER_KIND = 40


@pytest.fixture(params=HALVES)
def corpora(request: pytest.FixtureRequest) -> tuple[Corpus, ...]:
    return load_checks((request.param,))


def test_every_statement_stands_once_in_its_page(corpora: tuple[Corpus, ...]) -> None:
    for corpus in corpora:
        for each in corpus.statements:
            assert corpus.pages[each.file].count(each.words) == 1, f"{each.file}: {each.words}"


def test_every_pair_is_of_words_of_two_pages(corpora: tuple[Corpus, ...]) -> None:
    for corpus in corpora:
        for pair in corpus.pairs:
            assert pair.left[0] != pair.right[0]
            for file, words in (pair.left, pair.right):
                assert words in corpus.pages[file], f"{file}: {words}"


def test_no_page_is_told_and_checked(corpora: tuple[Corpus, ...]) -> None:
    names = [corpus.name for corpus in corpora]
    assert len(names) == len(set(names))
    for corpus in corpora:
        assert not set(corpus.record) & set(corpus.pages)


def test_there_are_enough_of_each_kind() -> None:
    counts = Counter(each.kind for corpus in load_checks(HALVES) for each in corpus.statements)
    assert set(counts) == set(KINDS)
    assert min(counts.values()) >= _LEAST_PER_KIND, counts


def test_every_kind_has_what_holds_and_what_does_not(corpora: tuple[Corpus, ...]) -> None:
    for kind in KINDS:
        verdicts = [set(s.verdicts) for corpus in corpora for s in corpus.statements if s.kind == kind]
        for verdict in (CheckVerdict.CONSISTENT, CheckVerdict.CONTRADICTED):
            assert sum(each == {verdict} for each in verdicts) >= 5, f"{kind}: {verdict}"


def test_weekdays_that_fit_and_those_that_do_not(corpora: tuple[Corpus, ...]) -> None:
    for each in [s for corpus in corpora for s in corpus.statements if s.kind == "weekday"]:
        for weekday, day, month, month_us, day_us, year in _WEEKDAY.findall(each.words):
            printed = datetime.strptime(f"{day or day_us} {month or month_us} {year}", "%d %B %Y")
            fits = CheckVerdict.CONSISTENT if f"{printed:%A}" == weekday else CheckVerdict.CONTRADICTED
            assert each.verdicts == (fits,), each.words


def test_the_days_that_are_counted_are_told_of(corpora: tuple[Corpus, ...]) -> None:
    """The page that makes the statement or one of the record was printed within a day of each."""
    for corpus in corpora:
        printed = {
            datetime.strptime(day, "%d %B %Y").date()
            for text in (*corpus.record.values(), *corpus.pages.values())
            for day in re.findall(r"^Published: (.+)$", text, re.MULTILINE)
        }
        for statement in corpus.statements:
            for day in statement.counted:
                assert day.latest is not None
                assert any(0 <= (each - day.latest).days <= 1 for each in printed), f"{corpus.name}: {day}"


def test_the_halves_share_no_page_and_no_statement() -> None:
    halves = [load_checks((half,)) for half in HALVES]
    for one, other in combinations(halves, 2):
        for part in (_texts, _statements):
            assert not part(one) & part(other)


def _texts(corpora: tuple[Corpus, ...]) -> set[str]:
    return {text for corpus in corpora for text in (*corpus.record.values(), *corpus.pages.values())}


def _statements(corpora: tuple[Corpus, ...]) -> set[str]:
    return {each.words for corpus in corpora for each in corpus.statements}
