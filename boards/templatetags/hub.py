"""What templates of the hub ask for."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from boards.public.hub.site import HubBoard, HubSite

register = template.Library()


@register.filter
def address_on(path: str, hub: HubSite) -> str:
    """The canonical address of one of the hub's pages."""
    return hub.address(path)


@register.filter
def address_of(path: str, board: HubBoard) -> str:
    """The address of a path on a board's own site."""
    return board.own(path)


@register.simple_tag
def hub_menu() -> list[tuple[str, str]]:
    """Its pages, by name and path."""
    return [
        (_("Search"), reverse("search")),
        (_("Themes"), reverse("hub_themes")),
        (_("Recently published"), reverse("hub_recent")),
        (_("Boards"), reverse("hub_boards")),
        (_("In numbers"), reverse("hub_pictures")),
    ]
