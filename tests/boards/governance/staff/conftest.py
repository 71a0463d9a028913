import pytest


@pytest.fixture(autouse=True)
def mails_leave_when_all_is_stored(monkeypatch):
    """A test's transaction never ends, and mails wait for the end of one."""
    monkeypatch.setattr(
        "boards.governance.staff.invitations.transaction.on_commit", lambda send: send()
    )
