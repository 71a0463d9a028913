"""Tests: quick hashing, mail kept in memory, files in a folder of the run's own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from cms.env import database

from .base import *

# Tests arrange as commands do. What the wall hides is asked for in a scope.
DATABASES = {"default": database(DATABASE_URL, as_owner=True)}

SECRET_KEY = "test-only"  # noqa: S105

PUBLIC_SCHEME = "http"
PUBLIC_PORT = 80
WAGTAILADMIN_BASE_URL = "http://localhost"
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def _folder_of_this_run() -> str:
    folder = tempfile.mkdtemp(prefix="safeguarding-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


# A test's own processes are told where its files are.
_FILES = Path(os.environ.get("TEST_RUN_FILES") or _folder_of_this_run())
MEDIA_ROOT = _FILES / "media"
DOCUMENTS_ROOT = _FILES / "documents"
STORAGES["documents"] = {
    "BACKEND": "cms.storage.NamedInEveryScript",
    "OPTIONS": {"location": str(DOCUMENTS_ROOT), "base_url": None},
}
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
# A test waits for what it asked for, once that is committed.
STORED_TASKS = {"default": TASKS["default"]}
TASKS["default"] = {
    "BACKEND": "cms.tasks.backend.AtOnceBackend",
    "QUEUES": TASKS["default"]["QUEUES"],
    "OPTIONS": {"at_once": TASKS["default"]["OPTIONS"]["at_once"]},
}
MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")
