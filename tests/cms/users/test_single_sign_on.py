"""Logging in by an account of the council's: our people, each as themselves alone.

The provider is a server on loopback that signs its tokens with a key of its own.
"""

from collections.abc import Iterator

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from cms.users.models import User
from cms.users.single_sign_on.matching import GOOGLE, is_made_sure_of
from tests.cms.users.providers import CLIENT, SECRET, Provider, a_provider, new_key
from tests.factories import make_board, make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    with a_provider() as listening:
        settings.OIDC_ISSUER = listening.issuer
        settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = CLIENT, SECRET
        yield listening


@pytest.fixture
def person() -> User:
    return make_editor(make_board(), email="ada@council.example")


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"host": "localhost"})


def sent_there(visitor: Client, goes_to: str = "") -> str:
    response = visitor.get(reverse("single_sign_on"), {"next": goes_to})
    return response.headers["Location"]


def come_back(visitor: Client, provider: Provider, goes_to: str = ""):
    return visitor.get(provider.let_in(sent_there(visitor, goes_to)))


def who(visitor: Client) -> str | None:
    return visitor.session.get("_auth_user_id")


def test_somebody_is_known_by_their_address_first_and_then_by_the_providers_key(
    provider, person, visitor
):
    provider.says = {"email": "Ada@Council.example"}
    answer = come_back(visitor, provider, "/admin/account/")
    assert (who(visitor), answer["Location"]) == (str(person.pk), "/admin/account/")

    visitor.logout()
    # Another address there, and nobody has made sure of it: it is the same person.
    provider.says = {"email": "ada.married@council.example", "email_verified": False}
    come_back(visitor, provider)

    assert who(visitor) == str(person.pk)
    assert SocialAccount.objects.get().extra_data == {}


def test_entra_id_says_in_its_own_way_that_it_has_made_sure(provider, person, visitor):
    provider.says = {"email": person.email, "email_verified": None, "xms_edov": "1"}
    come_back(visitor, provider)

    assert who(visitor) == str(person.pk)


@pytest.mark.parametrize(
    ("domain", "is_sure"),
    [("council.example", True), ("other.example", False), (None, False)],
)
def test_at_google_an_address_counts_while_the_organisation_has_the_account(
    domain, is_sure
):
    said = {"email": "ada@council.example", "email_verified": True, "hd": domain}

    assert is_made_sure_of({"iss": GOOGLE, **said}) is is_sure


def with_key_of_another(provider: Provider) -> None:
    provider.signed_with = new_key()


def without_a_signature(provider: Provider) -> None:
    provider.signed_with, provider.algorithm = "", "none"


def with_the_public_key_as_a_shared_one(provider: Provider) -> None:
    provider.signed_with, provider.algorithm = "x" * 64, "HS256"


def of_another_issuer(provider: Provider) -> None:
    provider.says["iss"] = "https://elsewhere.example"


def that_calls_itself_otherwise(provider: Provider) -> None:
    provider.calls_itself = "https://elsewhere.example"


def for_another_application(provider: Provider) -> None:
    provider.says["aud"] = "another"


def for_several_and_made_for_another(provider: Provider) -> None:
    provider.says |= {"aud": [CLIENT, "another"], "azp": "another"}


def for_another_log_in(provider: Provider) -> None:
    provider.nonce = "the nonce of another log-in"


def without_a_nonce(provider: Provider) -> None:
    provider.says["nonce"] = None


def that_is_over(provider: Provider) -> None:
    provider.says["exp"] = 1


def without_an_end(provider: Provider) -> None:
    provider.says["exp"] = None


def of_an_address_that_nobody_made_sure_of(provider: Provider) -> None:
    provider.says["email_verified"] = False


def that_says_nothing_of_its_address(provider: Provider) -> None:
    provider.says["email_verified"] = None


def of_a_stranger(provider: Provider) -> None:
    provider.says["email"] = "stranger@council.example"


def without_an_address(provider: Provider) -> None:
    provider.says["email"] = None


def of_an_address_that_looks_alike(provider: Provider) -> None:
    # A dotless i, which is an I in capitals.
    provider.says["email"] = "lıla@council.example"
    User.objects.update(email="lila@council.example")


def of_two_addresses(provider: Provider) -> None:
    provider.says["email"] = ["ada@council.example"]


ATTACKS = [
    with_key_of_another,
    without_a_signature,
    with_the_public_key_as_a_shared_one,
    of_another_issuer,
    that_calls_itself_otherwise,
    for_another_application,
    for_several_and_made_for_another,
    for_another_log_in,
    without_a_nonce,
    that_is_over,
    without_an_end,
    of_an_address_that_nobody_made_sure_of,
    that_says_nothing_of_its_address,
    of_a_stranger,
    without_an_address,
    of_an_address_that_looks_alike,
    of_two_addresses,
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_nobody_is_let_in_by_a_token(attack, provider, person, visitor):
    there = sent_there(visitor)
    provider.says = {"email": person.email}
    attack(provider)
    # One whose name is another's already fails on the way there.
    if attack is that_calls_itself_otherwise:
        there = sent_there(visitor)
        assert there.startswith("/admin/login/")
    else:
        answer = visitor.get(provider.let_in(there))
        assert answer["Location"] == "/admin/login/"

    assert who(visitor) is None
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()


def test_another_account_with_somebodys_address_is_not_them(provider, person, visitor):
    provider.says = {"email": person.email}
    come_back(visitor, provider)
    other = Client(headers={"host": "localhost"})
    provider.says["sub"] = "key-of-another"
    come_back(other, provider)

    assert (who(visitor), who(other)) == (str(person.pk), None)
    assert SocialAccount.objects.count() == 1


def test_who_has_left_does_not_come_back_by_it(provider, person, visitor):
    provider.says = {"email": person.email}
    come_back(visitor, provider)
    visitor.logout()
    User.objects.update(is_active=False)
    come_back(visitor, provider)

    assert who(visitor) is None


def test_a_way_back_is_gone_once_and_by_the_browser_that_was_sent(
    provider, person, visitor
):
    provider.says = {"email": person.email}
    back = provider.let_in(sent_there(visitor))
    victim = Client(headers={"host": "localhost"})
    victim.get(back)
    assert who(victim) is None

    visitor.get(back)
    assert who(visitor) == str(person.pk)
    visitor.logout()
    visitor.get(back)
    assert who(visitor) is None


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""]
)
def test_nobody_is_led_away_from_the_cms(wanted, provider, person, visitor):
    provider.says = {"email": person.email}
    answer = come_back(visitor, provider, wanted)

    assert answer["Location"] == reverse("wagtailadmin_home")


def test_the_address_of_the_way_back_is_the_settings_and_not_the_requests(
    provider, settings
):
    settings.WAGTAILADMIN_BASE_URL = "https://editors.example"
    there = sent_there(Client(headers={"host": "localhost"}))

    assert "redirect_uri=https%3A%2F%2Feditors.example%2Fadmin%2Flogin%2F" in there


@pytest.mark.parametrize(
    ("trusts", "shown", "is_in"),
    [
        ("asked", ["pwd", "mfa"], False),
        ("trusted", ["pwd"], False),
        ("trusted", None, False),
        ("trusted", "mfa", False),
        ("trusted", ["pwd", "mfa"], True),
    ],
)
def test_a_second_factor_is_asked_for_here_unless_one_that_was_shown_there_is_trusted(
    trusts, shown, is_in, provider, person, visitor, settings
):
    settings.SECOND_FACTOR_REQUIRED = True
    settings.OIDC_SECOND_FACTOR = trusts
    provider.says = {"email": person.email, "amr": shown}
    come_back(visitor, provider)

    home = visitor.get(reverse("wagtailadmin_home"))

    assert who(visitor) == str(person.pk)
    assert (home.status_code == 200) is is_in


def test_without_a_provider_nothing_is_here(visitor):
    for name in ("single_sign_on", "single_sign_on_back"):
        assert visitor.get(reverse(name)).status_code == 404
    assert b"Log in with" not in visitor.get("/admin/login/").content


def test_the_page_where_one_logs_in_offers_it(provider, visitor, settings):
    settings.OIDC_NAME = "your council account"
    page = visitor.get("/admin/login/", {"next": "/admin/account/"}).content.decode()

    assert "Log in with your council account" in page
    assert "/admin/login/with/?next=%2Fadmin%2Faccount%2F" in page


def test_a_provider_that_is_away_is_said_in_words(provider, visitor, settings):
    settings.OIDC_ISSUER = "http://127.0.0.1:9"
    answer = visitor.get(reverse("single_sign_on"), follow=True)

    assert answer.redirect_chain == [("/admin/login/", 302)]
    assert "log in with your password" in answer.content.decode()
