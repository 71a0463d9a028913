"""What wagtail-localize would do by itself is taken away, and a check says so."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.urls import NoReverseMatch, reverse
from wagtail import hooks
from wagtail_localize.models import LocaleSynchronization

from cms.localize import check_nothing_is_synchronised
from tests.languages import language

pytestmark = pytest.mark.django_db


def test_none_of_its_hooks_and_with_them_none_of_its_screens_is_there():
    hooks.search_for_hooks()

    left = [
        function
        for registered in hooks._hooks.values()
        for function, _order in registered
        if function.__module__.startswith("wagtail_localize")
    ]

    assert left == []
    with pytest.raises(NoReverseMatch):
        reverse("wagtail_localize:submit_page_translation", args=[1])


def test_a_language_that_is_filled_from_another_stops_the_check():
    call_command("check", databases=["default"])
    LocaleSynchronization.objects.bulk_create(
        [LocaleSynchronization(locale=language("pl"), sync_from=language("en-gb"))]
    )

    with pytest.raises(SystemCheckError, match="synchronised from another"):
        call_command("check", databases=["default"])


def test_the_check_waits_for_its_table_where_that_is_still_to_be_made():
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE wagtail_localize_localesynchronization")

    assert check_nothing_is_synchronised(databases=["default"]) == []


def test_the_administrators_list_begins_with_every_language(settings):
    codes = [code for code, _name in settings.LANGUAGES]

    assert len(codes) > 1
    assert [language(code).language_code for code in codes] == codes
