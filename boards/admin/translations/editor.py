"""The editor of a translated page: source and translation side by side."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.menus.pages import get_page_header_buttons
from wagtail.admin.ui.side_panels import PageStatusSidePanel
from wagtail.locks import BasicLock, WorkflowLock

from boards.admin.translations.base import TranslationScreen
from boards.admin.translations.edit_header import EditHeader
from boards.admin.translations.rows import Row, grouped, rows_after, rows_of
from boards.admin.translations.submission import Step, steps_of
from boards.publishing.page_words.presentation import ShownPage, shown
from boards.translations.drafts import save_draft
from boards.translations.languages import named
from boards.translations.states import is_behind
from boards.translations.words.facts import facts_of
from boards.translations.words.machine import translator_for
from boards.translations.words.saving import Outcome, save_typed, typed_from
from boards.translations.words.texts import count_done, texts_of
from cms.error_summary import Fault
from cms.languages import direction, language_tag
from cms.refusals import ActionRefused
from cms.users.logged_in import logged_in_user

TO_DO = "todo"


class TranslationEditor(TranslationScreen):
    """Stands at the page's ordinary address in the CMS, for looking and for saving."""

    template_name = "wagtailadmin/boards/translations/editor.html"
    homeless: list[str] = []

    def get_page_title(self) -> str:
        return _("Translating into %(language)s") % {"language": self.language}

    @property
    def language(self) -> str:
        return named(self.translation.target_locale)

    @property
    def only_to_do(self) -> bool:
        return self.request.GET.get("show") == TO_DO

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._shown(rows_of(texts_of(self.translation)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        typed = typed_from(request.POST)
        try:
            self.refuse_when_locked()
        except ActionRefused as refused:
            messages.error(request, refused)
            rows = [
                Row(text, typed[text.key].words, typed[text.key].seen)
                if text.key in typed
                else Row(text, text.words, text.fingerprint)
                for text in texts_of(self.translation)
            ]
            return self._shown(rows)
        outcome = save_typed(self.translation, typed, logged_in_user(request))
        save_draft(self.translation, logged_in_user(request))
        if outcome.errors or outcome.homeless:
            return self._not_all(outcome, rows_after(outcome, typed))
        return self._go_on(outcome)

    def _not_all(self, outcome: Outcome, rows: list[Row]) -> HttpResponse:
        if count := len(outcome.errors):
            sentence = ngettext(
                "%(count)s text could not be saved. It stands below as you typed it, "
                "with what is wrong. All others are saved, as a draft.",
                "%(count)s texts could not be saved. They stand below as you typed "
                "them, with what is wrong. All others are saved, as a draft.",
                count,
            )
            messages.error(self.request, sentence % {"count": count})
        self.homeless = outcome.homeless
        return self._shown(rows)

    def _go_on(self, outcome: Outcome) -> HttpResponse:
        """What was asked for beside saving; by default, nothing."""
        step: Step | None = next(
            (step for step in self.steps if f"action-{step.name}" in self.request.POST),
            None,
        )
        left = len(outcome.texts) - count_done(outcome.texts)
        try:
            done = step.take(self.page.pk, self.request.user, left) if step else None
        except ActionRefused as refused:
            messages.warning(
                self.request,
                _("Saved as a draft. %(reason)s") % {"reason": refused},
            )
        else:
            messages.success(self.request, done or self._saved(left))
        query = f"?show={TO_DO}" if self.only_to_do else ""
        return redirect(f"{self.address()}{query}")

    def _saved(self, left: int) -> str:
        if not left:
            return _("Saved as a draft. Every text is translated.")
        sentence = ngettext(
            "Saved as a draft. %(count)s text is still to be translated.",
            "Saved as a draft. %(count)s texts are still to be translated.",
            left,
        )
        return sentence % {"count": left}

    @cached_property
    def steps(self) -> list[Step]:
        return steps_of(self.page, logged_in_user(self.request))

    def _shown(self, rows: list[Row]) -> HttpResponse:
        done, total = sum(not row.is_to_do for row in rows), len(rows)
        shown = [row for row in rows if row.is_to_do] if self.only_to_do else rows
        return self.render_to_response(
            self.get_context_data(
                groups=grouped(shown),
                progress={
                    "done": done,
                    "total": total,
                    "left": total - done,
                    "only_to_do": self.only_to_do,
                    "is_behind": is_behind(self.page),
                },
                wrong=(wrong := [row for row in rows if row.error]),
                faults=[
                    Fault(
                        f"{row.text.place.group}: {row.text.place.label}",
                        row.error,
                        f"text-{row.text.key}",
                    )
                    for row in wrong
                ],
            )
        )

    @property
    def header_more_buttons(self) -> list[Any]:
        return get_page_header_buttons(
            page=self.page,
            user=self.request.user,
            next_url=self.request.path,
            view_name="edit",
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        panels = self._side_panels()
        return super().get_context_data(
            page=self.page,
            source=self.source,
            header=EditHeader(),
            languages={
                "from": _of_language(self.source.locale),
                "to": _of_language(self.translation.target_locale),
            },
            facts=facts_of(self.source),
            words=self._words(),
            lock_message=self.lock and self.lock.get_message(self.request.user),
            steps=self.steps,
            homeless=self.homeless,
            machine=translator_for(self.translation),
            side_panels=panels,
            media=panels.media,
            history_url=self.address("wagtailadmin_pages:history"),
            **self._who_locks(),
            **kwargs,
        )

    def _words(self) -> ShownPage:
        """What was found in the words of the draft, for who is logged in here."""
        draft = self.page.get_latest_revision_as_object()
        return shown(draft, logged_in_user(self.request))

    def _side_panels(self) -> MediaContainer:
        status = PageStatusSidePanel(
            self.page,
            self.request,
            show_schedule_publishing_toggle=False,
            live_object=self.page,
            scheduled_object=None,
            locale=self.page.locale,
            translations=[],
            parent_page=self.page.get_parent(),
        )
        return MediaContainer([status])

    def _who_locks(self) -> dict[str, bool]:
        """As Wagtail's own editor: whether this person may lock, or unlock."""
        lock, rights = (
            self.page.get_lock(),
            self.page.permissions_for_user(self.request.user),
        )
        return {
            "user_can_lock": (not lock or isinstance(lock, WorkflowLock))
            and rights.can_lock(),
            "user_can_unlock": isinstance(lock, BasicLock) and rights.can_unlock(),
        }


def _of_language(locale: Any) -> dict[str, str]:
    """A language as templates write it: its name, `lang` and `dir`."""
    code = locale.language_code
    return {
        "name": named(locale),
        "tag": language_tag(code),
        "direction": direction(code),
    }
