"""What the tests call on the machine is what `system_packages.sh` installs, so that a bare machine can run them."""

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parent
SCRIPT = (TESTS / "system_packages.sh").read_text("utf-8")

# A program that a test starts -> the Debian package that brings it.
PACKAGES = {
    "Rscript": "r-base-core",
    "chromium-headless-shell": "chromium-headless-shell",
    "curl": "curl",
    "java": "default-jre-headless",
    "nginx": "nginx-light",
    "node": "nodejs",
    "pdftotext": "poppler-utils",
    "pg_ctl": "postgresql",
    "initdb": "postgresql",
    "postgres": "postgresql",
    "systemd-analyze": "systemd",
}
# What every Debian with git, make and Python has.
ON_EVERY_MACHINE = {"git", "make", "sh", "bash", "python3"}
# What no test names: libraries and fonts of the browser's driver and the layout tests; the unit of systemd starts kill.
UNNAMED = {"libatomic1", "procps", "fonts-dejavu-core", "fonts-liberation", "fonts-noto-core", "r-cran-jsonlite"}
_STARTS = {"subprocess.run", "subprocess.Popen", "shutil.which", "program", "self._run"}


def test_every_program_that_a_test_starts_is_installed() -> None:
    started = {name for path in TESTS.rglob("*.py") if "bench" not in path.parts for name in _programs(path)}
    unknown = started - PACKAGES.keys() - ON_EVERY_MACHINE
    assert not unknown, f"name the packages of {sorted(unknown)} here and in system_packages.sh"
    assert {"chromium-headless-shell", "nginx", "java"} <= started | _named_paths()


def test_the_script_installs_just_what_is_needed() -> None:
    installed = set(re.findall(r"\|\| echo ([\w.+-]+)", SCRIPT))
    assert installed == set(PACKAGES.values()) | UNNAMED


def _programs(path: Path) -> set[str]:
    """The names of programs that a file starts, where they stand in it as words of their own."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        first = node.args[0].elts[0] if isinstance(node.args[0], ast.List) and node.args[0].elts else node.args[0]
        if ast.unparse(node.func) in _STARTS and isinstance(first, ast.Constant) and isinstance(first.value, str):
            word = first.value.rsplit("/", 1)[-1]
            if re.fullmatch(r"[A-Za-z][\w-]*", word):
                found.add(word)
    return found


def _named_paths() -> set[str]:
    texts = "\n".join(path.read_text("utf-8") for path in TESTS.rglob("*.py"))
    return {name for name in PACKAGES if re.search(rf'["/]{re.escape(name)}"', texts)}
