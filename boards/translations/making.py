"""A page gets a version in another language of its board: a draft, and nothing else."""

from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue

from boards.models.pages.versions import is_source, version_in
from boards.translations.drafts import save_draft
from boards.translations.sources import keep, remember_words, words_of
from cms import trees
from cms.models import BasePage
from cms.users.models import User


@dataclass
class Translated:
    """What became of a wish. left_out: pages that got no version, each with why."""

    page: BasePage
    made: list[BasePage] = field(default_factory=list)
    left_out: list[tuple[Page, str]] = field(default_factory=list)


def may_translate(user: User, page: Page) -> bool:
    """Whether somebody may make and write versions of a page: whoever changes pages."""
    if user.is_superuser:
        return True
    return "change" in page.permissions_for_user(user).permissions


def reason_against(page: Page, locale: Locale) -> str | None:
    """Why a page cannot be translated into a language, with the way out; or None."""
    if page.alias_of_id or not is_source(page):
        return _(
            "Only pages in the board's first language are translated. Open the page "
            "that this one was made from."
        )
    if locale.pk == page.locale_id:
        return _("The page is in this language already.")
    homes = trees.homes_of(page).filter(locale=locale)
    if page.depth > trees.HOME_DEPTH and not homes.exists():
        return _(
            "This board has no home page in %(language)s. A manager adds the language "
            "first, under “Languages”."
        ) % {"language": locale.get_display_name()}
    return None


@transaction.atomic
def translate(
    page: Page, locale: Locale, by: User | None, below: bool = False
) -> Translated:
    """Give a page a draft in another language, and the pages above it that lack one.

    below: the pages below it too. by: who asks; None for a command. A page that has a
    version already keeps it. Raises ValidationError when it cannot be.
    """
    page = page.specific
    if by is not None and not may_translate(by, page):
        raise ValidationError(_("You may not translate pages of this board."))
    if reason := reason_against(page, locale):
        raise ValidationError(reason)
    # Who asks at the same moment finds what this one has made.
    Page.objects.select_for_update().get(pk=page.pk)
    done = Translated(page)
    for above in _above(page):
        _make(above, locale, by, done)
    done.page = _make(page, locale, by, done)
    if below:
        _make_below(page, locale, by, done)
        # It has pages below it now.
        done.page.refresh_from_db()
    return done


def _above(page: Page) -> list[BasePage]:
    between = page.get_ancestors().filter(depth__gte=trees.HOME_DEPTH)
    return [above.specific for above in between.order_by("path")]


def _make_below(page: Page, locale: Locale, by: User | None, done: Translated) -> None:
    # Those above others first, so that each finds the version that it hangs under.
    for below in page.get_descendants().order_by("path").specific():
        if reason := reason_against(below, locale):
            done.left_out.append((below, reason))
        else:
            _make(below, locale, by, done)


def _make(
    page: BasePage, locale: Locale, by: User | None, done: Translated
) -> BasePage:
    """The version of a page in a language; made as a draft where there is none."""
    there = version_in(page, locale.pk)
    if there and Translation.objects.filter(
        source__object=page.translation_key, target_locale=locale
    ).update(enabled=True):
        return there.specific
    public = page if page.live else page.get_latest_revision_as_object()
    source = keep(public)
    translation = Translation.objects.create(source=source, target_locale=locale)
    if there:
        _adopt(there.specific, public, translation, by)
    else:
        there = page.copy_for_translation(locale)
        done.made.append(there)
    if page.live:
        remember_words(page)
    save_draft(translation, by)
    log(
        instance=there.specific,
        action="boards.translate",
        user=by,
        data={"source": page.title, "language": locale.get_display_name()},
    )
    return there.specific


def _adopt(
    there: BasePage, source: BasePage, translation: Translation, by: User | None
) -> None:
    """Let the words of a page that was written without a source be its translations."""
    words, lines = _lines(there.get_latest_revision_as_object()), _lines(source)
    segments = translation.source.stringsegment_set.select_related("string", "context")
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=words[segment.context.path],
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            last_translated_by=by,
        )
        for segment in segments
        if segment.context.path in lines
        and words.get(segment.context.path) not in (None, segment.string.data)
    )


def _lines(page: BasePage) -> dict[str, str]:
    """The texts of a page that stand alone in their place, by their paths."""
    values = [
        value for value in words_of(page) if isinstance(value, StringSegmentValue)
    ]
    often = Counter(value.path for value in values)
    return {value.path: value.string.data for value in values if often[value.path] == 1}
