"""Small files that break one house rule each, and their nearest neighbours that keep it."""

from dataclasses import dataclass

from tests.house.source import Source


@dataclass(frozen=True)
class Sample:
    """A file for one rule: its path, its text, and how many findings it earns."""

    rule: str
    path: str
    text: str
    findings: int = 1

    @property
    def source(self) -> Source:
        """The file as the rules see it."""
        return Source(self.path, self.text)


LENDING = "src/skycap/lending/loan.py"
SERVICE = "src/skycap/services/repayments.py"
API = "src/skycap/api/loans.py"
CLI = "src/skycap/cli/serve.py"
TEST = "tests/lending/test_loan.py"
LONG_FUNCTION = "def f() -> None:\n" + "    g()\n" * 69

BAD = [
    Sample("imports_only_go_down", LENDING, "from skycap.services import users\n"),
    Sample("imports_only_go_down", LENDING, "from ..services import users\n"),
    Sample("imports_only_go_down", SERVICE, "import skycap.storage.sql\n"),
    Sample("imports_only_go_down", SERVICE, "def f():\n    from skycap import settings\n"),
    Sample("imports_only_go_down", API, "import skycap.cli\n"),
    Sample("imports_only_go_down", API, "import skycap.aws.handlers\n"),
    Sample("imports_only_go_down", "src/skycap/__init__.py", "from skycap import lending\n"),
    Sample("imports_only_go_down", "src/skycap/lending/__init__.py", "from .. import api\n"),
    Sample("imports_only_go_down", "src/skycap/extras/x.py", '"""A room of its own."""\n'),
    Sample("neighbours_are_imported_late", CLI, "from skycap.api import application\n"),
    Sample("only_assembly_names_an_adapter", API, "from skycap.storage.sql import Store\n"),
    Sample("only_assembly_names_an_adapter", CLI, "def f():\n    from skycap import storage\n"),
    Sample("lending_needs_nothing", LENDING, "import pydantic\n"),
    Sample("lending_needs_nothing", LENDING, "from sqlalchemy.engine import Engine\n"),
    Sample("lending_needs_nothing", LENDING, "import os.path\nimport random\n", 2),
    Sample("no_import_hides_in_a_string", SERVICE, "importlib.import_module('skycap.api')\n"),
    Sample("no_import_hides_in_a_string", SERVICE, "__import__('skycap.api')\n"),
    Sample("only_the_clock_asks_the_time", SERVICE, "import datetime\ndatetime.date.today()\n"),
    Sample(
        "only_the_clock_asks_the_time", SERVICE, "import datetime as d\nd.datetime.now(d.UTC)\n"
    ),
    Sample("only_the_clock_asks_the_time", SERVICE, "from datetime import date\nf = date.today\n"),
    Sample("only_the_clock_asks_the_time", SERVICE, "from time import time\ntime()\n"),
    Sample("only_the_clock_asks_the_time", SERVICE, "sql = 'DEFAULT current_timestamp'\n"),
    Sample("only_settings_read_the_environment", API, "import os\nos.environ['X']\n"),
    Sample("only_settings_read_the_environment", API, "from os import getenv\ngetenv('X')\n"),
    Sample("lending_knows_no_float", LENDING, "x = 0.5\n"),
    Sample("lending_knows_no_float", LENDING, "def f(x: float) -> None: ...\n"),
    Sample("lending_knows_no_float", LENDING, "x = 1 / 3\nx /= 2\n", 2),
    Sample("lending_knows_no_float", LENDING, "x = 10 ** -2\n"),
    Sample("lending_knows_no_float", LENDING, "import math\nmath.sqrt(2)\n"),
    Sample("lending_knows_no_float", LENDING, "from operator import truediv\ntruediv(1, 3)\n"),
    Sample("only_money_rounds", LENDING, "round(x)\n"),
    Sample("only_money_rounds", LENDING, "x.quantize(y)\n"),
    Sample("only_money_rounds", LENDING, "from decimal import ROUND_HALF_UP\n"),
    Sample("modules_are_small", SERVICE, "x = 1\n" * 401),
    Sample("functions_are_small", SERVICE, LONG_FUNCTION + "    g()\n"),
    Sample("everything_public_has_a_docstring", SERVICE, "x = 1\n"),
    Sample("everything_public_has_a_docstring", SERVICE, '"""M."""\ndef f(): ...\n'),
    Sample(
        "everything_public_has_a_docstring", SERVICE, '"""M."""\nclass A:\n  def f(s): ...\n', 2
    ),
    Sample("every_test_says_what_it_proves", TEST, '"""M."""\ndef test_x(): ...\n'),
    Sample("every_test_says_what_it_proves", TEST, '"""M."""\ndef test_x():\n  """pays"""\n'),
    Sample("every_test_says_what_it_proves", TEST, "x = 1\n"),
    Sample("every_signature_is_annotated", SERVICE, "def f(): ...\n"),
    Sample("every_signature_is_annotated", SERVICE, "def f(a, /, *b, c, **d) -> None: ...\n", 4),
    Sample("nothing_is_left_for_later", SERVICE, "x = 1  # TO" + "DO: later\n"),
    Sample("nothing_is_left_for_later", TEST, "'''FIX" + "ME'''\n"),
    Sample("every_exception_has_a_reason", SERVICE, "x = 1  # noqa\n"),
    Sample("every_exception_has_a_reason", SERVICE, "x = 1  # noqa: S101\n"),
    Sample("every_exception_has_a_reason", SERVICE, "x = 1  # noqa - because it is so\n"),
    Sample("every_exception_has_a_reason", SERVICE, "x = 1  # type: ignore[arg-type]\n"),
    Sample("every_exception_has_a_reason", SERVICE, "x = 1  # pragma: no cover\n"),
    Sample("file_names_say_what_is_inside", "src/skycap/api/date_utils.py", ""),
    Sample("file_names_say_what_is_inside", "src/skycap/misc/loans.py", ""),
]

GOOD = [
    Sample("imports_only_go_down", LENDING, "from . import money\nfrom skycap import lending\n", 0),
    Sample("imports_only_go_down", API, "from skycap import __version__, assembly, services\n", 0),
    Sample("imports_only_go_down", TEST, "from skycap import cli, lending, storage\n", 0),
    Sample("neighbours_are_imported_late", CLI, "def f():\n    from skycap import api\n", 0),
    Sample(
        "only_assembly_names_an_adapter", "src/skycap/assembly.py", "import skycap.storage\n", 0
    ),
    Sample(
        "only_assembly_names_an_adapter", "src/skycap/storage/sql/x.py", "from .. import sql\n", 0
    ),
    Sample("lending_needs_nothing", LENDING, "import datetime\nfrom skycap.lending import x\n", 0),
    Sample("no_import_hides_in_a_string", SERVICE, "import skycap.lending\nload('skycap')\n", 0),
    Sample(
        "only_the_clock_asks_the_time", SERVICE, "import time\nclock.today()\ntime.monotonic()\n", 0
    ),
    Sample(
        "only_settings_read_the_environment", "src/skycap/settings.py", "import os\nos.environ\n", 0
    ),
    Sample("lending_knows_no_float", LENDING, "import math\nx = math.gcd(7 // 2, 2 ** 3)\n", 0),
    Sample("lending_knows_no_float", SERVICE, "x = 1 / 3\n", 0),
    Sample("only_money_rounds", "src/skycap/lending/money.py", "x.quantize(y, ROUND_DOWN)\n", 0),
    Sample("modules_are_small", SERVICE, "x = 1\n" * 400, 0),
    Sample("functions_are_small", SERVICE, LONG_FUNCTION, 0),
    Sample("everything_public_has_a_docstring", SERVICE, '"""M."""\ndef _f(): ...\n', 0),
    Sample("everything_public_has_a_docstring", SERVICE, '"""M."""\n@override\ndef f(): ...\n', 0),
    Sample("every_test_says_what_it_proves", TEST, '"""M."""\ndef test_x():\n  """Pays."""\n', 0),
    Sample("every_signature_is_annotated", SERVICE, "class A:\n  def f(self) -> int: ...\n", 0),
    Sample("nothing_is_left_for_later", SERVICE, "x = 1  # the list of todos is an issue\n", 0),
    Sample("every_exception_has_a_reason", SERVICE, "x = 1  # noqa: S101, E501 - it is so\n", 0),
    Sample("every_exception_has_a_reason", SERVICE, "x = 1  # type: ignore[misc] # no types\n", 0),
    Sample("file_names_say_what_is_inside", "src/skycap/lending/arrears.py", "", 0),
]
