"""Inputs by the thousand for everything that parses something: none may raise what its caller does not expect.

Inputs are good samples that were bent: bytes changed, cut, doubled, spliced with one another and with words that mean
something to the parser. The same seed gives the same inputs. What counts as a failure is an exception that is no answer
(`Parser.expected` lists those that are), an answer of another type, and computing for longer than `MOST_SECONDS`.
"""

import random
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.engine.limits import TimeUp, time_limit

MOST_SECONDS = 20.0
_MOST_BYTES = 200_000
_SIGNS = (
    b"\x00",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\r\n",
    b"<",
    b">",
    b"&",
    b'"',
    b"'",
    b"\\",
    b"%",
)
_NUMBERS = (b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"1e999", b"NaN", b"0x10", b"\xd9\xa3")


@dataclass(frozen=True, slots=True)
class Parser:
    """Something that parses: good samples, words that mean something to it, and how it is called.

    Attributes:
        name: what reports call it.
        weight: its share of the inputs, beside the weights of the others.
        samples: inputs that it takes.
        read: calls it, and raises where what comes back is no answer.
        words: what inputs are spliced with.
        expected: exceptions that are an answer.
    """

    name: str
    weight: float
    samples: Sequence[bytes]
    read: Callable[[bytes], object]
    words: Sequence[bytes] = ()
    expected: tuple[type[BaseException], ...] = ()


@dataclass
class Account:
    """What came of the inputs of one parser."""

    inputs: int = 0
    refused: int = 0
    slowest: float = 0.0
    failures: list[str] = field(default_factory=list)


def fuzz(parsers: Sequence[Parser], inputs: int, seed: int) -> dict[str, Account]:
    """Give the parsers at least so many inputs in all, each its share, and return what came of them."""
    total = sum(each.weight for each in parsers)
    accounts = {}
    for parser in parsers:
        account = accounts[parser.name] = Account()
        share = max(1, -int(-inputs * parser.weight // total))
        for data in bent(parser, share, seed):
            _try(parser, data, account)
    return accounts


def bent(parser: Parser, number: int, seed: int) -> Iterator[bytes]:
    """Yield so many inputs for a parser; the first ones are its samples as they are."""
    chance = random.Random(f"{seed} {parser.name}")  # noqa: S311  # the same again is what is wanted
    yield from parser.samples[:number]
    for _ in range(number - len(parser.samples[:number])):
        data = chance.choice(parser.samples)
        for _ in range(chance.choice((1, 1, 2, 4, 8))):
            data = chance.choice(_WAYS)(chance, data, parser)
        yield data[:_MOST_BYTES]


def _try(parser: Parser, data: bytes, account: Account) -> None:
    account.inputs += 1
    start = time.process_time()
    try:
        with time_limit(MOST_SECONDS):
            parser.read(data)
    except parser.expected:
        account.refused += 1
    except TimeUp:
        account.failures.append(f"took more than {MOST_SECONDS:g} s: {data[:200]!r}")
    except Exception as error:  # noqa: BLE001  # that there is none is what is tried
        where = traceback.extract_tb(error.__traceback__)[-1]
        account.failures.append(f"{type(error).__name__}: {error} ({where.filename}:{where.lineno}): {data[:200]!r}")
    account.slowest = max(account.slowest, time.process_time() - start)


def _changed(chance: random.Random, data: bytes, _: Parser) -> bytes:
    made = bytearray(data)
    for _number in range(chance.choice((1, 3, 20)) if made else 0):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def _cut(chance: random.Random, data: bytes, _: Parser) -> bytes:
    start, end = _span(chance, data)
    return chance.choice((data[:start], data[:start] + data[end:], data[start:]))


def _doubled(chance: random.Random, data: bytes, _: Parser) -> bytes:
    start, end = _span(chance, data)
    return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]


def _swapped(chance: random.Random, data: bytes, _: Parser) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + data[end : end + end - start] + data[start:end] + data[end + end - start :]


def _spliced(chance: random.Random, data: bytes, parser: Parser) -> bytes:
    other = chance.choice(parser.samples)
    return data[: _span(chance, data)[0]] + other[_span(chance, other)[0] :]


def _with_word(chance: random.Random, data: bytes, parser: Parser) -> bytes:
    word = chance.choice((*parser.words, *_SIGNS, *_NUMBERS)) * chance.choice((1, 1, 1, 3, 300))
    start, end = _span(chance, data)
    return data[:start] + word + data[chance.choice((start, end)) :]


def _span(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.choice((1, 4, 30, 1_000)))


_WAYS = (_changed, _cut, _doubled, _swapped, _spliced, _with_word)
