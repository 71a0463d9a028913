"""The forms of a page, as a browser would send them."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, SoupStrainer, Tag

from tests.probe.parameters import FIELDS, NO_ROWS
from tests.probe.questions import Unknown

ONLY_FORMS = SoupStrainer("form")
# Where a StreamField stands.
DRAWN = {"data-block": True, "id": True}
Fields = dict[str, list[str]]


@dataclass(frozen=True)
class Form:
    """Where a form goes, and what it sends when nobody changes anything."""

    path: str
    query: str
    method: str
    fields: Fields
    choices: frozenset[str]
    # What is no field of text: the names of its files, and of what script draws.
    files: frozenset[str] = frozenset()
    streams: frozenset[str] = frozenset()
    buttons: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path


def forms_of(body: str, path: str) -> Iterator[Form]:
    """path: of the page that they stand on."""
    if "<form" not in body:
        return
    for form in BeautifulSoup(body, "html.parser", parse_only=ONLY_FORMS)("form"):
        target = urlsplit(form.get("action") or path)
        if target.netloc:
            continue
        yield Form(
            target.path or path,
            target.query,
            (form.get("method") or "get").lower(),
            _fields(form),
            frozenset(
                field["name"]
                for field in form(["select", "input"], attrs={"name": True})
                if field.name == "select" or field.get("type") in ("checkbox", "radio")
            ),
            frozenset(
                field["name"]
                for field in form("input", type="file", attrs={"name": True})
            ),
            frozenset(stream["id"] for stream in form("div", attrs=DRAWN)),
            tuple(
                (button["name"], button.get("value", ""))
                for button in form(["button", "input"], type="submit")
                if button.has_attr("name")
            ),
        )


def _fields(form: Tag) -> Fields:
    fields: Fields = {}
    for field in form(["input", "textarea", "select"], attrs={"name": True}):
        values = fields.setdefault(field["name"], [])
        if field.name == "textarea":
            values.append(field.get_text())
        elif field.name == "select":
            chosen = [
                option for option in field("option") if option.has_attr("selected")
            ]
            values += [option.get("value", "") for option in chosen]
        elif field.get("type") in ("checkbox", "radio"):
            if field.has_attr("checked"):
                values.append(field.get("value", "on"))
        elif field.get("type") not in ("file", "submit", "button", "image"):
            values.append(field.get("value", ""))
    return fields


def row_in(field: str) -> str:
    """The kind of row whose key a field takes; "" when it takes none that is known."""
    return FIELDS.get(field) or FIELDS.get(field.rpartition("-")[2], "")


def filters_of(body: str, path: str) -> dict[str, str]:
    """The filters that a list offers and that take a row, each with its kind of row.

    Raises Unknown for a filter of which nobody has said whether it takes a row.
    """
    found = {}
    for form in forms_of(body, path):
        if form.method != "get":
            continue
        for name in form.fields:
            if row_in(name):
                found[name] = row_in(name)
            elif name in form.choices and name not in NO_ROWS:
                raise Unknown(
                    f"{path} has a filter “{name}”: say in tests/probe/parameters.py "
                    "which rows it takes, or that it takes none."
                )
    return found
