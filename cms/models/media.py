"""Our own image, rendition and document models."""

import secrets
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from django.core.files.storage import Storage, storages
from django.db import models, transaction
from django.template.defaultfilters import filesizeformat
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet
from wagtail.search import index

from cms.half_stored import all_or_nothing, page_goes_without
from cms.models.tags import DocumentTag, ImageTag, board_tags
from cms.page_addresses import quoted
from cms.pictures import bare_file
from cms.signals import being_deleted
from cms.validators import is_new_upload, validate_content_matches_name


class AsksBeforeDeletion(models.QuerySet):
    """Files that may have to stay: who listens raises, before anything is begun."""

    def delete(self) -> tuple[int, dict[str, int]]:
        for one in self:
            being_deleted.send(sender=self.model, instance=one)
        return super().delete()

    # Nobody deletes all files there are by calling a manager.
    delete.queryset_only = True  # type: ignore[attr-defined]


class BoardImageQuerySet(AsksBeforeDeletion, ImageQuerySet):
    pass


class BoardDocumentQuerySet(AsksBeforeDeletion, DocumentQuerySet):
    pass


class BoardImage(AbstractImage):
    """A picture in a board's own collection."""

    admin_form_fields = (
        "title",
        "file",
        "description",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    tags = board_tags(ImageTag)

    search_fields = [
        *(field for field in AbstractImage.search_fields if field.field_name != "tags"),
        index.RelatedFields(
            "tags",
            [
                index.SearchField("name", boost=10),
                index.AutocompleteField("name"),
                # Choosing a picture, words are searched for below a tag.
                index.FilterField("name"),
            ],
        ),
    ]

    objects = BoardImageQuerySet.as_manager()

    @all_or_nothing
    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the picture's pixels alone, and what listens to that with it.

        Forms have taken everything else off; what comes by another door loses it here.
        """
        if self.file and is_new_upload(self.file):
            bare = bare_file(self.file.file)
            if bare is not None:
                self.file.save(self.file.name, bare, save=False)
                self._set_image_file_metadata()
        super().save(*args, **kwargs)

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        # By its place a picture is found when a browser asks for it.
        indexes = [models.Index(fields=["file"], name="image_by_place")]

    def get_rendition(self, *args: Any, **kwargs: Any) -> AbstractRendition:
        with page_goes_without():
            return super().get_rendition(*args, **kwargs)

    def get_renditions(self, *args: Any, **kwargs: Any) -> dict[str, AbstractRendition]:
        with page_goes_without():
            return super().get_renditions(*args, **kwargs)

    def get_upload_to(self, filename: str) -> str:
        """A place on disk that nobody can work out; renditions are named after it."""
        suffix = PurePath(filename).suffix.lower()
        return f"original_images/{secrets.token_urlsafe(18)}{suffix}"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        being_deleted.send(sender=type(self), instance=self)
        return super().delete(*args, **kwargs)


class BoardRendition(AbstractRendition):
    image = models.ForeignKey(
        BoardImage, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"),
                name="one_rendition_a_filter",
            )
        ]
        indexes = [models.Index(fields=["file"], name="rendition_by_place")]


def document_storage() -> Storage:
    """Where documents lie: nowhere that a web server serves by itself."""
    return storages["documents"]


def unguessable_path(document: "BoardDocument", filename: str) -> str:
    """A place on disk that nobody can work out from a name or a number."""
    return f"{secrets.token_urlsafe(18)}/{PurePath(filename).name}"


class BoardDocument(AbstractDocument):
    """A file that pages release. Whether the public gets it is decided by its pages."""

    file = models.FileField(
        _("file"),
        upload_to=unguessable_path,
        storage=document_storage,
        max_length=255,
        validators=[validate_content_matches_name],
    )
    page_count = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    tags = board_tags(DocumentTag)

    objects = BoardDocumentQuerySet.as_manager()

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """A name that no file has is not looked at: that one is missing is said."""
        if self.file:
            super().clean()

    @all_or_nothing
    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the file, with its size and hash when it is new, and ask for its check.

        Its pages are counted by who reads it apart: nothing that comes from outside
        is taken to pieces in a process that serves people.
        """
        if self.file and is_new_upload(self.file):
            if self.pk:
                self.page_count = None
            self._set_document_file_metadata()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        being_deleted.send(sender=type(self), instance=self)
        return super().delete(*args, **kwargs)

    @property
    def kind_label(self) -> str:
        """The kind of file in the words that a reader knows: "PDF", "Word"."""
        names = {"DOCX": "Word", "XLSX": "Excel", "PPTX": "PowerPoint"}
        extension = self.file_extension.upper()
        return names.get(extension, extension)

    @property
    def facts(self) -> list[str]:
        """What the file is, for the words after its link: PDF, 48 pages, 1.2 MB."""
        return facts_of(self.kind_label, self.page_count, self.file_size)

    @property
    def url(self) -> str:
        """Its address, which `reverse` would look for among all of the project's."""
        above = _files_at(get_urlconf(), get_script_prefix())
        return f"{above}{self.pk}/{quoted(self.filename)}"


def facts_of(kind: str, pages: int | None, size: int | None) -> list[str]:
    """The same of what a file is called, of its pages, and of its bytes."""
    facts = [kind]
    if pages:
        said = ngettext("%(count)s page", "%(count)s pages", pages)
        facts.append(said % {"count": pages})
    if size:
        facts.append(filesizeformat(size))
    return facts


@lru_cache(maxsize=20)
def _files_at(_addresses: str | None, _prefix: str) -> str:
    """What the addresses of files begin with."""
    return reverse("wagtaildocs_serve", args=[0, "-"]).removesuffix("0/-")
