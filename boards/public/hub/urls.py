"""The addresses of the hub's own host, in each language of its boards.

A file has none here: it is opened on its board's own site. The name of such an address
is there because links to it are made by it.
"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path, re_path

from boards.public import views as of_boards
from boards.public.hub import views
from boards.public.serving import serve_document
from cms import well_known
from cms.health import healthz
from cms.readiness import readyz

handler400 = "boards.public.error_views.bad_request"
handler403 = "boards.public.error_views.forbidden"
handler404 = "boards.public.error_views.not_found"
handler500 = "boards.public.error_views.server_error"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    re_path(
        r"^documents/([0-9]{1,18})/(.*)$", serve_document, name="wagtaildocs_serve"
    ),
    path(".well-known/security.txt", well_known.security_txt),
    path("robots.txt", views.robots, name="hub_robots"),
    path("sitemap.xml", views.sitemap, name="hub_sitemap"),
    re_path(
        r"^theme/(?P<colour>[0-9a-f]{6})(?:-(?P<pattern>[a-z]+))?\.css$",
        of_boards.theme,
    ),
    re_path(
        r"^icon/(?P<colour>[0-9a-f]{6})-(?P<letter>[A-Z])\.svg$", of_boards.favicon
    ),
    path("favicon.ico", views.favicon_ico),
    *i18n_patterns(
        path("", views.home, name="hub_home"),
        path("search/", views.search, name="search"),
        path("search/suggestions/", views.suggestions, name="suggestions"),
        path("themes/", views.themes, name="hub_themes"),
        path("themes/<slug:slug>/", views.theme, name="hub_theme"),
        path("recent/", views.recent, name="hub_recent"),
        path("boards/", views.boards, name="hub_boards"),
        path("pictures/", views.pictures, name="hub_pictures"),
        path("about/", views.about, name="hub_about"),
        path("accessibility/", views.accessibility, name="hub_accessibility"),
        prefix_default_language=False,
    ),
]
