from itertools import combinations, permutations
from random import Random

from dateline.link.agreement import agreeing_groups, without_torn


def test_one_member_that_differs_does_not_keep_the_rest_apart() -> None:
    alike = dict.fromkeys([*combinations("abc", 2), *combinations("xyz", 2)], 3)
    across = dict.fromkeys([(one, other) for one in "abc" for other in "xyz"], 2)
    bad = dict.fromkeys([("q", each) for each in "ab"], 2)
    found = agreeing_groups("abcxyzq", alike | across | bad, apart=[("q", "x")])
    assert found == [("a", "b", "c", "x", "y", "z"), ("q",)]


def test_a_member_goes_over_to_the_group_that_it_fits_better() -> None:
    votes = {("a", "m"): 5, ("m", "x"): 4, ("m", "y"): 4, ("x", "y"): 3}
    assert agreeing_groups("amxy", votes, apart=[("a", "x"), ("a", "y")]) == [("a",), ("m", "x", "y")]


def test_what_speaks_against_is_added_up() -> None:
    votes = {("a", "b"): 3, ("b", "c"): 2, ("a", "c"): -3}
    assert agreeing_groups("abc", votes) == [("a", "b"), ("c",)]
    assert agreeing_groups("abc", votes | {("a", "c"): -1}) == [("a", "b", "c")]


def test_pairs_apart_win_over_pairs_together_and_over_votes() -> None:
    votes = {("a", "b"): 9, ("b", "c"): 1}
    assert agreeing_groups("abc", votes, apart=[("b", "a")], together=[("a", "b")]) == [("a",), ("b", "c")]
    together = [("b", "c"), ("d", "b")]
    assert agreeing_groups("abcd", votes, apart=[("a", "c")], together=together) == [("a",), ("b", "c", "d")]


def test_groups_are_the_same_for_any_order() -> None:
    random = Random(11)  # noqa: S311 - a fixed shuffle, no secret
    names = [f"n{i:02}" for i in range(30)]
    votes = {each: random.randint(-4, 5) for each in combinations(names, 2) if random.random() < 0.5}
    apart = random.sample(list(combinations(names, 2)), 25)
    expected = agreeing_groups(names, votes, apart=apart)
    assert len(expected) > 1
    for _ in range(5):
        items = list(votes.items())
        random.shuffle(items)
        random.shuffle(names)
        random.shuffle(apart)
        assert agreeing_groups(names, dict(items), apart=apart) == expected


def test_no_pair_apart_is_in_one_group() -> None:
    votes = dict.fromkeys(combinations("abcdef", 2), 2)
    apart = [("a", "f"), ("b", "e"), ("c", "d")]
    groups = agreeing_groups("abcdef", votes, apart=apart)
    assert sorted(map(len, groups)) == [3, 3]
    assert not any({*both} <= {*group} for group in groups for both in apart)


def test_small_sets_reach_the_most_agreement_there_is() -> None:
    votes = {("a", "b"): 4, ("b", "c"): 3, ("c", "d"): 4, ("a", "d"): -1, ("b", "d"): -1}
    expected = [("a", "b", "c", "d")]
    assert all(agreeing_groups(order, votes) == expected for order in permutations("abcd"))


def test_a_member_that_fits_two_rivals_nearly_as_well_is_left_alone_unless_a_pair_is_firm() -> None:
    votes = {("a", "b"): 8, ("b", "c"): 7}
    groups = agreeing_groups("abc", votes, apart=[("a", "c")])
    assert groups == [("a", "b"), ("c",)]
    assert without_torn(groups, votes, apart=[("a", "c")]) == [("a",), ("b",), ("c",)]
    assert without_torn(groups, votes, apart=[("a", "c")], firm=[("a", "b")]) == groups
    assert without_torn(groups, votes | {("b", "c"): 3}, apart=[("a", "c")]) == groups
