from itertools import combinations, permutations
from random import Random

from dateline.link.clusters import cluster, cluster_like, components


def test_components_do_not_depend_on_the_order_of_edges() -> None:
    edges = [("a", "b"), ("c", "d"), ("b", "c"), ("e", "f")]
    expected = [("a", "b", "c", "d"), ("e", "f"), ("g",)]
    assert all(components("gfedcba", order) == expected for order in permutations(edges))


def test_a_chain_of_weak_links_is_not_one_cluster() -> None:
    scores = {("a", "b"): 0.9, ("b", "c"): 0.6, ("a", "c"): 0.1}
    assert cluster("abc", scores, threshold=0.5) == [("a", "b"), ("c",)]


def test_pairs_apart_win_over_pairs_together_and_over_scores() -> None:
    scores = {("a", "b"): 1.0, ("b", "c"): 1.0}
    assert cluster("abc", scores, threshold=0.5, apart=[("b", "a")], together=[("a", "b")]) == [("a",), ("b", "c")]


def test_pairs_together_are_joined_without_any_score() -> None:
    assert cluster("abc", {}, threshold=0.5, together=[("c", "a")]) == [("a", "c"), ("b",)]


def test_a_bar_is_inherited_by_the_joined_cluster() -> None:
    scores = {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.8, ("c", "d"): 0.7, ("b", "d"): 0.9}
    found = cluster("abcd", scores, threshold=0.5, apart=[("a", "d")])
    assert not any("a" in each and "d" in each for each in found)


def test_the_result_is_the_same_for_any_order_of_pairs() -> None:
    random = Random(7)  # noqa: S311 - a fixed shuffle, no secret
    names = [f"n{i:02}" for i in range(24)]
    scores = {each: round(random.random(), 1) for each in combinations(names, 2) if random.random() < 0.4}
    apart = random.sample(list(combinations(names, 2)), 20)
    expected = cluster(names, scores, threshold=0.6, apart=apart)
    for _ in range(5):
        items = list(scores.items())
        random.shuffle(items)
        random.shuffle(names)
        random.shuffle(apart)
        assert cluster(names, dict(items), threshold=0.6, apart=apart) == expected


def test_how_like_two_must_be_depends_on_the_company() -> None:
    close = dict.fromkeys(combinations("abcd", 2), 0.7)
    loose = dict.fromkeys(combinations("efgh", 2), 0.3)
    between = {(one, other): 0.25 for one in "abcd" for other in "efgh"}
    assert cluster_like("abcdefgh", close | loose | between, share=0.75, usual=0.3) == [tuple("abcd"), tuple("efgh")]
    assert cluster_like("efgh", loose, share=0.75, usual=0.3) == [tuple("efgh")]


def test_groups_by_company_do_not_depend_on_the_order_of_pairs_and_keep_pairs_apart() -> None:
    likeness = {("a", "b"): 0.5, ("b", "c"): 0.5, ("a", "c"): 0.4, ("c", "d"): 0.2}
    expected = cluster_like("abcd", likeness, share=0.7, usual=0.3)
    for order in permutations(likeness.items()):
        assert cluster_like("dcba", dict(order), share=0.7, usual=0.3) == expected
    assert ("a", "b", "c") in expected
    found = cluster_like("abcd", likeness, share=0.7, usual=0.3, apart=[("b", "a")])
    assert found == [("a",), ("b", "c"), ("d",)]
