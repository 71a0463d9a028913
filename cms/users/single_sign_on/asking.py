"""The talk with the provider: where somebody is sent, and what it says of who comes.

Its token is believed when it is signed with a key of the provider's, was made by it,
for us, for this very log-in (`nonce`), and is not over. allauth does the talking.
"""

import secrets
from urllib.parse import urlencode

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.openid_connect.views import (
    OpenIDConnectOAuth2Adapter,
)
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from requests import RequestException

PROVIDER = "single_sign_on"
# None that a public key would do for as a shared one, and not "none".
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384"]
CLOCKS_DIFFER_BY = 60  # seconds
Claims = dict[str, object]


class NotBelieved(Exception):
    """The provider did not answer, or said something that does not hold."""


class Provider(OpenIDConnectOAuth2Adapter):
    """The one that the settings name."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request, PROVIDER)
        self.app = get_adapter().get_app(request, PROVIDER)

    def get_callback_url(self, request: HttpRequest, app: object) -> str:
        # Never what a request says of itself.
        return settings.WAGTAILADMIN_BASE_URL + reverse("single_sign_on_back")

    def way_there(self, state: str, kept: dict[str, str]) -> str:
        """Where the browser is sent. Raises NotBelieved."""
        config = self._config()
        asked = {
            "client_id": self.app.client_id,
            "redirect_uri": self.get_callback_url(self.request, self.app),
            "response_type": "code",
            "scope": "openid email",
            "state": state,
            "nonce": kept["nonce"],
            "code_challenge": kept["challenge"],
            "code_challenge_method": "S256",
            "prompt": "select_account",
        }
        return f"{config['authorization_endpoint']}?{urlencode(asked)}"

    def claims(self, code: str, kept: dict[str, str]) -> Claims:
        """What the provider says of who came back with a code. Raises NotBelieved."""
        config = self._config()
        try:
            client = self.get_client(self.request, self.app)
            said = client.get_access_token(code, pkce_code_verifier=kept["verifier"])
            with get_adapter().get_requests_session() as session:
                answer = session.get(str(config["jwks_uri"]))
                answer.raise_for_status()
            return self._believed(said["id_token"], answer.json(), kept["nonce"])
        except (OAuth2Error, RequestException, jwt.PyJWTError) as error:
            raise NotBelieved(repr(error)) from error
        except (KeyError, TypeError, ValueError) as error:
            raise NotBelieved(f"It is not in its form: {error!r}") from error

    def _config(self) -> dict[str, object]:
        try:
            config: dict[str, object] = self.openid_config
        except (RequestException, ValueError) as error:
            raise NotBelieved(repr(error)) from error
        # Whoever answers for another issuer has its people log in here as ours.
        if config.get("issuer") != settings.OIDC_ISSUER:
            raise NotBelieved(f"It calls itself {config.get('issuer')!r}.")
        return config

    def _believed(self, token: str, keys: dict[str, object], nonce: str) -> Claims:
        name = jwt.get_unverified_header(token).get("kid")
        known = {key.key_id: key for key in jwt.PyJWKSet.from_dict(keys).keys}
        if name not in known:
            raise NotBelieved("Its key is none of the provider's.")
        claims: Claims = jwt.decode(
            token,
            known[name],
            algorithms=ALGORITHMS,
            issuer=settings.OIDC_ISSUER,
            audience=self.app.client_id,
            leeway=CLOCKS_DIFFER_BY,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
        if not secrets.compare_digest(str(claims.get("nonce", "")), nonce):
            raise NotBelieved("It was made for another log-in.")
        if claims.get("azp", self.app.client_id) != self.app.client_id:
            raise NotBelieved("It was made for another application.")
        return claims


def new_secrets() -> dict[str, str]:
    """What is kept of a log-in until somebody comes back: known to nobody else."""
    made = generate_code_challenge()
    return {
        "nonce": secrets.token_urlsafe(32),
        "verifier": made["code_verifier"],
        "challenge": made["code_challenge"].decode(),
    }
