import json
from datetime import date
from importlib import resources

from dateline.link.about import about
from dateline.link.entities import resolve_entities
from dateline.link.events import Context, compare, evidence, group_tellings
from dateline.link.evidence import grounds, weights
from dateline.link.mentions import tellings_of
from dateline.link.tellings import Telling
from dateline.model.annotation import EntityKind, EventType, PageEntity
from dateline.model.link import Page, Verdict
from tests.link.build import Told, make_page

PEOPLE = {"Ama Boateng": "GH", "Koffi Yao": "CI"}
BOTH = tuple(PEOPLE)


def tellings(*pages: Page) -> list[Telling]:
    index = resolve_entities(pages)
    return [each for page in pages for each in tellings_of(page, index, page.article.published.interval)]


def codes(*pages: Page) -> set[str]:
    one, other = tellings(*pages)
    return {each.code for each in evidence(one, other, Context({}))}


def meeting(name: str, text: str, who: tuple[str, ...] = BOTH, place: tuple[str, str] | None = None) -> Page:
    trigger = next(word for word in ("met", "talks") if word in text)
    return make_page(name, text, people=PEOPLE, told=[Told(EventType.MEET, trigger, who, place=place)])


def test_every_weight_is_a_step_that_adds_up_with_others() -> None:
    table = json.loads(resources.files("dateline.link").joinpath("event_weights.json").read_text(encoding="utf-8"))
    assert weights() == table
    assert all(0.2 < weight < 0.8 for code, weight in table.items() if code.startswith("kind"))
    assert all(abs(weight) < 0.3 for code, weight in table.items() if not code.startswith("kind"))


def test_grounds_have_the_name_of_their_code_and_what_weighs_nothing_is_left_out() -> None:
    one, other = tellings(meeting("a", "Ama Boateng met Koffi Yao."), meeting("b", "Ama Boateng met Koffi Yao."))
    found = list(evidence(one, other, Context({})))
    names = [ground.name for ground in grounds(iter(found))]
    assert {"kind", "who"} <= set(names)
    assert len(names) == sum(bool(round(weights().get(each.code, 0.0) * each.amount, 3)) for each in found)


def test_those_who_are_named_anywhere_on_the_page_may_be_the_two_who_met() -> None:
    first = meeting("a", "Ama Boateng met Koffi Yao in Bolgaso.", place=("Bolgaso", "GH"))
    text = "After the talks in Bolgaso cocoa fell.\nAma Boateng and Koffi Yao spoke."
    second = meeting("b", text, (), ("Bolgaso", "GH"))
    found = codes(first, second)
    assert "where: in a small town" in found
    assert found & {"who: the same", "who: beside", "who: on the page"}


def test_only_one_page_says_that_others_took_part() -> None:
    third = {**PEOPLE, "Efua Asante": "GH"}
    text = "Ama Boateng, Koffi Yao and Efua Asante met."
    many = make_page("b", text, people=third, told=[Told(EventType.MEET, "met", tuple(third))])
    assert "who: and others" in codes(meeting("a", "Ama Boateng met Koffi Yao."), many)


def _blow(name: str, kind: EventType, text: str, trigger: str) -> Page:
    town = PageEntity("Tamale", EntityKind.PLACE, "Tamale", ("Tamale",), "GH")
    told = [Told(kind, trigger, (), place=("Tamale", "GH"), when={"3 May": date(2021, 5, 3)})]
    return make_page(name, text, published=date(2021, 5, 4), others=[town], told=told)


def test_a_blast_is_an_attack_to_one_page_and_an_accident_to_another() -> None:
    attack = _blow("a", EventType.ATTACK, "A blast in Tamale on 3 May.", "blast")
    accident = _blow("b", EventType.DISASTER, "An explosion in Tamale on 3 May.", "explosion")
    one, other = tellings(attack, accident)
    judgement = compare(one, other, Context({}))
    assert judgement is not None and judgement.verdict is Verdict.SAME


def test_a_flood_is_no_attack() -> None:
    attack = _blow("a", EventType.ATTACK, "A blast in Tamale on 3 May.", "blast")
    flood = _blow("b", EventType.DISASTER, "A flood in Tamale on 3 May.", "flood")
    one, other = tellings(attack, flood)
    judgement = compare(one, other, Context({}))
    assert judgement is not None and judgement.verdict is Verdict.DIFFERENT


def _report(name: str, text: str, *kinds: tuple[EventType, str]) -> Page:
    town = PageEntity("Tamale", EntityKind.PLACE, "Tamale", ("Tamale",), "GH")
    told = [
        Told(kind, trigger, BOTH, place=("Tamale", "GH"), when={f"3 May {trigger}": date(2021, 5, 3)})
        for kind, trigger in kinds
    ]
    return make_page(name, text, published=date(2021, 5, 4), people=PEOPLE, others=[town], told=told)


def test_other_pages_may_join_what_a_page_tells_twice_in_other_words() -> None:
    text = "Ama Boateng and Koffi Yao held talks in Tamale on 3 May talks.\nThey signed in Tamale, 3 May met."
    twice = make_page(
        "a",
        "Ama Boateng received Koffi Yao in Tamale.\nCocoa was dear.\nThe call ended, and both sat down in Tamale.",
        published=date(2021, 5, 4),
        people=PEOPLE,
        told=[
            Told(EventType.MEET, "received", BOTH, place=("Tamale", "GH")),
            Told(EventType.MEET, "sat down", ("Ama Boateng",), place=("Tamale", "GH")),
        ],
    )
    once = _report("b", text, (EventType.MEET, "talks"))
    found = tellings(twice, once)
    context = Context({}, settings={page.article.id: about(page) for page in (twice, once)})
    groups = group_tellings(found, context).groups
    assert {member for group in groups for member in group} == {each.id for each in found}
    assert sum(len(group) > 1 for group in groups) == 1
