"""Signing in and out, and what people change about their own account."""

from typing import Annotated

from fastapi import APIRouter
from starlette.responses import Response

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Anyone, Call, Signed, answer, outcome
from skycap.api.models.base import Done
from skycap.api.models.people import (
    Login,
    LoginTold,
    NewPassword,
    OneTimeCode,
    PasswordAgain,
    TotpBegunTold,
    UserTold,
    VerifyTold,
)
from skycap.api.published import publish
from skycap.api.security import drop_cookie, set_cookie
from skycap.services import accounts
from skycap.services.records import UserRow

router = APIRouter(prefix="/api/auth", tags=["auth"], route_class=ExactRoute)


@router.post("/login", **publish(LoginTold, limited=True))
def login(call: Annotated[Call, Anyone], body: Login) -> Response:
    """Sign in. A wrong password and an unknown user get the same answer after the same time."""
    who = (body.username.strip().lower(), call.caller)
    call.limit("login_by_address")
    call.api.limiter.count("login_by_name", *who)
    token, user = accounts.sign_in(
        call.office, call.api.keys, body.username, body.password, body.code
    )
    call.api.limiter.forget("login_by_name", *who)
    call.seen.person = user.id
    signed_in = answer({"token": token, "user": _told(user)})
    set_cookie(signed_in, token, secure=call.api.options.secure_cookies)
    return signed_in


@router.get("/verify", **publish(VerifyTold, account=True))
def verify(call: Annotated[Call, Signed]) -> Response:
    """Say whether the token still holds, and for whom."""
    user, lender = call.signed, call.lender
    return answer(
        {
            "valid": True,
            "user": _told(user),
            "fourEyes": lender.four_eyes,
            "totpEnabled": user.totp_confirmed,
            "secondFactorRequired": user.role in lender.second_factor_roles,
        }
    )


@router.post("/logout", **publish(Done, account=True))
def logout(call: Annotated[Call, Signed]) -> Response:
    """Sign out everywhere: every token issued so far is void."""
    accounts.sign_out(call.office, call.signed)
    gone = answer({"success": True})
    drop_cookie(gone, secure=call.api.options.secure_cookies)
    return gone


@router.post("/password", **publish(UserTold, account=True, command=True, limited=True))
def change_password(call: Annotated[Call, Signed], body: NewPassword) -> Response:
    """Choose a new password. Every token issued so far is void, this one too: sign in again."""
    call.api.limiter.count("login_by_name", call.signed.id, "password")
    changed = accounts.change_password(
        call.office, call.signed, body.current_password, body.new_password, call.asked(body)
    )
    told = outcome(changed)
    drop_cookie(told, secure=call.api.options.secure_cookies)
    return told


@router.post("/totp", **publish(TotpBegunTold, account=True))
def begin_totp(call: Annotated[Call, Signed]) -> Response:
    """Ask for a secret, to sign in with one-time codes from now on."""
    return outcome(accounts.begin_totp(call.office, _settled(call)))


@router.post("/totp/confirm", **publish(UserTold, account=True, limited=True))
def confirm_totp(call: Annotated[Call, Signed], body: OneTimeCode) -> Response:
    """Turn one-time codes on, with the first code that the phone shows."""
    call.api.limiter.count("login_by_name", call.signed.id, "totp")
    return outcome(accounts.confirm_totp(call.office, _settled(call), body.code))


@router.post("/totp/remove", **publish(UserTold, account=True, limited=True))
def remove_totp(call: Annotated[Call, Signed], body: PasswordAgain) -> Response:
    """Turn one-time codes off."""
    call.api.limiter.count("login_by_name", call.signed.id, "totp")
    return outcome(accounts.remove_totp(call.office, _settled(call), body.password))


def _settled(call: Call) -> UserRow:
    """Whoever asks, once they have a password of their own."""
    accounts.require_own_password(call.signed)
    return call.signed


def _told(user: UserRow) -> dict[str, object]:
    return {
        "userId": user.id,
        "username": user.username,
        "fullName": user.full_name,
        "role": user.role,
        "email": user.email,
        "mustChangePassword": user.must_change_password,
    }
