"""What is made of pages for their readers by code that no model knows.

The public room puts it in here when the app is ready.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from wagtail.models import Page


class Renderers:
    """pdf_is_available: whether this machine makes PDFs. pdf: a page as one.

    review_list: what a review list shows, as its template's context.
    """

    pdf_is_available: Callable[[], bool]
    pdf: Callable[[Page, HttpRequest], HttpResponse]
    review_list: Callable[[Any, QueryDict], dict[str, Any]]


renderers = Renderers()
