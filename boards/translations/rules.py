"""Why a translation may not go public: it would not be in the language that it says."""

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.translations.versions import source_of, translation_for
from cms import trees
from cms.models import BasePage


def reasons_against(draft: Page, together: Collection[int] = ()) -> Iterator[str]:
    """Why a version of a page may not be published as it is, with the way out.

    together: the keys of pages that go public at the same moment.
    """
    if not isinstance(draft, BasePage) or draft.depth < trees.HOME_DEPTH:
        return
    yield from _home_is_hidden(draft, together)
    source = source_of(draft)
    if source is None:
        return
    if not source.live and source.pk not in together:
        yield _(
            "“%(page)s” translates “%(source)s”, which is not public. Publish that "
            "first, or release both together."
        ) % {"page": draft.title, "source": source.title}
    if not draft.source_words and translation_for(draft):
        yield _(
            "“%(page)s” is not translated completely. Translate what is missing, save "
            "it, and publish it then."
        ) % {"page": draft.title}


def _home_is_hidden(draft: BasePage, together: Collection[int]) -> Iterator[str]:
    """In another language than the first, the address begins with a home's."""
    if draft.depth == trees.HOME_DEPTH:
        return
    _first, *others = trees.homes_of(draft).select_related("locale")
    for home in others:
        is_above = home.path == trees.home_path(draft)
        if is_above and not home.live and home.pk not in together:
            yield _(
                "Nothing in %(language)s can be read yet. Publish the home page in "
                "this language first."
            ) % {"language": home.locale.get_display_name()}
