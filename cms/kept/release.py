"""Which edition of the code, its templates and its settings makes the answers."""

import functools
import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

FOLDERS = ("cms", "boards", "home", "templates", "static")
LEFT_OUT = ("__pycache__", "migrations")
SECRETS = ("SECRET", "KEY", "PASSWORD", "URL")
PLAIN = (str, int, bool, tuple, list)


def edition() -> str:
    """The same in every process that runs the same; another after each upgrade.

    Where templates are edited while they are served, with each edit.
    """
    if settings.DEBUG:
        return _of_code() + _newest_template()
    return _of_code()


@functools.cache
def _of_code() -> str:
    digest = hashlib.sha256()
    for path in _files(FOLDERS):
        digest.update(str(path).encode())
        digest.update(path.read_bytes())
    digest.update((Path(settings.BASE_DIR) / "requirements.txt").read_bytes())
    for name in filter(str.isupper, sorted(dir(settings))):
        value = getattr(settings, name, None)
        is_secret = any(word in name for word in SECRETS)
        if isinstance(value, PLAIN) and not is_secret:
            digest.update(f"{name}={value!r}".encode())
    return digest.hexdigest()[:32]


def _newest_template() -> str:
    return str(max(path.stat().st_mtime_ns for path in _files(("templates",))))


def _files(folders: tuple[str, ...]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((Path(settings.BASE_DIR) / folder).rglob("*")):
            if path.is_file() and not set(path.parts) & set(LEFT_OUT):
                yield path
