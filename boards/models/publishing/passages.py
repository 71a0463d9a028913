"""What the search reads: passages of pages and of the text of files.

Nothing here says what is public. A passage of a page counts while the page is public,
one of a file while the file is, and one of a row of documents while both are: who
searches asks the database for that, with each search (`wall.public_pages_among`,
`wall.public_files_among`).
"""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Left, Substr
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boards.models.board.board import Board


class Passage(models.Model):
    """A part of a page, a row of documents, or a page of a file.

    page: none of the text of a file, which several pages may list. line: the row of
    documents that it is of. number: the page of a file, or the place in its page;
    nought of what names it. facts: what it is filtered by. file_hash: of the content
    that was read, so that the words of a former content are found by nobody.
    """

    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        editable=False,
        related_name="+",
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        on_delete=models.CASCADE,
        editable=False,
        related_name="+",
    )
    # What is found must not decide what can be deleted: whoever deletes a row by SQL is
    # told why not by the wall, and finds nothing by what is left here.
    line = models.OneToOneField(
        "boards.PageDocument",
        verbose_name=_("row of documents"),
        null=True,
        on_delete=models.CASCADE,
        db_constraint=False,
        editable=False,
        related_name="+",
    )
    document = models.ForeignKey(
        "cms.BoardDocument",
        verbose_name=_("file"),
        null=True,
        on_delete=models.CASCADE,
        editable=False,
        related_name="+",
    )
    file_hash = models.CharField(
        _("hash of the file"), max_length=40, blank=True, editable=False
    )
    language = models.CharField(_("language"), max_length=10, editable=False)
    number = models.PositiveIntegerField(_("page or place"), default=0, editable=False)
    heading = models.CharField(_("heading"), max_length=250, blank=True, editable=False)
    text = models.TextField(_("words"), blank=True, editable=False)
    facts = models.JSONField(_("facts"), default=dict, editable=False)
    vector = SearchVectorField(_("as it is searched"), editable=False)

    class Meta:
        verbose_name = _("passage for the search")
        verbose_name_plural = _("passages for the search")
        indexes = [
            GinIndex(fields=["vector"], name="passage_vector"),
            GinIndex(
                fields=["vector"],
                condition=models.Q(number=0),
                name="passage_vector_of_names",
            ),
            models.Index(
                fields=["page"],
                condition=models.Q(number=0, line=None),
                name="passage_of_page",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page or self.document}, {self.number}"


class FileText(models.Model):
    """Whether the words of a file are known to the search, and else why not.

    failure: a code that `boards.publishing.find.wording` has sentences for.
    """

    class State(models.TextChoices):
        READ = "read", _("Read")
        FAILED = "failed", _("Not read")

    document = models.OneToOneField(
        "cms.BoardDocument",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        editable=False,
        related_name="text_for_search",
    )
    file_hash = models.CharField(_("hash of the file"), max_length=40, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, editable=False)
    failure = models.CharField(_("why not"), max_length=20, blank=True, editable=False)
    passages = models.PositiveIntegerField(_("passages"), default=0, editable=False)
    is_cut = models.BooleanField(
        _("too long to be read whole"), default=False, editable=False
    )
    read_at = models.DateTimeField(_("read"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("text of a file")
        verbose_name_plural = _("texts of files")

    def __str__(self) -> str:
        return str(self.document)


class SearchWord(models.Model):
    """A word that some passage of a board has, which a typing fault may have meant.

    It is offered only where a search for it finds something that is public. plain: as
    it is compared, in small letters without accents.
    """

    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        editable=False,
        related_name="+",
    )
    language = models.CharField(_("language"), max_length=10, editable=False)
    word = models.CharField(_("word"), max_length=40, editable=False)
    plain = models.CharField(_("without accents"), max_length=40, editable=False)

    class Meta:
        verbose_name = _("word of the search")
        verbose_name_plural = _("words of the search")
        constraints = [
            models.UniqueConstraint(
                fields=("board", "language", "word"), name="one_word_a_board"
            )
        ]
        # How most words begin that may be meant, and how all others go on.
        indexes = [
            models.Index("board", "language", Left("plain", 1), name="word_beginning"),
            models.Index("board", "language", Substr("plain", 2), name="word_rest"),
        ]

    def __str__(self) -> str:
        return self.word
