"""What a release lets out, read once: its pages, their rows, files and pictures.

It is made at the top of each step of a release, and goes down through the checks, the
sign-off and the publication. None of these reads a page of the release by itself.
"""

from dataclasses import dataclass
from functools import cached_property

from wagtail.models import Locale, Page, Revision

from boards.models import DocumentKind, Release, ReleaseItem, ReviewType
from boards.publishing.availability.release_items import items_of
from boards.publishing.availability.version_files import VersionContents
from cms.approving import Approved
from cms.one_step import read_ahead


@dataclass(frozen=True)
class ReleasedPage:
    """A page of a release, with the version of it that is looked at.

    revision: None for a page that has never been saved as a version.
    """

    item: ReleaseItem
    revision: Revision | None

    @cached_property
    def contents(self) -> VersionContents:
        if self.revision is None:
            return VersionContents(self.item.page.specific)
        contents = VersionContents(self.revision.as_object())
        read_ahead([contents.draft, *contents.rows], Locale, ReviewType, DocumentKind)
        return contents

    @property
    def stored(self) -> Page:
        """The page itself, as it is in its own table."""
        stored: Page | None = self.revision.content_object if self.revision else None
        return stored or self.item.page.specific

    @property
    def draft(self) -> Page:
        """The page with the words, rows and links that would go public."""
        return self.contents.draft

    @property
    def approved(self) -> Approved:
        """For who says yes to the version that the release holds."""
        return Approved(self.item.page, self.stored, self.item.revision, self.draft)

    @property
    def title(self) -> str:
        """As its editors know the page."""
        return str(self.item.page.get_admin_display_title())

    @property
    def is_latest(self) -> bool:
        """Whether the release holds the version that is the page's latest now."""
        held = self.item.revision_id
        return held is not None and held == self.item.page.latest_revision_id


@dataclass(frozen=True)
class ReleaseSnapshot:
    """The pages of a release, those above others first."""

    release: Release
    pages: tuple[ReleasedPage, ...]

    @property
    def items(self) -> list[ReleaseItem]:
        return [page.item for page in self.pages]

    @property
    def keys(self) -> set[int]:
        """The keys of the pages that go public together."""
        return {page.item.page_id for page in self.pages}


def latest_of(release: Release) -> ReleaseSnapshot:
    """Each page in its latest version, whichever version the release holds."""
    pages = (ReleasedPage(item, _latest(item)) for item in items_of(release))
    return ReleaseSnapshot(release, tuple(pages))


def held_by(release: Release) -> ReleaseSnapshot:
    """Each page in the version that the release holds."""
    pages = (ReleasedPage(item, item.revision) for item in items_of(release))
    return ReleaseSnapshot(release, tuple(pages))


def _latest(item: ReleaseItem) -> Revision | None:
    key = item.page.latest_revision_id
    return item.revision if item.revision_id == key else item.page.latest_revision
