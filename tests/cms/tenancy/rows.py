"""A row of one board in every table, made from the models: none is forgotten."""

import itertools
import uuid
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Page

from boards.models import Role
from boards.models.pages.versions import translation_for
from cms.tenancy.scope import Scope, in_scope
from home.provisioning import OpenedBoard
from tests.factories import make_board, make_document, make_editor
from tests.languages import add_language, version

_numbers = itertools.count(1)
Model = type[models.Model]
# The database has one row of them at most.
ONE_AT_MOST = {"boards.Hub"}
# What is there already, and is no board's own.
SHARED_BY_ALL = ("auth.Permission", "wagtailcore.Locale", "boards.BankHoliday")


def some_value(field: models.Field, word: str = "row-") -> Any:
    """Anything that the column takes, and that no other row has.

    word: what every text begins with, to know it again wherever it turns up.
    """
    number = next(_numbers)
    if field.choices:
        return field.flatchoices[0][0]
    values = {
        StreamField: [],
        models.FileField: "",
        models.UUIDField: uuid.uuid4(),
        models.JSONField: {},
        models.BinaryField: f"{word}{number}".encode(),
        ArrayField: [],
        models.BooleanField: False,
        models.DateTimeField: timezone.now(),
        models.DateField: timezone.now().date(),
        models.IntegerField: number,
        models.FloatField: 1.0,
        models.URLField: f"https://{word}{number}.example/",
        models.EmailField: f"{word}{number}@example.org",
    }
    for kind, value in values.items():
        if isinstance(field, kind):
            return value
    text = f"{word}{number}"
    # In a short column, such as of a language's code, no word has room.
    return str(number) if len(text) > (field.max_length or len(text)) else text


class Rows:
    """One board, and the key of a row of its own in every table.

    word: what the texts of its rows begin with.
    """

    word = "row-"

    def __init__(self) -> None:
        self.board = self._open()
        self.editor = make_editor(self.board)
        self.being_made: set[Model] = set()
        self.page = self._page_of(apps.get_model("boards.ContentPage"))
        self.keys: dict[Model, Any] = {
            type(row): row.pk
            for row in (
                self.board.board,
                self.board.site,
                self.board.collection.add_child(name="Reports"),
                self.board.editors,
                self.board.board.roles.get(role=Role.EDITOR),
                self.editor,
                self.page.page_ptr,
                make_document(self.board),
            )
        }
        self._make_what_has_to_fit()
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and not model._meta.proxy:
                self.key(model)
        # Who has signed a release off is written by its steps alone.
        release = apps.get_model("boards.Release")
        release.objects.filter(pk=self.key(release)).update(
            signed_off_by=None, forced_by=None, forced_reason=""
        )

    def _open(self) -> OpenedBoard:
        return make_board()

    def _make_what_has_to_fit(self) -> None:
        """Rows that the product has made already, or that depend on each other."""
        entries = apps.get_model("wagtailsearch.IndexEntry")
        self.keys[entries] = entries.objects.get(
            content_type__model="page", object_id=str(self.page.pk)
        ).pk
        public = apps.get_model("boards.OncePublic")
        self.keys[public] = public.objects.get(page=self.page, document=None).pk
        lines = apps.get_model("boards.LedgerLine")
        self.keys[lines] = lines.objects.get(key=self.page.pk, what="page").pk
        self._make_a_translation()
        workflow = self.board.board.get_workflow()
        (task,) = workflow.tasks
        for row in (
            workflow,
            workflow.workflow_pages.get(),
            workflow.workflow_tasks.get(),
            task,
            task.specific,
        ):
            self.keys[type(row)] = row.pk
        # Asked for, and not confirmed: that takes a second person.
        renewal = apps.get_model("boards.Renewal").objects.create(
            board=self.board.board,
            person=self.editor,
            asked_by=self.editor,
            expires=timezone.now() + timedelta(days=1),
        )
        self.keys[type(renewal)] = renewal.pk
        with in_scope(self.scope):
            # What somebody uploads is of the board that they work on.
            upload = apps.get_model("wagtailcore.UploadedFile").objects.create(
                uploaded_by_user=self.editor
            )
        self.keys[type(upload)] = upload.pk

    def _make_a_translation(self) -> None:
        """A text of the board's page, with what somebody has made of it."""
        add_language(self.board, "pl")
        translation = version(self.page, "pl")
        kept = translation_for(translation)
        text = kept.source.stringsegment_set.select_related("string").first()
        written = text.string.translations.get(locale=translation.locale_id)
        for row in (
            kept.source.object,
            kept.source,
            kept,
            text,
            text.string,
            text.context,
            written,
        ):
            self.keys[type(row)] = row.pk

    @property
    def scope(self) -> Scope:
        """What the board's editor may see."""
        return Scope(board=self.board.board.pk, person=self.editor.pk)

    def text(self) -> str:
        """A word that stands nowhere else."""
        return f"{self.word}{next(_numbers)}"

    def by_table(self) -> dict[str, tuple[str, Any]]:
        """The name and the value of the key of each table's row."""
        return {
            model._meta.db_table: (model._meta.pk.column, key)
            for model, key in self.keys.items()
        }

    def key(self, model: Model) -> Any:
        """The key of this board's row, which is made when there is none yet."""
        if model not in self.keys:
            self.being_made.add(model)
            row = (
                self._page_of(model) if issubclass(model, Page) else self._row_of(model)
            )
            self.keys.setdefault(model, row.pk)
        return self.keys[model]

    def _page_of(self, model: Model) -> Page:
        parent = self.board.home
        page = parent.add_child(instance=Page(title=self.text()))
        page.content_type = ContentType.objects.get_for_model(model)
        page.save()
        values = self._values(model) | {"page_ptr_id": page.pk}
        model(**values).save_base(raw=True, force_insert=True)
        return model.objects.get(pk=page.pk)

    def _row_of(self, model: Model) -> models.Model:
        if model is ContentType:
            return ContentType.objects.get_for_model(Page)
        if model._meta.label in SHARED_BY_ALL:
            return model.objects.first()
        if model._meta.label in ONE_AT_MOST and (there := model.objects.first()):
            return there
        values = self._values(model)
        if model in self.keys:
            # Two tables point at each other: the other one's row has needed this one.
            return model._base_manager.get(pk=self.keys[model])
        only_keys = values and all(name.endswith("_id") for name in values)
        if only_keys and (found := model._base_manager.filter(**values).first()):
            # What the product has made already, such as a group's rights.
            return found
        row = model(**values)
        row.save_base(raw=not model._meta.parents, force_insert=not model._meta.parents)
        return row

    def _values(self, model: Model) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for field in model._meta.local_concrete_fields:
            link = field.remote_field
            if link and getattr(link, "parent_link", False):
                continue
            if field.primary_key and link and link.model is ContentType:
                taken = model._base_manager.values("pk")
                values[field.attname] = ContentType.objects.exclude(pk__in=taken)[0].pk
            elif link and link.model is ContentType:
                values[field.attname] = self.key(ContentType)
            elif link and not (field.null and link.model in self.being_made):
                values[field.attname] = self.key(link.model)
            elif field.name in ("object_id", "page_id"):
                values[field.name] = self.page.pk
            elif self._has_to_be_given(field):
                values[field.attname] = some_value(field, self.word)
        return values

    def _has_to_be_given(self, field: models.Field) -> bool:
        filled = (
            field.null or field.has_default() or isinstance(field, models.AutoField)
        )
        return not filled and not field.remote_field
