"""The PO file of a translation: out, and back in with a report."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.models import Page

from boards.admin.translations.base import TranslationScreen
from boards.translations.drafts import save_draft
from boards.translations.words import po_files
from cms.letters import shortened
from cms.refusals import ActionRefused
from cms.slugs import slug_of
from cms.users.logged_in import logged_in_user


class DownloadPo(TranslationScreen):
    """Every text with its translation, as translation tools read it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = HttpResponse(
            po_files.made_from(self.translation), content_type="text/x-gettext"
        )
        name = f"{file_name(self.source)}-{self.page.locale.language_code}.po"
        response["Content-Disposition"] = content_disposition_header(True, name)
        return response


def file_name(page: Page) -> str:
    """Fit for every system's disk."""
    return shortened(slug_of(page.title), 120) or f"page-{page.pk}"


class PoForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("PO file"),
        help_text=gettext_lazy(
            "The file that you downloaded here, with translations. At most 1 MB. For "
            "example: worried-about-a-child-pl.po"
        ),
        error_messages={
            "required": gettext_lazy("Choose the file, for example page-pl.po."),
            "empty": gettext_lazy("There is nothing in this file. Choose another."),
        },
    )


class UploadPo(TranslationScreen, FormView):
    """Takes what fits, and says of each entry what became of it."""

    form_class = PoForm
    template_name = "wagtailadmin/boards/translations/upload.html"
    page_title = gettext_lazy("Upload a PO file")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            action_url=self.request.path,
            submit_button_label=_("Upload the file"),
            submit_button_active_label=_("Reading it…"),
            page=self.page,
            lock_message=self.lock and self.lock.get_message(self.request.user),
            **kwargs,
        )

    def form_valid(self, form: PoForm) -> HttpResponse:
        try:
            self.refuse_when_locked()
            lines = self._take(form)
        except ValidationError as refused:
            form.add_error("file", refused.messages)
            return self.form_invalid(form)
        except ActionRefused as refused:
            form.add_error("file", str(refused))
            return self.form_invalid(form)
        taken = sum(line.is_taken for line in lines)
        if taken:
            save_draft(self.translation, logged_in_user(self.request))
            messages.success(self.request, _("Taken, and saved as a draft."))
        else:
            messages.warning(self.request, _("Nothing of this file has been taken."))
        return self.render_to_response(
            self.get_context_data(
                form=PoForm(), lines=lines, counts=po_files.counts(lines)
            )
        )

    def _take(self, form: PoForm) -> list[po_files.Line]:
        content = form.cleaned_data["file"].read(po_files.LARGEST_FILE + 1)
        file = po_files.read(content)
        po_files.check_belongs(file, self.translation)
        return po_files.take(file, self.translation, logged_in_user(self.request))
