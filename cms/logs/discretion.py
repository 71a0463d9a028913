"""What no log says: addresses that open something, and the addresses of people.

An address is said as the pattern that answered it, so that no list has to name those
that hold a secret. What other code writes about is looked over once more.
"""

import logging
import re

from django.http import HttpRequest

# Words that somebody is reached by, and words that nobody types by hand: tokens.
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_TOKEN = re.compile(r"(?<![\w/.-])[A-Za-z0-9_-]{40,}(?![\w/-])")
_IN_PATH = re.compile(r"(?<=/)[A-Za-z0-9_-]{40,}(?=[/?\s]|$)")
LEFT_OUT = "…"
PAGE = "/(page)"
NOT_FOUND = 404


def address_in_log(request: HttpRequest) -> str:
    """Which address was asked for: the pattern that answers it, with nothing in it."""
    match = request.resolver_match
    if match is None:
        return "(an address that nothing answers)"
    # The pattern of all pages of all boards, which is long and says nothing.
    return PAGE if match.view_name == "wagtail_serve" else f"/{match.route}"


def without_secrets(text: str) -> str:
    """A line without what looks like somebody's address, or like a key."""
    for kind in (_EMAIL, _TOKEN, _IN_PATH):
        text = kind.sub(LEFT_OUT, text)
    return text


class Discretion(logging.Filter):
    """Takes the address of a request out of what Django says of it.

    That nothing was found it says beside our own line of the request: once is enough.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == "django.request" and _status(record) == NOT_FOUND:
            return False
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            record.args = tuple(
                address_in_log(request)
                if isinstance(arg, str) and arg.startswith("/")
                else arg
                for arg in record.args
            )
        return True


def _status(record: logging.LogRecord) -> int:
    return getattr(record, "status_code", 0)
