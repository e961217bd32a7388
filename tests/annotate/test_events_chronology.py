"""Days that head a paragraph of a chronology."""

from dateline.model.annotation import EventType as T
from tests.annotate.reads import Read, read

LIST = (
    "18 March. Twelve hours of talks in Lomé. Nothing was signed.",
    "2 May: a meeting in Accra gave the two sides a text. Ministers returned home on Thursday after talks in Bamako.",
)


def _times(page: Read, number: int) -> list[str]:
    meeting = page.events(T.MEET)[number]
    return [page.notes.times[n].span.of(page.article.text) for n in meeting.times]


def test_what_a_paragraph_tells_is_of_the_day_that_heads_it() -> None:
    page = read(*LIST)
    assert (_times(page, 0), _times(page, 1)) == (["18 March"], ["2 May"])


def test_the_day_holds_up_to_the_next_time() -> None:
    assert _times(read(*LIST), 2) != ["2 May"]


def test_a_day_inside_a_sentence_heads_nothing() -> None:
    page = read("March 18 brought rain. A meeting in Lomé between Ana Silva and Bo Larsen was held indoors.")
    assert _times(page, 0) == []
