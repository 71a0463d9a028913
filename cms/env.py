"""What the environment must say. A missing value stops the start with its name."""

import os

from django.core.exceptions import ImproperlyConfigured


def required(name: str) -> str:
    """The value of an environment variable that this deployment cannot do without.

    Raises ImproperlyConfigured, naming the variable, when it is unset or empty.
    """
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(
            f"Set the environment variable {name}. The README says what it means."
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
