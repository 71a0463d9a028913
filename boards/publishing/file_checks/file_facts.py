"""What a file is, and how far everybody can read it, in words.

Never that it conforms to anything: nobody can know that from a file alone.
"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

KINDS = {
    "pdf": gettext_lazy("PDF"),
    "word": gettext_lazy("Word document"),
    "plain": gettext_lazy("Plain text"),
    "picture": gettext_lazy("Picture"),
    "xlsx": gettext_lazy("Excel workbook"),
    "pptx": gettext_lazy("PowerPoint presentation"),
    "odt": gettext_lazy("OpenDocument text"),
    "ods": gettext_lazy("OpenDocument spreadsheet"),
    "odp": gettext_lazy("OpenDocument presentation"),
}
# What is counted where a file has no pages of its own; of a text it is not said.
COUNTED = {
    "xlsx": gettext_lazy("Sheets"),
    "ods": gettext_lazy("Sheets"),
    "pptx": gettext_lazy("Slides"),
    "odp": gettext_lazy("Slides"),
}
TEXTS = {
    "real": gettext_lazy("Real text, which can be searched and read aloud"),
    "scan": gettext_lazy("A scan with a layer of recognised text"),
    "unmapped": gettext_lazy(
        "Letters without meaning: they cannot be searched or read aloud"
    ),
    "none": gettext_lazy("No text: a screen reader reads nothing"),
}


def facts_of(facts: dict[str, Any]) -> list[tuple[str, str]]:
    """The facts of a report as pairs of a name and what is so."""
    kind = facts.get("kind", "")
    found = [(_("Kind"), str(KINDS.get(kind, kind.upper())))]
    if pages := facts.get("pages"):
        about = kind == "word"
        counted = str(COUNTED.get(kind, _("Pages")))
        found.append((counted, _("about %s") % pages if about else str(pages)))
    if kind not in ("pdf", "word"):
        return found
    return [
        *found,
        (_("Encrypted"), _yes(facts.get("is_encrypted"))),
        (_("Text"), str(TEXTS.get(facts.get("text", ""), ""))),
        (_("Title"), _title(facts)),
        (_("Language"), facts.get("language") or _("Not said: screen readers guess")),
        (_("Order of reading"), _order(facts)),
    ]


def _yes(value: object) -> str:
    return _("Yes") if value else _("No")


def _title(facts: dict[str, Any]) -> str:
    title = facts.get("title")
    if not title:
        return _("None: readers see the name of the file")
    if facts.get("kind") == "pdf" and not facts.get("shows_title"):
        return _("“%s”, but readers are shown the name of the file") % title
    return f"“{title}”"


def _order(facts: dict[str, Any]) -> str:
    if facts.get("kind") == "word":
        return _("As written; headings were not judged")
    if facts.get("is_tagged"):
        return _(
            "Tagged: headings and order are marked. Whether rightly, only people see"
        )
    if pages := facts.get("jumps_on"):
        listed = ", ".join(str(page) for page in pages)
        return _("Not tagged, and the text jumps about on page %s") % listed
    return _("Not tagged: screen readers guess the order")
