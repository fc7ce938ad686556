"""Looking into modules for what they can refuse."""

from pathlib import Path
from types import ModuleType

from skycap.lending.refusals import Code


def codes_raised_in(*modules: ModuleType) -> set[Code]:
    """The codes that the sources of the modules name in a refusal."""
    source = "".join(Path(str(module.__file__)).read_text("utf-8") for module in modules)
    return {code for code in Code if f"Code.{code.name}," in source}
