"""What this install is made of that others wrote: packages, versions and licences.

Read from what is pinned, and from what the packages say of themselves where they are
installed. CycloneDX is the format in which programs that look for known holes read it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from django.conf import settings

LOCKS = ("requirements.txt", "requirements-s3.txt", "requirements-warc.txt")
PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)(.*(?:\n    .*)*)", re.MULTILINE)
LICENCE = "License :: "
LONGEST_NAME_OF_A_LICENCE = 60  # characters; what is longer is its text


@dataclass(frozen=True)
class Package:
    """licence: in SPDX's words, or the package's own; "" where it is not installed.

    hashes: SHA-256 of each file that may be installed of it.
    """

    name: str
    version: str
    licence: str
    hashes: tuple[str, ...]

    @property
    def url(self) -> str:
        """What names it for every program (package URL)."""
        return f"pkg:pypi/{self.name.lower().replace('_', '-')}@{self.version}"


def packages(lock: str) -> Iterator[Package]:
    """What a file of pinned requirements names."""
    text = (Path(settings.BASE_DIR) / lock).read_text()
    for name, version, rest in PIN.findall(text):
        hashes = tuple(re.findall(r"sha256:([0-9a-f]{64})", rest))
        yield Package(name, version, licence_of(name), hashes)


def licence_of(name: str) -> str:
    """What a package says of its licence, with OR between several."""
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    if "License-Expression" in said:
        return said["License-Expression"]
    classified = [
        one.rpartition(" :: ")[2]
        for one in said.get_all("Classifier") or []
        if one.startswith(LICENCE)
    ]
    first_line = (said.get_all("License") or [""])[0].partition("\n")[0]
    named = [first_line] if len(first_line) <= LONGEST_NAME_OF_A_LICENCE else []
    return " OR ".join(classified or named)


def bill_of_materials(version: str, at: str) -> dict[str, object]:
    """All of it, as CycloneDX 1.6 writes it. at: the moment, in ISO 8601."""
    found = {one.url: one for lock in LOCKS for one in packages(lock)}
    product = {
        "type": "application",
        "name": "safeguarding-boards",
        "version": version,
        "bom-ref": "safeguarding-boards",
    }
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"timestamp": at, "component": product},
        "components": [_component(found[url]) for url in sorted(found)],
        "dependencies": [{"ref": "safeguarding-boards", "dependsOn": sorted(found)}],
    }


def _component(package: Package) -> dict[str, object]:
    files = [{"alg": "SHA-256", "content": one} for one in package.hashes]
    component: dict[str, object] = {
        "type": "library",
        "bom-ref": package.url,
        "name": package.name,
        "version": package.version,
        "purl": package.url,
        "externalReferences": [
            {"type": "distribution", "url": package.url, "hashes": files}
        ],
    }
    if package.licence:
        component["licenses"] = [{"license": {"name": package.licence}}]
    return component
