"""Tags that each board keeps for itself: two boards may think of the same word."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager, _TaggableManager
from taggit.models import ItemBase, TagBase
from wagtail.models import Collection

from cms import trees
from cms.slugs import slug_of


class BoardTag(TagBase):
    """A word that people of one board find their documents and images by."""

    # Not unique by themselves, as taggit has them: a word of another board's would
    # be refused, and so be told.
    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("slug"), max_length=100, allow_unicode=True)
    collection = models.ForeignKey(
        Collection,
        verbose_name=_("board's collection"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The collection below which all files of the tag's board lie."),
    )

    natural_key_fields = ["collection", "name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        """With the signs that letters carry; numbered where another tag has it.

        Never longer than its column: a sign may be written out, and a number comes on
        top.
        """
        number = f"_{i}" if i is not None else ""
        longest = self._meta.get_field("slug").max_length - len(number)
        return slug_of(tag)[:longest] + number

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        constraints = [
            models.UniqueConstraint(
                fields=("collection", "name"), name="one_tag_a_name_of_a_board"
            ),
            models.UniqueConstraint(
                fields=("collection", "slug"), name="one_tag_a_slug_of_a_board"
            ),
        ]


class DocumentTag(ItemBase):
    """A tag on a document."""

    tag = models.ForeignKey(
        BoardTag, on_delete=models.CASCADE, related_name="documents"
    )
    content_object = models.ForeignKey(
        "cms.BoardDocument", on_delete=models.CASCADE, related_name="tagged_items"
    )


class ImageTag(ItemBase):
    """A tag on an image."""

    tag = models.ForeignKey(BoardTag, on_delete=models.CASCADE, related_name="images")
    content_object = models.ForeignKey(
        "cms.BoardImage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class OwnTags(_TaggableManager):
    """The tags of one file, which are those of its board."""

    def _to_tag_model_instances(self, tags: Any, tag_kwargs: Any) -> list[BoardTag]:
        board = trees.top_collection(self.instance.collection)
        return super()._to_tag_model_instances(
            tags, {**tag_kwargs, "collection": board}
        )

    def set(self, tags: Any, **kwargs: Any) -> None:
        """Also after an administrator gave the file to another board."""
        board = trees.top_collection(self.instance.collection)
        held = self.through.objects.filter(content_object=self.instance)
        held.exclude(tag__collection=board).delete()
        super().set(tags, **kwargs)


def board_tags(through: type[ItemBase]) -> TaggableManager:
    """The field for the tags of a document or an image."""
    return TaggableManager(
        through=through,
        manager=OwnTags,
        blank=True,
        verbose_name=_("tags"),
        help_text=None,
    )
