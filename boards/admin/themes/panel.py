"""Themes that boards have proposed, on the dashboard of administrators."""

from collections.abc import Mapping

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from boards.models import Theme


class ThemesPanel(Component):
    """For administrators. Empty where nothing waits."""

    order = 108
    template_name = "wagtailadmin/boards/themes/panel.html"

    def get_context_data(
        self, parent_context: Mapping[str, HttpRequest]
    ) -> dict[str, object]:
        if not parent_context["request"].user.is_superuser:
            return {"themes": []}
        waiting = Theme.objects.waiting().select_related("board").order_by("pk")
        return {"themes": waiting}
