"""The archives of the active board: asked for, and fetched while they are kept."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from boards.admin.active_board import active_board
from boards.admin.policies import boards_kept_by
from boards.models import Board, BoardArchive
from boards.publishing.archives.asking import ask_for_archive, ends_at
from cms.users.logged_in import logged_in_user


def managed_board(request: HttpRequest) -> Board:
    """The active board, for its managers. To everybody else it is not there: 404."""
    board = active_board(request)
    if board is None or board.pk not in boards_kept_by(logged_in_user(request)):
        raise Http404
    return board


class BoardArchives(WagtailAdminTemplateMixin, TemplateView):
    """Those that are kept, and a button that asks for another."""

    template_name = "wagtailadmin/boards/archives/archives.html"
    page_title = _("Archive of the board")
    header_icon = "folder-open-inverse"

    def dispatch(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponseBase:
        self.board = managed_board(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, here]

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        archives = [
            (archive, ends_at(archive))
            for archive in self.board.archives.all()
            if ends_at(archive) > timezone.now()
        ]
        is_waiting = any(not (one.made_at or one.why_not) for one, _end in archives)
        return super().get_context_data(
            archives=archives, is_waiting=is_waiting, board=self.board, **kwargs
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        waits = self.board.archives.filter(made_at=None, why_not="").exists()
        if waits:
            messages.warning(request, _("One is being made: wait until it is here."))
        else:
            ask_for_archive(self.board, logged_in_user(request))
            messages.success(request, _("It is being made, and will be here."))
        return redirect("board_archives")


class FetchArchive(View):
    """The zip, for the board's managers, until its last day."""

    def get(self, request: HttpRequest, archive_id: int) -> HttpResponseBase:
        board = managed_board(request)
        archive = get_object_or_404(BoardArchive, pk=archive_id, board=board)
        if not archive.file or ends_at(archive) <= timezone.now():
            raise Http404
        name = str(archive.file.name).rpartition("/")[2]
        return FileResponse(archive.file.open("rb"), as_attachment=True, filename=name)
