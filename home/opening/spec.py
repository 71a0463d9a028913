"""A board as a file says it: the fields of the form, in TOML or JSON."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from wagtail.models import Page

from boards.models import Board
from cms import trees
from home.opening.forms import OpeningForm
from home.opening.pages import PAGES

EXAMPLE = f"""\
# A board for `manage.py open_board this-file.toml`. Try it with --check first.
name = "Exampleshire Safeguarding Children Partnership"
short_name = "Exampleshire SCP"
lead = "We keep children in Exampleshire safe together, and say what we have learnt."

# The public reads the board on the first; the others lead there.
hosts = ["www.exampleshirescp.org.uk", "exampleshirescp.org.uk"]
# The first one is the board's own first language. Known: {
    ", ".join(code for code, _name in settings.LANGUAGES)
}.
languages = ["en-gb", "cy"]

# White text must be readable on it. The logo is a file beside this one, or left out.
colour = "#1f4e79"
# logo = "logo.png"

address = \"\"\"
County Hall
1 High Street
Exampleton
EX1 1EX\"\"\"
phone = "01632 960100"
email = "office@exampleshirescp.org.uk"
# Shown on top of every page, with 999.
concern_phone = "01632 960101"
out_of_hours_phone = "01632 960102"
# When the first is answered; left out, the pages say nothing of hours.
concern_hours = \"\"\"
Monday to Friday: 9am to 5pm
Bank holidays: closed\"\"\"
nation = "england-and-wales"

# Who is invited to keep the board.
manager_email = "manager@exampleshirescp.org.uk"

# Leave out what the board does not want to start with.
pages = [
{"".join(f'  "{key}",{chr(10)}' for key in PAGES)}]
"""
LISTS = ("hosts", "languages", "pages")


def form_data(spec: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """What the form would be sent for a spec, and the name of the logo's file.

    What is left out is as the empty form has it. Raises ValueError, with its name, for
    a key that nothing is known of, or a value of the wrong sort.
    """
    fields = OpeningForm.base_fields
    known = fields.keys() - {"first_language"}
    if unknown := sorted(spec.keys() - known):
        raise ValueError(f"nothing is known of {', '.join(unknown)}.")
    data: dict[str, Any] = {
        name: field.initial for name, field in fields.items() if field.initial
    }
    for name, value in spec.items():
        is_list = isinstance(value, list) and all(isinstance(v, str) for v in value)
        if not (is_list if name in LISTS else isinstance(value, str)):
            sort = "a list of texts" if name in LISTS else "a text"
            raise ValueError(f"{name} has to be {sort}.")
        data[name] = "\n".join(value) if name == "hosts" else value
    if spec.get("languages"):
        data["first_language"] = spec["languages"][0]
    return data, data.pop("logo", "")


def described(board: Board) -> Iterator[str]:
    """What is there of a board, a line each."""
    yield f"{board.title} ({board.short_name})"
    hosts = [board.hostname, *board.other_hosts.values_list("hostname", flat=True)]
    yield f"on the web: {', '.join(filter(None, hosts)) or 'not yet'}"
    pages = trees.in_board_of(Page.objects.all(), board).select_related("locale")
    for page in pages.filter(depth__gt=trees.BOARD_DEPTH).order_by("path"):
        state = "" if page.live else ", a draft"
        yield f"page: {page.title} ({page.locale.language_code}{state})"
    for collection in board.files.get_children().order_by("path"):
        yield f"folder: {collection.name}"
    for held in board.roles.select_related("group").order_by("pk"):
        yield f"group: {held.group.name}"
    yield f"sign-off: {board.get_workflow()}"
