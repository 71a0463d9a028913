"""What boards call things that no shared list has: proposals for these lists."""

from collections.abc import Iterator

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, Q, QuerySet, Value
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView

from boards.models import BriefingPage, BulletinPage, PageDocument, ReviewPage
from boards.models.shared.names import OTHER_DOCUMENT

PREFIX = "own_words_of_"
OF_NO_KIND = Q(kind="") & Q(Exact(OuterRef("slug"), Value(OTHER_DOCUMENT)))
OF_THE_KIND = Q(kind=OuterRef("name")) | OF_NO_KIND


class OwnWordsView(IndexView):
    """A shared list, with the words that boards use besides. Abstract.

    used: by which rows, in which of their fields, and of which entry of the list.
    """

    used: tuple[tuple[type[Model], str, Q], ...]

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().annotate(**dict(self._own_words()))

    def _own_words(self) -> Iterator[tuple[str, ArraySubquery]]:
        for model, words, of_entry in self.used:
            own = model._default_manager.filter(of_entry).exclude(**{words: ""})
            said = own.order_by(words).values(words).distinct()
            yield f"{PREFIX}{model._meta.model_name}", ArraySubquery(said)


class OwnKindsView(OwnWordsView):
    used = (
        (PageDocument, "own_kind", Q(kind=OuterRef("pk"))),
        (BriefingPage, "own_kind", OF_THE_KIND),
        (BulletinPage, "own_kind", OF_THE_KIND),
    )


class OwnTypesView(OwnWordsView):
    used = ((ReviewPage, "own_type", Q(review_type=OuterRef("pk"))),)


def own_words_column() -> Column:
    return Column("own_words", label=_("What boards call it"), accessor=_own_words_of)


def _own_words_of(row: Model) -> str:
    found = (words for name, words in vars(row).items() if name.startswith(PREFIX))
    return "; ".join(sorted({word for words in found for word in words}))
