"""What the hub offers while somebody types: what boards teach, and shared themes."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.models.pages.kinds import page_kind
from boards.models.shared.names import in_language
from boards.public.hub.site import HubSite
from boards.public.learnt import KINDS
from boards.public.search.naming import Suggestion, named_by
from cms import trees


def suggestions_of(hub: HubSite, language: str, query: str) -> Iterator[Suggestion]:
    """Pages lead to their boards' own sites, and each says whose it is."""
    named = named_by([*hub.boards], language, query, KINDS)
    board_of = {place: one for one in hub.boards.values() for place in one.homes}
    for page in named.pages:
        if board := board_of.get(trees.home_path(page)):
            kind = " · ".join(filter(None, (page_kind(page), board.short_name)))
            yield Suggestion(page.title, kind, board.address_of(page), language)
    for theme in named.themes:
        # A board's own has no page here.
        if theme.board_id is None:
            name = str(in_language(theme.name))
            address = reverse("hub_theme", args=[theme.slug])
            yield Suggestion(name, _("Theme"), address)
