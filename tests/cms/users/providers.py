"""A provider of OpenID Connect on loopback: it signs what it is told to say."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "boards", "a secret of the client"


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """says: what every token holds on top of what it has to; None takes a claim out.

    signed_with: a key of somebody else's; algorithm: another than the usual.
    calls_itself: its issuer. codes: what was asked with each code that it gave out.
    """

    issuer: str = ""
    key: rsa.RSAPrivateKey = field(default_factory=new_key)
    says: dict[str, Any] = field(default_factory=dict)
    signed_with: Any = None
    algorithm: str = "RS256"
    calls_itself: str = ""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    nonce: str = ""

    def let_in(self, address: str) -> str:
        """What somebody's browser is sent back to, who has logged in there."""
        asked = {
            name: said[0] for name, said in parse_qs(urlsplit(address).query).items()
        }
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?code={code}&state={asked['state']}"

    def config(self) -> dict[str, object]:
        return {
            "issuer": self.calls_itself or self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, object]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "one", "use": "sig", "alg": "RS256"}]}

    def token(self, sent: dict[str, str]) -> dict[str, object] | None:
        """None for a code, a secret or a verifier that does not fit."""
        asked = self.codes.pop(sent.get("code", ""), None)
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if (
            asked is None
            or sent.get("client_secret") != SECRET
            or asked["code_challenge"] != challenge
            or asked["redirect_uri"] != sent.get("redirect_uri")
        ):
            return None
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "key-of-somebody",
            "iat": now,
            "exp": now + 300,
            "nonce": self.nonce or asked["nonce"],
            "email_verified": True,
            **self.says,
        }
        told = {name: said for name, said in claims.items() if said is not None}
        key = self.key if self.signed_with is None else self.signed_with
        signed = jwt.encode(told, key, self.algorithm, headers={"kid": "one"})
        return {"access_token": "a", "token_type": "Bearer", "id_token": signed}


@contextmanager
def a_provider() -> Iterator[Provider]:
    provider = Provider()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = {
                "/.well-known/openid-configuration": provider.config,
                "/keys": provider.keys,
            }
            self._say(known[self.path]())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            sent = {name: said[0] for name, said in parse_qs(body).items()}
            self._say(provider.token(sent))

        def _say(self, said: object) -> None:
            self.send_response(200 if said else 400)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(said or {"error": "invalid_grant"}).encode())

        def log_message(self, *_words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        provider.issuer = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, args=[0.02]).start()
        try:
            yield provider
        finally:
            server.shutdown()
