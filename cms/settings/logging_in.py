"""Who logs in, with what, and what a password must be."""

from cms.env import (
    all_or_none,
    one_of,
    optional,
    optional_int,
)
from cms.env_addresses import optional_contact, optional_url

AUTH_USER_MODEL = "users.User"

# A session ends after so long, whatever is done in it, in seconds; and before, when
# nobody does anything in it for so many minutes.
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_IDLE_MINUTES = optional_int("SESSION_IDLE_MINUTES", 60)
# Where a stranger tells of a hole; nobody is named where it is empty.
SECURITY_CONTACT = optional_contact("SECURITY_CONTACT")
# How long it is kept when somebody logged in, in days.
LOG_INS_KEPT_DAYS = 90

WAGTAILADMIN_USER_LOGIN_FORM = "cms.users.login.LoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "cms.users.resetting.ResetForm"  # noqa: S105

# Django's own, worked out so that readers do not wait for it.
PASSWORD_HASHERS = ["cms.users.hashing.Scrypt", "cms.users.hashing.PBKDF2"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": "cms.users.passwords.NoRunsOrRepeats"},
]

# Whether a password alone logs nobody in: a passkey, or a code, is asked for as well.
SECOND_FACTOR_REQUIRED = False
MFA_ADAPTER = "cms.users.second_factor.adapter.Adapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
# A clock may be half a minute wrong.
MFA_TOTP_TOLERANCE = 1
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]

# Logging in with an account of the council's own, by OpenID Connect. Nobody is made a
# person of ours by it (cms/users/single_sign_on).
OIDC_ISSUER = optional_url("OIDC_ISSUER", "https")
OIDC_CLIENT_ID = optional("OIDC_CLIENT_ID")
OIDC_CLIENT_SECRET = optional("OIDC_CLIENT_SECRET")
# What the button calls it.
OIDC_NAME = optional("OIDC_NAME", "your organisation’s account")
# Whether a second factor is asked for here, or one that was shown there is enough.
OIDC_SECOND_FACTOR = one_of("OIDC_SECOND_FACTOR", ("asked", "trusted"))
all_or_none(
    OIDC_ISSUER=OIDC_ISSUER,
    OIDC_CLIENT_ID=OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET=OIDC_CLIENT_SECRET,
)
SOCIALACCOUNT_ADAPTER = "cms.users.single_sign_on.adapter.Adapter"
