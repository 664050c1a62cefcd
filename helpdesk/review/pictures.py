"""Pictures: the images of one mail that lie on other machines, fetched once by the desk because a person asked.

Guarantee: nothing is asked for before somebody presses the button of that mail, and nothing unless config.toml names
where it lies (``web.remote_images``). The reader's browser asks nobody: it gets the pictures from the desk. What was
fetched is kept, so a sender learns of one look at most, and never by whom.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from urllib.parse import urlsplit

from helpdesk import remote
from helpdesk.desk import Desk
from helpdesk.errors import ConflictError
from helpdesk.extract.kinds import Kind, kind_of
from helpdesk.extract.metadata import without_metadata
from helpdesk.model.person import Actor
from helpdesk.store import events, messages, remote_pictures, tickets
from helpdesk.store.remote_pictures import RemotePicture

SHOWN = frozenset({Kind.PNG, Kind.JPEG, Kind.GIF, Kind.WEBP})
MOST = 40  # pictures of one mail
AT_ONCE = 4
SECONDS = 30  # for all pictures of a mail together


def fetch(desk: Desk, actor: Actor, message_row_id: int, urls: tuple[str, ...], now: datetime) -> int:
    """Fetch those of ``urls`` that config.toml allows and that nobody has fetched, and return how many came.

    Raises ConflictError when config.toml allows none at all.
    """
    hosts = desk.config.web.remote_images
    if not hosts:
        raise ConflictError("config.toml allows no pictures from other machines (web.remote_images).")
    with desk.database.read() as tx:
        known = {one.url for one in remote_pictures.of_message(tx, message_row_id) if one.digest}
    wanted = [url for url in dict.fromkeys(urls) if url not in known and remote.allowed(url, hosts)][:MOST]
    ends = time.monotonic() + SECONDS
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = list(pool.map(lambda url: _one(desk, hosts, url, ends), wanted))
    with desk.database.transaction() as tx:
        filed = messages.get(tx, message_row_id)
        ticket_id = tickets.get(tx, filed.ticket_id).id if filed else None
        for url, digest, size, problem in found:
            if digest:
                messages.note_blob(tx, digest, size, now)
            remote_pictures.record(tx, message_row_id, RemotePicture(url, digest, problem), actor.person_id, now)
        asked = sorted({urlsplit(url).hostname or "" for url in wanted})
        came = sum(digest is not None for _, digest, _, _ in found)
        data = {"hosts": asked, "pictures": came}
        events.record(tx, now, actor, "review.pictures", ticket_id=ticket_id, message_row_id=message_row_id, data=data)
    return came


def kept(desk: Desk, message_row_id: int) -> dict[str, bytes]:
    """Return the pictures of a mail that were fetched, by their address."""
    with desk.database.read() as tx:
        found = remote_pictures.of_message(tx, message_row_id)
    return {one.url: desk.blobs.get(one.digest) for one in found if one.digest and desk.blobs.has(one.digest)}


def _one(desk: Desk, hosts: tuple[str, ...], url: str, ends: float) -> tuple[str, str | None, int, str]:
    """Return (address, digest of what came, its size, why nothing came)."""
    if time.monotonic() > ends:
        return url, None, 0, f"not within {SECONDS} seconds, with all the others"
    try:
        content = without_metadata(remote.fetch(url, hosts))
    except remote.RefusedError as error:
        return url, None, 0, str(error)
    if kind_of(content, "", "") not in SHOWN:
        return url, None, 0, "what came is no picture that a page may show"
    return url, desk.blobs.put(content), len(content), ""
