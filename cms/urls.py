"""The composition root: which address is answered by what."""

from django.conf.urls.i18n import i18n_patterns
from django.http import Http404
from django.urls import include, path, re_path, register_converter
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access

from boards.admin.staff import join
from boards.public import previews as previews
from boards.public import views
from boards.public.copy_requests import views as requests
from boards.public.error_views import not_found
from boards.public.images import media_pattern, serve_image
from boards.public.opinions import views as opinions
from boards.public.search.views import search, suggestions
from boards.public.serving import serve_document
from boards.public.theme_pages.views import theme_page
from cms import passwords, well_known
from cms.health import healthz
from cms.link_chooser import AddressView
from cms.link_secrets import SecretConverter
from cms.metrics.views import metrics
from cms.readiness import readyz
from cms.slugs import SERVED
from cms.users.login import LoginView
from cms.users.second_factor import urls as second_factor_urls
from cms.users.single_sign_on import urls as single_sign_on_urls
from home.views import front_door

handler400 = "boards.public.error_views.bad_request"
handler403 = "boards.public.error_views.forbidden"
handler404 = "boards.public.error_views.not_found"
handler500 = "boards.public.error_views.server_error"

register_converter(SecretConverter, "secret")

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    # Before the CMS's own addresses, which are for who has logged in.
    path("admin/join/", join.join, name="join"),
    path("admin/join/<str:token>/", join.open_invitation, name="open_invitation"),
    # Wagtail's way to try the page for failures: nobody's to call here.
    path("admin/failwhale/", not_found, {"exception": Http404()}),
    # In the place of Wagtail's, and under its name.
    path("admin/login/with/", include(single_sign_on_urls)),
    path("admin/login/", LoginView.as_view(), name="wagtailadmin_login"),
    # For whom the key lets, and else as if nothing was here.
    path("admin/metrics/", metrics, name="metrics"),
    path("admin/second-step/", include(second_factor_urls)),
    path("admin/choose-external-link/", require_admin_access(AddressView.as_view())),
    path("admin/", include(wagtailadmin_urls)),
    re_path(
        r"^documents/([0-9]{1,18})/(.*)$", serve_document, name="wagtaildocs_serve"
    ),
    path(".well-known/security.txt", well_known.security_txt),
    path(".well-known/change-password", well_known.change_password),
    path("robots.txt", views.robots),
    path("sitemap.xml", views.sitemap),
    re_path(r"^sitemap-(?P<first>[1-9][0-9]{0,8})\.xml$", views.sitemap),
    re_path(
        r"^theme/(?P<colour>[0-9a-f]{6})(?:-(?P<pattern>[a-z]+))?\.css$", views.theme
    ),
    re_path(r"^pattern/(?P<pattern>[a-z]+)\.svg$", views.pattern_image),
    re_path(r"^icon/(?P<colour>[0-9a-f]{6})-(?P<letter>[A-Z])\.svg$", views.favicon),
    path("favicon.ico", views.favicon_ico),
    path("share.png", views.share_image),
    re_path(media_pattern(), serve_image),
    path("preview/<secret:secret>/", previews.open_link, name="preview"),
    path(
        "preview/<secret:secret>/watermark.svg",
        previews.open_watermark,
        name="preview_watermark",
    ),
    path(
        "preview/<secret:secret>/pages/<int:page_id>/",
        previews.open_page,
        name="preview_page",
    ),
    path(
        "preview/<secret:secret>/documents/<int:document_id>/<str:name>",
        previews.open_document,
        name="preview_document",
    ),
    path(
        "preview/<secret:secret>/pictures/<path:place>",
        previews.open_picture,
        name="preview_picture",
    ),
]

# By Wagtail's names, which it asks for. Visitors never log in, and staff have one door:
# the CMS's.
public_urls = [
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        passwords.open_with_password,
        name="wagtailcore_authenticate_with_password",
    ),
    re_path(SERVED, passwords.serve, name="wagtail_serve"),
]

urlpatterns += i18n_patterns(
    path("", front_door),
    path("search/", search, name="search"),
    path("themes/<slug:slug>/", theme_page, name="theme_page"),
    path("search/suggestions/", suggestions, name="suggestions"),
    path("ask-for-a-copy/<int:row_id>/", requests.ask, name="ask_for_a_copy"),
    path(
        "ask-for-a-copy/asked/<str:reference>/",
        requests.asked,
        name="asked_for_a_copy",
    ),
    path("is-it-useful/<int:page_id>/", opinions.say, name="is_it_useful"),
    path("is-it-useful/<int:page_id>/thanks/", opinions.thanks, name="thanks"),
    path("", include(public_urls)),
    prefix_default_language=False,
)
