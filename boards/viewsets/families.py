"""A list for each family of a board's pages."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.base import ViewSetGroup

from boards.models import (
    BriefingPage,
    BulletinPage,
    EventPage,
    GuidanceEdition,
    LibraryItemPage,
    NewsPage,
    PracticeThemePage,
    ReviewPage,
    ReviewType,
    Theme,
)
from boards.models.reviews import PublicationDecision
from boards.viewsets.listing import (
    FamilyFilterSet,
    FamilyListing,
    PageWorkersMenuItem,
    PublishedYearFilter,
)
