"""What stands in the place of Wagtail's own is known, and is what it was written for.

After an upgrade a failure here names what has changed, and its digest as it is now.
"""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from cms import wagtail_patches
from cms.wagtail_patches import AlreadyPatched, all_patches, relied_on, replaced
from tests import foreign
from tests.sources import digest, digest_of_place
from tests.test_architecture import (
    MODULES,
    ROOT,
    functions_of,
    module_of,
    text_of,
)


def changed(known: str, now: Callable[[Any], str], what: Any) -> str | None:
    try:
        there = now(what)
    except (AttributeError, ImportError, OSError) as gone:
        return f"is gone: {gone}"
    return None if there == known else f"has the digest {there}"


def test_what_is_replaced_is_what_ours_was_written_for():
    found = {
        patch.place: changed(patch.source, digest, replaced(patch))
        for patch in all_patches()
    }

    assert len(found) >= 30
    assert {place: fault for place, fault in found.items() if fault} == {}


def test_what_is_relied_on_is_what_was_read():
    found = {
        relied.place: changed(relied.source, digest_of_place, relied.place)
        for relied in relied_on.RELIED_ON
    }

    assert len(found) >= 30
    assert {place: fault for place, fault in found.items() if fault} == {}


def test_every_patch_stands_where_it_belongs():
    astray = [
        patch.place
        for patch in all_patches()
        if vars(patch.owner)[patch.name] is not patch.puts
    ]

    assert len(all_patches()) >= 30
    assert astray == []


def test_every_patch_says_why_and_when_it_can_go_and_is_guarded_by_a_test():
    assert len(all_patches()) >= 30
    for patch in all_patches():
        file, _, name = patch.guarded_by.partition("::")

        assert all((patch.why, patch.goes_when)), patch.place
        assert name in {test.name for test in functions_of(ROOT / file)}, patch.place


def test_a_place_is_given_once():
    with pytest.raises(AlreadyPatched):
        wagtail_patches.register(all_patches()[0])


def test_of_others_nothing_is_ours_but_what_is_in_the_register():
    known = {(id(patch.owner), patch.name) for patch in all_patches()}
    # A module that is first read by a request would be overlooked.
    assert our_modules()
    found = set(foreign.put_by_us())
    others = {
        f"{wagtail_patches.place_of(owner)}.{name}"
        for owner, name in found
        if (id(owner), name) not in known
    }

    assert len(found) >= 20
    assert others == set(relied_on.BY_SETTINGS)


def test_no_module_sets_anything_of_others_past_the_register():
    found = {
        (str(path.relative_to(ROOT)), whole)
        for path in MODULES
        for whole in foreign.set_of_others(path)
    }

    assert found == set(relied_on.SET_ELSEWHERE)


def test_every_private_name_of_others_is_in_the_register():
    own = {name for path in MODULES for name in foreign.own_names(path)}
    asked = {name for path in MODULES for name in foreign.private_names(path)}
    asked = {name for name in asked - own if foreign.is_private(name)}
    found = {name for name in asked if foreign.is_named_by_libraries(name)}
    found |= {name for module in our_modules() for name in foreign.overridden(module)}
    known = {name for relied in relied_on.PRIVATE for name in relied.names}

    assert found - known - relied_on.DOCUMENTED == set()
    assert known - found == set()


def our_modules() -> list:
    """All but those that act when they are imported."""
    paths = [path for path in MODULES if path.name not in ("__main__.py", "wsgi.py")]
    return [
        importlib.import_module(module_of(path))
        for path in paths
        if "settings" not in path.parts
    ]


def test_every_template_that_covers_anothers_is_in_the_register():
    folder = ROOT / "templates"
    ours = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    found = {
        f"{app.name}/templates/{name}"
        for app in apps.get_app_configs()
        if not foreign.is_ours(app.name)
        for name in ours
        if (Path(app.path) / "templates" / name).exists()
    }

    assert found == {template.place for template in relied_on.TEMPLATES}


def test_every_receiver_whose_place_is_taken_is_in_the_register():
    ours = {uid for path in MODULES for uid in foreign.dispatch_uids(path)}
    text = foreign.text_of_libraries()
    found = {uid for uid in ours if f'"{uid}"' in text}

    assert found == {name for row in relied_on.RECEIVERS for name in row.names}


@pytest.mark.parametrize(
    "source",
    [
        "from wagtail.models import Page\nPage.status_string = 1",
        "from django import forms\nfor field in (forms.DateField,):\n  field.clean = 1",
        "from wagtail.models import Page\npage = Page\ndel page.live",
        "from wagtail import models\nsetattr(models.Page, 'live', 1)",
        "from wagtail import hooks\nhooks._hooks['x'] = []",
        "def change(row):\n  type(row).live = 1",
        "from wagtail.models import Page\nPage.add_to_class('live', 1)",
    ],
)
def test_a_patch_is_found_in_whatever_way_it_is_written(source, tmp_path):
    path = tmp_path / "module.py"
    path.write_text(source)

    assert text_of(path) == source
    assert len(list(foreign.set_of_others(path))) == 1
