"""Signing in and out, tokens and cookies, and safety from forged requests."""

from datetime import timedelta

import pyotp
import pytest

from skycap.api.options import ApiOptions
from skycap.services import users
from tests.api.conftest import Make
from tests.api.world import ORIGIN, World, password_of

LOGIN = {"username": "maker", "password": password_of("maker")}
NEW = "another long sentence"


def test_a_sign_in_answers_a_token_and_who_it_is_for(each_world: World) -> None:
    """The token of a login opens what needs one; the user is told without secrets."""
    answer = each_world.post("/api/auth/login", LOGIN)
    body = answer.json()
    headers = {"Authorization": f"Bearer {body['token']}"}
    each_world.client.cookies.clear()

    assert {"userId", "username", "fullName", "role", "email", "mustChangePassword"} == set(
        body["user"]
    )
    assert each_world.get("/api/auth/verify", headers=headers).json()["user"]["role"] == "maker"


def test_the_cookie_is_safe(world: World) -> None:
    """The cookie is HttpOnly, Secure and SameSite=Strict, and holds for a day."""
    cookie = world.post("/api/auth/login", LOGIN).headers["set-cookie"].lower()

    for part in ("skycap_session=", "httponly", "secure", "samesite=strict", "max-age=86400"):
        assert part in cookie


def test_on_a_plain_address_the_cookie_is_not_secure(make: Make) -> None:
    """Where TLS is not to be had, the cookie still works, as the option says."""
    world = make(ApiOptions(secure_cookies=False, rate_limits=None))

    assert "secure" not in world.post("/api/auth/login", LOGIN).headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "body",
    [
        {"username": "maker", "password": "wrong"},
        {"username": "nobody", "password": "wrong"},
        {"username": "m" * 200, "password": "wrong"},
        {"username": "maker\u0000", "password": "wrong"},
        {"username": "🦒", "password": "🦒"},
    ],
)
def test_a_wrong_sign_in_is_always_the_same_answer(world: World, body: dict[str, str]) -> None:
    """A wrong password and an unknown user cannot be told apart."""
    answer = world.post("/api/auth/login", body)

    assert answer.status_code == 401
    assert "Invalid credentials" in answer.json()["detail"]
    assert answer.json()["code"] == "invalid_credentials"


def test_signing_out_voids_the_token_at_once(each_world: World) -> None:
    """After a sign-out the token opens nothing any more."""
    headers = each_world.headers("maker")

    assert each_world.post("/api/auth/logout", headers=headers).status_code == 200
    assert each_world.get("/api/auth/verify", headers=headers).status_code == 401


def test_a_new_password_voids_tokens_and_works(world: World) -> None:
    """After a change the old password and the old token are void, the new password is not."""
    headers = world.headers("maker")
    body = {"currentPassword": password_of("maker"), "newPassword": NEW}

    assert world.post("/api/auth/password", body, headers=headers).status_code == 200
    assert world.get("/api/auth/verify", headers=headers).status_code == 401
    assert world.post("/api/auth/login", LOGIN).status_code == 401
    assert world.post("/api/auth/login", {**LOGIN, "password": NEW}).status_code == 200


def test_a_wrong_current_password_changes_nothing(world: World) -> None:
    """Who does not know the password cannot replace it."""
    body = {"currentPassword": "wrong", "newPassword": NEW}
    answer = world.post("/api/auth/password", body, "maker")

    assert (answer.status_code, answer.json()["code"]) == (422, "password_wrong")
    assert world.post("/api/auth/login", LOGIN).status_code == 200


def test_a_disabled_user_is_out_at_once(world: World) -> None:
    """An administrator shuts somebody out: their token and password open nothing."""
    headers = world.headers("maker")
    world.post(f"/api/users/{world.people['maker'].id}/disable", role="admin")

    assert world.get("/api/auth/verify", headers=headers).status_code == 401
    assert world.post("/api/auth/login", LOGIN).status_code == 401


def test_a_given_password_must_be_changed_first(world: World) -> None:
    """Whoever has a password that was given to them may verify, sign out and change it, no more."""
    body = {"username": "kagiso", "fullName": "Kagiso Molefe", "role": "checker"}
    given = world.post("/api/users", body, "admin").json()["temporaryPassword"]
    signed_in = world.post("/api/auth/login", {"username": "kagiso", "password": given}).json()
    headers = {"Authorization": f"Bearer {signed_in['token']}"}
    world.client.cookies.clear()

    assert signed_in["user"]["mustChangePassword"]
    assert world.get("/api/auth/verify", headers=headers).status_code == 200
    for refused in (
        world.get("/api/loans", headers=headers),
        world.post("/api/auth/totp", headers=headers),
    ):
        assert (refused.status_code, refused.json()["code"]) == (403, "password_change_required")
    change = {"currentPassword": given, "newPassword": NEW}
    assert world.post("/api/auth/password", change, headers=headers).status_code == 200


def test_codes_that_are_a_duty_come_first(world: World) -> None:
    """Who owes codes may verify, set them up and sign out; everything opens once they are on."""
    duty = world.client.put(
        "/api/settings", json={"secondFactorRoles": ["maker"]}, headers=world.headers("admin")
    )
    assert duty.status_code == 200

    refused = world.get("/api/loans", role="maker")
    assert (refused.status_code, refused.json()["code"]) == (403, "second_factor_required")
    assert world.get("/api/loans", role="checker").status_code == 200
    told = world.get("/api/auth/verify", role="maker").json()
    assert (told["secondFactorRequired"], told["totpEnabled"]) == (True, False)
    secret = world.post("/api/auth/totp", role="maker").json()["secret"]
    code = pyotp.TOTP(secret).at(world.clock.now())
    assert world.post("/api/auth/totp/confirm", {"code": code}, "maker").status_code == 200
    assert world.get("/api/loans", role="maker").status_code == 200


def test_a_one_time_code_is_asked_for_once_it_is_on(world: World) -> None:
    """With codes on, a password alone gets 401 with `code_needed`; with the code it signs in."""
    secret = world.post("/api/auth/totp", role="maker").json()["secret"]
    code = pyotp.TOTP(secret).at(world.clock.now())
    assert world.post("/api/auth/totp/confirm", {"code": code}, "maker").status_code == 200

    alone = world.post("/api/auth/login", LOGIN)
    assert (alone.status_code, alone.json()["code"]) == (401, "code_needed")
    later = pyotp.TOTP(secret).at(world.clock.now() + timedelta(seconds=30))
    assert world.post("/api/auth/login", {**LOGIN, "code": later}).status_code == 200

    body = {"password": password_of("maker")}
    removed = world.post("/api/auth/totp/remove", body, role="maker")
    assert not removed.json()["totpEnabled"]


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Basic bWFrZXI6eA==", "Bearer a.b.c", "Bearer " + "x" * 5000],
)
def test_nonsense_is_no_sign_in(world: World, header: str) -> None:
    """What is not a token of ours is answered 401."""
    assert world.get("/api/loans", headers={"Authorization": header}).status_code == 401


class TestCookies:
    """A browser is known by its cookie, and only pages of ours may use it to change things."""

    @pytest.fixture
    def browser(self, world: World) -> World:
        """A browser that is signed in as the administrator."""
        body = {"username": "admin", "password": password_of("admin")}
        world.post("/api/auth/login", body)
        assert world.client.cookies
        return world

    def test_reading_needs_the_cookie_alone(self, browser: World) -> None:
        """A cookie is enough to read."""
        assert browser.get("/api/users").status_code == 200

    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "same-origin"},
            {"Origin": "https://skycap.test"},
            {"Origin": ORIGIN, "Sec-Fetch-Site": "cross-site"},
        ],
    )
    def test_a_page_of_ours_may_change_things(
        self, browser: World, headers: dict[str, str]
    ) -> None:
        """The same origin, or one that is listed, may send commands with the cookie."""
        answer = browser.send("PUT", "/api/settings", json={"phone": "1"}, headers=headers)

        assert answer.status_code == 200

    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Sec-Fetch-Site": "none"},
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Origin": "https://skycap.test.evil.example"},
        ],
    )
    def test_a_page_of_others_may_not(self, browser: World, headers: dict[str, str]) -> None:
        """A forged request with the cookie is refused, and changes nothing."""
        before = browser.fingerprint()
        answer = browser.send("PUT", "/api/settings", json={"phone": "1"}, headers=headers)

        assert (answer.status_code, answer.json()["code"]) == (403, "cross_site")
        assert before == browser.fingerprint()

    def test_a_token_needs_no_page_of_ours(self, browser: World) -> None:
        """A bearer token cannot be forged by a page, so nothing else is asked."""
        answer = browser.send("PUT", "/api/settings", "admin", json={"phone": "1"})

        assert answer.status_code == 200

    def test_signing_out_takes_the_cookie_back(self, browser: World) -> None:
        """After a sign-out the browser holds no session."""
        browser.post("/api/auth/logout", headers={"Sec-Fetch-Site": "same-origin"})

        assert not browser.client.cookies


def test_users_are_looked_after(world: World) -> None:
    """An administrator adds, lists, changes, resets, disables and enables people."""
    body = {"username": "kagiso", "fullName": "Kagiso Molefe", "role": "maker", "email": "k@x.bw"}
    added = world.post("/api/users", body, "admin")
    path = f"/api/users/{added.json()['userId']}"

    assert added.status_code == 201
    assert "kagiso" in [user["username"] for user in world.get("/api/users", "admin").json()]
    assert world.get(path, "admin").json()["role"] == "maker"
    changed = world.send("PATCH", path, "admin", json={"role": "checker", "email": ""})
    assert (changed.json()["role"], changed.json()["email"]) == ("checker", "")
    assert world.post(f"{path}/reset-password", role="admin").json()["temporaryPassword"]
    assert not world.post(f"{path}/disable", role="admin").json()["active"]
    assert world.post(f"{path}/enable", role="admin").json()["active"]
    taken = world.post("/api/users", body, "admin")
    assert (taken.status_code, taken.json()["code"]) == (409, "username_taken")
    assert users.named(world.office, "kagiso").active
