"""What the first page of a file looks like, small."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Cover(models.Model):
    """A picture of the first page of one content of a file.

    It is kept in the database, so that nothing but the file's own address leads to it,
    and it goes with its document.

    picture: WebP; empty where none could be drawn. width, height: in pixels.
    """

    document = models.OneToOneField(
        "cms.BoardDocument",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        editable=False,
        related_name="cover",
    )
    # The hash that Wagtail keeps of a document's content.
    file_hash = models.CharField(_("hash of the file"), max_length=40, editable=False)
    picture = models.BinaryField(_("picture"), editable=False)
    width = models.PositiveSmallIntegerField(_("width"), default=0, editable=False)
    height = models.PositiveSmallIntegerField(_("height"), default=0, editable=False)

    class Meta:
        verbose_name = _("cover of a file")
        verbose_name_plural = _("covers of files")

    def __str__(self) -> str:
        return str(self.document)

    @property
    def is_shown(self) -> bool:
        """Whether there is a picture, and of the file as it is now."""
        return bool(self.width) and self.file_hash == self.document.file_hash

    @property
    def mark(self) -> str:
        """Tells the picture from that of another content, in its address."""
        return self.file_hash[:8]

    @property
    def address(self) -> str:
        """The file's own, with a question: whoever may have the file may have it."""
        return f"{self.document.url}?cover={self.mark}"
