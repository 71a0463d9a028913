"""The pages of a release, each as the version that would go public."""

from wagtail.models import Page

from boards.models import Release, ReleaseItem


def items_of(release: Release) -> list[ReleaseItem]:
    """The pages of a release, those above others first."""
    items = release.items.select_related("page", "revision").order_by("page__path")
    return list(items)


def draft_of(item: ReleaseItem) -> Page:
    """The page with the words, rows and links that would go public."""
    return item.revision.as_object() if item.revision else item.page.specific
