"""Who or what a verb's happening befalls: its object in the active sense."""

from dateline.annotate.clauses import SUBJECTS, expand, is_passive, objects, subjects
from dateline.annotate.parse import Parse, Token


def patients(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Return the objects of `verb` in its active sense: a passive's subject, or the noun a participle modifies."""
    passive = [child for child in parse.children(verb) if child.dep == "nsubjpass"]
    if verb.dep == "acomp" and verb.tag == "VBN" and not passive:
        passive = list(subjects(parse, parse.head(verb)))
    if passive:
        return (*passive, *objects(parse, verb))
    if parse.text[max(0, verb.span.start - 3) : verb.span.start].lower() == "re-":
        before = [t for t in parse.sentence_tokens(verb.sentence) if t.index < verb.index and t.dep in SUBJECTS]
        return expand(parse, before[-1:])
    if verb.dep == "acl" and is_passive(parse, verb):
        return (parse.head(verb), *objects(parse, verb))
    return objects(parse, verb)
