from dateline.lang import months


def test_names_of_one_language_are_not_found_in_another_that_is_read_later() -> None:
    for cached in (months._calendar, months.month_names, months.weekday_names):
        cached.cache_clear()
    hebrew = set(months.month_names("he")) | months.weekday_names("he")
    for language in ("hr", "cs", "lv", "kk", "pl"):
        assert hebrew.isdisjoint(months.month_names(language))
        assert hebrew.isdisjoint(months.weekday_names(language))
