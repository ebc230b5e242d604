"""Who may talk to the desk: this browser, started from the printed address, and no page of any other site.

Four locks.  The desk listens on 127.0.0.1 only, and answers only to that name: a foreign name that leads here (DNS
rebinding) is refused.  The address it prints carries a token, kept from then on in a cookie that no script and no other
site gets to use (HttpOnly, SameSite=Strict).  What writes must say in ``Origin`` that it comes from the desk's own
page, and be JSON, which no form can send.  And the page itself may load and contact nothing but the desk.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

__all__ = ["Guard"]

LARGEST_BODY = 200_000  # bytes
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_HOSTS = ("127.0.0.1", "localhost")


@dataclass(frozen=True)
class Guard:
    """The token of this start, and the port that the desk listens on."""

    token: str
    port: int

    @property
    def address(self) -> str:
        """Where a browser starts."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"

    @property
    def cookie(self) -> str:
        """The cookie's name: cookies know no ports, and two desks may run at once."""
        return f"timeline_desk_{self.port}"

    def refuse(self, request: Request) -> Response | None:
        """An answer instead of what was asked for, or None where all is well."""
        host = request.headers.get("host", "")
        if host not in {f"{name}:{self.port}" for name in _HOSTS}:
            return _refused(f"expected the host 127.0.0.1:{self.port}, got another one")
        if arrived := self._arriving(request):
            return arrived
        if not self._is_known(request.cookies.get(self.cookie, "")):
            return _refused(
                "expected the desk's own address with its token: open the one that `timeline serve` printed"
            )
        if request.method in ("GET", "HEAD"):
            return None
        return self._refuse_writing(request, host)

    def _arriving(self, request: Request) -> Response | None:
        """The start address: the token goes into the cookie, and out of the address bar."""
        given = parse_qs(request.url.query).get("token", [""])[0]
        if request.url.path != "/" or request.method != "GET" or not given or not self._is_known(given):
            return None
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(self.cookie, self.token, httponly=True, samesite="strict", path="/")
        return answer

    def _refuse_writing(self, request: Request, host: str) -> Response | None:
        if request.headers.get("origin") != f"http://{host}":
            return _refused("expected a request of the desk's own page, got one of another site")
        if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
            return _refused("expected JSON of the desk's own page", status=415)
        length = request.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            return _refused(f"expected a body of up to {LARGEST_BODY} bytes, its length stated", status=413)
        return None

    def _is_known(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self.token.encode())


def _refused(message: str, *, status: int = 403) -> Response:
    return PlainTextResponse(message + "\n", status_code=status)
