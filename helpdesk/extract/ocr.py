"""Words in pictures, by the program *tesseract* where it is installed. Off unless config.toml says ``ocr = true``.

Runs inside the guarded worker, as a process of its own with a limit of time and of memory.
"""

from __future__ import annotations

import resource
import shutil
import subprocess

from helpdesk.extract import limits

_LANGUAGES = ("ind", "eng")


def installed() -> bool:
    """Return whether the program can be found."""
    return shutil.which("tesseract") is not None


def text_of(picture: bytes) -> str:
    """Return the words in a picture; empty when there are none, or when reading them takes too long."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 -- fixed arguments, the picture comes in as octets
            [program, "stdin", "stdout", "-l", "+".join(_languages(program)), "--psm", "3"],
            input=picture,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.OCR_SECONDS,
            check=False,
            preexec_fn=_limit,
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace").strip()[: limits.TEXT] if done.returncode == 0 else ""


def _languages(program: str) -> list[str]:
    """Return the languages that are installed, Indonesian first."""
    done = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=10, check=False)  # noqa: S603
    return [code for code in _LANGUAGES if code in done.stdout.split()] or ["eng"]


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.OCR_MEMORY, limits.OCR_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.OCR_SECONDS, limits.OCR_SECONDS))
