"""Accounts: signing in and out, and what people change about their own account.

Whoever fails to sign in learns nothing: an unknown user, a wrong password and a disabled user get
the same words after the same work.
"""

import hmac
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pyotp

from skycap.lending.refusals import Code, Refusal
from skycap.services import passwords, staff
from skycap.services.office import Lender, Office
from skycap.services.permissions import Person, Role
from skycap.services.ports import Claim, ClaimTaken, Commit, Conflict, Unavailable
from skycap.services.records import USERS, UserRow
from skycap.services.staff import Change, PasswordChanged, SignedIn, SignedOut, TotpChanged
from skycap.services.tokens import Keys, NotSignedIn
from skycap.services.work import Asked, Outcome, carry_out

INVALID: Final = "Invalid credentials"
USERNAME_TEXT_MAX: Final = 100
"""Longest text that is looked up as a username."""

CODE_SECONDS: Final = 30
CODE_STEPS: Final = (0, -1, 1)
"""A phone's clock may be one code behind or ahead."""


class CodeNeeded(NotSignedIn):
    """The password is right, and the code of the user's phone is missing, wrong or used before."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "code_needed")


def sign_in(
    office: Office, keys: Keys, username: str, password: str, code: str | None = None
) -> tuple[str, UserRow]:
    """A token for the user with that password, and with that code if they have turned codes on.

    Raises `NotSignedIn` with the same words for every reason, or `CodeNeeded`. A hash of the old
    system is replaced on the way. The first sign-in of a day goes on record, where it can.
    """
    user = _findable(office, username)
    right = passwords.verify(user.password_hash if user else None, password)
    if user is None or not right or not user.active:
        raise NotSignedIn(INVALID, "invalid_credentials")
    if user.totp_confirmed:
        _spend_code(office, user, code)
    if passwords.is_outdated(user.password_hash):
        user = _upgrade(office, user, password)
    _record_sign_in(office, user)
    return keys.issue(user, office.clock.now()), user


def identify(office: Office, keys: Keys, token: str) -> UserRow:
    """Who holds `token`, as they are now. Raises `NotSignedIn` unless it still holds.

    Signing out, a new password, another role and being disabled void it at once.
    """
    claims = keys.read(token, office.clock.now())
    user = office.store.get(USERS, claims.sub)
    if user is None or not user.active or claims.gen != user.tokens_valid_from:
        raise NotSignedIn("Your session has ended. Please sign in again.")
    if claims.role != user.role:
        raise NotSignedIn("Your role has changed. Please sign in again.")
    return user


def as_person(user: UserRow) -> Person:
    """The person that the desks ask for."""
    return Person(user.id, Role(user.role), user.full_name)


def require_own_password(user: UserRow) -> None:
    """Refuse with `password_change_required` who still has a password that somebody gave them."""
    if user.must_change_password:
        message = "Choose a password of your own first."
        raise Refusal(Code.PASSWORD_CHANGE_REQUIRED, message)


def owes_codes(user: UserRow, lender: Lender) -> bool:
    """Whether a user has to set up one-time codes before anything else."""
    return user.role in lender.second_factor_roles and not user.totp_confirmed


def require_second_factor(user: UserRow, lender: Lender) -> None:
    """Refuse with `second_factor_required` who has to set up codes before anything else."""
    if owes_codes(user, lender):
        message = "Set up one-time codes first: the lender requires them of your role."
        raise Refusal(Code.SECOND_FACTOR_REQUIRED, message)


def sign_out(office: Office, user: UserRow, asked: Asked | None = None) -> Outcome:
    """Void every token of `user` issued so far."""

    def decide(before: UserRow) -> Change:
        after = replace(before, tokens_valid_from=staff.revoked(office, before))
        return Change(after, (SignedOut(),))

    return staff.change(office, user.id, user.id, decide, asked)


def change_password(
    office: Office, user: UserRow, current: str, new: str, asked: Asked | None = None
) -> Outcome:
    """Keep a new password for `user` and void every token issued so far.

    Refuses with `password_wrong` or `password_weak`.
    """
    passwords.check_new(new, user.username)
    if new == current:
        message = "must differ from the password that you have now"
        raise Refusal(Code.PASSWORD_WEAK, message, "newPassword")
    made = passwords.hashed(new)

    def decide(before: UserRow) -> Change:
        _check_password(before, current, "currentPassword")
        after = replace(
            before,
            password_hash=made,
            must_change_password=False,
            tokens_valid_from=staff.revoked(office, before),
        )
        return Change(after, (PasswordChanged("changed"),))

    return staff.change(office, user.id, user.id, decide, passwords.shielded(asked))


def begin_totp(office: Office, user: UserRow, asked: Asked | None = None) -> Outcome:
    """Make a secret for codes; the answer has `secret` and `otpauthUri` for the user's phone.

    They are shown until `confirm_totp` has seen a code, and never kept with the request key.
    """
    secret = pyotp.random_base32()

    def decide(before: UserRow) -> Change:
        if before.totp_confirmed:
            raise Refusal(Code.TOTP_ALREADY_ON, "Signing in with codes is on already.")
        return Change(replace(before, totp_secret=secret), (TotpChanged("begun"),))

    outcome = staff.change(office, user.id, user.id, decide, asked)
    now = staff.load_user(office, user.id)
    if now.totp_secret is None or now.totp_confirmed:
        return outcome  # a repeated request, after the codes were confirmed or removed
    issuer = office.lender().name
    uri = pyotp.TOTP(now.totp_secret).provisioning_uri(name=now.username, issuer_name=issuer)
    return replace(outcome, body=outcome.body | {"secret": now.totp_secret, "otpauthUri": uri})


def confirm_totp(office: Office, user: UserRow, code: str, asked: Asked | None = None) -> Outcome:
    """Turn codes on: from now on, signing in asks for one. Refuses with `code_wrong`."""

    def decide(before: UserRow) -> Change:
        if before.totp_confirmed:
            raise Refusal(Code.TOTP_ALREADY_ON, "Signing in with codes is on already.")
        if before.totp_secret is None:
            raise Refusal(Code.TOTP_NOT_BEGUN, "Ask for a secret first.")
        claim = _code_claim(office, before, code)
        if claim is None:
            message = "is not the code that the phone shows now; are both clocks right?"
            raise Refusal(Code.CODE_WRONG, message, "code")
        after = replace(before, totp_confirmed=True)
        return Change(after, (TotpChanged("confirmed"),), (claim,))

    return staff.change(office, user.id, user.id, decide, asked)


def remove_totp(
    office: Office, user: UserRow, password: str, asked: Asked | None = None
) -> Outcome:
    """Turn codes off, for a user who gives their password.

    Refuses with `password_wrong`, or with `second_factor_required` where the role has to have them.
    """

    def decide(before: UserRow) -> Change:
        _check_password(before, password, "password")
        if before.role in office.lender().second_factor_roles:
            message = (
                "The lender requires one-time codes of your role. For another phone, ask an "
                "administrator to reset them."
            )
            raise Refusal(Code.SECOND_FACTOR_REQUIRED, message)
        if before.totp_secret is None:
            return Change(before)
        after = replace(before, totp_secret=None, totp_confirmed=False)
        return Change(after, (TotpChanged("removed"),))

    return staff.change(office, user.id, user.id, decide, passwords.shielded(asked))


def _findable(office: Office, username: str) -> UserRow | None:
    if len(username) > USERNAME_TEXT_MAX or not username.isascii() or not username.isprintable():
        return None
    return staff.find_user(office, username)


def _check_password(user: UserRow, password: str, field: str) -> None:
    if not passwords.verify(user.password_hash, password):
        raise Refusal(Code.PASSWORD_WRONG, "is not your password", field)


def _upgrade(office: Office, user: UserRow, password: str) -> UserRow:
    """Replace an outdated hash, unless somebody set another password meanwhile."""
    made = passwords.hashed(password)

    def decide(before: UserRow) -> Change:
        if before.password_hash != user.password_hash:
            return Change(before)
        return Change(replace(before, password_hash=made), (PasswordChanged("upgraded"),))

    staff.change(office, user.id, user.id, decide)
    return staff.load_user(office, user.id)


def _record_sign_in(office: Office, user: UserRow) -> None:
    """Record the first sign-in of a day. Nobody is kept out because the disk is full."""
    today, stream = office.today(office.lender()), staff.stream_of(user.id)

    def plan() -> tuple[Commit, dict[str, Any]]:
        past = office.store.load(stream)
        if any(isinstance(told.event, SignedIn) and told.effective_on >= today for told in past):
            return Commit(), {}
        before = staff.load_user(office, user.id)
        return staff.writing(office, user.id, before, Change(before, (SignedIn(),)), past), {}

    with suppress(Unavailable, Conflict):
        carry_out(office, stream, plan)


def _spend_code(office: Office, user: UserRow, code: str | None) -> None:
    """Accept a code once: its time step is claimed for good, by one commit of its own."""
    if not code:
        raise CodeNeeded("Enter the code that your phone shows.")
    claim = _code_claim(office, user, code)
    if claim is None:
        raise CodeNeeded("That code is wrong. Enter the one that your phone shows now.")
    commit = Commit(claims=(claim,))
    try:
        carry_out(office, staff.stream_of(user.id), lambda: (commit, {}))
    except ClaimTaken as taken:
        raise CodeNeeded("That code was used. Wait for the next one.") from taken


def _code_claim(office: Office, user: UserRow, code: str) -> Claim | None:
    """The unique name of the time step that `code` belongs to; None for a wrong code."""
    digits = "".join(code.split()).encode("utf-8", "surrogatepass")
    generator = pyotp.TOTP(user.totp_secret or "")
    now = office.clock.now()
    for step in CODE_STEPS:
        moment = now + timedelta(seconds=step * CODE_SECONDS)
        if hmac.compare_digest(generator.at(moment).encode(), digits):
            return Claim(f"totp/{user.id}/{int(moment.timestamp()) // CODE_SECONDS}", user.id)
    return None
