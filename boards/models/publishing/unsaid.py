"""What somebody has typed, and the public is not told as things stand.

A model says in `SHOWN_AS` which of its fields are shown in some states alone, and by
which property the page asks.
"""

from collections.abc import Iterable, Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models.publishing.documents import PageDocument


def unsaid(page: Page, rows: Iterable[PageDocument]) -> Iterator[str]:
    """A sentence for each. rows: the documents of the page."""
    if hasattr(page, "SHOWN_AS"):
        state = page.get_publication_decision_display()
        yield from _of(page, state, page.title)
    for row in rows:
        yield from _of(row, row.get_availability_display(), row.title)


def _of(told: Page | PageDocument, state: str, title: str) -> Iterator[str]:
    for name, shown in told.SHOWN_AS.items():
        value = getattr(told, name)
        if value and not getattr(told, shown):
            label = capfirst(told._meta.get_field(name).verbose_name)
            yield _(
                "“%(field)s: %(value)s” of “%(title)s” is kept, and not shown to the "
                "public: its state is “%(state)s”."
            ) % {"field": label, "value": value, "title": title, "state": state}
