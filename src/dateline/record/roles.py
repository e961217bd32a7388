"""How two roles that pages give to one person stand to each other.

Most people hold several roles ("president and party leader"), so roles are set against one another only where both
name an office that one person does not combine in one post: a spokesperson is no minister of the same government.
Ranks and titles of birth are left out, since their holders often hold an office too.
"""

from dateline.model.claim import ClaimRelation
from dateline.record.statements import Corroborated
from dateline.text.tokens import plain_words

# Jobs that exclude one another when named for one person at one time, each with the words for it.
_JOB_WORDS = {
    "spokesperson": "spokesperson spokesman spokeswoman",
    "aide": "aide adviser advisor assistant",
    "minister": "minister",
    "ambassador": "ambassador envoy",
    "governor": "governor",
    "mayor": "mayor",
    "judge": "judge",
    "president": "president",
    "chancellor": "chancellor",
}
_JOB_OF = {word: job for job, words in _JOB_WORDS.items() for word in words.split()}
# A qualified job is another job: a vice president is no president.
_QUALIFIED = frozenset(plain_words("vice deputy former ex acting secretary attorney director prime designate elect"))
# Departments that one minister does not lead together; trade, energy or labour are often joined to another.
_DEPARTMENTS = frozenset(plain_words("foreign finance interior defence defense justice health education"))
_SMALL = frozenset(plain_words("the a an of for s to and his her their"))


def compare_roles(left: Corroborated, right: Corroborated) -> tuple[ClaimRelation, str, bool] | None:
    """Return the relation of two roles, its reason, and whether the right one goes first.

    "Foreign policy spokesman" refines "spokesperson"; "spokesperson" and "aide" contradict each other.
    """
    a, b = _parts(left.claim.value), _parts(right.claim.value)
    if a is None or b is None:
        return None
    (job_a, rest_a), (job_b, rest_b) = a, b
    both = f"“{left.claim.value}” and “{right.claim.value}”"
    one_names_more = job_a.endswith(f" {job_b}") or job_b.endswith(f" {job_a}")  # a minister, a finance minister
    if job_a != job_b and not one_names_more:
        return ClaimRelation.CONTRADICTS, f"{both} are different posts", False
    if rest_a == rest_b:
        return ClaimRelation.SUPPORTS, f"{both} name one post", False
    if rest_b < rest_a or rest_a < rest_b:
        return ClaimRelation.REFINES, f"{both}: one names the post more exactly", rest_a < rest_b
    return None


def _parts(title: str) -> tuple[str, frozenset[str]] | None:
    """Return the job that a title names and the words that qualify it, `None` where it names none of the table."""
    words = plain_words(title)
    if _QUALIFIED.intersection(words):
        return None
    jobs = [word for word in words if word in _JOB_OF]
    if len(jobs) != 1:
        return None
    job, rest = _JOB_OF[jobs[0]], frozenset(words) - {jobs[0]} - _SMALL
    departments = rest & _DEPARTMENTS
    return (f"{min(departments)} {job}" if job == "minister" and len(departments) == 1 else job), rest
