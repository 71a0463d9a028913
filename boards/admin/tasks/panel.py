"""Tasks on the dashboard: that nobody does them, and which of them failed."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from boards.admin.active_board import active_board
from boards.admin.tasks.wording import in_words
from cms.models import StoredTask
from cms.tasks.health import health_for, is_standing_still

MOST = 5


class TasksPanel(Component):
    """For administrators, and who keeps the active board. Empty when all is well."""

    comes_later = True
    order = 105
    template_name = "wagtailadmin/boards/tasks/panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        board = active_board(request)
        if request.user.is_superuser:
            is_standing = is_standing_still()
            failed = list(StoredTask.objects.failed())
        elif board and board.permissions_for_user(request.user).can_manage():
            is_standing, failed = health_for(board.pk)
        else:
            return {"is_standing": False, "failed": []}
        return {
            "is_standing": is_standing,
            "failed": in_words(failed[:MOST]),
            "number": len(failed),
            "may_run_again": request.user.is_superuser,
        }
