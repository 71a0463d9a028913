"""Pages that a team takes to its meeting: printed, as a PDF, or sent by email."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.url_routing import RouteResult

from boards.models.board.board import Board
from boards.public import pdf
from boards.public.theme import theme_css, theme_path
from cms import trees
from cms.models import BasePage

PDF_SLUG = "pdf"


class PrintablePage(BasePage):
    """A page that offers print, PDF and email. Abstract."""

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Answer `…/pdf/` below the page's own address as well."""
        if self.live and path_components == [PDF_SLUG]:
            return RouteResult(self, kwargs={"as_pdf": True})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, as_pdf: bool = False) -> HttpResponse:
        if as_pdf:
            board = Board.objects.get(path=trees.board_path(self))
            style = {theme_path(board.colour): theme_css(board.colour)}
            return pdf.response(self, request, style)
        return super().serve(request)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["pdf_available"] = pdf.available()
        return context
