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
    """What the install said, which took no longer than it may.

    What it was kept waiting for by others on this machine is not its own.
    """
    machine.put(authority.chain, SETTINGS["TLS_CERTIFICATE"])
    machine.put(authority.key, SETTINGS["TLS_KEY"], "600")
    began, waited = time.monotonic(), machine.kept_waiting
    said = machine.run("/opt/boards/deploy/install", **SETTINGS)
    took, waited = time.monotonic() - began, machine.kept_waiting - waited
    told = f"Installed in {took:.0f} s, in {waited:.0f} of which others worked.\n"
    (machine.folder / "boot.log").open("a").write(told)
    assert took - waited < MINUTES * 60, told + said
    return said
