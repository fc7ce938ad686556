"""Passwords: kept as Argon2id, old hashes accepted, weak ones refused by name."""

import hashlib
import re
import threading

import pytest
from argon2 import extract_parameters
from hypothesis import given, settings
from hypothesis import strategies as st

from skycap.lending.refusals import Code, Refusal
from skycap.services import passwords
from skycap.services.work import Asked


def imported(password: str) -> str:
    """A hash as the old system kept it."""
    return "sha256$" + hashlib.sha256(password.encode()).hexdigest()


def test_a_password_is_kept_as_argon2id_and_known_again() -> None:
    """The hash names its function, tells nothing, and fits its own password alone."""
    stored = passwords.hashed("a quiet river at noon")

    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert "river" not in stored
    assert passwords.verify(stored, "a quiet river at noon")
    assert not passwords.verify(stored, "a quiet river at Noon")


def test_one_password_has_a_different_hash_each_time() -> None:
    """Two people with one password do not have one hash."""
    assert passwords.hashed("same words here") != passwords.hashed("same words here")


def test_the_unknown_user_costs_what_a_known_one_does() -> None:
    """The hash that unknown users are checked against has the parameters of every other."""
    assert extract_parameters(passwords.NOBODY) == extract_parameters(passwords.hashed("x"))
    assert not passwords.verify(None, "")


@pytest.mark.parametrize(
    ("stored", "password", "computed"),
    [
        (None, "anything at all", 1),
        (passwords.hashed("right words here"), "right words here", 1),
        (passwords.hashed("right words here"), "wrong words here", 1),
        (imported("right"), "wrong", 1),
        (imported("right"), "right", 0),
        (passwords.hashed("right words here"), "x" * 1_000_000, 1),
    ],
    ids=["unknown", "right", "wrong", "imported wrong", "imported right", "endless"],
)
def test_every_answer_takes_the_same_work(
    monkeypatch: pytest.MonkeyPatch, stored: str | None, password: str, computed: int
) -> None:
    """One Argon2id computation for every check; a right imported one is hashed after it instead."""
    checked: list[str] = []
    real = passwords._hasher

    class Counting:
        def verify(self, kept: str, given: bytes) -> bool:
            checked.append(kept)
            return real.verify(kept, given)

    monkeypatch.setattr(passwords, "_hasher", Counting())

    passwords.verify(stored, password)

    assert len(checked) == computed


def test_an_imported_hash_is_accepted_and_known_as_outdated() -> None:
    """The old system's SHA-256 fits its password, in either case of hex, and wants replacing."""
    stored = imported("maker123")

    assert passwords.verify(stored, "maker123")
    assert passwords.verify(stored.replace("sha256$", "").upper().join(["sha256$", ""]), "maker123")
    assert not passwords.verify(stored, "maker124")
    assert passwords.is_outdated(stored)
    assert not passwords.is_outdated(passwords.hashed("x"))


@pytest.mark.parametrize("stored", ["", "plain", "$argon2id$broken", "sha256$", "sha256$é"])
def test_a_damaged_hash_fits_nothing(stored: str) -> None:
    """A hash that cannot be read lets nobody in and breaks nothing."""
    assert not passwords.verify(stored, "")
    assert not passwords.verify(stored, "plain")


@pytest.mark.parametrize(
    "password",
    [
        "short-words",
        "x" * 129,
        "botswana2026",
        "PasswordPassword",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "Kgosi.Sebina.Snr",
    ],
)
def test_a_weak_password_is_refused_by_field(password: str) -> None:
    """Too short, too long, known to thieves, all alike, or the username itself."""
    with pytest.raises(Refusal) as refused:
        passwords.check_new(password, "kgosi.sebina.snr", "password")

    assert (refused.value.code, refused.value.field) == (Code.PASSWORD_WEAK, "password")
    assert password not in refused.value.message


@pytest.mark.parametrize("password", ["twelve chars", "a quiet river", "ke a leboga rra"])
def test_a_few_words_are_enough(password: str) -> None:
    """No rule asks for digits or capitals."""
    passwords.check_new(password, "maker")


def test_generated_passwords_are_readable_different_and_good_enough() -> None:
    """Groups without lookalikes, never twice, and never refused by our own rule."""
    made = {passwords.generated() for _ in range(200)}

    assert len(made) == 200
    for password in made:
        assert re.fullmatch(r"[2-9a-hjkmnp-z]{4}(-[2-9a-hjkmnp-z]{4}){3}", password)
        passwords.check_new(password, "maker")


@settings(max_examples=15)
@given(st.text(max_size=200))
def test_any_text_can_be_tried(password: str) -> None:
    """Emoji, zero bytes and halves of a pair never break a check."""
    assert not passwords.verify(passwords.NOBODY, password)
    assert not passwords.verify(imported("known"), password) or password == "known"


def test_halves_of_a_pair_can_be_tried() -> None:
    """JSON can carry a lone surrogate; it fits nothing and breaks nothing."""
    assert not passwords.verify(None, "\ud800")
    assert not passwords.verify(imported("x"), "\ud800")
    assert passwords.verify(passwords.hashed("\ud800 strange words"), "\ud800 strange words")


def test_letters_composed_differently_are_one_password() -> None:
    """The same é from two keyboards is the same letter."""
    assert passwords.verify(passwords.hashed("cafe\u0301 on the corner"), "caf\u00e9 on the corner")


def test_a_request_with_a_password_is_remembered_by_a_slow_hash() -> None:
    """The same request has the same hash, another has another, and guessing it is costly."""
    first = passwords.shielded(Asked("k", "h1"))

    assert first is not None
    assert first == passwords.shielded(Asked("k", "h1"))
    assert first != passwords.shielded(Asked("k", "h2"))
    assert first.body_hash != "h1"
    assert first.key == "k"
    assert passwords.shielded(None) is None


def test_a_flood_of_checks_takes_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many sign in at once, only a few hashes are in memory at the same time."""
    guard, now, most = threading.Lock(), [0], [0]

    class Watched:
        def verify(self, kept: str, given: bytes) -> bool:
            with guard:
                now[0] += 1
                most[0] = max(most[0], now[0])
            turn.wait(0.01)
            with guard:
                now[0] -= 1
            return True

    turn = threading.Event()
    monkeypatch.setattr(passwords, "_hasher", Watched())
    threads = [threading.Thread(target=passwords.verify, args=("x", "y")) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most[0] == passwords.AT_ONCE_MAX
