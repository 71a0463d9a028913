"""The top of Wagtail's page editor, above the editor of a translated page."""

from typing import Any

from wagtail.admin.ui.components import Component

AS_ON_THE_SCREEN = (
    "page",
    "side_panels",
    "history_url",
    "user_can_lock",
    "user_can_unlock",
    "request",
)


class EditHeader(Component):
    """Wagtail's own header, given what the screen around it knows."""

    template_name = "wagtailadmin/shared/headers/page_edit_header.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {
            **{name: parent_context[name] for name in AS_ON_THE_SCREEN},
            "page_for_status": parent_context["page"],
            "title": parent_context["header_title"],
            "buttons": parent_context["header_buttons"],
        }
