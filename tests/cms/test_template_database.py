import uuid

import pytest
from django.db import connection
from wagtail.models import Page

from tests.template_database import (
    RUNS,
    connect_beside_django,
    databases,
    drop_left_overs,
    fingerprint,
    take,
)


@pytest.fixture
def project(tmp_path):
    migrations = tmp_path / "cms" / "migrations"
    migrations.mkdir(parents=True)
    (migrations / "0001_initial.py").write_text("one")
    (tmp_path / "requirements.txt").write_text("wagtail==8.0.1")
    return tmp_path


@pytest.mark.parametrize(
    "path",
    [
        "requirements.txt",
        "cms/migrations/0001_initial.py",
        "cms/migrations/0002_kinds.json",
        "cms/tenancy/policies.sql",
        "cms/locale/en_GB/django.po",
    ],
)
def test_the_template_is_made_anew_when_what_migrates_it_changes(project, path):
    before = fingerprint(project)
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text("changed")

    assert fingerprint(project) != before


@pytest.mark.parametrize(
    "path", ["cms/models.py", "cms/migrations/0001.pyc", "README.md"]
)
def test_the_template_is_kept_when_anything_else_changes(project, path):
    before = fingerprint(project)
    (project / path).write_text("changed")

    assert fingerprint(project) == before


@pytest.mark.django_db
def test_each_run_has_a_database_of_its_own_with_wagtails_first_page():
    assert connection.settings_dict["NAME"].startswith(RUNS)
    assert Page.objects.filter(depth=1).exists()


@pytest.mark.django_db
def test_databases_of_killed_runs_are_dropped_and_those_of_live_ones_kept():
    killed, alive, in_use = (f"{RUNS}{uuid.uuid4().hex[:12]}" for _ in range(3))
    with connect_beside_django() as other_run, connect_beside_django() as server:
        take(other_run, alive)
        for name in (killed, alive, in_use):
            server.execute(f"CREATE DATABASE {name}")
        with connect_beside_django(in_use):
            drop_left_overs(server, but=connection.settings_dict["TEST"]["TEMPLATE"])
            left = databases(server, RUNS)
        for name in (alive, in_use):
            server.execute(f"DROP DATABASE {name}")

    assert killed not in left
    assert {alive, in_use} <= set(left)
