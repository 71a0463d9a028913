"""The part of the dashboard that asks much of the database, in an answer of its own.

What waits for somebody is there at once; what is due, their drafts and the rest follow
a moment later, and nobody waits for them. A panel says of itself that it comes later.
"""

from collections.abc import Mapping

from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component

from cms.while_shown import nothing_is_written

HOOK = "construct_homepage_panels"
# How a script asks: who follows the link gets a whole screen.
BY_SCRIPT = "XMLHttpRequest"


class LaterPanels(Component):
    """The place on the dashboard into which they come."""

    order = 200
    template_name = "wagtailadmin/boards/dashboard/later.html"

    @property
    def media(self) -> Media:
        return Media(js=[versioned_static("js/desk.js")])

    def get_context_data(
        self, parent_context: Mapping[str, object]
    ) -> dict[str, object]:
        return {}


def put_off(request: HttpRequest, panels: list[Component]) -> None:
    """Take out of the dashboard what comes later. The last of all that change it."""
    panels[:] = [panel for panel in panels if not _comes_later(panel)]
    panels.append(LaterPanels())


@require_safe
def later_panels(request: HttpRequest) -> HttpResponse:
    """The panels themselves, or a screen with them."""
    panels: list[Component] = []
    for change in hooks.get_hooks(HOOK):
        if change is not put_off:
            change(request, panels)
    later = sorted(filter(_comes_later, panels), key=lambda panel: panel.order)
    is_part = request.headers.get("X-Requested-With") == BY_SCRIPT
    name = "later_panels" if is_part else "later_screen"
    response = TemplateResponse(
        request,
        f"wagtailadmin/boards/dashboard/{name}.html",
        {"panels": later, "page_title": _("What is due, and what is new")},
    )
    # Two panels may need the same answer; each asks as it is rendered.
    with nothing_is_written():
        return response.render()


def _comes_later(panel: Component) -> bool:
    return getattr(panel, "comes_later", False)
