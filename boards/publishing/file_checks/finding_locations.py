"""Where a finding is, in words: the page, what hides it, what it belongs to."""

from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from boards.models import NeverPublishEntry
from cms.staff_dates import short_day

WHERE = {
    "dark": gettext_lazy("under a dark area"),
    "light": gettext_lazy("in the colour of its background, or under a light area"),
    "colour": gettext_lazy("in the colour of its background"),
    "picture": gettext_lazy("behind a picture or other words"),
    "annotation": gettext_lazy("under a mark that can be taken off"),
    "shape": gettext_lazy("a filled shape that may lie upon words"),
    "picture_below": gettext_lazy("a picture that something lies upon"),
    "drawn": gettext_lazy("letters that are drawn, and covered"),
    "drawn_words": gettext_lazy("words that are drawn as shapes"),
    "lost_page": gettext_lazy("on a page that is in no order of pages"),
    "lost_form": gettext_lazy("in a part that no page draws"),
    "bytes": gettext_lazy("in the bytes of the file, or in an earlier version"),
    "name_inside": gettext_lazy("in a name that the file uses inside"),
    "unused": gettext_lazy("in a part of the file that nothing shows"),
    "part": gettext_lazy("a part of the file"),
    "picture_place": gettext_lazy("the place where it was taken"),
    "picture_serial": gettext_lazy("the serial number of the camera or its lens"),
    "picture_camera": gettext_lazy("the camera or program that made it"),
    "picture_time": gettext_lazy("when it was taken or changed"),
    "picture_people": gettext_lazy("who took it or owns it"),
    "picture_caption": gettext_lazy("a title, caption or keywords"),
    "picture_comment": gettext_lazy("a comment"),
    "picture_thumbnail": gettext_lazy("a smaller picture of itself"),
    "picture_later": gettext_lazy("further pictures behind the first one"),
    "picture_behind": gettext_lazy("data behind the end of the picture"),
    "picture_other": gettext_lazy("data of a program or camera"),
    "overlaps": gettext_lazy("more lies upon one another than can be told apart"),
    "not_read": gettext_lazy("more pictures or shapes than can be looked at"),
    "picture_words": gettext_lazy("in words of a picture"),
    "recognised": gettext_lazy("its words were recognised and searched"),
    "not_recognised": gettext_lazy("not read"),
    "picture_data": gettext_lazy("in what a picture says of itself"),
    "outside": gettext_lazy("beyond the edge of the page"),
    "tiny": gettext_lazy("too small to be read"),
    "marked_hidden": gettext_lazy("marked as hidden"),
    "hidden_sheet": gettext_lazy("in a sheet that is hidden"),
    "hidden_cells": gettext_lazy("in rows, columns or cells that are hidden"),
    "hidden_slide": gettext_lazy("on a slide that is hidden"),
    "speaker_notes": gettext_lazy("in the speaker’s notes"),
    "font": gettext_lazy("in a font that shows no letters"),
    "clipped": gettext_lazy("cut off at the edge of its box or row"),
    "cropped": gettext_lazy("the part of a picture that was cropped away"),
    "cache": gettext_lazy("in what a table keeps of its source"),
    "name": gettext_lazy("in the name or title under which the file is kept"),
    "coding": gettext_lazy("when the file is read in another coding"),
    "across": gettext_lazy("from one page to the next"),
    "title": gettext_lazy("in the title"),
    "author": gettext_lazy("author"),
    "company": gettext_lazy("company"),
    "manager": gettext_lazy("manager"),
    "subject": gettext_lazy("subject"),
    "keywords": gettext_lazy("keywords"),
    "rights": gettext_lazy("rights"),
    "source": gettext_lazy("source"),
    "other": gettext_lazy("another property"),
    "path": gettext_lazy("a place on a computer"),
    "unreadable": gettext_lazy("properties that cannot be read"),
    "metadata": gettext_lazy("in the file’s properties"),
    "software": gettext_lazy("program"),
    "made": gettext_lazy("made"),
    "changed": gettext_lazy("changed"),
    "printed": gettext_lazy("printed"),
    "inserted": gettext_lazy("words put in"),
    "removed": gettext_lazy("words taken out"),
    "format": gettext_lazy("changes of form"),
    "deleted": gettext_lazy("in words that were taken out"),
    "comment": gettext_lazy("in a comment"),
    "edge": gettext_lazy("in a header, footer or note"),
    "earlier": gettext_lazy("in an earlier version inside the file"),
    "attachment": gettext_lazy("in a file inside the file"),
    "attachment_name": gettext_lazy("in the name of a file inside the file"),
    "layer": gettext_lazy("in the name of a layer"),
    "bookmark": gettext_lazy("in a bookmark or heading"),
    "description": gettext_lazy("in the description of a picture"),
    "form": gettext_lazy("in a form field"),
    "field": gettext_lazy("a form field"),
    "xfa": gettext_lazy("a form of its own kind (XFA)"),
    "data": gettext_lazy("in the data behind the pages"),
    "script": gettext_lazy("a script"),
    "program": gettext_lazy("starts a program"),
    "sends": gettext_lazy("sends something"),
    "film": gettext_lazy("plays something"),
    "opening": gettext_lazy("when it is opened"),
}

# What may be told of an identifier.
ENDINGS = {
    "nhs_number": gettext_lazy("ending in %s"),
    "national_insurance": gettext_lazy("ending in %s"),
    "phone": gettext_lazy("ending in %s"),
    "postcode": gettext_lazy("beginning with %s"),
    "email": gettext_lazy("at %s"),
}


def places_of(finding: dict[str, Any]) -> list[str]:
    """Each place of a finding that was noted, as words."""
    kind = finding["key"].partition(":")[0]
    words = [_place(kind, place) for place in finding["places"]]
    return list(dict.fromkeys(word for word in words if word))


def _place(kind: str, place: dict[str, Any]) -> str:
    parts = []
    if page := place.get("page"):
        parts.append(_("page %(page)s") % {"page": page})
    if "down" in place:
        parts.append(_height(place["down"]))
    if where := place.get("where"):
        parts.append(str(WHERE.get(where, "")))
    if shown := place.get("shown"):
        parts.append(_shown(kind, shown))
    return ", ".join(part for part in parts if part)


def _height(down: int) -> str:
    third = min(down // 34, 2)
    return (_("in the upper third"), _("in the middle"), _("in the lower third"))[third]


def _shown(kind: str, shown: str) -> str:
    if kind == "metadata_dates":
        day = parse_date(shown)
        return short_day(day) if day else shown
    if kind in ENDINGS:
        return str(ENDINGS[kind]) % shown
    return f"“{shown}”"


def pages_of(finding: dict[str, Any]) -> str:
    """The pages of a finding in a few words: "pages 2, 4 and 7"."""
    pages = sorted({place["page"] for place in finding["places"] if "page" in place})
    if not pages:
        return ""
    *first, last = [str(page) for page in pages]
    listed = _(" and ").join([", ".join(first), last]) if first else last
    return ngettext("page %(pages)s", "pages %(pages)s", len(pages)) % {"pages": listed}


def entry_in_words(key: str) -> str:
    """Which entry of the never-publish list a finding is of, without its words."""
    number = key.partition(":")[2]
    entry = NeverPublishEntry.objects.filter(pk=number).first()
    if entry is None:
        return _("an entry that is not on the list any more")
    day = short_day(entry.added_at)
    who = entry.added_by or _("somebody who has left")
    said = _("an entry added on %(day)s by %(who)s") % {"day": day, "who": who}
    return f"{said} ({entry.label})" if entry.label else said
