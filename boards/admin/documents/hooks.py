"""Wagtail met with what puts several files up at once."""

from django.urls import URLPattern, path
from wagtail import hooks

from boards.admin.documents.upload import PutUp


def put_up_screens() -> list[URLPattern]:
    """Before Wagtail's own of documents, below which it stands."""
    return [path("documents/put-up/", PutUp.as_view(), name="put_up_document")]


def install() -> None:
    hooks.register("register_admin_urls", put_up_screens, order=-10)
