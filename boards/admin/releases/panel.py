"""The releases on the dashboard: what was stopped, what waits, what comes next."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.admin.ui.components import Component

from boards.admin.active_board import active_board
from boards.admin.shared.states import of_release
from boards.models import Release, ReleaseState
from boards.publishing.releases.silence import is_missed

SHOWN_FOR = timedelta(days=14)
MOST = 10


class ReleasesPanel(Component):
    """Also for administrators, who see those of all boards."""

    order = 30
    template_name = "wagtailadmin/boards/releases/panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        board = active_board(request)
        if board is None and not request.user.is_superuser:
            return {"releases": [], "is_silent": False}
        lately = Q(released_at__gte=timezone.now() - SHOWN_FOR)
        forced = lately & ~Q(forced_reason="")
        still_open = ~Q(state__in=[ReleaseState.RELEASED, ReleaseState.CALLED_OFF])
        found = Release.objects.filter(still_open | forced).select_related("board")
        if board:
            found = found.filter(board=board)
        releases = list(found.order_by("goes_public_at", "-made_at")[:MOST])
        return {
            "request": request,
            "releases": [(release, of_release(release)) for release in releases],
            "is_silent": is_missed(),
            "of_all_boards": board is None,
        }
