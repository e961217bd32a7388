"""Which web addresses may be fetched from, told before anything is sent.

A feed or a page can name any address, also one inside the network of whoever runs dateline. So a URL is taken apart
once; its host is resolved once; each address found is checked; and the connection is made to the checked address,
never to the name again. A name that resolves differently a moment later (DNS rebinding) gains nothing by it.
"""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from dateline.sources.failures import Refused, Temporary

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], tuple[str, ...]]

_DEFAULT_PORTS = {"http": 80, "https": 443}
_MAX_URL_CHARS = 4_000
# Prefixes whose last 32 bits are an IPv4 address that a gateway forwards to (RFC 6052).
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"),)


@dataclass(frozen=True, slots=True)
class Target:
    """A checked URL in the parts that a request is made of; `url` is the same in one canonical spelling."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.host_header}"

    @property
    def host_header(self) -> str:
        """The host as the `Host` header gives it: with the port where that is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"


def parse_target(url: str) -> Target:
    """Take a URL apart; `Refused` where it is not a plain http or https address.

    URLs with a user name are refused: they are used to disguise the host, and we have no passwords to send.

    >>> parse_target("HTTP://Example.org:80/a b?q=1#top").url
    'http://example.org/a%20b?q=1'
    """
    if len(url) > _MAX_URL_CHARS:
        raise Refused(f"the URL is longer than {_MAX_URL_CHARS:,} characters")
    if any(char.isspace() and char != " " for char in url) or not url.isprintable():
        raise Refused("the URL holds control characters")
    try:
        parts = parse_url(url.strip())
    except (LocationParseError, ValueError) as error:
        raise Refused(f"not a URL: {error}") from None
    scheme = (parts.scheme or "").lower()
    if scheme not in _DEFAULT_PORTS:
        raise Refused(f"only http and https are fetched, not {scheme!r}" if scheme else "the URL names no scheme")
    if parts.auth is not None:
        raise Refused("the URL holds a user name or password")
    host = (parts.host or "").strip("[]").rstrip(".")
    if not host:
        raise Refused("the URL names no host")
    port = _DEFAULT_PORTS[scheme] if parts.port is None else parts.port
    if port == 0:
        raise Refused("port 0 is no port")
    bare = Target("", scheme, host, port, parts.request_uri)
    return Target(f"{bare.origin}{bare.path}", scheme, host, port, bare.path)


def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses that this machine's resolver gives for `host`, in its order of preference."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError:
        raise Refused(f"not a host name: {host[:80]!r}") from None
    except socket.gaierror as error:
        kind = Temporary if error.errno == socket.EAI_AGAIN else Refused
        raise kind(f"the host {host} is not known: {error.strerror}") from None
    return tuple(dict.fromkeys(str(address[4][0]) for address in found))


def checked_addresses(target: Target, *, allow_private: bool, resolve: Resolver = system_resolver) -> tuple[str, ...]:
    """Return the addresses of the target's host that may be connected to; `Refused` where there is none.

    Decimal, octal and hexadecimal spellings of an address need no rule of their own: they are checked as what the
    resolver makes of them.
    """
    found = resolve(target.host, target.port)
    refusals = {address: refusal(address, allow_private=allow_private) for address in found}
    allowed = tuple(address for address in found if refusals[address] is None)
    if not allowed:
        why = "; ".join(f"{address} is {reason}" for address, reason in refusals.items()) or "no address found"
        helps = not allow_private and any(refusal(address, allow_private=True) is None for address in found)
        hint = " (allow private addresses if this is meant)" if helps else ""
        raise Refused(f"not fetched from {target.host}: {why}{hint}")
    return allowed


def refusal(address: str, *, allow_private: bool = False) -> str | None:
    """Return what speaks against connecting to an address, or `None` where nothing does.

    >>> refusal("169.254.169.254"), refusal("::ffff:10.0.0.1"), refusal("9.9.9.9")
    ('a link-local address', 'a private address', None)
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "not an IP address"
    reasons = [_refusal_of(each, allow_private=allow_private) for each in (parsed, *_embedded(parsed))]
    return next((reason for reason in reasons if reason), None)


def _refusal_of(address: IPAddress, *, allow_private: bool) -> str | None:
    # Link-local comes first and is never allowed: cloud machines hand out their credentials there.
    if address.is_link_local:
        return "a link-local address"
    if address.is_unspecified or address.is_multicast:
        return "an address of no single machine"
    if isinstance(address, ipaddress.IPv6Address) and _is_wrapper(address):
        return None  # judged by the IPv4 address inside
    if address.is_loopback:
        return None if allow_private else "an address of this machine"
    if address.is_reserved:
        return "a reserved address"
    site_local = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    if site_local or not address.is_global:
        return None if allow_private else "a private address"
    return None


def _is_wrapper(address: ipaddress.IPv6Address) -> bool:
    return address.ipv4_mapped is not None or any(address in network for network in _NAT64)


def _embedded(address: IPAddress) -> tuple[IPAddress, ...]:
    """Return the IPv4 addresses that an IPv6 address stands for or is forwarded to."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in _NAT64):
        inside.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(each for each in inside if each is not None)
