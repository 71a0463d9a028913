import re
from pathlib import Path

import pytest
import wagtail

PROJECT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.txt", "requirements-warc.txt", "requirements-dev.txt")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_by_hashes_and_names_no_host(lock):
    text = (PROJECT / lock).read_text()
    blocks = re.findall(r"^\S+==.*(?:\n    .*)*", text, flags=re.MULTILINE)

    assert blocks
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert not re.search(r"://|--find-links|--(?:extra-)?index-url", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_what_was_asked_for(lock):
    asked = (PROJECT / lock).with_suffix(".in").read_text()
    pins = re.findall(r"^([\w-]+)(?:\[\w+\])?(==\S+)$", asked, flags=re.MULTILINE)
    held = (PROJECT / lock).read_text().splitlines()

    assert pins
    for name, version in pins:
        assert any(line.split(" ")[0] == f"{name}{version}" for line in held), name


def test_no_add_on_has_taken_wagtail_to_another_version():
    assert f"\nwagtail=={wagtail.__version__}\n" in (
        (PROJECT / "requirements.in").read_text()
    )
