"""A laptop: plain HTTP on loopback, errors in the log, mail on the console."""

from cms.env import optional_port

from .base import *

DEBUG = True
SECRET_KEY = "development-only-and-known-to-everybody"  # noqa: S105

PUBLIC_SCHEME = "http"
PUBLIC_PORT = optional_port("PORT", 8000)
WAGTAILADMIN_BASE_URL = f"http://{CMS_HOST}:{PUBLIC_PORT}"

SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
MAIL_SENT_BY = "django.core.mail.backends.console.EmailBackend"

STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
# What people get where something is wrong; the log says what it was.
MIDDLEWARE.append("home.own_errors.OwnErrors")
# The development server serves static files by itself.
MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")
