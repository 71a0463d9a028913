"""No script stands in a screen of the CMS, and its policy would run none."""

import re
from collections.abc import Iterator

import pytest
from django.urls import reverse
from wagtail.admin.widgets import BaseChooser

from tests.cms_forms import editing
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_review,
)
from tests.test_architecture import ROOT

pytestmark = pytest.mark.django_db

# What a browser would run: neither a file of its own, nor data.
STANDING = re.compile(
    r"<script(?![^>]*\bsrc=)"
    r"(?![^>]*type=\"(?:application/json|text/(?:django-form|x)-template)\")[^>]*>"
    r"|<[a-z][^>]*\son[a-z]+\s*="
    r"|=\s*[\"']?javascript:",
    re.IGNORECASE,
)
BEGUN = re.compile(r'<starts-here data-name="(\w+)"')


def test_no_screen_of_the_cms_has_a_script_that_stands_in_it():
    board = make_board()
    review = make_review(board)
    client = cms_client(make_administrator())
    addresses = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_account"),
        reverse("wagtailadmin_explore_root"),
        editing(review),
        editing(board.board),
        editing(board.home),
        reverse("wagtailimages:add_multiple"),
        reverse("wagtaildocs:add_multiple"),
        reverse("wagtailadmin_workflows:add"),
        reverse("releases:add"),
        reverse("redirects:add"),
        reverse("bank_holidays:add"),
    ]

    pages = {where: client.get(where).content.decode() for where in addresses}

    found = {where: STANDING.findall(page) for where, page in pages.items()}
    assert {where: tags for where, tags in found.items() if tags} == {}
    begun = {name for page in pages.values() for name in BEGUN.findall(page)}
    assert {"InlinePanel", "initDateChooser", "ImageChooser", "PageChooser"} <= begun


def test_every_kind_of_chooser_is_begun_by_what_the_script_knows():
    known = (ROOT / "static/js/starts.js").read_text()

    def kinds(kind: type) -> Iterator[type]:
        yield from (deeper for one in kind.__subclasses__() for deeper in kinds(one))
        yield kind

    names = {kind.js_constructor for kind in kinds(BaseChooser)}
    assert "Chooser" in names
    assert [name for name in names if f'"{name}"' not in known] == []
