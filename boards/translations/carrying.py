"""A fact that is published reaches every language in the same transaction (R13).

Published translations get the facts of their source, and nothing of its words. They go
public without another look: somebody has signed the source off, and nothing but its
facts goes over.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import (
    COMMENTS_RELATION_NAME,
    Page,
    PageLogEntry,
    ReferenceIndex,
    Revision,
)
from wagtail.search.backends import get_search_backends_with_name
from wagtail_localize.models import Translation

from boards.models.pages.versions import is_source, source_of, translations_of
from boards.publishing import after_publish
from boards.translations.merging import merge_facts
from boards.translations.rows import carry_rows, fetch_rows
from boards.translations.sources import Kept, keep, kept_of, remember_words
from cms.models import BasePage
from cms.users.models import User


@dataclass(frozen=True)
class Change:
    """A translation that has got facts. links: whether they may point at a file."""

    page: BasePage
    revision: Revision
    links: bool


def carry(source: BasePage, former: Kept, by: User | None = None) -> list[BasePage]:
    """Give every public translation of a page its facts; those that have changed.

    source: the page as it is live. former: what it said when it was published before.
    A page in another language that nobody has begun to translate keeps its own.
    """
    begun = Translation.objects.filter(
        source__object=source.translation_key, enabled=True
    )
    public = translations_of(source).filter(
        live=True, locale__in=begun.values("target_locale")
    )
    pages = list(
        type(source)
        .objects.filter(pk__in=public.values("pk"))
        .select_related("locale")
        .order_by("path")
    )
    if not pages:
        return []
    fetch_rows([source, *pages])
    with _shaped_by_nobody():
        carried = [_carry(page, source, former, by) for page in pages]
    changes = [change for change in carried if change]
    _note(source, changes, by)
    return [change.page for change in changes]


@contextmanager
def _shaped_by_nobody() -> Iterator[None]:
    """What is stored meanwhile has had its second person, with the source."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('safeguarding.carries', 'on', true)")
        yield
        cursor.execute("SELECT set_config('safeguarding.carries', 'off', true)")


def _carry(
    page: BasePage, source: BasePage, former: Kept, by: User | None
) -> Change | None:
    # Links stand in words. Only of these words it is known which link is whose.
    is_abreast = page.source_words == former.words
    columns = merge_facts(page, source, former.content if is_abreast else None)
    has_new_rows = carry_rows(page, source, by)
    if not columns and not has_new_rows:
        return None
    if columns:
        values = {name: getattr(page, name) for name in columns}
        type(page).objects.filter(pk=page.pk).update(**values)
    links = has_new_rows or any(_may_link(page, name) for name in columns)
    return Change(page, _keep_version(page, by), links)


def _may_link(page: BasePage, name: str) -> bool:
    column = page._meta.get_field(name)
    return isinstance(column, StreamField | models.ForeignKey)


def _keep_version(page: BasePage, by: User | None) -> Revision:
    """The version that is public from now on; a draft that somebody has made stays."""
    now = timezone.now()
    is_latest = page.latest_revision_id == page.live_revision_id
    page.last_published_at = now
    # Comments are no part of what is published, and would be asked for.
    setattr(page, COMMENTS_RELATION_NAME, [])
    revision = Revision(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        user=by,
        created_at=now,
        content=page.serializable_data(),
        object_str=str(page),
    )
    revision.save(force_insert=True)
    held: dict[str, Any] = {"live_revision": revision, "last_published_at": now}
    if is_latest:
        held |= {"latest_revision": revision, "latest_revision_created_at": now}
    Page.objects.filter(pk=page.pk).update(**held)
    return revision


def _note(source: BasePage, changes: list[Change], by: User | None) -> None:
    """Have histories, search, caches and the record of what is public know of it."""
    pages = [change.page for change in changes]
    if not pages:
        return
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type_id=change.page.content_type_id,
            page_id=change.page.pk,
            label=change.page.title,
            action="boards.carry_facts",
            timestamp=timezone.now(),
            user=by,
            revision=change.revision,
            content_changed=True,
        )
        for change in changes
    )
    for _name, backend in get_search_backends_with_name(with_auto_update=True):
        backend.add_bulk(type(source), pages)
    linking = [change.page for change in changes if change.links]
    for page in linking:
        ReferenceIndex.create_or_update_for_object(page)
    after_publish.after_carrying(after_publish.Carried(pages, linking))


def carry_published(page: Page) -> None:
    """A source gives its facts; a translation, whoever published it, takes them."""
    if not isinstance(page, BasePage) or page.alias_of_id:
        return
    if is_source(page):
        if translations_of(page).exists():
            stored = type(page).objects.get(pk=page.pk)
            former = kept_of(stored)
            keep(stored)
            remember_words(stored)
            page.source_words = stored.source_words
            if former:
                carry(stored, former)
        return
    source = source_of(page)
    if source is not None and source.live and (kept := kept_of(source)):
        carry(source, kept)


def install() -> None:
    after_publish.register(after_publish.CARRY_FACTS, carry_published)
