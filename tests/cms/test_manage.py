"""What a command says where there is no database."""

import subprocess
import sys

from tests.cms.run_project import PROJECT, environment


def test_a_command_without_a_database_says_what_to_do_and_no_traceback():
    ran = subprocess.run(
        [sys.executable, "manage.py", "hosts"],
        cwd=PROJECT,
        env=environment(
            DJANGO_SETTINGS_MODULE="cms.settings.production",
            # Nobody listens there.
            DATABASE_URL="postgres://boards:word@127.0.0.1:1/boards",
            CMS_HOST="cms.example.org",
            DJANGO_SECRET_KEY="x" * 60,
        ),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("The database does not let this command go on")
    assert "refused" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "word" not in ran.stderr
