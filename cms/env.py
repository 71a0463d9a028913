"""What the environment must say. A missing value stops the start with its name."""

import os
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from cms.tenancy.labels import EVERYTHING
from cms.tenancy.roles import Roles


def required(name: str) -> str:
    """The value of an environment variable that this deployment cannot do without.

    Raises ImproperlyConfigured, naming the variable, when it is unset or empty.
    """
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(
            f"Set the environment variable {name}: docs/administrators.md says what it "
            "means."
        )
    return value


def optional(name: str, default: str = "") -> str:
    """The value of an environment variable, or a default that is safe to run with."""
    return os.environ.get(name, "").strip() or default


def optional_int(name: str, default: int) -> int:
    """A whole number from the environment.

    Raises ImproperlyConfigured, naming the variable, when it is not a number.
    """
    value = optional(name, str(default))
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number, not “{value}”.")
    return int(value)


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
    try:
        roles = Roles(settings["USER"])
    except ValueError as error:
        raise ImproperlyConfigured(str(error)) from error
    if as_owner is None:
        as_owner = optional(AS_OWNER) == "1"
    if as_owner:
        settings["OPTIONS"] = settings.get("OPTIONS", {}) | {
            "options": f"-c role={roles.owner}",
            "application_name": EVERYTHING,
        }
    return settings
