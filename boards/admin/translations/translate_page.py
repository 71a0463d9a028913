""" "Translate this page": which languages, and whether with the pages below it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page
from wagtail.models import Locale, Page

from boards.translations.languages import homes_of, named
from boards.translations.making import Translated, may_translate, translate
from cms import trees
from cms.users.logged_in import logged_in_user
from cms.users.models import User


def languages_for(page: Page, user: User) -> list[Locale]:
    """The languages that a page of the board's first language can be translated to.

    None of a page in another language, of an alias, or of a board with one language.
    """
    if not page.depth or page.depth < trees.HOME_DEPTH or page.alias_of_id:
        return []
    first, *others = _languages_known_to(user, trees.board_path(page)) or [None]
    return others if first and first.pk == page.locale_id else []


def _languages_known_to(user: User, board_path: str) -> list[Locale]:
    """Asked once a request, as Wagtail does with rights: lists ask of every row."""
    known = user.__dict__.setdefault("_languages_of_boards", {})
    if board_path not in known:
        board = Page(path=board_path, depth=trees.BOARD_DEPTH)
        known[board_path] = [home.locale for home in homes_of(board)]
    return known[board_path]


def can_be_translated(user: User, page: Page) -> bool:
    """Whether to offer it: somebody may, and there is a language to do it in."""
    return may_translate(user, page) and bool(languages_for(page, user))


class TranslateForm(forms.Form):
    """Which languages a page is translated to."""

    languages = forms.ModelMultipleChoiceField(
        queryset=Locale.objects.none(),
        label=gettext_lazy("Languages"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "The languages of your board. Each gets a draft with the facts of the "
            "page, and its texts to translate. For example: Polish."
        ),
        error_messages={
            "required": gettext_lazy("Tick at least one language, for example: Polish.")
        },
    )
    below = forms.BooleanField(
        label=gettext_lazy("With the pages below it"),
        required=False,
        help_text=gettext_lazy(
            "For example: a family guide with its parts. What has a draft already "
            "stays as it is."
        ),
    )

    def __init__(self, *args: Any, page: Page, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {locale.pk for locale in languages_for(page, by)}
        field: Any = self.fields["languages"]
        field.queryset = Locale.objects.filter(pk__in=known).order_by("language_code")
        begun = dict(
            page.get_translations().values_list("locale_id", "live").order_by()
        )
        field.label_from_instance = lambda locale: _label(locale, begun.get(locale.pk))
        if page.depth == trees.HOME_DEPTH or page.is_leaf():
            # A whole board is never translated by one tick.
            del self.fields["below"]


def _label(locale: Locale, live: bool | None) -> str:
    if live is None:
        return named(locale)
    state = _("is public") if live else _("has a draft")
    return f"{named(locale)}: {state}"


class TranslatePage(WagtailAdminTemplateMixin, FormView):
    """Makes drafts. To who may not translate the page it is not there: 404."""

    form_class = TranslateForm
    template_name = "wagtailadmin/boards/translations/translate.html"
    page_title = gettext_lazy("Translate this page")
    page: Page

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not can_be_translated(logged_in_user(request), self.page):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = get_breadcrumbs_items_for_page(self.page, self.request.user)
        return [*above, {"url": "", "label": str(self.page_title)}]

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "page": self.page,
            "by": self.request.user,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            action_url=self.request.path,
            submit_button_label=_("Make the drafts"),
            submit_button_active_label=_("Making them…"),
            page=self.page,
            **kwargs,
        )

    def form_valid(self, form: TranslateForm) -> HttpResponse:
        below = form.cleaned_data.get("below", False)
        done: list[Translated] = []
        for locale in form.cleaned_data["languages"]:
            try:
                done.append(
                    translate(self.page, locale, logged_in_user(self.request), below)
                )
            except ValidationError as refused:
                form.add_error("languages", refused.messages)
        for made in done:
            self._tell(made)
        if form.errors:
            return self.form_invalid(form)
        if len(done) == 1:
            return redirect("wagtailadmin_pages:edit", done[0].page.pk)
        return redirect("translations")

    def _tell(self, made: Translated) -> None:
        name = {"language": named(made.page.locale), "count": len(made.made)}
        if made.made:
            sentence = ngettext(
                "%(language)s: %(count)s draft is ready to be translated.",
                "%(language)s: %(count)s drafts are ready to be translated.",
                len(made.made),
            )
            messages.success(self.request, sentence % name)
        else:
            messages.info(
                self.request, _("%(language)s: there was a draft already.") % name
            )
        for page, reason in made.left_out:
            messages.warning(
                self.request,
                _("“%(page)s” was left out. %(reason)s")
                % {"page": page.get_admin_display_title(), "reason": reason},
            )
