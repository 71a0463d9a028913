"""Why a translation may not go public: it would not be in the language that it says."""

from collections.abc import Callable, Collection, Iterator
from functools import partial

from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry

from boards.models.pages.versions import is_source, source_of, translation_for
from boards.publishing.releases.content_rules import ContentRule, register_rule
from boards.translations.sources import fingerprint, words_of
from cms import trees
from cms.models import BasePage
from cms.one_step import known


def reasons_against(draft: Page, together: Collection[int] = ()) -> Iterator[str]:
    """Why a version of a page may not be published as it is, with the way out.

    together: the keys of pages that go public at the same moment.
    """
    if not isinstance(draft, BasePage) or draft.depth < trees.HOME_DEPTH:
        return
    yield from _home_is_hidden(draft, together)
    source = source_of(draft)
    if source is None:
        yield from _has_lost_its_source(draft)
        return
    if not source.live and source.pk not in together:
        yield _(
            "“%(page)s” translates “%(source)s”, which is not public. Publish that "
            "first, or release both together."
        ) % {"page": draft.title, "source": source.title}
    if translation_for(draft):
        yield from _says_something_else(draft, source, together)


def _says_something_else(
    draft: BasePage, source: BasePage, together: Collection[int]
) -> Iterator[str]:
    """The words that the source says, all of them, and no others.

    What the source has taken out before its publication must not go public in another
    language. A version that is behind already may be published again as it is.
    """
    names = {"page": draft.title, "source": source.title}
    if not draft.source_words:
        yield (
            _(
                "“%(page)s” is not translated completely. Translate what is missing, "
                "save it, and publish it then."
            )
            % names
        )
    elif draft.source_words != _words_to_be(source, together) and not _is_public(draft):
        yield (
            _(
                "“%(page)s” translates words that “%(source)s” says no more. Translate "
                "what has changed, save it, and publish it then."
            )
            % names
        )


def _words_to_be(source: BasePage, together: Collection[int]) -> str:
    """The fingerprint of what the source says when the version goes public."""
    if source.pk in together or not source.live:
        return fingerprint(words_of(source.get_latest_revision_as_object()))
    return source.source_words or fingerprint(words_of(source))


def _is_public(draft: BasePage) -> bool:
    """Whether the public reads a translation of just these words already."""
    public = type(draft).objects.filter(pk=draft.pk, live=True)
    return public.filter(source_words=draft.source_words).exists()


def _has_lost_its_source(draft: BasePage) -> Iterator[str]:
    """A version that was not whole when its source was deleted says foreign words."""
    begun = PageLogEntry.objects.filter(page=draft.pk, action="boards.translate")
    if draft.pk and not draft.live and not draft.source_words and begun.exists():
        yield _(
            "“%(page)s” was not translated completely, and its source was deleted. "
            "Write it anew as a page of its own, and delete this one."
        ) % {"page": draft.title}


def _home_is_hidden(draft: BasePage, together: Collection[int]) -> Iterator[str]:
    """In another language than the first, the address begins with a home's."""
    if draft.depth == trees.HOME_DEPTH:
        return
    homes = trees.homes_of(draft).select_related("locale")
    ask: Callable[[], list[Page]] = partial(list, homes)
    _first, *others = known(ask, (Page,), "homes", trees.board_path(draft))
    for home in others:
        is_above = home.path == trees.home_path(draft)
        if is_above and not home.live and home.pk not in together:
            yield _(
                "Nothing in %(language)s can be read yet. Publish the home page in "
                "this language first."
            ) % {"language": home.locale.get_display_name()}


def reason_against_alias(page: Page) -> str | None:
    """Why a page gets no alias: a version in another language has a source to follow.

    An alias follows one page, and would stay when that one's source goes.
    """
    if not isinstance(page, BasePage) or is_source(page):
        return None
    return _(
        "Only pages in the board's first language have aliases. Make the alias of the "
        "page that this one translates, or copy this one without “alias”."
    )


def install() -> None:
    register_rule("languages", ContentRule(reasons_against, reason_against_alias))
