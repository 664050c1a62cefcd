"""Papers that are kept in a cloud are named as not opened."""

from __future__ import annotations

import pytest

from helpdesk.documents.links import cloud_links


@pytest.mark.parametrize(
    ("text", "stores"),
    [
        ("berkas di https://drive.google.com/drive/folders/1AbC?usp=sharing ya", ("drive.google.com",)),
        ("www.dropbox.com/s/abc/KTP.pdf dan https://1drv.ms/u/s!Ab", ("dropbox.com", "1drv.ms")),
        ("https://contoh.sharepoint.com/:f:/g/x", ("sharepoint.com",)),
        ("https://notdropbox.com/s/1 dan budi@drive.google.com/x", ()),
        ("kami pakai google drive, drive.google.com", ()),
    ],
)
def test_a_link_to_a_store_is_found(text: str, stores: tuple[str, ...]) -> None:
    assert cloud_links(text) == stores
