"""What a folder or an archive is called tells what the nameless pictures in it are: "foto pohon.zip", "KTP/IMG_01.jpg".

A whole application is packed as "berkas SIP.zip": an archive's name is believed of photographs, and of one file alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from helpdesk.documents.wanted import HELD
from helpdesk.documents.words import is_anonymous, stem

# what an archive of all papers is called by: what they are for, what it begins with
_OF_THE_WHOLE = frozenset({*HELD, "sip-pertama", "surat-permohonan", "proposal", "proposal-teknis"})


def told_by_folder(
    archive: str,
    member: str,
    count: int,
    asked: Collection[str],
    keys_in: Callable[[str], tuple[str, ...]],
) -> tuple[str, ...]:
    """Return the one key, of those ``asked``, by which the place of a nameless ``member`` is called, else nothing.

    The innermost folder says it best, then the ``archive``, which holds ``count`` files. ``keys_in`` reads a name.
    """
    folder = member.replace("\\", "/").rstrip("/").rpartition("/")[0].rpartition("/")[2]
    if folder and not is_anonymous(folder):
        return _one(keys_in(folder), asked)
    keys = _one(keys_in(stem(archive)), asked)
    return tuple(key for key in keys if count == 1 or key.startswith("foto-"))


def _one(keys: tuple[str, ...], asked: Collection[str]) -> tuple[str, ...]:
    return keys if len(keys) == 1 and keys[0] in asked and keys[0] not in _OF_THE_WHOLE else ()
