"""New pages of a new board that are public from the start, stored together.

Wagtail makes, drafts and publishes one page after the other, and each of them is read
and written by itself each time. Here the same rows are stored for all pages at once:
whoever looks later finds what three steps would have left.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends_with_name

from boards.models import Board
from boards.publishing import after_publish
from cms.log_entries import entry_of
from cms.models import BasePage
from cms.publishing import PublicationRefused, gate
from cms.while_shown import nothing_is_written

PUBLISHED = (
    "live",
    "first_published_at",
    "last_published_at",
    "live_revision",
    "latest_revision",
    "latest_revision_created_at",
)


def put_below(parent: Page, pages: Sequence[BasePage]) -> None:
    """Give new pages their places below one that has no children, and their keys.

    Only the tree has them then: they are drafts, and their own fields can still be set.
    """
    for number, page in enumerate(pages, 1):
        page.depth = parent.depth + 1
        page.path = Page._get_path(parent.path, page.depth, number)
        page.draft_title = page.title
        page.set_url_path(parent)
        _has_no_rows(page)
    rows = Page.objects.bulk_create(_row_in_the_tree(page) for page in pages)
    for page, row in zip(pages, rows, strict=True):
        page.id, page.page_ptr = row.pk, row
        page._state.adding = False
    Page.objects.filter(pk=parent.pk).update(numchild=len(pages))
    parent.numchild = len(pages)


def _has_no_rows(page: BasePage) -> None:
    """So that nobody asks the database for what belongs to a page that is new."""
    for relation in get_all_child_relations(page):
        setattr(page, relation.get_accessor_name(), [])


def _row_in_the_tree(page: BasePage) -> Page:
    fields = [field for field in Page._meta.concrete_fields if not field.primary_key]
    return Page(**{one.attname: getattr(page, one.attname) for one in fields})


def make_public(board: Board, pages: Sequence[BasePage]) -> None:
    """Store what pages say, which have their places already, and publish all of them.

    Raises ValidationError where one of them is not right, and PublicationRefused where
    the gate keeps one: nothing of the transaction may then stay.
    """
    _look_at(pages)
    revisions = _versions_of(pages)
    now = timezone.now()
    for page, revision in zip(pages, revisions, strict=True):
        page.live = True
        page.first_published_at = page.last_published_at = page.updated_at = now
        page.live_revision = page.latest_revision = revision
        page.latest_revision_created_at = revision.created_at
    _store_own_rows(pages)
    Page.objects.bulk_update(pages, PUBLISHED)
    PageLogEntry.objects.bulk_create(_entries_of(pages))
    _write_indexes(pages)
    after_publish.after_opening(after_publish.Opened(board, pages))


def _look_at(pages: Sequence[BasePage]) -> None:
    """What forms and the gate say of them. What is unique, the database says itself."""
    with nothing_is_written():
        for page in pages:
            page.full_clean(validate_unique=False, validate_constraints=False)
            if reasons := gate().reasons_against(page, None):
                raise PublicationRefused(reasons)


def _versions_of(pages: Sequence[BasePage]) -> list[Revision]:
    """Their first versions, which are drafts until they are published."""
    now = timezone.now()
    return Revision.objects.bulk_create(
        Revision(
            content_object=page,
            base_content_type=page.get_base_content_type(),
            created_at=now,
            content=page.serializable_data(),
            object_str=str(page),
        )
        for page in pages
    )


def _store_own_rows(pages: Sequence[BasePage]) -> None:
    """What each kind of page has beside its row in the tree."""
    for model, some in _by_model(pages).items():
        fields = model._meta.local_concrete_fields
        model._base_manager._insert(some, fields)


def _by_model(pages: Sequence[BasePage]) -> dict[type[BasePage], list[BasePage]]:
    found = defaultdict(list)
    for page in pages:
        found[type(page)].append(page)
    return found


def _entries_of(pages: Sequence[BasePage]) -> Iterator[PageLogEntry]:
    """The lines that say of each page that it was made, and that it was published."""
    for page in pages:
        yield entry_of(page, "wagtail.create", content_changed=True)
        yield entry_of(
            page, "wagtail.publish", content_changed=True, revision=page.live_revision
        )


def _write_indexes(pages: Sequence[BasePage]) -> None:
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
    for _name, backend in get_search_backends_with_name(with_auto_update=True):
        for model, some in _by_model(pages).items():
            backend.add_bulk(model, some)
