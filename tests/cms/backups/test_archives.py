"""A backup's file: what is refused of it, and which of many stay. No database."""

import io
import json
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cms.backups import archive
from cms.backups.checking import check
from cms.backups.keep_rules import Keep, backups_in, forget_old
from cms.backups.places import Folder
from cms.backups.refusals import BackupRefused
from cms.backups.sealing import sealed

ABOUT = {
    "format": archive.FORMAT,
    "made_at": "2026-11-29T02:30:00+00:00",
    "login": "safeguarding",
    "server": 18,
    "boards": ["Ashmere"],
    "rows": {"boards_board": 1},
    "files": 1,
    "migrations": [],
    "never_publish_key": "",
}


def write(path: Path, recipient: str = "", *more: str) -> Path:
    with (
        path.open("wb") as file,
        sealed(file, recipient) as plain,
        archive.begun(plain) as writer,
    ):
        writer.add_text(archive.ABOUT, json.dumps(ABOUT))
        writer.add(f"{archive.DATABASE}000000", io.BytesIO(b"rows " * 10_000))
        writer.add(f"{archive.FILES}documents/a/b.pdf", io.BytesIO(b"page" * 5000))
        for name in more:
            writer.add_text(name, "what")
    return path


def age_key(folder: Path, name: str) -> tuple[str, str]:
    """A public key of age, and the file of its secret one."""
    if not shutil.which("age-keygen"):
        pytest.skip("age is not installed.")
    secret = folder / name
    made = subprocess.run(
        ["age-keygen", "-o", str(secret)], check=True, capture_output=True, text=True
    )
    return made.stderr.split()[-1], str(secret)


def gpg_key(folder: Path, name: str) -> tuple[str, str]:
    """The files of a public and of a secret key of GPG."""
    home = folder / f"home-{name}"
    home.mkdir(mode=0o700)
    gpg = ["gpg", "--batch", "--homedir", str(home), "--passphrase", ""]
    public, secret = folder / f"{name}.asc", folder / f"{name}.secret"
    for arguments in (
        ["--pinentry-mode", "loopback", "--quick-gen-key", name, "default", "default"],
        ["--armor", "--output", str(public), "--export", name],
        [
            "--pinentry-mode",
            "loopback",
            "--output",
            str(secret),
            "--export-secret-keys",
        ],
    ):
        subprocess.run([*gpg, *arguments], check=True, capture_output=True)
    subprocess.run(["gpgconf", "--homedir", str(home), "--kill", "all"], check=True)
    return str(public), str(secret)


KEYS = {".age": age_key, ".gpg": gpg_key}


@pytest.mark.parametrize("ending", KEYS)
def test_an_encrypted_backup_is_read_with_its_key_and_with_no_other(tmp_path, ending):
    public, secret = KEYS[ending](tmp_path, "ours")
    _public, other = KEYS[ending](tmp_path, "other")
    path = write(tmp_path / f"boards-x.tar{ending}", public)

    checked = check(path, secret)

    assert b"rows rows" not in path.read_bytes()
    assert (checked.files, checked.size) == (1, 20_000)
    for key in (other, ""):
        with pytest.raises(BackupRefused, match="is refused, nothing was written"):
            check(path, key)


@pytest.mark.parametrize("ending", ["", *KEYS])
def test_a_backup_that_was_cut_off_or_altered_anywhere_is_refused(tmp_path, ending):
    public, secret = KEYS[ending](tmp_path, "ours") if ending else ("", "")
    path = write(tmp_path / f"boards-x.tar{ending}", public)
    whole = path.read_bytes()
    check(path, secret)
    end = len(whole)
    # What follows the end of a tar, up to its block, is nothing.
    content = end if ending else whole.rindex(b"sha256")
    for part in range(1, 12):
        at = content * part // 12
        for broken in (
            whole[:at],
            whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :],
        ):
            path.write_bytes(broken)
            with pytest.raises(BackupRefused, match="nothing was written"):
                check(path, secret)


@pytest.mark.parametrize(
    "name", ["files/documents/../../etc/passwd", "files/documents//etc/x", "else"]
)
def test_a_backup_that_leads_to_another_place_is_refused(tmp_path, name):
    path = write(tmp_path / "boards-x.tar", "", name)

    with pytest.raises(BackupRefused, match="it holds"):
        check(path, "")


def test_without_the_program_of_its_key_nothing_is_made(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    with pytest.raises(BackupRefused, match="age, which is not installed"):
        write(tmp_path / "boards-x.tar.age", "age1qqq")


def test_of_a_year_of_days_the_last_of_each_day_week_and_month_stay(tmp_path):
    newest = datetime(2026, 11, 29, 2, 30, tzinfo=UTC)
    for day in range(365):
        at = newest - timedelta(days=day)
        (tmp_path / f"boards-{at:%Y%m%dT%H%M%SZ}.tar.age").touch()
    (tmp_path / "boards-before-the-move.tar").touch()

    forget_old(Folder(tmp_path), Keep(days=7, weeks=5, months=12))

    kept = [f"{at:%d.%m}" for at in sorted(backups_in(Folder(tmp_path)), reverse=True)]
    assert kept[:11] == [
        *("29.11", "28.11", "27.11", "26.11", "25.11", "24.11", "23.11"),
        *("22.11", "15.11", "08.11", "01.11"),
    ] or kept[:7] == [f"{day}.11" for day in range(29, 22, -1)]
    assert len(kept) == 7 + 4 + 11
    assert (tmp_path / "boards-before-the-move.tar").exists()
