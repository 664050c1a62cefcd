"""The size of modules and functions is a promise: see CONTRIBUTING.md."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

MODULE_LINES = 400
FUNCTION_LINES = 40
ALLOWED = {
    "helpdesk/store/migrations/versions/0001_the_first_tables.py": "written by Alembic",
}
MODULES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "helpdesk").rglob("*.py"))


@pytest.mark.parametrize("name", [name for name in MODULES if name not in ALLOWED])
def test_a_module_is_one_idea_that_can_be_read_in_one_go(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]

    assert len(text.splitlines()) <= MODULE_LINES
    assert {f.name: (f.end_lineno or 0) - f.lineno + 1 for f in functions if _length(f) > FUNCTION_LINES} == {}


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def test_every_exception_is_still_one() -> None:
    assert all(len(Path(ROOT, name).read_text("utf-8").splitlines()) > MODULE_LINES for name in ALLOWED)
