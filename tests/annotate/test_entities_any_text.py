from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.entities import find_names
from dateline.annotate.parse import parse
from dateline.annotate.quantities import find_quantities
from dateline.annotate.times import find_times
from tests.annotate.entities_pages import page

_WORDS = st.sampled_from([
    "President", "Kenya", "Kenya's", "'s", "’s", "(WHO)", "WHO", "counterpart", "his", "the", "No.", "3", "31", "May",
    "February", "1999", "Q3", "$", "5", "bn", "%", "half", "in", "Ana", "Souza", "—", "“", "”", ",", ".", "king", "of",
    "member", "Reuters", "Geneva", "will", "met", "on", "Wednesday", "2022-13-45", "½", "٣", "İ", "ß", "country's",
])  # fmt: skip
_TEXTS = st.lists(st.one_of(_WORDS, st.text(min_size=1, max_size=6)), min_size=1, max_size=25).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(title=_TEXTS, body=_TEXTS, language=st.sampled_from(["en", "ru", "ar", "zh", "de", "ko", "vi", "xx"]))
def test_any_text_gives_spans_inside_it_and_keys_that_exist(title: str, body: str, language: str) -> None:
    article = page(body, title=title, language=language)
    parsed = parse(article)
    names, times = find_names(article, parsed), find_times(article, parsed)
    figures = find_quantities(article, parsed, names, times)
    keys = {entity.key for entity in names.entities}
    spans = [m.span for m in names.mentions] + [t.span for t in times] + [f.span for f in figures]
    assert all(span.start < span.end <= len(article.text) for span in spans)
    assert len(keys) == len(names.entities)
    assert {mention.entity for mention in names.mentions} == keys
    assert {key for figure in figures for key in (*figure.between, figure.attributed_to) if key} <= keys
    assert all(figure.period is None or figure.period < len(times) for figure in figures)
