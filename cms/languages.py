"""Which language a request is answered in: the one that its path names."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

RIGHT_TO_LEFT = frozenset({"ar", "ur"})


def direction(language_code: str) -> str:
    """The `dir` attribute that text in this language needs."""
    return "rtl" if language_code.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def language_tag(language_code: str) -> str:
    """A language code as `lang` and `hreflang` write it: "en-gb" is "en-GB"."""
    primary, _, region = language_code.partition("-")
    return f"{primary}-{region.upper()}" if region else primary


def name_in_itself(language_code: str) -> str:
    """A language's own name for itself, in its own script."""
    return dict(settings.LANGUAGES).get(language_code, language_code)


class LanguageMiddleware:
    """Activates the language of the path; no prefix means the default language.

    Django's own middleware also reads a cookie and the browser's wishes. One address
    would then have many contents, and no shared cache could hold any of them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = (
            translation.get_language_from_path(request.path_info)
            or settings.LANGUAGE_CODE
        )
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language_tag(language))
        return response
