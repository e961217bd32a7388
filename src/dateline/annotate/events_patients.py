"""Who or what a verb's happening befalls: its object in the active sense."""

from dateline.annotate.clauses import SUBJECTS, expand, is_passive, objects, own_subject, subjects
from dateline.annotate.parse import Parse, Token

# What a clause with nothing between tells more of, without its being the object: "the day they met".
_CIRCUMSTANCES = frozenset({"day", "time", "year", "way", "reason", "place", "moment", "week", "month", "night"})


def patients(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Return the objects of `verb` in its active sense: a passive's subject, or the noun a participle modifies."""
    passive = [child for child in parse.children(verb) if child.dep == "nsubjpass"]
    if verb.dep == "acomp" and verb.tag == "VBN" and not passive:
        passive = list(subjects(parse, parse.head(verb)))
    if verb.dep == "xcomp" and not passive and any(child.dep == "auxpass" for child in parse.children(verb)):
        passive = list(subjects(parse, parse.head(verb)))  # "a charter is to be signed"
    if passive:
        return (*passive, *objects(parse, verb))
    if parse.text[max(0, verb.span.start - 3) : verb.span.start].lower() == "re-":
        before = [t for t in parse.sentence_tokens(verb.sentence) if t.index < verb.index and t.dep in SUBJECTS]
        return expand(parse, before[-1:])
    if (signed := _behind_its_doers(parse, verb)) is not None:
        return (signed,)
    if verb.dep == "acl" and is_passive(parse, verb):
        return (parse.head(verb), *objects(parse, verb))
    found = objects(parse, verb)
    return (parse.head(verb),) if is_object_left(parse, verb, found) else found


def _behind_its_doers(parse: Parse, verb: Token) -> Token | None:
    """Return what was done in "the declaration that ten governments signed says only …", which misleads the parser.

    It takes the past tense for a participle that tells more of who acts, and the later verb for the clause's own.
    """
    doers = parse.head(verb)
    if verb.dep != "acl" or doers.dep != "nsubj" or verb.index != doers.index + 1:
        return None
    clause = parse.head(doers)
    that = any(child.text.lower() == "that" for child in parse.children(clause))
    return parse.head(clause) if that and clause.dep == "relcl" else None


def is_object_left(parse: Parse, verb: Token, found: tuple[Token, ...]) -> bool:
    """Tell whether the object of a relative clause is the noun that it tells more of; `found` are its own objects."""
    return verb.dep == "relcl" and (not found or found[0].tag in {"WDT", "WP"}) and _tells_what_was_done(parse, verb)


def _tells_what_was_done(parse: Parse, verb: Token) -> bool:
    """Tell whether a relative clause says what was done to its noun: "the deal that A signed", "B, whom she saw"."""
    own, noun = own_subject(parse, verb), parse.head(verb)
    if own is None or own.tag in {"WDT", "WP"} or is_passive(parse, verb):
        return False
    if any(child.tag in {"WDT", "WP"} for child in parse.children(verb)):
        return True
    when_or_where = any(child.tag == "WRB" for child in parse.children(verb)) or noun.lemma.lower() in _CIRCUMSTANCES
    return not when_or_where and noun.entity not in {"DATE", "TIME", "GPE", "LOC", "FAC"}
