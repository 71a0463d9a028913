"""Slugs and addresses keep the letters of every script, with their signs."""

import unicodedata

import pytest
from django import forms
from django.apps import apps
from wagtail.models import Page

from boards.models import ContentPage
from cms.models import BasePage
from cms.models.tags import BoardTag
from cms.slugs import slug_of
from home.provisioning import OpenedBoard
from tests.factories import get, make_board, make_page
from tests.reading import words

SLUGS = {
    "শিশু সুরক্ষা পর্যালোচনা": "শিশু-সুরক্ষা-পর্যালোচনা",
    "ਬੱਚਿਆਂ ਦੀ ਸੁਰੱਖਿਆ": "ਬੱਚਿਆਂ-ਦੀ-ਸੁਰੱਖਿਆ",
    "बच्चों की सुरक्षा": "बच्चों-की-सुरक्षा",
    "ความปลอดภัยของเด็ก": "ความปลอดภัยของเด็ก",
    "שָׁלוֹם": "שָׁלוֹם",
    "كِتَاب الأطفال": "كِتَاب-الأطفال",
    "Siân’s review: “what” we learnt?": "siâns-review-what-we-learnt",
    "ক্‍ষ می‌خواهم": "ক্ষ-میخواهم",
    "İzmir  –  1️⃣ ❤️ \u0301x": "izmir-1-x",
    " -_Plain_ title- ": "plain_-title",
}
PAGE_TYPES = [
    model
    for model in apps.get_models()
    if issubclass(model, BasePage) and model.is_creatable
]


@pytest.mark.parametrize(("title", "slug"), SLUGS.items())
def test_a_slug_keeps_the_signs_of_letters(title, slug):
    for form in ("NFC", "NFD"):
        made = slug_of(unicodedata.normalize(form, title))

        assert made == unicodedata.normalize("NFC", slug)
    assert forms.SlugField(allow_unicode=True).clean(made) == made


def test_a_slug_that_is_typed_is_kept_in_one_spelling_without_joiners():
    field = forms.SlugField(allow_unicode=True)

    assert field.clean("Sia\u0302n") == "Si\u00e2n"
    assert field.clean("می\u200cخواهم") == "میخواهم"
    with pytest.raises(forms.ValidationError):
        field.clean("শিশু সুরক্ষা")


def test_a_tag_keeps_the_signs_of_its_letters():
    assert BoardTag().slugify("শিশু") == "শিশু"
    assert BoardTag().slugify("শিশু", 1) == "শিশু_1"


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.mark.django_db
def test_every_kind_of_page_takes_its_slug_from_a_title_with_its_signs(board):
    assert len(PAGE_TYPES) > 10
    for model in PAGE_TYPES:
        for title in list(SLUGS)[:2]:
            page = model(title=title)
            page._cached_parent_obj = Page.objects.get(pk=board.home.pk)
            page._set_core_field_defaults()
            page._meta.get_field("slug").clean(page.slug, page)
            form = model.get_edit_handler().get_form_class()

            assert page.slug == unicodedata.normalize("NFC", SLUGS[title]), model
            assert form.base_fields["slug"].clean(page.slug) == page.slug, model


@pytest.mark.django_db
@pytest.mark.parametrize("title", SLUGS)
def test_an_address_with_signs_is_answered_in_either_spelling(board, client, title):
    page = make_page(ContentPage, board.home, title=title)
    below = make_page(ContentPage, page, title=f"{title} 2")

    for form in ("NFC", "NFD"):
        path = unicodedata.normalize(form, f"/{page.slug}/{below.slug}/")
        answer = get(client, board, path)

        assert answer.status_code == 200, path
        assert words(answer, "h1") == " ".join(below.title.split())
    assert below.get_url() is not None


@pytest.mark.django_db
def test_a_slug_in_two_spellings_is_stored_in_one(board):
    page = make_page(ContentPage, board.home, slug="sia\u0302n")

    page.refresh_from_db()
    assert page.slug == "si\u00e2n"
