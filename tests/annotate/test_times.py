from datetime import date

import pytest

from dateline.model.dates import Direction, Interval, Part, RelativeTime, RelativeUnit
from dateline.text.calendar import resolve
from tests.annotate.entities_pages import page, times_of
from tests.annotate.reads import read

PUBLISHED = Interval.on(date(2024, 5, 16))


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("The dam opened on Sept. 7, 2019.", "Sept. 7, 2019", "2019-09-07"),
        ("It opened on Monday, 03 June, 2019.", "Monday, 03 June, 2019", "2019-06-03"),
        ("It opened on the 3rd of June 2019.", "the 3rd of June 2019", "2019-06-03"),
        ("Updated 2019-06-03T10:00:00Z.", "2019-06-03T10:00:00Z", "2019-06-03"),
        ("It opened on 23.06.2019.", "23.06.2019", "2019-06-23"),
        ("Prices fell in June 2019.", "June 2019", "2019-06"),
        ("Prices fell in 2019.", "2019", "2019"),
        ("Sales in the first seven months of 2019 fell.", "the first seven months of 2019", "2019-01-01..2019-07-31"),
        ("Sales in the third quarter of 2019 fell.", "the third quarter of 2019", "2019-07-01..2019-09-30"),
        ("Sales in the first half of 2019 fell.", "the first half of 2019", "2019-01-01..2019-06-30"),
        ("The fair ran from 3 to 5 March 2019.", "3 to 5 March 2019", "2019-03-03..2019-03-05"),
        ("The fair ran from March 28 to April 2, 2019.", "March 28 to April 2, 2019", "2019-03-28..2019-04-02"),
        ("The drought of 2010-2012 was worse.", "2010-2012", "2010-01-01..2012-12-31"),
        ("The crisis of the 1990s passed.", "the 1990s", "1990-01-01..1999-12-31"),
        ("Sales rose in the last week of March 2019.", "the last week of March 2019", "2019-03-25..2019-03-31"),
        ("Prices were last so low in '82.", "'82", "1982"),
        ("Nothing was built there since ’09.", "’09", "2009"),
        ("A treaty of the 19th century.", "the 19th century", "1801-01-01..1900-12-31"),
    ],
)
def test_dates_that_stand_on_their_own(text: str, words: str, days: str) -> None:
    article = page(text)
    found = {t.span.of(article.text): str(t.interval) for t in times_of(article)}
    assert found == {words: days}


@pytest.mark.parametrize(
    ("text", "words", "time"),
    [
        ("The vote is set for this week.", "this week",
         RelativeTime(RelativeUnit.WEEK, direction=Direction.FUTURE)),
        ("He quit last month.", "last month", RelativeTime(RelativeUnit.MONTH, -1, -1, direction=Direction.PAST)),
        ("It flooded earlier this year.", "earlier this year",
         RelativeTime(RelativeUnit.YEAR, direction=Direction.PAST, part=Part.TO_DATE)),
        ("More rain will fall later this week.", "later this week",
         RelativeTime(RelativeUnit.WEEK, direction=Direction.FUTURE, part=Part.REST)),
        ("He left yesterday.", "yesterday", RelativeTime(RelativeUnit.DAYS, -1, -1)),
        ("The final is the day after tomorrow.", "the day after tomorrow", RelativeTime(RelativeUnit.DAYS, 2, 2)),
        ("He resigned two weeks ago.", "two weeks ago",
         RelativeTime(RelativeUnit.DAYS, -17, -11, direction=Direction.PAST)),
        ("He resigned a week ago today.", "a week ago today",
         RelativeTime(RelativeUnit.DAYS, -7, -7, direction=Direction.PAST)),
        ("He resigned two weeks ago yesterday.", "two weeks ago yesterday",
         RelativeTime(RelativeUnit.DAYS, -15, -15, direction=Direction.PAST)),
        ("He resigned three days ago.", "three days ago",
         RelativeTime(RelativeUnit.DAYS, -3, -3, direction=Direction.PAST)),
        ("In less than 10 days the teams will meet.", "less than 10 days",
         RelativeTime(RelativeUnit.DAYS, 0, 9, direction=Direction.FUTURE)),
        ("The rains came in the last week of March.", "the last week of March",
         RelativeTime(RelativeUnit.MONTH_NAME, month=3, direction=Direction.PAST)),
        ("Shares fell in the past five trading days.", "the past five trading days",
         RelativeTime(RelativeUnit.DAYS, -5, 0, direction=Direction.PAST)),
        ("The truce will end within two weeks.", "two weeks",
         RelativeTime(RelativeUnit.DAYS, 0, 14, direction=Direction.FUTURE)),
        ("The court will rule on 12 May.", "12 May",
         RelativeTime(RelativeUnit.MONTH_DAY, month=5, day=12, direction=Direction.FUTURE)),
        ("The court ruled on May 12.", "May 12",
         RelativeTime(RelativeUnit.MONTH_DAY, month=5, day=12, direction=Direction.PAST)),
        ("She was elected in May.", "May", RelativeTime(RelativeUnit.MONTH_NAME, month=5, direction=Direction.PAST)),
    ],
)  # fmt: skip
def test_times_that_need_the_pages_date(text: str, words: str, time: RelativeTime) -> None:
    article = page(text)
    assert [(t.span.of(article.text), t.relative) for t in times_of(article)] == [(words, time)]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The king will visit Togo on Wednesday.", Direction.FUTURE),
        ("The king is due to visit Togo on Wednesday.", Direction.FUTURE),
        ("The king is visiting Togo on Wednesday.", Direction.FUTURE),
        ("The talks begin on Wednesday.", Direction.FUTURE),
        ("The palace confirmed the planned visit on Wednesday.", Direction.FUTURE),
        ("The final was postponed until Wednesday.", Direction.FUTURE),
        ("The king plans to go on Wednesday.", Direction.FUTURE),
        ("The palace said the king would go on Wednesday.", Direction.FUTURE),
        ("The king visited Togo on Wednesday.", Direction.PAST),
        ("The king has cancelled Wednesday's visit.", Direction.PAST),
        ("The talks, held on Wednesday, failed.", Direction.PAST),
    ],
)
def test_tense_chooses_the_wednesday(text: str, direction: Direction) -> None:
    (time,) = times_of(page(text))
    assert time.relative is not None
    assert time.relative.weekday == 2
    assert time.relative.direction is direction


def test_a_headline_infinitive_looks_ahead() -> None:
    (time,) = times_of(page("The palace declined to comment.", title="King to visit Togo on Wednesday"))
    assert time.relative is not None
    assert time.relative.direction is Direction.FUTURE


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("It has rained since March 2019.", "since"),
        ("Work must end by June 2019.", "by"),
        ("The ban lasts until 2031.", "until"),
        ("No vote was held before June 2019.", "before"),
        ("Prices rose in June 2019.", None),
    ],
)
def test_modifiers_bound_a_time(text: str, modifier: str | None) -> None:
    (time,) = times_of(page(text))
    assert time.modifier == modifier
    assert time.interval is not None


@pytest.mark.parametrize(
    ("text", "words", "duration", "modifier"),
    [
        ("It was his first trip in more than two years.", "more than two years", "P2Y", "more than"),
        ("He will make his first trip in over two years.", "over two years", "P2Y", "more than"),
        ("A two-week truce was agreed.", "two-week", "P2W", None),
        ("The strike lasted three days.", "three days", "P3D", None),
        ("They fled weeks before the invasion.", "weeks", "PXW", "before"),
        ("They met for the second time in less than two months.", "less than two months", "P2M", "less than"),
    ],
)
def test_stretches_of_time_name_no_date(text: str, words: str, duration: str, modifier: str | None) -> None:
    article = page(text)
    (time,) = times_of(article)
    assert (time.span.of(article.text), time.duration, time.modifier) == (words, duration, modifier)
    assert time.interval is None
    assert time.relative is None


@pytest.mark.parametrize(
    "text",
    [
        "Workers may march on the capital.",
        "Theresa May spoke first.",
        "A 69-year-old man was rescued.",
        "She is 40 years old.",
        "The second goal came late.",
        "About 2000 people came.",
        "It cost $2000.",
        "The score was 3/4 of the total.",
        "Resolution 2334 was adopted.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    article = page(text)
    assert [t.span.of(article.text) for t in times_of(article)] == []


def test_numeric_dates_that_could_be_read_both_ways_are_left() -> None:
    assert times_of(page("It opened on 03/04/2019.")) == ()
    (time,) = times_of(page("It opened on 25/04/2019."))
    assert time.interval == Interval.on(date(2019, 4, 25))


def test_a_vague_start_of_a_year_is_the_year_and_approximate() -> None:
    (time,) = times_of(page("The vote is due in early 2031."))
    assert time.approximate
    assert str(time.interval) == "2031"


def test_a_clock_time_is_on_the_day_of_its_sentence() -> None:
    article = page("The rocket rose on Tuesday from a pad in the hills at 18:00 UTC.")
    times = {time.span.of(article.text): time.relative for time in times_of(article)}
    assert set(times) == {"Tuesday", "18:00 UTC"}
    assert times["18:00 UTC"] == times["Tuesday"]


def test_a_clock_time_without_a_day_is_near_the_day_of_the_page() -> None:
    article = page("At 0800 UTC the banks stepped in.")
    (time,) = times_of(article)
    assert time.span.of(article.text) == "0800 UTC"
    assert time.relative == RelativeTime(RelativeUnit.DAYS, -1, 0) and time.approximate


def test_a_weekday_of_the_story_is_named_but_not_dated() -> None:
    found = read("He came in October. On the Thursday he met Ana Silva; the following day he flew home.").notes.times
    assert [(each.relative is None, each.interval is None) for each in found[1:]] == [(True, True), (True, True)]


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("They met on Tuesday last week.", "Tuesday last week", "2024-05-07"),
        ("They will meet on Friday of next week.", "Friday of next week", "2024-05-24"),
        ("She stepped down in January of last year.", "January of last year", "2023-01"),
        ("They will vote in March next year.", "March next year", "2025-03"),
        ("It was signed in May this year.", "May this year", "2024-05"),
    ],
)
def test_a_day_of_a_named_week_and_a_month_of_a_named_year(text: str, words: str, days: str) -> None:
    article = read(text).article
    found = {t.span.of(text): t.relative and str(resolve(t.relative, PUBLISHED)) for t in times_of(article)}
    assert found == {words: days}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The war began in 2021. On 24 March of that year they spoke.", "2021-03-24"),
        ("The pact of 2019 was weak. In October of the same year it fell.", "2019-10"),
        ("In 2015 a dam broke, and in June that year a bridge.", "2015-06"),
    ],
)
def test_a_day_of_that_year_is_of_the_year_told_before(text: str, days: str) -> None:
    assert str(times_of(read(text).article)[-1].interval) == days


@pytest.mark.parametrize(
    "text", ["On 24 March of that year they spoke.", "They met on a Tuesday.", "That Friday he slept."]
)
def test_a_day_that_only_an_untold_story_fixes_is_not_dated(text: str) -> None:
    time = times_of(read(text).article)[0]
    assert time.interval is None
    assert time.relative is None


@pytest.mark.parametrize(
    "text",
    [
        "Last week's visit was short. On Sunday she dined with the minister.",
        "Nobody liked last week’s talks. They had opened on Sunday.",
        "It is said of last week's march that few came. On Sunday most stayed at home.",
    ],
)
def test_a_weekday_told_of_last_week_may_lie_in_it(text: str) -> None:
    time = times_of(read(text).article)[-1]
    assert time.relative is not None
    assert str(resolve(time.relative, PUBLISHED)) == "2024-05-05..2024-05-12"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The first call was on 3 November 2023; the second followed nine days later.", "2023-11-12"),
        ("She resigned on 3 May 2021. Two weeks later her brother fled.", "2021-05-14..2021-05-20"),
        ("They met on 1 March 2022; a day earlier she had been ill.", "2022-02-28"),
        ("She saw him on June 6 and returned five days later.", "2023-06-11"),
        ("She left yesterday and returns two days later.", "2024-05-17"),
        ("He fell on Monday; a day later she fled.", "2024-05-14"),
        ("The talks on Monday were short, those the day after about timber.", "2024-05-14"),
        ("They met on Monday. The following day she left.", "2024-05-14"),
    ],
)
def test_a_day_counted_from_the_day_named_before(text: str, days: str) -> None:
    time = times_of(read(text).article)[-1]
    found = time.interval if time.relative is None else resolve(time.relative, PUBLISHED)
    assert str(found) == days


@pytest.mark.parametrize(
    "text",
    [
        "Nine days later she fled.",
        "In May he fell ill. Two days later she fled.",
        "He fell on a Monday; a day later she fled.",
    ],
)
def test_a_distance_from_no_known_day_is_no_date(text: str) -> None:
    time = times_of(read(text).article)[-1]
    assert time.duration is not None
    assert time.interval is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Five died last Thursday.", "2024-05-09"),
        ("Five died last May.", "2023-05"),
        ("Five died on Thursday.", "2024-05-16"),
    ],
)
def test_the_last_one_is_not_the_one_that_runs(text: str, days: str) -> None:
    time = times_of(read(text).article)[0]
    assert time.relative is not None
    assert str(resolve(time.relative, PUBLISHED)) == days
