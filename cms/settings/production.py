"""Production: what is secret, what differs per machine, and nothing else."""

from cms.env import (
    database,
    one_of,
    optional,
    optional_int,
    optional_port,
    refuse_unknown,
    required,
    secret,
    switch,
)
from cms.env_addresses import (
    optional_host,
    optional_sender,
    optional_url,
    required_host,
)

from .base import *

SECRET_KEY = secret("DJANGO_SECRET_KEY")
# What was signed or encrypted with the one before is still read.
if _BEFORE := optional("DJANGO_SECRET_KEY_BEFORE"):
    SECRET_KEY_FALLBACKS = [_BEFORE]
CMS_HOST = required_host("CMS_HOST")
# Behind the same proxy as the boards, and so at the same port.
_AT = CMS_HOST if PUBLIC_PORT == 443 else f"{CMS_HOST}:{PUBLIC_PORT}"
WAGTAILADMIN_BASE_URL = f"https://{_AT}"

DATABASES["default"] = database(required("DATABASE_URL"))

# A proxy ends TLS, and overwrites this header on the way in.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# It says there last whom it heard.
CLIENT_ADDRESS_FROM = "HTTP_X_FORWARDED_FOR"
SECURE_SSL_REDIRECT = True
# The proxy and the load balancer ask for it in plain HTTP on the machine itself.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = optional_int(
    "SECURE_HSTS_SECONDS", 31_536_000, least=0, most=10 * 31_536_000
)
# Each board's host is its own domain: whether its other sub-domains speak TLS is not
# ours to say.
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_HSTS_PRELOAD = False
SILENCED_SYSTEM_CHECKS = [
    "security.W003",  # boards.csrf protects as Django does, and knows boards as well
    "security.W002",  # cms.security sends X-Frame-Options, another one for the CMS
    "security.W005",  # see SECURE_HSTS_INCLUDE_SUBDOMAINS
    "security.W021",  # see SECURE_HSTS_PRELOAD
]
SECOND_FACTOR_REQUIRED = not switch("PASSWORD_ALONE")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]

# Shared by all processes: what one forgets, all forget.
CACHES["default"] = CACHES["stand_in"] = {
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "cms_cache",
    "OPTIONS": CACHES["default"]["OPTIONS"],
}
if REDIS_URL := optional_url("REDIS_URL", "redis", "rediss", "unix"):
    CACHES["default"] = {
        "BACKEND": "cms.caching.SteadyRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": CMS_HOST,
        # Seconds that a request waits for it, before the database stands in.
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    }

# One line a request, as JSON for programs; LOG_FORMAT=line for people.
LOGGING["handlers"]["console"]["formatter"] = one_of("LOG_FORMAT", ("json", "line"))
LOGGING["loggers"]["cms.logs.requests"] = {"level": "INFO"}

EMAIL_HOST = optional_host("EMAIL_HOST", "localhost")
EMAIL_PORT = optional_port("EMAIL_PORT", 25)
EMAIL_HOST_USER = optional("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = optional("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = switch("EMAIL_USE_TLS")
DEFAULT_FROM_EMAIL = optional_sender("DEFAULT_FROM_EMAIL", f"no-reply@{CMS_HOST}")

# What is mistyped would be as if it had not been said.
refuse_unknown()
