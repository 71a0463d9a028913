"""One bare machine for all tests of this folder, and what is installed on it."""

import time
from collections.abc import Iterator

import pytest

from tests.bare import machine as bare
from tests.bare.authority import Authority
from tests.bare.machine import PROJECT, Machine
from tests.bare.names import CMS, MINUTES, SETTINGS


@pytest.fixture(scope="package")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    folder = tmp_path_factory.mktemp("bare")
    with bare.booted(bare.base(PROJECT / "var/bare"), folder / "machine") as machine:
        machine.put_project("/opt/boards")
        yield machine


@pytest.fixture(scope="package")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"), [CMS, "*.example.org"])


@pytest.fixture(scope="package")
def installed(machine: Machine, authority: Authority) -> str:
    """What the install said, which took no longer than it may."""
    machine.put(authority.chain, SETTINGS["TLS_CERTIFICATE"])
    machine.put(authority.key, SETTINGS["TLS_KEY"], "600")
    began = time.monotonic()
    said = machine.run("/opt/boards/deploy/install", **SETTINGS)
    assert time.monotonic() - began < MINUTES * 60, said
    return said
