"""Every symptom and cause there is, in the order in which they are tried.

A file that is named here has its functions in the register once it is imported.
"""

from typing import Final

from skycap.operations.diagnose import (
    apply,
    causes,
    clocks,
    cors,
    costs,
    dashboard,
    functions,
    gateway,
    login,
    machine,
    pages,
    repayments,
    rights,
    tables,
    uploads,
)

MODULES: Final = (
    machine,
    functions,
    tables,
    rights,
    clocks,
    login,
    cors,
    gateway,
    apply,
    uploads,
    costs,
    pages,
    dashboard,
    repayments,
)


def _place(module: str) -> int:
    return [known.__name__ for known in MODULES].index(module)


CAUSES: Final = tuple(sorted(causes.CAUSES, key=lambda cause: _place(cause.look.__module__)))
SYMPTOMS: Final = tuple(sorted(causes.SYMPTOMS, key=lambda shown: _place(shown.attempt.__module__)))
