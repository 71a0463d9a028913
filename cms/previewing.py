"""Ways to look at a draft besides as it stands: an app that has them puts them in."""

from collections.abc import Callable

from django.http import HttpRequest
from wagtail.models import Page

# Its name, and what people choose it by.
Mode = tuple[str, str]


class MorePreviews:
    """modes: those that a page has at the moment. prepare: has a request show the page
    in the mode of a name; nothing for a name that is none of them.
    """

    modes: Callable[[Page], list[Mode]] = staticmethod(lambda page: [])
    prepare: Callable[[Page, HttpRequest, str], None] = staticmethod(
        lambda page, request, name: None
    )


more_previews = MorePreviews()
