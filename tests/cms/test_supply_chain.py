"""What others wrote is known by name, and may be used."""

import json
import re
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from cms.supply_chain import LOCKS, packages

# What asks for no more than to be named, and what keeps its own files open (MPL, LGPL):
# none of them says anything of the licence of this project.
ALLOWED = {
    *("Apache-2.0", "Apache License 2.0", "Apache Software License"),
    *("BSD", "BSD License", "BSD-2-Clause", "BSD-3-Clause", "Dual License"),
    *("ISC License (ISCL)", "MIT", "MIT License", "MIT-0", "MIT-CMU"),
    *("LGPL-3.0-only", "MPL-2.0", "Mozilla Public License 1.1 (MPL 1.1)"),
    *("Mozilla Public License 2.0 (MPL 2.0)", "PSF-2.0"),
    "Python Software Foundation License",
}
# Read by somebody, where the package says it in a way of its own.
READ = {"pypdfium2": "BSD-3-Clause AND Apache-2.0"}


def is_allowed(licence: str) -> bool:
    """Whether one of those that may be chosen from is allowed with all of its parts."""
    return any(set(one.split(" AND ")) <= ALLOWED for one in licence.split(" OR "))


def test_every_package_has_a_licence_that_is_allowed():
    found = {
        one.name: READ.get(one.name, one.licence)
        for lock in LOCKS
        for one in packages(lock)
        # What is for other systems is not installed here, and says nothing.
        if one.licence
    }

    assert len(found) > 60
    assert {name: said for name, said in found.items() if not is_allowed(said)} == {}


def test_a_licence_that_is_not_on_the_list_is_not_allowed():
    assert not is_allowed("AGPL-3.0-only")
    assert not is_allowed("MIT AND AGPL-3.0-only")
    assert is_allowed("AGPL-3.0-only OR MIT")
    assert not is_allowed("")


def test_the_bill_of_materials_names_every_pin_with_its_hashes(capsys):
    call_command("sbom")
    bill = json.loads(capsys.readouterr().out)
    texts = [(Path(settings.BASE_DIR) / lock).read_text() for lock in LOCKS]
    pinned = {pin for text in texts for pin in re.findall(r"^\S+==[^\s;]+", text, re.M)}
    named = {f"{one['name']}=={one['version']}" for one in bill["components"]}

    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert named == pinned
    without = [
        one["name"]
        for one in bill["components"]
        if not one["externalReferences"][0]["hashes"]
    ]
    assert without == []
    assert all(one["purl"].startswith("pkg:pypi/") for one in bill["components"])
    (root,) = bill["dependencies"]
    assert len(root["dependsOn"]) == len(bill["components"])
