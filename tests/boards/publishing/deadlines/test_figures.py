"""The guidance's figures and the bank holidays: data that administrators keep."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.models import BankHoliday, GuidanceEdition, ReviewPage
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    make_review,
)
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Client:
    return cms_client(make_administrator())


def change(client: Client, edition: GuidanceEdition, **fields: object):
    address = reverse("guidance_editions:edit", args=[edition.pk])
    form = client.get(address).context["form"]
    stored = {name: form[name].value() or "" for name in form.fields}
    return client.post(address, stored | fields)


@pytest.mark.parametrize(
    ("short", "figures"),
    [
        ("WT 2013", (12, None, None, None, 6)),
        ("WT 2015", (12, None, None, None, 6)),
        ("WT 2018", (12, 5, 15, 7, 6)),
        ("WT 2023", (12, 5, 15, 7, 6)),
    ],
)
def test_each_edition_has_the_figures_that_it_asks_for(short, figures):
    edition = GuidanceEdition.objects.get(short_name=short)

    assert tuple(getattr(edition, name) for name in edition.FIGURES) == figures
    assert edition.figures_source


def test_a_figure_that_the_public_was_told_by_is_not_changed(administrator):
    edition = GuidanceEdition.objects.get(short_name="WT 2018")
    review = make_review(make_board(), guidance_edition=edition)
    ReviewPage.objects.filter(pk=review.pk).update(first_published_at=timezone.now())

    response = change(administrator, edition, months_available="24")

    (error,) = response.context["form"].errors["months_available"]
    assert "1 review of “WT 2018” has been public" in error
    assert "Add a new edition" in error
    edition.refresh_from_db()
    assert edition.months_available == 12


def test_a_figure_is_added_and_words_change_also_when_reviews_are_public(administrator):
    edition = GuidanceEdition.objects.get(short_name="WT 2015")
    review = make_review(make_board(), guidance_edition=edition)
    ReviewPage.objects.filter(pk=review.pk).update(first_published_at=timezone.now())

    response = change(
        administrator, edition, copies_working_days="3", chapter="chapter 4A"
    )

    assert response.status_code == 302
    edition.refresh_from_db()
    assert (edition.copies_working_days, edition.chapter) == (3, "chapter 4A")


def test_a_figure_that_no_public_review_was_told_by_is_changed(administrator):
    edition = GuidanceEdition.objects.get(short_name="WT 2018")
    make_review(make_board(), guidance_edition=edition, live=False)

    assert change(administrator, edition, months_available="24").status_code == 302


def test_administrators_keep_the_bank_holidays_and_editors_do_not(administrator):
    editor = cms_client(make_editor(make_board()))
    address = reverse("bank_holidays:add")
    fields = {
        "day": "2029-01-01",
        "nation": "england-and-wales",
        "name": "New Year’s Day",
        "source": "https://www.gov.uk/bank-holidays",
    }

    assert editor.post(address, fields).status_code == 302
    assert not BankHoliday.objects.filter(day=date(2029, 1, 1)).exists()
    assert administrator.post(address, fields).status_code == 302
    assert BankHoliday.objects.filter(day=date(2029, 1, 1)).exists()


def test_bank_holidays_are_listed_by_year(administrator):
    response = administrator.get(reverse("bank_holidays:index"), {"day": "2022"})

    found = [holiday.day for holiday in response.context["object_list"]]
    assert len(found) == 10
    assert date(2022, 9, 19) in found


def test_an_edition_of_which_nobody_said_where_its_figures_stand_is_asked_for(
    administrator,
):
    asked = {
        edition.short_name: edition.months_available
        for edition in GuidanceEdition.objects.filter(figures_source="")
    }
    edition = GuidanceEdition.objects.get(short_name="Wales 2016")

    before = words(administrator.get("/admin/"), "#figures-section")
    change(administrator, edition, figures_source="Chapter 7, paragraph 4.")
    after = words(administrator.get("/admin/"), "#figures-section")

    assert asked == dict.fromkeys(
        ["Wales 2016", "Wales 2024", "Scotland 2015", "Scotland 2021"], 12
    )
    assert f"{edition.name} : 12 months" in before
    assert edition.name not in after
    editor = cms_client(make_editor(make_board()))
    assert edition.name not in editor.get("/admin/").content.decode()
