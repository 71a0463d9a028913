"""What stands beside the editor of texts, a button each: each is asked for by POST."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from boards.admin.translations.base import TranslationScreen
from boards.translations.drafts import draft_of, save_draft
from boards.translations.sources import keep
from boards.translations.words.machine import fill_empty
from cms.refusals import ActionRefused
from cms.users.logged_in import logged_in_user


class ButtonOfTranslation(TranslationScreen):
    """Does one thing and goes back to the editor."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.refuse_when_locked()
            self.act()
        except ActionRefused as refused:
            messages.error(request, refused)
        return redirect(self.address())

    def act(self) -> None:
        """Do it and say so, or raise Refused."""
        raise NotImplementedError


class MachineTranslate(ButtonOfTranslation):
    """Fills what is empty. Somebody has to read it before it counts."""

    def act(self) -> None:
        filled, left_out = fill_empty(self.translation, logged_in_user(self.request))
        if filled:
            save_draft(self.translation, logged_in_user(self.request))
        sentence = ngettext(
            "A machine has filled %(count)s text. Read it, and tick it or mend it: "
            "until then it counts as not translated.",
            "A machine has filled %(count)s texts. Read each, and tick it or mend it: "
            "until then they count as not translated.",
            filled,
        )
        if filled or not left_out:
            said = sentence if filled else _("No text is empty: nothing was filled.")
            messages.info(self.request, said % {"count": filled})
        if left_out:
            messages.warning(
                self.request,
                ngettext(
                    "%(count)s text was left empty: the machine spoilt its marks.",
                    "%(count)s texts were left empty: the machine spoilt their marks.",
                    left_out,
                )
                % {"count": left_out},
            )


class BringInWords(ButtonOfTranslation):
    """Takes over what the draft of a source says now.

    The words of a public source come by themselves when it is published.
    """

    def act(self) -> None:
        if self.source.live:
            raise ActionRefused(
                _("The words of a public page come by themselves when it is published.")
            )
        keep(self.source.get_latest_revision_as_object())
        save_draft(self.translation, logged_in_user(self.request))
        messages.success(
            self.request, _("The texts are those of the source's latest draft now.")
        )


class PreviewTranslation(TranslationScreen):
    """The page with what is saved now, as its readers will see it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        draft = draft_of(self.translation)
        mode = draft.default_preview_mode
        return draft.make_preview_request(request, mode)
