"""Memory that goes back to the system."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

_HELD = """
import ctypes
import sys
from helpdesk.memory import LARGE, keep_large_apart

if sys.argv[1] == "apart":
    keep_large_apart()
library = ctypes.CDLL(None)
library.malloc.restype = ctypes.c_void_p
library.malloc.argtypes = [ctypes.c_size_t]
library.free.argtypes = [ctypes.c_void_p]
library.free(library.malloc(8 * LARGE))  # which teaches the library to cut as large a piece out of the heap


class Info(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in (
        "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")]


library.mallinfo2.restype = Info
before = library.mallinfo2().hblkhd
library.malloc(4 * LARGE)
print(library.mallinfo2().hblkhd - before >= 4 * LARGE)
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallinfo2"), reason="needs the GNU C library")
@pytest.mark.parametrize(("how", "apart"), [("apart", "True"), ("as ever", "False")])
def test_a_large_piece_stands_alone_after_one_was_freed(how: str, apart: str) -> None:
    done = subprocess.run([sys.executable, "-c", _HELD, how], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == apart
