"""Who works for a board, its invitations, its addresses and its end (R14, R15)."""

from tests.mutations.declaration import Mutation

INVITATIONS = "boards/governance/staff/invitations.py"
MEMBERSHIP = "boards/governance/staff/membership.py"
STAFF = "tests/boards/governance/staff"
REDIRECTS = "tests/boards/governance/redirects"

MUTATIONS = (
    Mutation(
        name="a-second-step-is-taken-back-by-two",
        rule="Neither who asked nor whose login it is takes a second step back.",
        file="boards/governance/staff/renewals.py",
        old="    if by.pk in (renewal.asked_by_id, renewal.person_id):",
        new="    if False:",
        tests=("tests/boards/governance/staff/test_renewals.py",),
    ),
    Mutation(
        name="an-invitation-is-used-once",
        rule="An invitation that was used, withdrawn or has expired opens nothing.",
        file=INVITATIONS,
        old="        if not invitation or not invitation.is_open:",
        new="        if not invitation:",
        tests=(f"{STAFF}/test_joining.py", f"{STAFF}/test_invitations.py"),
    ),
    Mutation(
        name="an-invitation-is-for-its-address",
        rule="An invitation is taken up by whom it was sent to, alone.",
        file=INVITATIONS,
        old="        if person.email.lower() != invitation.email or person.is_superuser:",
        new="        if person.is_superuser:",
        tests=(f"{STAFF}/test_joining.py", f"{STAFF}/test_invitations.py"),
    ),
    Mutation(
        name="an-inviter-still-keeps-the-board",
        rule="An invitation of who does not keep the board any more opens nothing.",
        file=INVITATIONS,
        old=(
            "        if invitation.invited_by and not "
            "keeps(invitation.board, invitation.invited_by):"
        ),
        new="        if False:",
        tests=(f"{STAFF}/test_joining.py", f"{STAFF}/test_invitations.py"),
    ),
    Mutation(
        name="a-link-sets-no-password",
        rule="A link alone does not set the password of a login that is there.",
        file=INVITATIONS,
        old="        if login_of(invitation):\n            raise PermissionDenied",
        new="        if False:\n            raise PermissionDenied",
        tests=(f"{STAFF}/test_joining.py", f"{STAFF}/test_invitations.py"),
    ),
    Mutation(
        name="a-manager-is-left",
        rule="The last manager of a board stays one.",
        file=MEMBERSHIP,
        old=("    if leaving_one and not managers.exclude(pk__in=keys).exists():"),
        new="    if False:",
        tests=(f"{STAFF}/test_membership.py",),
    ),
    Mutation(
        name="administrators-are-nobodys-to-change",
        rule="No manager changes an administrator of the platform.",
        file=MEMBERSHIP,
        old="    if found.is_superuser:",
        new="    if False:",
        tests=(f"{STAFF}/test_membership.py", f"{STAFF}/test_screens.py"),
    ),
    Mutation(
        name="who-leaves-is-logged-out",
        rule="Who works for no board any more is logged out everywhere, at once.",
        file="boards/governance/staff/leaving.py",
        old="    else:\n        _log_out_everywhere(person)",
        new="    else:\n        pass",
        tests=(f"{STAFF}/test_leaving.py",),
    ),
    Mutation(
        name="translators-publish-nothing",
        rule="A translator publishes nothing.",
        file="boards/governance/staff/rights.py",
        old='    Role.TRANSLATOR: Rights(pages=_on_pages("change"),',
        new='    Role.TRANSLATOR: Rights(pages=_on_pages("change", "publish"),',
        tests=("tests/boards/governance/test_rights.py",),
    ),
    Mutation(
        name="redirects-lead-round-in-no-circle",
        rule="A redirect that would lead back to itself is refused.",
        file="boards/governance/redirects/judging.py",
        old='                raise ValidationError({"target_url": self._loop_in_words(redirect)})',
        new="                return",
        tests=(f"{REDIRECTS}/test_redirects.py", f"{REDIRECTS}/test_import.py"),
    ),
    Mutation(
        name="no-lines-of-another-board",
        rule="A file of redirects brings in no line that says another board.",
        file="boards/governance/redirects/importing.py",
        old="            if line.whose in others:",
        new="            if False:",
        tests=(f"{REDIRECTS}/test_files.py", f"{REDIRECTS}/test_import.py"),
    ),
    Mutation(
        name="what-was-public-is-not-deleted",
        rule="A board of which something was public is not deleted.",
        file="boards/governance/lifecycle/deleting.py",
        old="    if reasons := reasons_against(board):",
        new="    if reasons := []:",
        tests=("tests/boards/governance/lifecycle/test_deleting.py",),
    ),
    Mutation(
        name="former-addresses-lead-on",
        rule="The address that a board had leads to its present one.",
        file="boards/governance/lifecycle/hosts.py",
        old="        kept.append(board.hostname)",
        new="        pass",
        tests=("tests/boards/governance/lifecycle/test_hosts.py",),
    ),
)
