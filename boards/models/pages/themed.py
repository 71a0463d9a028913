"""The themes in a page's editor: what its board may choose, and what it may add."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from boards.models.board.belonging import board_of_page
from boards.models.shared.lists import Theme
from boards.models.shared.theme_choice import ThemeCheckboxes
from cms.page_forms import PageForm

FIELDS = ("themes", "theme")


class ThemesForm(PageForm):
    """Offers the shared themes and the board's own, whoever asks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.instance if self.instance.path else self.parent_page
        board = board_of_page(place) if place else None
        for name in set(FIELDS) & self.fields.keys():
            known = Theme.objects.known_to(board.pk if board else None)
            self.fields[name].queryset = known


class NamesThemes:
    """A page that editors find by what its themes are called. Abstract."""

    base_form_class = ThemesForm
    search_fields = [
        index.SearchField("theme_words"),
        index.AutocompleteField("theme_words"),
    ]

    def theme_words(self) -> str:
        many = getattr(self, "themes", None)
        one = getattr(self, "theme", None)
        themes = list(many.all()) if many is not None else [one] if one else []
        return "\n".join(word for theme in themes for word in theme.words)


class ThemesPanel(FieldPanel):
    """Ticks for themes; under them those found in the text, and a word of one's own."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", ThemeCheckboxes)
        kwargs.pop("field_name", None)
        super().__init__("themes", **kwargs)

    class BoundPanel(FieldPanel.BoundPanel):
        def render_html(self, parent_context: object = None) -> SafeString:
            match = self.request.resolver_match
            below = {
                "page_key": self.instance.pk,
                "above_key": match.kwargs.get("parent_page_id") if match else None,
            }
            return format_html(
                "{}{}",
                super().render_html(parent_context),
                render_to_string("wagtailadmin/boards/themes/field.html", below),
            )
