"""What the demonstration's boards are built with: pages, documents, blocks."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from django.core.files.base import ContentFile
from django.utils.text import slugify
from wagtail.models import Collection, Page

from boards.models import (
    AboutReview,
    DocumentKind,
    PageDocument,
    ReviewType,
    Theme,
)
from boards.publishing.releases.gate import let_out
from cms.models import BasePage, BoardDocument
from cms.partial_dates import PartialDate

SAMPLE_FOLDER = Path(__file__).resolve().parents[1] / "demo_files"

P = TypeVar("P", bound=BasePage)


def add(parent: Page, model: type[P], title: str, slug: str, **fields: Any) -> P:
    """A page that is not public yet, but has its place and can be linked to."""
    page = model(title=title, slug=slug, locale=parent.locale, live=False, **fields)
    return parent.add_child(instance=page)


def add_section(home: Page, model: type[P], title: str, slug: str) -> P:
    """A main section of a board, in its menu; published when its pages are there."""
    return add(home, model, title, slug, show_in_menus=True)


def publish(
    page: P,
    *,
    documents: Iterable[PageDocument] = (),
    about: Iterable[Page] = (),
    themes: Iterable[str] = (),
    **fields: Any,
) -> P:
    """Publish a page with its words, documents, reviews and themes (by slug)."""
    for name, value in fields.items():
        setattr(page, name, value)
    if documents:
        page.released_documents = list(documents)
    if about:
        page.about_reviews = [AboutReview(review=review) for review in about]
    if themes:
        page.themes = list(Theme.objects.filter(slug__in=list(themes)))
    revision = page.save_revision()
    # As if two people of the board had said yes to it long ago.
    with let_out(revision.pk):
        revision.publish()
    return page


def add_public(
    parent: Page,
    model: type[P],
    title: str,
    slug: str = "",
    *,
    documents: Iterable[PageDocument] = (),
    about: Iterable[Page] = (),
    themes: Iterable[str] = (),
    **fields: Any,
) -> P:
    """A page with all its content, public at once."""
    page = add(parent, model, title, slug or slugify(title), **fields)
    return publish(page, documents=documents, about=about, themes=themes)


def document(
    collection: Collection, kind: str, title: str, *, sample: str = "", when: str = ""
) -> PageDocument:
    """A row with a file of its own, copied from a sample.

    kind: the slug of a document kind. sample: the sample's file name, when it is not
    named for the kind. when: the published date, where it is known.
    """
    file = sample_file(collection, title, sample or f"{kind}.pdf")
    return PageDocument(
        kind=DocumentKind.objects.get(slug=kind),
        title=title,
        file=file,
        published=day(when) if when else None,
    )


def sample_file(collection: Collection, title: str, sample: str) -> BoardDocument:
    """A copy of a sample, by its file name."""
    source = SAMPLE_FOLDER / sample
    return BoardDocument.objects.create(
        title=title,
        collection=collection,
        file=ContentFile(source.read_bytes(), f"{slugify(title)}{source.suffix}"),
    )


def day(text: str) -> PartialDate:
    """A date as a person writes it: "12 September 2017", "October 2019", "2017"."""
    return PartialDate.parse(text)


def review_type(slug: str) -> ReviewType:
    return ReviewType.objects.get(slug=slug)
