"""What the environment says of who and what is where: hosts, addresses, paths."""

import ipaddress
import re
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

from cms.env import optional, required

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*")


def required_host(name: str) -> str:
    """The name of a host as a browser sends it, in small letters and without a port.

    Raises ImproperlyConfigured, naming the variable, when it is unset or no such name.
    """
    return _host(name, required(name))


def optional_host(name: str, default: str) -> str:
    """The name of a host, or its number, or a default.

    Raises ImproperlyConfigured, naming the variable, for anything else.
    """
    value = optional(name, default)
    return value if _is_number(value) else _host(name, value)


def optional_url(name: str, *schemes: str) -> str:
    """An address with one of these schemes and a host, or nothing.

    Raises ImproperlyConfigured, naming the variable, for what is no such address. What
    it holds is not repeated: there may be a password in it.
    """
    value = optional(name)
    if value and not _is_url(value, schemes):
        known = " or ".join(f"{scheme}://" for scheme in schemes)
        raise ImproperlyConfigured(
            f"{name} must be an address that begins with {known} and names a host."
        )
    return value


def optional_contact(name: str) -> str:
    """How to reach somebody: a `mailto:` or an `https://` address, or nothing.

    Raises ImproperlyConfigured, naming the variable, for anything else.
    """
    value = optional(name)
    mail = value.removeprefix("mailto:")
    is_reached = _is_email(mail) if mail != value else _is_url(value, ("https",))
    if value and not (is_reached and value.isprintable()):
        raise ImproperlyConfigured(
            f"{name} must be mailto: and an email address, or an address that begins "
            f"with https://, not “{value}”."
        )
    return value


def optional_emails(name: str) -> list[str]:
    """Addresses of people, with commas between them; none where nothing is said.

    Raises ImproperlyConfigured, naming the variable, for what is no such address.
    """
    found = [one.strip() for one in optional(name).split(",") if one.strip()]
    for one in found:
        if not _is_email(one):
            raise ImproperlyConfigured(
                f"{name} must hold email addresses with commas between them, and "
                f"“{one}” is none."
            )
    return found


def optional_sender(name: str, default: str) -> str:
    """Whom mail comes from: an email address, or a name with one in angle brackets.

    Raises ImproperlyConfigured, naming the variable, for anything else that is said.
    """
    value = optional(name)
    if value and not (_is_email(parseaddr(value)[1]) and value.isprintable()):
        raise ImproperlyConfigured(
            f"{name} must be an email address, or “A name <address>”, not “{value}”."
        )
    return value or default


def optional_path(name: str, default: str, *schemes: str) -> str:
    """A folder or a file, named from the root, or an address with one of these schemes.

    Services are started in different folders: a path from there would be several.

    Raises ImproperlyConfigured, naming the variable, for anything else.
    """
    value = optional(name, default)
    if value and not value.startswith("/") and not _is_url(value, schemes):
        others = "".join(f", or be {scheme}://bucket/folder" for scheme in schemes)
        raise ImproperlyConfigured(
            f"{name} must begin with “/”{others}: not “{value}”."
        )
    return value


def _host(name: str, value: str) -> str:
    if not _HOST.fullmatch(value.lower()):
        raise ImproperlyConfigured(
            f"{name} must be the name of a host alone, such as editors.example.org.uk, "
            f"without https:// and without a port: not “{value}”."
        )
    return value.lower()


def _is_number(value: str) -> bool:
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return False
    return True


def _is_url(value: str, schemes: tuple[str, ...]) -> bool:
    """What is reached by a socket has a path, all else a host; a port is a number."""
    try:
        parts = urlsplit(value)
        _port = parts.port
    except ValueError:
        return False
    has_place = parts.path if parts.scheme == "unix" else parts.hostname
    return parts.scheme in schemes and "://" in value and bool(has_place)


def _is_email(value: str) -> bool:
    try:
        validate_email(value)
    except ValidationError:
        return False
    return True
