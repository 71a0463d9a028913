"""What is shipped to install with fits together, and names only what is there."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command, get_commands

from boards.models import BoardHost
from cms.env import SHORTEST_SECRET
from cms.users.models import User
from tests.cms.run_project import script
from tests.factories import host_of, make_board, make_editor

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
DOCS = DEPLOY.parent / "docs/administrators.md"
SETTINGS = DEPLOY.parent / "cms/settings"
# The one that writes nginx's settings, as root. It runs nothing but its script.
AS_ROOT = DEPLOY / "systemd/boards-hosts.service"
SERVICES = sorted(set(DEPLOY.glob("systemd/*.service")) - {AS_ROOT})
# Set for Python and Django themselves.
NOT_OURS = {"DJANGO_SETTINGS_MODULE"}


def commands_in(text: str) -> set[str]:
    return set(re.findall(r"manage\.py[\",]* \"?([a-z_]+)", text))


@pytest.mark.parametrize("file", SERVICES, ids=lambda file: file.name)
def test_a_service_runs_a_command_that_is_there_and_as_nobody_else(file):
    text = file.read_text()
    (command,) = re.findall(r"^ExecStart=(.+)$", text, re.MULTILINE)

    assert commands_in(command) <= set(get_commands())
    assert commands_in(command) or "gunicorn cms.wsgi" in command
    for line in ("User=boards", "ProtectSystem=strict", "NoNewPrivileges=yes"):
        assert line in text


def test_what_runs_as_root_runs_a_script_that_is_shipped():
    text = AS_ROOT.read_text()
    commands = re.findall(r"^ExecStart=/srv/boards/current/deploy/(\w+)$", text, re.M)

    assert commands == ["hosts"]
    assert (
        "HOSTS_CHANGED=/var/lib/boards/hosts-changed"
        in (DEPLOY / "systemd/boards-web.service").read_text()
    )


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_systemd_understands_every_word_of_the_units(tmp_path):
    """It only warns of a word that it does not know, and leaves out what it meant."""
    for unit in DEPLOY.glob("systemd/*"):
        # Where it is installed, nothing is.
        text = unit.read_text().replace("/srv/boards/current/", f"{DEPLOY.parent}/")
        (tmp_path / unit.name).write_text(text)
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, tmp_path.iterdir())],
        capture_output=True,
        check=False,
    )

    assert (checked.returncode, checked.stdout, checked.stderr) == (0, b"", b"")


@pytest.mark.django_db
def test_the_machine_is_told_when_a_board_has_another_host(
    settings, tmp_path, django_capture_on_commit_callbacks
):
    told = tmp_path / "changed"
    settings.HOSTS_CHANGED = str(told)
    board = make_board()
    with django_capture_on_commit_callbacks(execute=True):
        board.site.save()
    assert told.exists()

    told.unlink()
    with django_capture_on_commit_callbacks(execute=True):
        BoardHost.objects.create(board=board.board, hostname="former.example")
    assert told.exists()

    # Nobody's board fails for it.
    settings.HOSTS_CHANGED = str(tmp_path / "nowhere" / "changed")
    with django_capture_on_commit_callbacks(execute=True):
        board.site.save()
    assert board.site.pk


def test_every_command_that_a_script_runs_is_there():
    texts = [
        file.read_text()
        for name in (
            *("install", "upgrade", "renew-secrets", "hosts", "parts"),
            "container/compose.yaml",
        )
        for file in (DEPLOY / name,)
    ]
    named = set().union(*map(commands_in, texts))

    assert {"migrate", "database_roles", "createcachetable"} <= named
    assert named <= set(get_commands())


@pytest.mark.parametrize(
    "name", ["install", "upgrade", "renew-secrets", "hosts", "parts"]
)
def test_a_script_can_be_read_by_a_plain_shell(name):
    checked = subprocess.run(
        ["sh", "-n", str(DEPLOY / name)], capture_output=True, check=False
    )

    assert (checked.returncode, checked.stderr) == (0, b"")


# Nobody is asked for anything: what a part would do is said.
PUT_A_BACKUP = """
. "$1"/parts
as_boards() { echo "$*"; }
install() { cp "$3" "$4"; }
chown() { :; }
env_file=/dev/null
sets_of_requirements
put_backup
"""


def put_backup(backup: str, **environment: str) -> list[str]:
    run = subprocess.run(
        ["sh", "-euc", PUT_A_BACKUP, "sh", str(DEPLOY)],
        env={"PATH": os.environ["PATH"], "BACKUP": backup, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.splitlines()


def test_a_backup_is_put_here_from_a_file_that_the_application_cannot_read(tmp_path):
    there = tmp_path / "boards-1.tar"
    there.touch()

    sets, restored = put_backup(str(there))

    assert sets == "requirements.txt"
    assert restored.startswith("manage.py restore /var/tmp/restore.")
    assert "/boards-1.tar --key " in restored


def test_a_backup_is_put_here_from_a_bucket_with_what_a_bucket_needs(tmp_path):
    key = tmp_path / "secret"
    key.touch()
    address = "s3://boards/ours/boards-1.tar.age"

    *sets, restored = put_backup(address, BACKUP_SECRET=str(key))

    assert sets == ["requirements.txt", "requirements-s3.txt"]
    assert restored.startswith(f"manage.py restore {address} --key /var/tmp/restore.")


KNOWN_MIGRATIONS = """
. "$1"/parts
as_boards_in() { cat "$1"; }
unknown=$(unknown_migrations "$2" "$3")
echo "$unknown"
"""


@pytest.mark.parametrize(
    ("there", "unknown"), [("[X]", "home.0002_later\n"), ("[ ]", "\n")]
)
def test_the_release_before_goes_on_where_it_knows_all_that_the_database_has(
    tmp_path, there, unknown
):
    # As the database is when the later release has migrated it, and restored.
    first = "[X]  home.0001_initial\n"
    (tmp_path / "later").write_text(f"{first}{there}  home.0002_later\n")
    (tmp_path / "before").write_text(first)

    run = subprocess.run(
        ["sh", "-euc", KNOWN_MIGRATIONS, "sh", str(DEPLOY), "later", "before"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout == unknown


def test_a_release_that_cannot_say_what_it_knows_is_not_gone_back_to(tmp_path):
    (tmp_path / "later").write_text("[X]  home.0001_initial\n")

    run = subprocess.run(
        ["sh", "-euc", KNOWN_MIGRATIONS, "sh", str(DEPLOY), "later", "before"],
        cwd=tmp_path,
        capture_output=True,
    )

    assert run.returncode


def in_parts(
    lines: str, *given: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-euc", f'. "$0"/parts\n{lines}', str(DEPLOY), *given],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


SAID = {"CMS_HOST": "cms.example.org", "ADMINISTRATOR": "ada@example.org"}
LOOK = "env_file=$1/boards.env\ncd $1\nlook_at_what_was_said"


@pytest.fixture
def named(tmp_path) -> Path:
    """A folder with a certificate and its key, another key, and settings."""
    for name in ("certificate", "other"):
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "ed25519", "-nodes"),
                *("-subj", f"/CN={name}", "-keyout", f"{name}.key", "-out", name),
            ],
            cwd=tmp_path,
            capture_output=True,
            check=True,
        )
    (tmp_path / "boards.env").write_text("CMS_HOST=cms.example.org\n")
    return tmp_path


def test_what_is_said_by_hand_is_looked_at_before_anything_is_changed(named):
    pair = {"TLS_CERTIFICATE": "certificate", "TLS_KEY": "certificate.key"}
    wrong = [
        {"CMS_HOST": "https://cms.example.org"},
        {"CMS_HOST": "cms.example.org:8443"},
        {"CMS_HOST": "other.example.org"},
        {"ADMINISTRATOR": "ada"},
        {"TLS_KEY": ""},
        {"TLS_CERTIFICATE": ""},
        {"TLS_CERTIFICATE": "nowhere"},
        {"TLS_CERTIFICATE": "certificate.key"},
        {"TLS_KEY": "other.key"},
        {"BACKUP": "boards-1.tar"},
        {"BACKUP_SECRET": "nowhere"},
    ]
    assert in_parts(LOOK, str(named), **SAID, **pair).returncode == 0
    for one in wrong:
        refused = in_parts(LOOK, str(named), **(SAID | pair | one))
        assert refused.returncode == 1, one
        assert next(iter(one)) in refused.stderr, one
        assert "Nothing was changed." in refused.stderr, one


@pytest.mark.parametrize("name", ["upgrade", "renew-secrets"])
def test_a_word_that_a_script_does_not_know_is_no_order(name):
    ran = subprocess.run(
        [DEPLOY / name, "--bakc"], capture_output=True, text=True, check=False
    )

    assert ran.returncode == 1
    assert "--bakc" in ran.stderr


READ = """
env_file=$1/boards.env
PATH=$1:$PATH
as_boards_in "$1" -c 'import json, os; print(json.dumps(dict(os.environ)))'
"""


def test_a_command_has_the_settings_that_the_services_have(tmp_path):
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    script(tmp_path / "setpriv", 'shift 5; exec "$@"')
    settings = 'OIDC_NAME=Your *own* account\nS3_REGION="north 1"\n# A=1\nA=1\nA=2=3\n'
    (tmp_path / "boards.env").write_text(settings)
    ran = in_parts(READ, str(tmp_path))

    read = json.loads(ran.stdout)
    assert read["OIDC_NAME"] == "Your *own* account"
    assert (read["S3_REGION"], read["A"]) == ("north 1", "2=3")


def settings_in(file: Path) -> dict[str, str]:
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", file.read_text(), re.MULTILINE))


RENEW = "env_file=$1\nrenew_keys DJANGO_SECRET_KEY NEVER_PUBLISH_KEY"


def test_keys_are_made_once_until_what_was_made_with_those_before_is_taken_over(
    tmp_path,
):
    file = tmp_path / "boards.env"
    file.write_text("# Ours\nDJANGO_SECRET_KEY=one\nA=1\nNEVER_PUBLISH_KEY=two\n")
    in_parts(RENEW, str(file))
    begun = settings_in(file)
    again = in_parts(RENEW, str(file))

    assert "had begun and not ended" in again.stderr
    assert settings_in(file) == begun
    assert begun["DJANGO_SECRET_KEY_BEFORE"] == "one"
    assert begun["NEVER_PUBLISH_KEY_BEFORE"] == "two"
    assert len(begun["DJANGO_SECRET_KEY"]) >= SHORTEST_SECRET

    in_parts("env_file=$1\nkeys_are_renewed", str(file))
    assert settings_in(file) == begun
    in_parts(RENEW, str(file))
    assert settings_in(file)["NEVER_PUBLISH_KEY_BEFORE"] == begun["NEVER_PUBLISH_KEY"]
    assert "# Ours" in file.read_text()


def asked_of_environment() -> set[str]:
    of_a_laptop = {SETTINGS / "test.py", SETTINGS / "development.py"}
    files = set(SETTINGS.glob("*.py")) - of_a_laptop
    texts = "".join(file.read_text() for file in files)
    reading = r"(?:optional|required|secret|switch|one_of)\w*\(\s*\"([A-Z_]+)\""
    return set(re.findall(reading, texts))


def test_every_setting_of_the_environment_is_explained():
    explained = set(re.findall(r"`([A-Z_]+)(?:=\w+)?`", DOCS.read_text()))

    assert {"REDIS_URL", "LOG_FORMAT"} <= asked_of_environment()
    assert asked_of_environment() <= explained


def test_the_example_names_settings_that_are_read_and_holds_no_key():
    text = (DEPLOY / "boards.env.example").read_text()
    named = dict(re.findall(r"^(?:# )?([A-Z_]+)=(.*)$", text, re.MULTILINE))

    assert set(named) - NOT_OURS <= asked_of_environment()
    assert not named["DJANGO_SECRET_KEY"]
    assert not named["NEVER_PUBLISH_KEY"]
    # As long as what the script fills in: 48 bytes, as text.
    assert SHORTEST_SECRET <= 64


@pytest.mark.django_db
def test_every_host_is_named_to_the_proxy(settings, capsys):
    board, other = make_board(), make_board()
    BoardHost.objects.create(board=board.board, hostname="former.example")
    call_command("hosts")
    lines = capsys.readouterr().out.split()
    call_command("hosts", nginx=True)
    server_name, *names = capsys.readouterr().out.rstrip(";\n").split()

    wanted = [settings.CMS_HOST, host_of(board), host_of(other), "former.example"]
    assert lines == names == wanted
    assert server_name == "server_name"


@pytest.mark.django_db
def test_the_first_administrator_chooses_a_password_by_a_link(client, capsys):
    call_command("create_administrator", "Ada@Example.org")
    link = re.search(r"https?://\S+", capsys.readouterr().out)[0]
    person = User.objects.get(email="ada@example.org")
    path = link.partition("//")[2].partition("/")[2]
    page = client.get(f"/{path}", headers={"host": "localhost"}, follow=True)

    assert person.is_superuser
    assert "new_password1" in page.content.decode()


@pytest.mark.django_db
def test_nobody_of_a_board_becomes_an_administrator_by_it(capsys):
    editor = make_editor(make_board())
    with pytest.raises(Exception, match="works for a board"):
        call_command("create_administrator", editor.email)

    editor.refresh_from_db()
    assert not editor.is_superuser
