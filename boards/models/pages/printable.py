"""Pages that a team takes to its meeting: printed, as a PDF, or sent by email."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.url_routing import RouteResult

from boards.models.pages.renderers import renderers
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
            return renderers.pdf(self, request)
        return super().serve(request)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["pdf_available"] = renderers.pdf_is_available()
        return context
