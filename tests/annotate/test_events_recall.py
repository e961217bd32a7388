from dateline.model.annotation import EventType as T
from tests.annotate.reads import read

FIRST = (
    "The plan builds on the free-trade partnership established by "
    "President Nana Akufo-Addo and President Alassane Ouattara in March. "
)


def test_a_meeting_that_a_sentence_looks_back_to_is_of_the_time_told_before() -> None:
    page = read(f"{FIRST}Following their meeting in Accra, the two released a statement.")
    meeting = page.event(T.MEET)
    assert [page.notes.times[n].span.of(page.article.text) for n in meeting.times] == ["March"]
    assert meeting.background


def test_without_the_link_of_a_fronted_after_no_time_is_taken_over() -> None:
    page = read(f"{FIRST}Their meeting in Accra was short.")
    assert page.event(T.MEET).times == ()


def test_other_people_have_their_own_time() -> None:
    page = read(f"{FIRST}Following her meeting with Faure Gnassingbé in Lomé, Samia Hassan released a statement.")
    assert all(event.times == () for event in page.notes.events if event.type is T.MEET)
