"""A great many reviews, quickly: written past the models, as a copy of one."""

import uuid

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page

from boards.models import AboutReview, PageDocument, ReviewPage


def multiply(review: ReviewPage, count: int) -> None:
    """Copies beside a review, with its documents and themes, on days of their own."""
    parent = review.get_parent(update=True)
    copies = Page.objects.bulk_create(
        _copy(review, parent, number)
        for number in range(parent.numchild + 1, parent.numchild + 1 + count)
    )
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + count)
    keys = [page.pk for page in copies]
    _copy_own_rows(review, keys)
    documents = list(review.released_documents.all())
    PageDocument.objects.bulk_create(
        PageDocument(
            page_id=key,
            kind_id=row.kind_id,
            title=row.title,
            file_id=row.file_id,
            locale_id=review.locale_id,
        )
        for key in keys
        for row in documents
    )
    through = ReviewPage.themes.through
    themes = [theme.pk for theme in review.themes.all()]
    through.objects.bulk_create(
        through(reviewpage_id=key, theme_id=theme) for key in keys for theme in themes
    )
    pages = [about.page_id for about in review.mentions.all()]
    AboutReview.objects.bulk_create(
        AboutReview(page_id=page, review_id=key) for key in keys for page in pages
    )


def _copy(review: ReviewPage, parent: Page, number: int) -> Page:
    slug = f"{review.slug}-{number}"
    return Page(
        path=Page._get_path(parent.path, review.depth, number),
        depth=review.depth,
        title=f"{review.title} {number}",
        draft_title=review.title,
        slug=slug,
        url_path=f"{parent.url_path}{slug}/",
        locale_id=review.locale_id,
        translation_key=uuid.uuid4(),
        content_type=ContentType.objects.get_for_model(ReviewPage),
        live=True,
    )


def _copy_own_rows(review: ReviewPage, keys: list[int]) -> None:
    table = ReviewPage._meta.db_table
    fields = [
        field.column
        for field in ReviewPage._meta.local_concrete_fields
        if field.column != "page_ptr_id"
    ]
    days = "to_char(DATE '2010-01-01' + mod(copy::int, 3000), 'YYYY-MM-DD')"
    values = [
        days if column == "published" else f"source.{column}" for column in fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (page_ptr_id, {', '.join(fields)}) "
            f"SELECT copy, {', '.join(values)} FROM {table} source, unnest(%s) copy "
            "WHERE source.page_ptr_id = %s",
            [keys, review.pk],
        )
