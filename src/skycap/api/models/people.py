"""What is sent and answered about members of staff."""

from pydantic import Field

from skycap.api.fields import Line, OptionalLine, OptionalText, OptionalTruth, Secret
from skycap.api.models.base import Changed, Sent, Told, example

_USER = {
    "userId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
    "username": "kagiso",
    "fullName": "Kagiso Molefe",
    "email": "kagiso@example.co.bw",
    "role": "maker",
    "active": True,
    "mustChangePassword": False,
    "totpEnabled": False,
    "createdAt": "2026-01-31T08:00:00.000000Z",
}
_SIGNED_IN = {
    name: _USER[name]
    for name in ("userId", "username", "fullName", "role", "email", "mustChangePassword")
}


class Login(Sent):
    """A username and a password, and a one-time code where the user has one."""

    model_config = example({"username": "kagiso", "password": "a long sentence of one's own"})

    username: Secret
    password: Secret
    code: Secret | None = None


class SignedInTold(Told):
    """Who is signed in."""

    model_config = example(_SIGNED_IN)

    user_id: str
    username: str
    full_name: str
    role: str
    email: str
    must_change_password: bool


class LoginTold(Told):
    """A token of 24 hours, and who it is for. Browsers get it as a cookie as well."""

    model_config = example({"token": "eyJhbGciOi…", "user": _SIGNED_IN})

    token: str
    user: SignedInTold


class VerifyTold(Told):
    """The token holds, and this is who it is for.

    `fourEyes` is false for a one-person lender, which every page of the portal then says.
    """

    model_config = example(
        {
            "valid": True,
            "user": _SIGNED_IN,
            "fourEyes": True,
            "totpEnabled": False,
            "secondFactorRequired": False,
        }
    )

    valid: bool
    user: SignedInTold
    four_eyes: bool
    totp_enabled: bool = Field(description="Whether this person signs in with one-time codes.")
    second_factor_required: bool = Field(
        description="Whether this person's role may do nothing without one-time codes."
    )


class NewPassword(Sent):
    """A new password, with the one it replaces."""

    model_config = example(
        {"currentPassword": "k7mq-x3np-w9hd-r4tv", "newPassword": "a long sentence of one's own"}
    )

    current_password: Secret
    new_password: Secret


class OneTimeCode(Sent):
    """The six digits that the phone shows."""

    model_config = example({"code": "492039"})

    code: Secret


class PasswordAgain(Sent):
    """The password once more, for what is delicate."""

    model_config = example({"password": "a long sentence of one's own"})

    password: Secret


class UserTold(Told):
    """A member of staff."""

    model_config = example(_USER)

    user_id: str
    username: str
    full_name: str
    email: str
    role: str
    active: bool
    must_change_password: bool
    totp_enabled: bool
    created_at: str


class UserListedTold(UserTold):
    """A member of staff, as the list tells about them."""

    model_config = example({**_USER, "lastSeenAt": "2026-03-02T07:58:11.402117Z"})

    last_seen_at: str | None = Field(
        description="When they last signed in or did something on record; null for never."
    )


class TotpBegunTold(UserTold):
    """A secret for codes, to be put into the phone and confirmed with the first code."""

    model_config = example(
        {**_USER, "secret": "JBSWY3DPEHPK3PXP", "otpauthUri": "otpauth://totp/Skycap:kagiso"}
    )

    secret: str | None = None
    otpauth_uri: str | None = None


class UserMadeTold(UserTold):
    """A member of staff, with the generated password that is told this once."""

    model_config = example({**_USER, "temporaryPassword": "k7mq-x3np-w9hd-r4tv"})

    temporary_password: str | None = None


class UserToAdd(Sent):
    """Somebody who joins the staff. Without a password, one is generated and told once."""

    model_config = example(
        {
            "username": "kagiso",
            "fullName": "Kagiso Molefe",
            "role": "maker",
            "email": "kagiso@example.co.bw",
        }
    )

    username: Line
    full_name: Line
    role: Line
    email: OptionalLine = None
    password: Secret | None = None
    must_change_password: OptionalTruth = None


class UserChange(Changed):
    """What is to be changed about a member of staff; what is left out stays."""

    model_config = example({"role": "checker"})

    role: OptionalText = None
    full_name: OptionalText = None
    email: OptionalText = None


class PasswordReset(Sent):
    """How to reset a password."""

    model_config = example({"alsoCodes": False})

    also_codes: OptionalTruth = Field(
        default=None, description="Turn one-time codes off too, for someone who lost their phone."
    )
