"""Whether the words that the lexicon asks for stand around a trigger: objects, subjects, complements, object clauses.

A word is looked for as the head of a phrase ("exercise"), with the word before it ("joint exercise"), and behind a
word of quantity, which is not what is meant: "a number of troops", "5 million dollars of aid", "the first group of".
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from dateline.annotate.clauses import SUBJECTS, prepositions, subjects
from dateline.annotate.events_lexicon import Entry
from dateline.annotate.events_patients import patients
from dateline.annotate.parse import Parse, Token

# Words behind which stands what is meant: "dozens of tanks", "after weeks of protests", "as a result of torture".
_QUANTITIES = frozenset({
    "number", "series", "group", "batch", "part", "lot", "handful", "dozen", "hundred", "thousand", "ten", "score",
    "million", "billion", "ton", "tonne", "couple", "pair", "bunch", "team", "column", "convoy", "contingent", "patch",
    "unit", "some", "all", "most", "many", "several", "both", "crowd", "copy", "shipment", "dollar", "euro", "pound",
    "yen", "deployment", "piece", "majority", "array", "range", "flow", "form", "day",
    "week", "month", "year", "state", "result", "account", "consequence", "wake", "wave", "round", "act", "kind",
    "type", "sort", "set", "package", "wall", "torrent", "mass",
})  # fmt: skip
_VEHICLES = frozenset({
    "helicopter", "plane", "boat", "ship", "train", "bus", "car", "truck", "foot", "air", "sea", "land", "rail", "road",
    "drone", "phone", "aircraft", "jet", "bicycle",
})  # fmt: skip
_BEFORE = frozenset({"amod", "compound", "nmod"})


def fits_arguments(parse: Parse, token: Token, entry: Entry) -> bool:
    """Tell whether all that `entry` asks of the arguments of `token` is met."""
    if entry.objects or entry.objects_not:
        heads = words_of(parse, (*patients(parse, token), *_who_should(parse, token)))
        if (entry.objects and not entry.objects & heads) or entry.objects_not & heads:
            return False
    if entry.subjects or entry.subjects_not:
        heads = words_of(parse, doers(parse, token))
        if (entry.subjects and not entry.subjects & heads) or entry.subjects_not & heads:
            return False
    if entry.complements and not entry.complements & words_of(parse, _complements(parse, token)):
        return False
    if entry.clauses or entry.clauses_not:
        verbs = {each.lemma.lower() for each in _clause_verbs(parse, token)}
        return not entry.clauses_not & verbs and (not entry.clauses or bool(entry.clauses & verbs))
    return True


def doers(parse: Parse, token: Token) -> tuple[Token, ...]:
    """Return who does what `token` says: its subjects in the active sense; of a passive, who stands behind "by"."""
    if any(child.dep in {"nsubjpass", "auxpass"} for child in parse.children(token)):
        return tuple(each for word, each in prepositions(parse, token) if word == "by" and not _is_means(parse, each))
    return subjects(parse, token)


def _is_means(parse: Parse, noun: Token) -> bool:
    """Tell whether "by helicopter" says how and not who."""
    return noun.lemma.lower() in _VEHICLES and noun.tag == "NN" and not parse.children(noun)


def words_of(parse: Parse, heads: Iterable[Token]) -> set[str]:
    """Return the lemmas of `heads`, alone and with each word before them, also of what is counted."""
    found: set[str] = set()
    for head in _counted(parse, heads):
        lemma = head.lemma.lower()
        found.update((lemma, *in_singular(parse, head), *hyphened(parse, head)))
        before = [child for child in parse.children(head) if child.dep in _BEFORE]
        found.update(f"{child.lemma.lower()} {lemma}" for child in before)
        for child, following in pairwise(before):
            found.add(f"{child.lemma.lower()} {following.lemma.lower()} {lemma}")
    return found


def in_singular(parse: Parse, token: Token) -> tuple[str, ...]:
    """Return the singular of a plural that its capital makes a name to the tagger: "Wildfires" in front."""
    lemma = token.lemma.lower()
    first = token.pos == "PROPN" and parse.sentence_tokens(token.sentence)[0].index == token.index
    return (lemma[:-1],) if first and lemma.endswith("s") and len(lemma) > 4 else ()


def hyphened(parse: Parse, token: Token) -> tuple[str, ...]:
    """Return the word that the tokenizer cut at its hyphen, as written and in one: "cease-fire", "ceasefire"."""
    if token.index < 2:
        return ()
    first, hyphen = parse.tokens[token.index - 2 : token.index]
    if hyphen.text != "-" or (first.span.end, hyphen.span.end) != (hyphen.span.start, token.span.start):
        return ()
    start, end = first.lemma.lower(), token.lemma.lower()
    return f"{start}-{end}", f"{start}{end}"


def _counted(parse: Parse, heads: Iterable[Token]) -> Iterator[Token]:
    for head in heads:
        yield head
        if head.lemma.lower() in _QUANTITIES or head.pos == "NUM":
            yield from (each for word, each in prepositions(parse, head) if word == "of")


def _who_should(parse: Parse, token: Token) -> Iterator[Token]:
    """Yield who is to do what hangs from a word: "let inspectors enter"."""
    for child in parse.children(token):
        if child.dep in {"ccomp", "xcomp"}:
            yield from (each for each in parse.children(child) if each.dep in SUBJECTS)


def _complements(parse: Parse, token: Token) -> Iterator[Token]:
    """Yield what stands behind the prepositions of a word and of its object, and what its object is called."""
    yield from (child for child in parse.children(token) if child.dep == "oprd")
    for each in (token, *patients(parse, token)):
        yield from (noun for _, noun in prepositions(parse, each) if not _is_month(noun))


def _is_month(noun: Token) -> bool:
    """Tell whether a month is named: "took place in March" is no march."""
    return noun.text in {"March", "May"} and noun.tag == "NNP"


def _clause_verbs(parse: Parse, token: Token) -> Iterator[Token]:
    """Yield the verbs of the clauses that hang from a word or from its object: "took steps to ease"."""
    for each in (token, *patients(parse, token)):
        for child in parse.children(each):
            clause = child.dep in {"xcomp", "ccomp", "pcomp"} or (child.dep in {"acl", "advcl", "relcl"})
            if clause and child.pos in {"VERB", "AUX"}:
                yield child
            elif child.dep == "prep":
                yield from (verb for verb in parse.children(child) if verb.dep == "pcomp")
