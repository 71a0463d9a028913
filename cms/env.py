"""What the environment must say. A missing value stops the start with its name."""

import os
from typing import Any
from urllib.parse import unquote

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

from cms.tenancy.labels import EVERYTHING
from cms.tenancy.roles import Roles

SHORTEST_SECRET = 50  # characters
# Every variable that the settings have read.
_asked_for: set[str] = set()


def required(name: str) -> str:
    """The value of an environment variable that this deployment cannot do without.

    Raises ImproperlyConfigured, naming the variable, when it is unset or empty.
    """
    value = optional(name)
    if not value:
        raise ImproperlyConfigured(
            f"Set the environment variable {name}: docs/administrators.md says what it "
            "means."
        )
    return value


def optional(name: str, default: str = "") -> str:
    """The value of an environment variable, or a default that is safe to run with."""
    _asked_for.add(name)
    return os.environ.get(name, "").strip() or default


def optional_int(name: str, default: int) -> int:
    """A whole number from the environment.

    Raises ImproperlyConfigured, naming the variable, when it is not a number.
    """
    value = optional(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not “{value}”.")
    return int(value)


def secret(name: str) -> str:
    """A key that nobody guesses.

    Raises ImproperlyConfigured, naming the variable, when it is missing or too short.
    """
    value = required(name)
    if len(value) < SHORTEST_SECRET:
        raise ImproperlyConfigured(
            f"{name} has {len(value)} characters, and could be guessed: it needs "
            f"{SHORTEST_SECRET} or more, such as `openssl rand -base64 48` prints."
        )
    return value


def optional_secret(name: str) -> str:
    """A key that nobody guesses, or nothing.

    Raises ImproperlyConfigured, naming the variable, when it is too short.
    """
    return secret(name) if optional(name) else ""


def optional_emails(name: str) -> list[str]:
    """Addresses of people, with commas between them; none where nothing is said.

    Raises ImproperlyConfigured, naming the variable, for what is no such address.
    """
    found = [one.strip() for one in optional(name).split(",") if one.strip()]
    for one in found:
        try:
            validate_email(one)
        except ValidationError as error:
            raise ImproperlyConfigured(
                f"{name} must hold email addresses with commas between them, and "
                f"“{one}” is none."
            ) from error
    return found


def all_or_none(**values: str) -> None:
    """Raise ImproperlyConfigured, naming them, when some of several are said."""
    missing = [name for name, value in values.items() if not value]
    if missing and len(missing) < len(values):
        raise ImproperlyConfigured(
            f"{', '.join(missing)} must be set as well, or none of {', '.join(values)}."
        )


def refuse_unknown(*prefixes: str) -> None:
    """Nobody has set what nothing reads, and believes that it counts.

    Raises ImproperlyConfigured, naming the variables that begin so and were not asked
    for until now.
    """
    unknown = sorted(
        name
        for name in os.environ
        if name.startswith(prefixes) and name not in _asked_for
    )
    if unknown:
        raise ImproperlyConfigured(
            f"Nothing reads the environment variable {', '.join(unknown)}: "
            "docs/administrators.md says which there are."
        )


def one_of(name: str, choices: tuple[str, ...]) -> str:
    """One of some words; the first where nothing is said.

    Raises ImproperlyConfigured, naming the variable and the words, for any other.
    """
    value = optional(name, choices[0])
    if value not in choices:
        words = ", ".join(choice or "nothing" for choice in choices)
        raise ImproperlyConfigured(f"{name} must be one of: {words}; not “{value}”.")
    return value


def switch(name: str) -> bool:
    """Whether something is on, as 1; it is off where nothing is said, or 0.

    Raises ImproperlyConfigured, naming the variable, for any other word.
    """
    return one_of(name, ("0", "1")) == "1"


def optional_url(name: str, *schemes: str) -> str:
    """An address with one of these schemes, or nothing.

    Raises ImproperlyConfigured, naming the variable, for what is no such address. What
    it holds is not repeated: there may be a password in it.
    """
    value = optional(name)
    if value and value.partition("://")[0] not in schemes:
        known = " or ".join(f"{scheme}://" for scheme in schemes)
        raise ImproperlyConfigured(
            f"{name} must be an address that begins with {known}"
        )
    return value


def optional_contact(name: str) -> str:
    """How to reach somebody: a `mailto:` or an `https://` address, or nothing.

    Raises ImproperlyConfigured, naming the variable, for anything else.
    """
    value = optional(name)
    if value and not value.startswith(("mailto:", "https://")):
        raise ImproperlyConfigured(
            f"{name} must begin with mailto: or https://, not “{value}”."
        )
    return value


# What `manage.py` sets for itself: commands work as the role that owns the tables. A
# process that answers requests starts without a role, and so without any right.
AS_OWNER = "DATABASE_AS_OWNER"


def database(url: str, *, as_owner: bool | None = None) -> dict[str, Any]:
    """How to reach the database: as nobody in particular, or as its owner.

    Raises ImproperlyConfigured when two roles cannot be named after the URL's user.
    """
    settings: dict[str, Any] = {
        **environ.Env.db_url_config(url),
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
    # Seconds that anybody waits for a server that takes a connection and says nothing.
    settings["OPTIONS"] = {"connect_timeout": 5} | settings.get("OPTIONS", {})
    # A socket's folder, as `postgres://` addresses write it.
    settings["HOST"] = unquote(settings["HOST"])
    try:
        roles = Roles(settings["USER"])
    except ValueError as error:
        raise ImproperlyConfigured(str(error)) from error
    if as_owner is None:
        as_owner = optional(AS_OWNER) == "1"
    if as_owner:
        settings["OPTIONS"] |= {
            "options": f"-c role={roles.owner}",
            "application_name": EVERYTHING,
        }
    return settings
