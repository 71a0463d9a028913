"""Settings that hold everywhere. Safe as they stand: other modules relax or fill in."""

from pathlib import Path
from typing import Any

from cms.env import database, optional, optional_int, optional_port

from .files import *
from .keeping import *
from .logging_in import *
from .watching import *

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

DEBUG = False

# Boards are opened in the CMS, so the hosts that exist are rows, not settings:
# cms.middleware answers 404 to every host that is neither a board's nor the CMS's.
ALLOWED_HOSTS = ["*"]

# The host on which editors log in. Board hosts serve the public only.
CMS_HOST = optional("CMS_HOST", "localhost")
# How the public reaches the boards; part of every canonical address.
PUBLIC_SCHEME = "https"
PUBLIC_PORT = optional_port("PUBLIC_PORT", 443)

INSTALLED_APPS = [
    # Its hooks are there before ours, which take them out.
    "wagtail_localize",
    "home",
    "boards",
    "cms",
    "cms.users",
    # For what it keeps of a second factor. None of their addresses is there.
    "allauth.account",
    "allauth.mfa",
    # For which of our people an account elsewhere is.
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "wagtail.sites",
    "wagtail.locales",
    "wagtail.users",
    "wagtail.contrib.typed_table_block",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.embeds",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "cms.logs.requests.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.security.SecurityHeadersMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    # Nothing before it asks the database.
    "cms.tenancy.middleware.ResetScope",
    "cms.kept.middleware.KeptPages",
    "boards.public.board_hosts.BoardHosts",
    "cms.slugs.ComposedPaths",
    "cms.languages.LanguageMiddleware",
    "cms.hosts.HostMiddleware",
    # Outside of all that could tell one 404 from another.
    "boards.public.error_views.OneNotFound",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "boards.public.error_views.SayWhatIsNotTaken",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Whose session has run out is nobody for all that follows.
    "cms.users.sessions.EndIdle",
    # Nothing between them learns who has shown no second factor.
    "cms.users.second_factor.gate.SecondFactorGate",
    "allauth.account.middleware.AccountMiddleware",
    "boards.admin.active_board.SetScope",
    "boards.admin.csrf.BoardCsrfMiddleware",
    "cms.tenancy.middleware.Denied",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cms.tenancy.deletion.SayWhatStays",
    "cms.unreadable.UnreadableRequests",
    "cms.made_at_once.MadeAtOnce",
    "boards.publishing.ledger.middleware.SayWhatIsKept",
    # Where neither a redirect nor a notice answers.
    "cms.passwords.AskBelow",
    "boards.public.notices.GoneMiddleware",
    "boards.public.redirects.RedirectMiddleware",
    # A form of a page that is opened asks nothing twice.
    "cms.while_shown.AskedOnce",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Inputs are written without templates, those of ours aside.
FORM_RENDERER = "cms.form_renderer.FormRenderer"

DATABASE_URL = optional(
    "DATABASE_URL", "postgres://safeguarding@localhost/safeguarding"
)
DATABASES = {"default": database(DATABASE_URL)}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
FORMAT_MODULE_PATH = "cms.formats"
# Named here they go before what any library says in its own words.
LOCALE_PATHS = [BASE_DIR / "cms" / "locale"]
USE_TZ = True
# The outer limit of what a board may publish in, each in its own name. A language
# that a board has no home page in does not exist on its host.
LANGUAGES = [
    ("en-gb", "English"),
    ("cy", "Cymraeg"),
    ("pl", "polski"),
    ("ro", "română"),
    ("lt", "lietuvių"),
    ("pt", "português"),
    ("ur", "اردو"),
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("pa", "ਪੰਜਾਬੀ"),
]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
# The CMS itself speaks one language: ours is written for it.
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en-gb", "English")]
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WAGTAIL_SITE_NAME = "Safeguarding Boards"
# A page that has been signed off goes public with its release, and not by itself.
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.signing_off.keep_for_release"
WAGTAILADMIN_BASE_URL = f"https://{CMS_HOST}"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.search.backend"}}
# Mail about a board goes to its people; administrators ask for what they want to read.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
# The address is the login. Administrators change it; whether another board's person
# has one already is nobody else's to find out.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# A mail is stored with what it is about, and sent by the worker with the other backend.
EMAIL_BACKEND = "cms.mail.storing.StoredBackend"
MAIL_SENT_BY = "django.core.mail.backends.smtp.EmailBackend"
# Seconds that the worker waits for a mail server.
EMAIL_TIMEOUT = 10
# How long a mail server is asked again, in days; then the mail is a failure.
MAIL_TRIED_DAYS = optional_int("MAIL_TRIED_DAYS", 2)
# How long the link of an invitation works, in days.
INVITATION_DAYS = optional_int("INVITATION_DAYS", 7)
# Nothing that an editor's browser does tells a third party about it.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict] = []

# What takes long is stored in the transaction that asks for it, and done by a worker:
# `manage.py db_worker`.
TASKS: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "cms.tasks.backend.DatabaseBackend",
        "QUEUES": ["default", "files", "mail"],
        "OPTIONS": {
            # What is stored of a task is its name: a function may move, and its name
            # stays, as tasks of an earlier version may still wait under it.
            "names": {
                "check_file": "boards.publishing.file_checks.running.check_later",
                "check_files_of_board": (
                    "boards.publishing.file_checks.rechecking.check_board_later"
                ),
                "read_text": "boards.publishing.file_checks.texts.read_text_later",
                "index_search": "boards.publishing.file_checks.texts.know_all_later",
                "index_theme": "boards.publishing.find.themes.know_theme_later",
                "make_archive": "boards.publishing.archives.asking.make_later",
                "delete_file": "cms.stored_files.delete_in_time",
                # Wagtail's own, which is refused without a name. Nothing asks for it.
                "delete_file_now": "wagtail.tasks.delete_file_from_storage_task",
                "send_mail": "cms.mail.sending.send_stored",
                "send_reset_link": "cms.users.resetting.send_link",
                "find_focal_point": "wagtail.images.tasks.set_image_focal_point_task",
            },
            # Done in the transaction, in the scope of who asks: who points at what
            # decides what is kept and what is found, and what is withdrawn leaves
            # search and caches whether or not a worker is there.
            "at_once": [
                "wagtail.tasks.update_reference_index_task",
                "modelsearch.tasks.insert_or_update_object_task",
                "wagtail.contrib.frontend_cache.tasks.purge_urls_from_cache_task",
                # What does the first two.
                "cms.tasks.about_a_row.write_references",
                "cms.tasks.about_a_row.write_for_search",
            ],
            "processes": {"default": 1, "files": 2, "mail": 1},
        },
    },
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "boards.public.error_views.forged"
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in ("camera", "geolocation", "microphone", "payment", "usb", "gyroscope")
}

# Where it stands in a request who asks. Guesses at passwords are counted by it.
CLIENT_ADDRESS_FROM = "REMOTE_ADDR"
# How many proxies are ours, each of which says there last whom it has heard.
PROXIES_IN_FRONT = optional_int("PROXIES_IN_FRONT", 1)

_LOCAL = "django.core.cache.backends.locmem.LocMemCache"
# Of a full one entries are thrown away, and with them who has guessed how often.
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": _LOCAL, "OPTIONS": {"MAX_ENTRIES": 100_000}}
}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discretion": {"()": "cms.logs.discretion.Discretion"}},
    "formatters": {
        "line": {"()": "cms.logs.formatters.LineFormatter"},
        "json": {"()": "cms.logs.formatters.JsonFormatter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["discretion"],
        }
    },
    # It names every modern rule of the style sheet that paper does not need.
    "loggers": {
        "weasyprint": {"level": "ERROR"},
        "django": {"handlers": [], "level": "WARNING"},
        "django.server": {"handlers": [], "propagate": True},
    },
    # Django's own handlers would write what the filter above takes out.
    "root": {"handlers": ["console"], "level": "WARNING"},
}
