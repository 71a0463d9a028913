"""What boards call things that no shared list has: proposals for these lists."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView

from boards.models import PageDocument, ReviewPage


class OwnWordsView(IndexView):
    """A shared list, with the words that boards use besides. Abstract."""

    of_model: type[Model]
    points_by = ""
    words = ""

    def get_base_queryset(self) -> QuerySet:
        own = self.of_model._default_manager.filter(**{self.points_by: OuterRef("pk")})
        used = own.exclude(**{self.words: ""}).order_by(self.words)
        found = super().get_base_queryset()
        return found.annotate(
            own_words=ArraySubquery(used.values(self.words).distinct())
        )


class OwnKindsView(OwnWordsView):
    of_model, points_by, words = PageDocument, "kind", "own_kind"


class OwnTypesView(OwnWordsView):
    of_model, points_by, words = ReviewPage, "review_type", "own_type"


def own_words_column() -> Column:
    return Column(
        "own_words",
        label=_("What boards call it"),
        accessor=lambda row: "; ".join(row.own_words),
    )
