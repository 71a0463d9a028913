"""A fact that is published reaches every language in the same transaction (R13).

Published translations get the facts of their source, and nothing of its words. They go
public without another look: somebody has signed the source off, and nothing but its
facts goes over.
"""

from typing import Any

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.search import index
from wagtail.signals import page_published

from boards.translations.merging import merge_facts
from boards.translations.rows import carry_lines, fetch_lines
from boards.translations.sources import keep, remember_words
from boards.translations.versions import is_source, source_of, translations_of
from cms.models import BasePage


def carry(source: BasePage, by: Any = None) -> list[BasePage]:
    """Give every public translation of a page its facts; those that have changed.

    source: the page as it is live.
    """
    public = translations_of(source).filter(live=True).values("pk")
    pages = list(
        type(source)
        .objects.filter(pk__in=public)
        .select_related("locale")
        .order_by("path")
    )
    if not pages:
        return []
    fetch_lines([source, *pages])
    return [page for page in pages if _carry(page, source, by)]


def _carry(page: BasePage, source: BasePage, by: Any) -> bool:
    columns = merge_facts(page, source)
    has_new_lines = carry_lines(page, source, by)
    if not columns and not has_new_lines:
        return False
    now = timezone.now()
    page.last_published_at = now
    values = {name: getattr(page, name) for name in columns}
    type(page).objects.filter(pk=page.pk).update(**values, last_published_at=now)
    _keep_version(page, by, now)
    ReferenceIndex.create_or_update_for_object(page)
    index.insert_or_update_object(page)
    return True


def _keep_version(page: BasePage, by: Any, now: Any) -> None:
    """The version that is public from now on; a draft that somebody has made stays."""
    is_latest = page.latest_revision_id == page.live_revision_id
    revision = Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        user=by,
        created_at=now,
        content=page.serializable_data(),
        object_str=str(page),
    )
    held: dict[str, Any] = {"live_revision": revision}
    if is_latest:
        held |= {"latest_revision": revision, "latest_revision_created_at": now}
    Page.objects.filter(pk=page.pk).update(**held)
    log(instance=page, action="boards.carry_facts", user=by, revision=revision)


def _after_publishing(sender: Any, instance: Page, **_signal: Any) -> None:
    """A source gives its facts; a translation, whoever published it, takes them."""
    if not isinstance(instance, BasePage) or instance.alias_of_id:
        return
    if is_source(instance):
        if translations_of(instance).exists():
            stored = type(instance).objects.get(pk=instance.pk)
            keep(stored)
            remember_words(stored)
            instance.source_words = stored.source_words
            carry(stored)
        return
    source = source_of(instance)
    if source is not None and source.live:
        carry(source)


def install() -> None:
    page_published.connect(_after_publishing, dispatch_uid="carry_facts")
