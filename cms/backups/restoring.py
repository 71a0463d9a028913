"""A backup put into an empty place: an empty database, and stores without files.

Files come first, then the database as a whole or not at all. A restore that was ended
in the middle is run again with the same backup; nothing else is let in before.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from cms.backups import archive, contents
from cms.backups.checking import Checked, check
from cms.backups.making import key_print
from cms.backups.programs import command, fed, server_version, started, watched
from cms.backups.refusals import BackupRefused
from cms.backups.sealing import opened
from cms.backups.settling import registered_steps
from cms.storage import DeletesInTime
from cms.tenancy.roles import Roles

Say = Callable[[str], None]
# Lies in the first store while a restore has begun and not ended.
MARK = "restore-unfinished.json"
SAYS_EVERY = 1000
IN_MEMORY = 8 << 20  # bytes


def restore(path: Path, key: str, say: Say) -> None:
    """Check a backup, then the place, then put it there. Raises BackupRefused.

    Nothing is written before both are as they have to be.
    """
    checked = check(path, key)
    for line in checked.in_words():
        say(line)
    stores = contents.stores()
    _refuse_what_cannot_be_here(checked, stores)
    _mark(path, stores)
    _put_files(checked, key, stores, say)
    if not _tables():
        _put_database(path, key)
        say("The database is there.")
    call_command("createcachetable", verbosity=0)
    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        for step in registered_steps():
            if line := step(checked.made_at):
                say(line)
    _marked(stores).delete_at_once(MARK)
    if checked.about["never_publish_key"] != key_print():
        say(
            "NEVER_PUBLISH_KEY is not the one with which the lists of words that are "
            "never published were kept: put that one into the settings, or each board "
            "has to type its list again."
        )


def _refuse_what_cannot_be_here(
    checked: Checked, stores: Mapping[str, Storage]
) -> None:
    _refuse_older_server(checked)
    _refuse_other_login(checked)
    _refuse_unknown_migrations(checked)
    _refuse_unknown_stores(checked, stores)
    _refuse_what_is_there(checked.path, stores)


def _refuse_older_server(checked: Checked) -> None:
    """What a later PostgreSQL wrote, an earlier one does not read."""
    there, wanted = server_version(), checked.about["server"]
    if there < wanted:
        raise BackupRefused(
            f"The backup is of PostgreSQL {wanted}, and this server is {there}: it "
            f"needs {wanted} or a later one. Nothing was written."
        )


def _refuse_unknown_stores(checked: Checked, stores: Mapping[str, Storage]) -> None:
    if unknown := checked.stores - stores.keys():
        raise BackupRefused(
            f"The backup has files of a store “{min(unknown)}”, which the setting "
            "STORAGES does not name here. Nothing was written."
        )


def _refuse_other_login(checked: Checked) -> None:
    """Policies and rights in the dump name its roles."""
    login = connection.settings_dict["USER"]
    if checked.about["login"] != login:
        raise BackupRefused(
            f"The backup is of a database of “{checked.about['login']}”, and "
            f"DATABASE_URL's user is “{login}”: rights are given to roles by their "
            "names. Make that user (`manage.py database_roles`), and name it."
        )
    _refuse_missing_roles(Roles(login))
    owner = Roles(login).owner
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_has_role(%s, 'MEMBER'), current_user", [owner])
        may, works_as = cursor.fetchone()
        cursor.execute(
            "SELECT pg_get_userbyid(datdba) FROM pg_database"
            " WHERE datname = current_database()"
        )
        (owns,) = cursor.fetchone()
    if not may or works_as != owner or owns != owner:
        raise BackupRefused(
            f"The database does not belong to {owner}: an administrator of the server "
            "runs what `manage.py database_roles` prints first."
        )


def _refuse_missing_roles(roles: Roles) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT role FROM unnest(%s::text[]) AS role"
            " WHERE to_regrole(role) IS NULL",
            [roles.all],
        )
        missing = [role for (role,) in cursor.fetchall()]
    if missing:
        raise BackupRefused(
            f"The server has no role {', '.join(missing)}: an administrator of the "
            "server runs what `manage.py database_roles` prints first."
        )


def _refuse_unknown_migrations(checked: Checked) -> None:
    there = MigrationLoader(None).disk_migrations
    known = {f"{app}.{name}" for app, name in there}
    for migration in there.values():
        known |= {f"{app}.{name}" for app, name in migration.replaces}
    if unknown := set(checked.about["migrations"]) - known:
        raise BackupRefused(
            f"A later version of this product made it (it has {min(unknown)}): "
            "restore it with that version."
        )


def _refuse_what_is_there(path: Path, stores: Mapping[str, Storage]) -> None:
    if _marked(stores).exists(MARK):
        with _marked(stores).open(MARK) as mark:
            begun = json.load(mark)["backup"]
        if begun == path.name:
            return
        raise BackupRefused(
            f"A restore of {begun} has begun here and not ended: run it again, or "
            "empty the place."
        )
    if tables := _tables():
        raise BackupRefused(
            f"The database is not empty: it has {len(tables)} tables. A backup is put "
            "into an empty one; nothing was written."
        )
    for name, store in stores.items():
        if first := next(_files_in(store), None):
            raise BackupRefused(
                f"The store “{name}” in {getattr(store, 'location', 'its place')} is "
                f"not empty: it has {first}. Nothing was written."
            )


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'v') AND"
            " relnamespace IN (SELECT oid FROM pg_namespace"
            " WHERE nspname IN ('public', 'wall'))"
        )
        return [name for (name,) in cursor.fetchall()]


def _files_in(store: Storage, folder: str = "") -> Iterator[str]:
    try:
        folders, files = store.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}{name}" for name in files)
    for name in folders:
        yield from _files_in(store, f"{folder}{name}/")


def _marked(stores: Mapping[str, Storage]) -> DeletesInTime:
    first = stores["default"]
    assert isinstance(first, DeletesInTime)  # noqa: S101 - as the settings say
    return first


def _mark(path: Path, stores: Mapping[str, Storage]) -> None:
    store = _marked(stores)
    if not store.exists(MARK):
        store.save(MARK, ContentFile(json.dumps({"backup": path.name})))


def _put_files(
    checked: Checked, key: str, stores: Mapping[str, Storage], say: Say
) -> None:
    number = 0
    with opened(checked.path, key) as plain:
        for member in archive.members(plain):
            if not member.name.startswith(archive.FILES):
                continue
            place = member.name.removeprefix(archive.FILES)
            alias, _slash, name = place.partition("/")
            _put(stores[alias], name, member)
            number += 1
            if number % SAYS_EVERY == 0:
                say(f"Files: {number:,} of {checked.files:,}.")
    say(f"Files: {number:,} of {checked.files:,} are there.")


def _put(store: Storage, name: str, member: archive.Member) -> None:
    """What an earlier attempt has put there may have been cut off: put it anew."""
    if store.exists(name):
        getattr(store, "delete_at_once", store.delete)(name)
    # A storage may want to read it twice, and what comes from a stream comes once.
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as whole:
        shutil.copyfileobj(member.content, whole, 1 << 20)
        whole.seek(0)
        stored = store.save(name, File(whole))
    if stored != name:
        raise BackupRefused(f"{name} cannot be stored under its name.")


def _put_database(path: Path, key: str) -> None:
    """As a whole or not at all. The wall comes with it."""
    line = command("pg_restore", "--exit-on-error", "--single-transaction")
    process = started(line, reads=subprocess.PIPE)
    failure = "The database could not be restored, and nothing of it was kept"
    with watched(process, failure), opened(path, key) as plain:
        parts = (
            part
            for member in archive.members(plain)
            if member.name.startswith(archive.DATABASE)
            for part in member.parts()
        )
        fed(process, parts)
