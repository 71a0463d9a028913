"""What the public would read on a page, made for one version of it (R3).

Whatever a page prints by reference is in it without a list: the name of a kind, the
title of another page, the phone number of the board. Menu, footer and what other pages
fill are not, nor what the clock alone changes.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.utils import translation
from wagtail.models import Page

from cms.as_signed_off import as_signed_off
from cms.models import BoardRendition
from cms.tenancy.scope import unscoped

MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
PICTURE = re.compile(rf"{re.escape(settings.MEDIA_URL)}([^\"\s,]+)")
# These stand within a line; every other element begins a new one.
WITHIN = {"a", "b", "strong", "i", "em", "span", "bdi", "time", "abbr", "q", "small"}
# How it looks, and where on the page it stands.
UNREAD = {"class", "id", "style"}


@dataclass(frozen=True)
class Printed:
    """lines: what is read, line by line. digest: of these and of where they lead."""

    lines: list[str]
    digest: str


def printed(draft: Page, day: date) -> Printed:
    """The page as it will be on the day on which it goes out."""
    reader = _Reader()
    reader.feed(_with_known_pictures(_main_of(draft, day)))
    reader.close()
    reader.end_line()
    known = json.dumps([reader.lines, reader.attributes])
    return Printed(reader.lines, hashlib.sha256(known.encode()).hexdigest())


def _main_of(draft: Page, day: date) -> str:
    request: Any = WSGIRequest(draft._get_dummy_headers())
    request.user, request.is_dummy = AnonymousUser(), True
    language = draft.locale.language_code
    # As the public gets it, whoever asks: it is kept as a hash, or compared.
    with unscoped(), as_signed_off(day), translation.override(language):
        response: Any = draft.serve_preview(request, draft.default_preview_mode)
        if hasattr(response, "render"):
            response.render()
    html = response.content.decode(response.charset)
    found = MAIN.search(html)
    own = re.escape(request.get_host().partition(":")[0])
    # A page of the site is named without its host, wherever it is.
    return re.sub(
        rf'(?<=")https?://{own}(?::\d+)?(?=/)', "", found[0] if found else html
    )


def _with_known_pictures(html: str) -> str:
    """Pictures named by what they show: a size may be stored anew in another place."""
    places = set(PICTURE.findall(html))
    if not places:
        return html
    # As above: a size is found by where it lies, in whatever scope.
    with unscoped():
        found = BoardRendition.objects.filter(file__in=places)
        known = {
            str(one.file): f"{one.image_id}:{one.filter_spec}:{one.focal_point_key}"
            for one in found
        }
    return PICTURE.sub(lambda place: f"picture:{known.get(place[1], place[1])}", html)


class _Reader(HTMLParser):
    """Reads what stands on a page, and where it leads outside of the site."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self._line: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in WITHIN:
            self.end_line()
        for name, value in attrs:
            if name not in UNREAD and not _is_way_within(name, value or ""):
                self.attributes.append((tag, name, value or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in WITHIN:
            self.end_line()

    def handle_data(self, data: str) -> None:
        self._line.append(data)

    def end_line(self) -> None:
        if line := " ".join("".join(self._line).split()):
            self.lines.append(line)
        self._line = []


def _is_way_within(name: str, value: str) -> bool:
    """Whether an attribute leads to a page of the site, which may be public or not yet.

    A file is no page: its address carries its name.
    """
    if name in ("hreflang", "lang", "dir"):
        return True
    is_here = value.startswith(("/", "#")) and not value.startswith("//")
    return name == "href" and is_here and not value.startswith("/documents/")
