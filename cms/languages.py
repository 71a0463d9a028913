"""Which language a request is answered in: the one that its path names."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page, Site

from cms.hosts import is_cms_host, requested_host
from cms.kept.facts import fact
from cms.request_state import state_of

RIGHT_TO_LEFT = frozenset({"ar", "ur"})


def direction(language_code: str) -> str:
    """The `dir` attribute that text in this language needs."""
    return "rtl" if language_code.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def language_tag(language_code: str) -> str:
    """A language code as `lang` and `hreflang` write it: "en-gb" is "en-GB"."""
    primary, _, region = language_code.partition("-")
    return f"{primary}-{region.upper()}" if region else primary


def known_language(said: str) -> str:
    """The code of a language that a file names; "" of one that is not known here."""
    code = said.strip().lower().replace("_", "-")
    known = dict(settings.LANGUAGES)
    if code in known:
        return code
    primary = code.split("-")[0]
    return next((one for one in known if one.split("-")[0] == primary), "")


def name_in_itself(language_code: str) -> str:
    """A language's own name for itself, in its own script."""
    return dict(settings.LANGUAGES).get(language_code, language_code)


def is_foreign(language_code: str) -> bool:
    """Whether this is another language than the one that is being read."""
    return language_code != translation.get_language()


def hreflang(language_code: str) -> SafeString:
    """The attribute of a link to what is in another language; "" for the reader's."""
    if not is_foreign(language_code):
        return SafeString()
    return format_html(' hreflang="{}"', language_tag(language_code))


def written_in(language_code: str) -> SafeString:
    """The attributes of what is written in another language; "" for the reader's."""
    if not is_foreign(language_code):
        return SafeString()
    return format_html(
        ' lang="{}" dir="{}"', language_tag(language_code), direction(language_code)
    )


def foreign_attributes(language_code: str) -> SafeString:
    """The attributes of a link whose words, too, are in another language; or ""."""
    if not is_foreign(language_code):
        return SafeString()
    return format_html(
        ' lang="{0}" dir="{1}" hreflang="{0}"',
        language_tag(language_code),
        direction(language_code),
    )


def language_mark(language_code: str) -> SafeString:
    """The name of a language, in itself, after what is in it; "" for the reader's."""
    if not is_foreign(language_code):
        return SafeString()
    return format_html(
        ' <span class="language-mark" lang="{}" dir="{}">{}</span>',
        language_tag(language_code),
        direction(language_code),
        name_in_itself(language_code),
    )


class LanguageMiddleware:
    """Activates the language of the path; no prefix means the default language.

    Django's own middleware also reads a cookie and the browser's wishes. One address
    would then have many contents, and no shared cache could hold any of them. A
    language that the host's board has no home page in is none of its addresses: they
    name nothing, and the 404 is in the default language, as it says.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Until it is known, and if the database is away as well.
        with translation.override(settings.LANGUAGE_CODE):
            language = _language_of(request)
        request.LANGUAGE_CODE = language
        # What this thread does next is not in this request's language.
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language_tag(language))
        return response


def _language_of(request: HttpRequest) -> str:
    named = translation.get_language_from_path(request.path_info)
    if not named or named == settings.LANGUAGE_CODE:
        return settings.LANGUAGE_CODE
    if getattr(request, "is_dummy", False):
        # An editor's preview, perhaps of a home page that is not live yet.
        return named
    if not requested_host(request) or is_cms_host(request):
        return settings.LANGUAGE_CODE
    if hub := state_of(request).hub:
        return named if named in hub.languages else settings.LANGUAGE_CODE
    site = Site.find_for_request(request)
    if site is None:
        return settings.LANGUAGE_CODE
    has_home = fact(
        request, f"has a home in {named}", lambda: _has_home_in(named, site)
    )
    return named if has_home else settings.LANGUAGE_CODE


def _has_home_in(language_code: str, site: Site) -> bool:
    homes = Page.objects.live().filter(
        translation_key=site.root_page.translation_key,
        locale__language_code=language_code,
    )
    return homes.exists()
