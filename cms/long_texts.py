"""A text as it is printed, with what a long one needs: contents, notes, minutes.

All of it is made of the text itself, so that it says the same at every reading.
"""

import itertools
import re
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

from django.utils.html import escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cms.slugs import slug_of

WORDS_A_MINUTE = 200
# From here on a reader wants to know what is where.
LONG, SECTIONS = 350, 3
# No other place on a page is called so.
SECTION, NOTE, MARK = "part--", "note--", "mark--"
_LONGEST = 60

# Headings that editors write have no attributes; those of components have.
_HEADING = re.compile(r"<h([23])>(.*?)</h\1>", re.DOTALL)
# A number in square brackets; Word makes a link of it. What stands in the notes
# themselves, in a link or in a tag is none.
_MARKER = re.compile(
    r'<section class="notes".*?</section>'
    r'|<a href="#[^"]*">\[(?P<linked>\d{1,3})\]</a>'
    r"|<a\b.*?</a>|<[^>]*>"
    r"|\[(?P<plain>\d{1,3})\]",
    re.DOTALL,
)
_BACK = re.compile(rf'<a class="notes__back[^>]*#{MARK}(\d+)".*?</a>', re.DOTALL)


@dataclass(frozen=True)
class Section:
    """anchor: what leads to it. words: its heading."""

    anchor: str
    words: str


@dataclass
class LongText:
    """html: the text, every heading of which can be linked to."""

    html: SafeString
    sections: list[Section] = field(default_factory=list)

    @cached_property
    def words(self) -> int:
        return len(strip_tags(self.html).split())

    @property
    def minutes(self) -> int:
        """How long somebody reads it, rounded; nothing for what is read at once."""
        return round(self.words / WORDS_A_MINUTE)

    @property
    def has_contents(self) -> bool:
        return self.words >= LONG and len(self.sections) >= SECTIONS


def long_text(html: str) -> LongText:
    """A printed text with anchors at its headings, and links from marks to notes."""
    sections: list[Section] = []
    taken: set[str] = set()

    def anchored(found: re.Match[str]) -> str:
        level, inner = found[1], mark_safe(found[2])
        words = unescape(strip_tags(inner)).strip()
        anchor = _free(SECTION + (slug_of(words)[:_LONGEST] or level), taken)
        taken.add(anchor)
        if level == "2":
            sections.append(Section(anchor, words))
        return format_html('<h{0} id="{1}">{2}</h{0}>', level, anchor, inner)

    return LongText(mark_safe(_with_marks(_HEADING.sub(anchored, html))), sections)


def _free(wanted: str, taken: set[str]) -> str:
    numbered = (f"{wanted}-{number}" for number in itertools.count(2))
    return next(
        anchor for anchor in itertools.chain([wanted], numbered) if anchor not in taken
    )


def _with_marks(html: str) -> str:
    """The text with each number in brackets leading to its note, where there is one."""
    there = set(re.findall(rf'id="{NOTE}(\d+)"', html))
    seen: set[str] = set()

    def marked(found: re.Match[str]) -> str:
        number = found["linked"] or found["plain"]
        if number not in there:
            return found[0]
        # The way back leads to where a note is named first.
        place = "" if number in seen else f' id="{MARK}{number}"'
        seen.add(number)
        label = escape(_("Note %(number)s") % {"number": number})
        return (
            f'<sup class="mark"><a href="#{NOTE}{number}"{place}'
            f' aria-label="{label}">[{number}]</a></sup>'
        )

    if not there:
        return html
    with_marks = _MARKER.sub(marked, html)
    return _BACK.sub(lambda back: back[0] if back[1] in seen else "", with_marks)
