"""What the environment must say. A missing value stops the start with its name."""

import os
from difflib import get_close_matches
from typing import Any
from urllib.parse import unquote

import environ
from django.core.exceptions import ImproperlyConfigured

from cms.tenancy.labels import EVERYTHING
from cms.tenancy.roles import Roles

SHORTEST_SECRET = 50  # characters
# A hundred years in days: no more is meant by any number that has no limit of its own.
MOST = 36_500
LARGEST_PORT = 65_535
# Words with which names begin that others set beside us: a shell, a container, Django.
OF_OTHERS = frozenset(
    {"DATABASE", "DJANGO", "LOG", "NGINX", "REDIS", "RUNTIME", "SESSION"}
)
# How alike a name is to one of ours that was mistyped.
ALIKE = 0.85
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


def optional_int(name: str, default: int, *, least: int = 1, most: int = MOST) -> int:
    """A whole number from the environment, between two that are allowed themselves.

    Raises ImproperlyConfigured, naming the variable, when it is anything else.
    """
    value = optional(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not “{value}”.")
    if not least <= int(value) <= most:
        raise ImproperlyConfigured(
            f"{name} must be a whole number from {least} to {most}, not {int(value)}."
        )
    return int(value)


def optional_port(name: str, default: int) -> int:
    """The number of a port; raises as `optional_int` does."""
    return optional_int(name, default, most=LARGEST_PORT)


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


def optional_public_key(name: str) -> str:
    """What something is encrypted for: a key of age, or a file with a key; or nothing.

    Raises ImproperlyConfigured, naming the variable, for anything else.
    """
    value = optional(name)
    if value and not value.startswith(("age1", "ssh-", "/")):
        raise ImproperlyConfigured(
            f"{name} must be a public key of age, or the path, from “/” on, of a file "
            f"with one of age or GPG: not “{value}”."
        )
    return value


def all_or_none(**values: str) -> None:
    """Raise ImproperlyConfigured, naming them, when some of several are said."""
    missing = [name for name, value in values.items() if not value]
    if missing and len(missing) < len(values):
        raise ImproperlyConfigured(
            f"{', '.join(missing)} must be set as well, or none of {', '.join(values)}."
        )


def refuse_unknown() -> None:
    """Nobody has set what nothing reads, and believes that it counts.

    Raises ImproperlyConfigured, naming the variables that were not asked for until now,
    and begin with a word as ours do, or are nearly one of ours. One word alone is not
    the beginning of a name: a shell that somebody has logged in to sets MAIL.
    """
    words = {name.partition("_")[0] for name in _asked_for} - OF_OTHERS
    begun = tuple(f"{word}_" for word in words)
    unknown = sorted(
        name
        for name in os.environ.keys() - _asked_for
        if name.startswith(begun)
        or get_close_matches(name, _asked_for, n=1, cutoff=ALIKE)
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


# What `manage.py` sets for itself: commands work as the role that owns the tables. A
# process that answers requests starts without a role, and so without any right.
AS_OWNER = "DATABASE_AS_OWNER"


def database(url: str, *, as_owner: bool | None = None) -> dict[str, Any]:
    """How to reach the database: as nobody in particular, or as its owner.

    Raises ImproperlyConfigured for what is no address of a PostgreSQL with a database
    in it, and when two roles cannot be named after its user. What it holds is not
    repeated: there may be a password in it.
    """
    settings: dict[str, Any] = {
        **_read(url),
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


def _read(url: str) -> dict[str, object]:
    is_ours = url.startswith(("postgres://", "postgresql://"))
    try:
        read = environ.Env.db_url_config(url) if is_ours else {}
    except (KeyError, ValueError):
        read = {}
    if not read.get("NAME"):
        raise ImproperlyConfigured(
            "DATABASE_URL must be an address such as postgres://user@host:5432/database"
        )
    return dict(read)
