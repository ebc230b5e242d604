"""Nobody but the desk's own page gets an answer."""

import pytest
from starlette.testclient import TestClient

from timeline.serve import Desk, Guard, make_app

PORT = 8123
ORIGIN = f"http://127.0.0.1:{PORT}"
ACCEPT = {"event": "e-1", "verdict": "accept"}


@pytest.fixture
def stranger(store):
    """Who knows the address, but not the token."""
    app = make_app(lambda: Desk(store, author="kim", clock=lambda: None), Guard("secret", PORT))
    with TestClient(app, base_url=ORIGIN) as client:
        yield client


@pytest.mark.parametrize(
    "path", ["/", "/api/desk", "/api/events/e-1", "/assets/main.js", "/?token=guessed", "/?token="]
)
def test_without_the_token_nothing_is_shown(stranger, path):
    answer = stranger.get(path, follow_redirects=False)
    assert answer.status_code == 403
    assert "open the one that `timeline serve` printed" in answer.text
    assert "set-cookie" not in answer.headers


def test_the_token_moves_from_the_address_into_a_cookie_that_no_script_and_no_site_gets(stranger):
    answer = stranger.get("/?token=secret", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"timeline_desk_{PORT}=secret; ")
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:80", f"127.0.0.1.evil.example:{PORT}"]
)
def test_a_name_that_only_leads_here_is_refused(page, host):
    answer = page.client.get("/api/desk", headers={"host": host})
    assert (answer.status_code, answer.text) == (403, f"expected the host 127.0.0.1:{PORT}, got another one\n")


def test_localhost_is_this_machine_too(page):
    assert page.client.get("/", headers={"host": f"localhost:{PORT}"}).status_code == 200


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "https://evil.example",
        "http://127.0.0.1:9",
        f"https://127.0.0.1:{PORT}",
        f"http://localhost:{PORT}",
    ],
)
def test_what_writes_must_come_from_the_desks_own_page(page, origin):
    headers = {} if origin is None else {"origin": origin}
    answer = page.client.post("/api/decide", json=ACCEPT, headers=headers)
    assert (answer.status_code, answer.text) == (
        403,
        "expected a request of the desk's own page, got one of another site\n",
    )


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_what_a_form_can_send_is_refused(page, kind):
    headers = {"origin": ORIGIN, "content-type": kind}
    answer = page.client.post("/api/decide", content=b'{"event": "e-1", "verdict": "accept"}', headers=headers)
    assert answer.status_code == 415


def test_no_more_is_read_than_a_page_sends(page):
    headers = {"origin": ORIGIN, "content-type": "application/json"}
    assert page.client.post("/api/decide", content=b" " * 200_001, headers=headers).status_code == 413
    endless = page.client.post("/api/decide", content=iter([b"{", b"}"]), headers=headers)  # of no stated length
    assert endless.status_code == 413


@pytest.mark.parametrize("path", ["/", "/api/desk", "/assets/main.js", "/api/events/none", "/nowhere"])
def test_every_answer_says_what_the_page_may_do(page, path):
    headers = page.client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; ")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_refusals_carry_the_policy_too(stranger):
    assert "content-security-policy" in stranger.get("/").headers


@pytest.mark.parametrize("name", ["../desk.py", "..%2fdesk.py", "desk.py", "%2e%2e/desk.py", "", "main.js.map"])
def test_only_the_pages_own_files_are_handed_out(page, name):
    assert page.client.get(f"/assets/{name}").status_code in (404, 405)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("main.js", "text/javascript"),
        ("desk.css", "text/css"),
        ("icon.svg", "image/svg+xml"),
        ("source-sans-3-latin-wght-normal.woff2", "font/woff2"),
    ],
)
def test_files_come_with_their_kind(page, name, kind):
    answer = page.client.get(f"/assets/{name}")
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, kind)
    assert answer.content
