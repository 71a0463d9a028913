"""The names of the lists that all boards share, in the language of the reader.

Administrators keep the lists, in the language of the CMS. The names that the lists
begin with are words of the interface, and so are in every catalogue. A name that
somebody has added since has no translation: it is shown as it is, marked with its
language. So are editions of the guidance, which are to be found by no other name.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language, gettext, gettext_noop

from boards.models.shared.theme_names import THEMES, WHAT_THEMES_COVER
from cms.languages import direction, language_tag

if TYPE_CHECKING:
    from boards.models.shared.lists import Theme

_REVIEW_TYPES = (
    gettext_noop("Serious case review"),
    gettext_noop("Serious case reviews"),
    gettext_noop("Local child safeguarding practice review"),
    gettext_noop("Local child safeguarding practice reviews"),
    gettext_noop("Rapid review"),
    gettext_noop("Rapid reviews"),
    gettext_noop("Learning review"),
    gettext_noop("Learning reviews"),
    gettext_noop("Multi-agency learning review"),
    gettext_noop("Multi-agency learning reviews"),
    gettext_noop("Thematic review"),
    gettext_noop("Thematic reviews"),
    gettext_noop("Partnership review"),
    gettext_noop("Partnership reviews"),
    gettext_noop("Thematic partnership review"),
    gettext_noop("Thematic partnership reviews"),
    gettext_noop("Critical incident review"),
    gettext_noop("Critical incident reviews"),
    gettext_noop("Joint review"),
    gettext_noop("Joint reviews"),
    gettext_noop("National review"),
    gettext_noop("National reviews"),
    gettext_noop("Safeguarding adults review"),
    gettext_noop("Safeguarding adults reviews"),
    gettext_noop("Domestic homicide review"),
    gettext_noop("Domestic homicide reviews"),
    gettext_noop("Child practice review (Wales)"),
    gettext_noop("Child practice reviews (Wales)"),
    gettext_noop("Learning review (Scotland)"),
    gettext_noop("Learning reviews (Scotland)"),
    gettext_noop("Single unified safeguarding review (Wales)"),
    gettext_noop("Single unified safeguarding reviews (Wales)"),
    gettext_noop("Significant case review (Scotland)"),
    gettext_noop("Significant case reviews (Scotland)"),
    gettext_noop("Other review"),
    gettext_noop("Other reviews"),
    gettext_noop("Type not known"),
)
_DOCUMENT_KINDS = (
    gettext_noop("Report"),
    gettext_noop("Reports"),
    gettext_noop("Executive summary"),
    gettext_noop("Executive summaries"),
    gettext_noop("7-minute briefing"),
    gettext_noop("7-minute briefings"),
    gettext_noop("Learning bulletin"),
    gettext_noop("Learning bulletins"),
    gettext_noop("Board response or action plan"),
    gettext_noop("Board responses"),
    gettext_noop("Improvement report"),
    gettext_noop("Improvement reports"),
    gettext_noop("Media statement"),
    gettext_noop("Media statements"),
    gettext_noop("Easy read version"),
    gettext_noop("Easy read versions"),
    gettext_noop("Slides"),
    gettext_noop("Infographic"),
    gettext_noop("Infographics"),
    gettext_noop("Form"),
    gettext_noop("Forms"),
    gettext_noop("Terms of reference"),
    gettext_noop("Questions and answers"),
    gettext_noop("Procedure"),
    gettext_noop("Procedures"),
    gettext_noop("Framework"),
    gettext_noop("Frameworks"),
    gettext_noop("Guidance"),
    gettext_noop("Video"),
    gettext_noop("Videos"),
    gettext_noop("Learning summary"),
    gettext_noop("Learning summaries"),
    gettext_noop("Learning pack"),
    gettext_noop("Learning packs"),
    gettext_noop("Leaflet"),
    gettext_noop("Leaflets"),
    gettext_noop("Action plan"),
    gettext_noop("Action plans"),
    gettext_noop("Podcast"),
    gettext_noop("Podcasts"),
    gettext_noop("Policy"),
    gettext_noop("Policies"),
    gettext_noop("Annual report"),
    gettext_noop("Annual reports"),
    gettext_noop("Newsletter"),
    gettext_noop("Newsletters"),
    gettext_noop("Minutes"),
    gettext_noop("Strategy"),
    gettext_noop("Strategies"),
    gettext_noop("Other document"),
    gettext_noop("Other documents"),
)
NAMES = frozenset(_REVIEW_TYPES + _DOCUMENT_KINDS + THEMES + WHAT_THEMES_COVER)


# Rows of the lists that stand for what is on none of them.
OTHER_DOCUMENT = "other-document"
_OTHERS = frozenset({"other-review", OTHER_DOCUMENT})


def says_nothing(row: object) -> bool:
    """Whether a row of a shared list says only that none of its others fits."""
    return getattr(row, "slug", "") in _OTHERS


def in_language(name: Any) -> str:
    """A name of a shared list in the language at hand; as it is where none is known.

    name: the name, or the row of the list, whose text is its name.
    """
    text = str(name)
    return gettext(text) if text in NAMES else text


def marked(name: Any) -> str:
    """The same as HTML, which says in which language a name is that stays as it is."""
    return _marked(str(name), get_language())


@lru_cache(maxsize=2000)
def _marked(text: str, language: str | None) -> str:
    if not text or text in NAMES or language in (None, settings.LANGUAGE_CODE):
        return in_language(text)
    return format_html(
        '<span lang="{}" dir="{}">{}</span>',
        language_tag(settings.LANGUAGE_CODE),
        direction(settings.LANGUAGE_CODE),
        text,
    )


def words_in_language(theme: "Theme") -> list[str]:
    """What a theme is called in the language at hand, and by whoever writes English."""
    return list(dict.fromkeys([in_language(theme.name), *theme.words]))
