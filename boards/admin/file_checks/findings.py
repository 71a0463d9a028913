"""One file with its check: read it, confirm what was found, check again, clean."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from boards.models import CleanedCopy
from boards.publishing.file_checks import checks, cleaning
from boards.publishing.file_checks.audit_log import record
from boards.publishing.file_checks.offered_copies import offered
from boards.publishing.file_checks.ownership import may_work_on
from boards.publishing.file_checks.place_pictures import picture_of
from boards.publishing.file_checks.presentation import shown
from boards.publishing.file_checks.running import ask_for_check
from cms.error_summary import Fault
from cms.models import BoardDocument
from cms.users.logged_in import logged_in_user
from cms.users.models import User


class FileScreen(View):
    """A screen of one file. To who may not change that file it is not there: 404."""

    document: BoardDocument

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        self.document = get_object_or_404(BoardDocument, pk=kwargs["document_id"])
        if not may_work_on(self.document, logged_in_user(request)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def user(self) -> User:
        """Who looks at the screen: somebody who is logged in."""
        return logged_in_user(self.request)

    def back(self) -> HttpResponse:
        return redirect("file_findings", self.document.pk)


class Findings(WagtailAdminTemplateMixin, FileScreen, TemplateView):
    """The whole report, with a form for each finding that keeps the file back."""

    template_name = "wagtailadmin/boards/file_checks/screen.html"
    header_icon = "doc-full-inverse"

    def get_page_title(self) -> str:
        return _("Check of “%(file)s”") % {"file": self.document.title}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtaildocs:index"), "label": _("Documents")},
            {
                "url": reverse("wagtaildocs:edit", args=[self.document.pk]),
                "label": self.document.title,
            },
            {"url": "", "label": _("Check of the file")},
        ]

    def get_context_data(
        self, refused: dict[str, str] | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """refused: the key, the reason and the error of what could not be confirmed."""
        copies = CleanedCopy.objects.select_related("copy", "original")
        report = shown(self.document, self.user)
        return super().get_context_data(
            document=self.document,
            report=report,
            form={
                "action": self.request.path,
                "csrf_token": get_token(self.request),
                "not_confirmed_by": report.not_confirmed_by,
                "refused": refused,
            },
            copy_of=copies.filter(copy=self.document).first(),
            copies=[
                offered(one, report) for one in copies.filter(original=self.document)
            ],
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = request.POST.get("key", "")
        reason = request.POST.get("reason", "")
        try:
            checks.confirm(self.document, key, self.user, reason)
        except ValidationError as invalid:
            error = " ".join(invalid.messages)
            typed = {"key": key, "reason": reason, "error": error}
            context = self.get_context_data(refused=typed)
            context["faults"] = [_fault(context["report"], key, error)]
            return self.render_to_response(context)
        messages.success(request, _("Confirmed. It is kept with the file’s check."))
        return self.back()


def _fault(report: Any, key: str, error: str) -> Fault:
    """What is wrong with an answer, and where its field is among the serious ones."""
    for number, finding in enumerate(report.serious, 1):
        if finding.key == key and finding.is_open and not report.not_confirmed_by:
            return Fault(finding.title, error, f"reason-{number}")
    return Fault("", error)


class Report(FileScreen, TemplateView):
    """The report alone, for a page that follows its progress."""

    template_name = "wagtailadmin/boards/file_checks/report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report = shown(self.document, self.user)
        return {"report": report}


class PlacePicture(FileScreen):
    """The picture of one place of a finding; 404 where there is none for who asks."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        picture = picture_of(self.document, kwargs["mark"], kwargs["number"], self.user)
        if picture is None:
            raise Http404
        never_kept = {"Cache-Control": "private, no-store"}
        return HttpResponse(picture, content_type="image/jpeg", headers=never_kept)


class CheckAgain(FileScreen):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        record("check_file", self.document, self.user)
        ask_for_check(self.document)
        return self.back()


class Clean(FileScreen):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            cleaned = cleaning.clean(self.document, self.user)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            return self.back()
        messages.success(
            request,
            _("The cleaned copy is “%(copy)s”. Look at it before you use it.")
            % {"copy": cleaned.copy.title},
        )
        return redirect("file_findings", cleaned.copy_id)
