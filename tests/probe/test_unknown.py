"""What the probe does not know makes it fail: it never passes by not having looked."""

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path
from wagtail.models import Page, pages

import cms.urls
from cms.tenancy.build import existing_tables
from cms.tenancy.declaration import all_tables, page_models
from cms.tenancy.rules import SHARED, UNUSED, Open
from tests.probe.conftest import World
from tests.probe.forms import filters_of
from tests.probe.names import addresses_of_the_cms
from tests.probe.questions import Unknown, questions

pytestmark = [pytest.mark.probe, pytest.mark.django_db]


def tables_without_a_row_of_the_board(world: World) -> list[str]:
    """The tables of which nothing could leak, as the board has no row there."""
    with connection.cursor() as cursor:
        there = existing_tables(cursor)
    filled = {table for table, _key in world.born[world.theirs.word]}
    no_boards = {
        table
        for table, rule in all_tables().items()
        if isinstance(rule, Open) or rule in (SHARED, UNUSED)
    }
    return sorted(there - filled - no_boards)


def kinds_without_a_page_of_the_board(world: World) -> list[str]:
    return [
        model.__name__
        for model in page_models()
        if not model.objects.filter(title__startswith=world.theirs.word).exists()
    ]


def test_the_board_has_a_row_in_every_table_and_a_page_of_every_kind(world: World):
    assert tables_without_a_row_of_the_board(world) == []
    assert kinds_without_a_page_of_the_board(world) == []


def test_a_new_table_is_noticed(world: World):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE gizmo (id integer)")
        noticed = tables_without_a_row_of_the_board(world)
        transaction.set_rollback(True)

    assert noticed == ["gizmo"]


def test_a_new_kind_of_page_is_noticed(world: World, monkeypatch):
    # Wagtail keeps a list of kinds as well, which has to forget this one.
    kinds = list(pages.PAGE_MODEL_CLASSES)
    monkeypatch.setattr(pages, "PAGE_MODEL_CLASSES", kinds)

    class GizmoPage(Page):
        class Meta:
            app_label = "probe"
            managed = False

    # Known to Django from here on, as from any app that is installed.
    registered = apps.all_models.pop("probe")
    known = [*apps.get_models(), *registered.values()]
    monkeypatch.setattr(apps, "get_models", lambda **_how: known)
    GizmoPage.objects = models.Manager.from_queryset(Nothing)()

    assert GizmoPage in page_models()
    assert kinds_without_a_page_of_the_board(world) == ["GizmoPage"]


class Nothing(models.QuerySet):
    """The pages of a kind that no board has."""

    def filter(self, **_which):
        return Page.objects.none()


def view(_request, **_values) -> HttpResponse:
    return HttpResponse("")


class WithGizmos:
    """The addresses of the CMS, and one with a parameter that is new."""

    urlpatterns = [
        path("admin/", include([path("gizmos/<int:gizmo_id>/", view, name="gizmo")])),
        *cms.urls.urlpatterns,
    ]
    handler404 = cms.urls.handler404
    handler500 = cms.urls.handler500


def test_a_new_parameter_of_an_address_is_noticed(world: World):
    with override_settings(ROOT_URLCONF=WithGizmos):
        addresses = addresses_of_the_cms()
        with pytest.raises(Unknown, match="gizmo_id"):
            questions(addresses, world.theirs, world.ours)


def test_a_new_place_with_a_parameter_of_an_old_name_is_noticed(world: World):
    class WithPlaces(WithGizmos):
        urlpatterns = [
            path(
                "admin/",
                include(([path("<int:pk>/", view, name="one")], "gizmos"), "gizmos"),
            )
        ]

    with override_settings(ROOT_URLCONF=WithPlaces):
        addresses = addresses_of_the_cms()
        with pytest.raises(Unknown, match="gizmos:one"):
            questions(addresses, world.theirs, world.ours)


def test_a_new_filter_of_a_list_is_noticed():
    body = "<form method=get><select name=gizmo><option>1</select></form>"
    with pytest.raises(Unknown, match="gizmo"):
        filters_of(body, "/admin/gizmos/")
