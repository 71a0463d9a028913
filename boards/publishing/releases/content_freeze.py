"""What was signed off stays as it is until its release goes public or is called back.

One question, whatever is moved, deleted or unpublished: does it belong to a release
that somebody has said yes to? Withdrawing is not asked: it is at once, and stops the
release.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.db.models.signals import pre_delete, pre_save
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, ReferenceIndex, get_page_models
from wagtail.signals import pre_page_move

from boards.models import Release, ReleaseItem, ReleaseState
from boards.publishing.availability.floor_guards import is_taking_back
from boards.publishing.availability.release_items import draft_of
from cms import trees
from cms.models import BasePage, BoardDocument, BoardImage
from cms.publishing import is_being_published
from cms.refusals import ActionRefused
from cms.signals import being_checked, listen_to

Key = tuple[int, str]


class SignedOff(ActionRefused):
    """Something was to change that a second person has said yes to."""


def waiting_items(**which: Any) -> QuerySet[ReleaseItem]:
    """The pages of releases that are signed off and wait for their time."""
    items = ReleaseItem.objects.filter(
        is_open=True, release__state=ReleaseState.SIGNED_OFF, **which
    )
    return items.select_related("release", "page", "revision")


def release_below(page: Page) -> Release | None:
    """The signed-off release that a page, or one below it, goes public with."""
    item = waiting_items(page__path__startswith=page.path).first()
    return item.release if item else None


def release_that_uses(row: Model) -> Release | None:
    """The signed-off release of which a page points to a row: a file, a kind."""
    key = _key(row)
    for item in waiting_items():
        if key in set(_pointed_at(item)):
            return item.release
    return None


def _key(row: Model) -> Key:
    return ReferenceIndex._get_base_content_type(row).pk, str(row.pk)


def _pointed_at(item: ReleaseItem) -> Iterator[Key]:
    """All that the version which was signed off prints by its key."""
    draft = draft_of(item)
    for kind, key, *_where in ReferenceIndex._extract_references_from_object(draft):
        yield kind, str(key)
    for field in draft._meta.many_to_many:
        if isinstance(field, ParentalManyToManyField):
            for row in getattr(draft, field.name).all():
                yield _key(row)


def _reason(release: Release, what: str) -> str:
    return _(
        "%(what)s It belongs to the release “%(release)s”, which has been signed off "
        "as it is. Call the release back first, and submit it again afterwards."
    ) % {"what": what, "release": release.title}


def _refuse(release: Release | None, what: str) -> None:
    if release and not is_taking_back():
        raise SignedOff(_reason(release, what))


def _before_a_page_goes(instance: Page, **_signal: object) -> None:
    """Each page below it is deleted, and asked about, as well."""
    item = waiting_items(page=instance.pk).first()
    _refuse(item.release if item else None, _kept(instance))


def _before_a_row_goes(instance: Any, **_signal: object) -> None:
    """From whatever door, and with whatever else it goes."""
    _refuse(release_that_uses(instance), _kept(instance))


def _kept(row: Any) -> str:
    return _("“%(row)s” was not deleted.") % {"row": row}


def printed_models() -> frozenset[type[Model]]:
    """The models that pages and their rows have foreign keys to."""
    pages = [model for model in get_page_models() if issubclass(model, BasePage)]
    of_pages = [
        relation.related_model
        for model in pages
        for relation in get_all_child_relations(model)
    ]
    pointed_at = {
        field.related_model
        for model in [*pages, *of_pages]
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.is_relation
    }
    ours = {
        model
        for model in pointed_at
        if model._meta.app_label in ("boards", "cms") and not issubclass(model, Page)
    }
    # By text and blocks as well.
    return frozenset(ours | {BoardDocument, BoardImage})


def _before_a_move(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **_signal: object
) -> None:
    """To another parent; its place among its neighbours is nobody's yes."""
    if parent_page_before.pk != parent_page_after.pk:
        _refuse(release_below(instance), _("The page was not moved."))


def _before_a_page_changes(
    instance: Page, raw: bool = False, **_signal: object
) -> None:
    """Whatever is stored of it: with a draft comes the address that it would have."""
    if raw or not instance.pk:
        return
    if reason := _reason_against_saving(instance):
        raise SignedOff(reason)


def _reason_against_saving(page: Page) -> str | None:
    """Whether it takes what is below it off the web, or gives it another address."""
    stored = Page.objects.filter(pk=page.pk).values("live", "slug").first()
    if stored is None or is_taking_back() or page.depth <= trees.HOME_DEPTH:
        return None
    ends = stored["live"] and not page.live
    if not ends and stored["slug"] == page.slug:
        return None
    release = release_below(page)
    if release is None or _goes_out_with(release, page):
        return None
    return _reason(
        release,
        _("The page was not unpublished.")
        if ends
        else _("The page keeps its address, and so do those below it."),
    )


def _goes_out_with(release: Release, page: Page) -> bool:
    """Whether it is the version itself that is stored, at its time."""
    items = release.items.filter(page=page.pk)
    return is_being_published(page.pk) and items.exists()


def _check_slug(sender: object, page: Page, **_signal: object) -> None:
    """Says at its field what saving would refuse. Raises ValidationError."""
    stored = Page.objects.filter(pk=page.pk).exclude(slug=page.slug)
    is_other = page.pk and page.live and stored.exists()
    # The version that goes out itself is kept by its lock.
    is_other = is_other and not waiting_items(page=page.pk).exists()
    if is_other and (reason := _reason_against_saving(page)):
        raise ValidationError({"slug": reason})


def _before_a_file_moves(
    sender: Any, instance: Any, raw: bool = False, **_signal: object
) -> None:
    """In another board's folder it would stay behind."""
    if raw or not instance.pk:
        return
    stored = sender.objects.filter(pk=instance.pk).select_related("collection").first()
    after = trees.board_collection_path(instance.collection)
    if stored and trees.board_collection_path(stored.collection) != after:
        what = _("The file was not moved to another board.")
        _refuse(release_that_uses(instance), what)


def install() -> None:
    """Connect the receivers to every signal by which something is changed."""
    pre_delete.connect(_before_a_page_goes, Page, dispatch_uid="signed_off_and_page")
    for model in printed_models():
        pre_delete.connect(_before_a_row_goes, model, dispatch_uid="signed_off_and_row")
    pre_page_move.connect(_before_a_move, dispatch_uid="signed_off_and_move")
    listen_to(
        pre_save, _before_a_page_changes, Page, dispatch_uid="signed_off_and_page"
    )
    being_checked.connect(_check_slug, dispatch_uid="signed_off_and_address")
    for model in (BoardDocument, BoardImage):
        pre_save.connect(
            _before_a_file_moves, model, dispatch_uid=f"signed_off_{model.__name__}"
        )
