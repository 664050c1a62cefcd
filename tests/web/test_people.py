from __future__ import annotations

import re
from datetime import timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.model.person import Role
from helpdesk.store import events, people
from tests.web.conftest import Watch
from tests.web.seeds import PASSWORD
from tests.web.serving import TOKEN, Visitor


def test_an_administrator_adds_somebody_whose_first_password_works_once_shown(agus: Visitor, address: str) -> None:
    page = agus.post("/people", {"name": "Tono Baru", "email": "Tono@dpmptsp.example", "role": "supervisor"}).text
    password = re.search(r'class="secret">([^<]+)<', page)
    assert password is not None
    assert password[1] not in agus.get("/people").text

    with Visitor(address) as tono:
        assert tono.log_in("tono", password[1]).url.path.startswith("/queue/")
    again = agus.post("/people", {"name": "Tono", "email": "tono@dpmptsp.example", "role": "counselor"})
    assert again.status_code == 409
    assert "sudah punya akun" in again.text
    assert agus.post("/people", {"name": "X", "email": "nonsense", "role": "counselor"}).status_code == 422
    assert agus.post("/people", {"name": "X", "email": "x@y.example", "role": "king"}).status_code == 400


def test_a_reset_password_ends_the_sessions_and_the_old_password(agus: Visitor, rina: Visitor, desk: Desk) -> None:
    page = agus.post("/people/1/password").text
    password = re.search(r'class="secret">([^<]+)<', page)
    assert password is not None

    assert rina.get("/queue/mine").url.path == "/login"
    assert rina.log_in("rina", PASSWORD).status_code == 401
    assert rina.log_in("rina", password[1]).status_code == 200
    with desk.database.read() as tx:
        told = [event for event in events.since(tx, 0) if event.what == "person.password-reset"]
    assert [event.actor_name for event in told] == ["Agus Salim"]
    assert password[1] not in str(told)


def test_roles_and_activity_are_changed_but_never_ones_own(agus: Visitor, desk: Desk) -> None:
    agus.post("/people/1/role", {"role": "supervisor"})
    agus.post("/people/2/active", {"active": "false"})
    own = agus.post("/people/3/role", {"role": "counselor"})

    assert own.status_code == 409
    with desk.database.read() as tx:
        rina, bayu, agus_now = (people.get(tx, number) for number in (1, 2, 3))
    assert rina is not None
    assert rina.role is Role.SUPERVISOR
    assert bayu is not None
    assert not bayu.active
    assert agus_now is not None
    assert agus_now.role is Role.ADMINISTRATOR
    assert agus.post("/people/99/password").status_code == 404


def test_a_person_changes_their_own_password_and_stays_logged_in(rina: Visitor) -> None:
    rina.get("/account")
    assert rina.post("/account/password", {"current": "salah", "password": "x" * 20}).status_code == 422
    assert rina.post("/account/password", {"current": PASSWORD, "password": "pendek"}).status_code == 422
    assert "Kata sandi diganti" in rina.post("/account/password", {"current": PASSWORD, "password": "y" * 20}).text
    assert rina.get("/queue/mine").url.path == "/queue/mine"


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ({"current": "salah", "password": "x" * 20}, 422, "Kata sandi yang sekarang tidak cocok"),
        ({"current": PASSWORD, "password": "pendek"}, 422, "terlalu pendek: paling sedikit 12 karakter"),
        ({"current": PASSWORD, "password": "x" * 513}, 422, "terlalu panjang: paling banyak 512 karakter"),
        ({}, 422, "Kata sandi yang sekarang tidak cocok"),
        ({"token": "x", "current": PASSWORD, "password": "x" * 20}, 403, "Buka lagi halaman tadi, lalu ulangi"),
    ],
)
def test_a_password_that_is_not_taken_says_so_in_indonesian_and_leads_back(
    rina: Visitor, address: str, sent: dict[str, str], status: int, said: str
) -> None:
    rina.get("/account")
    came = {"referer": f"{address}/account", "accept-language": "en"}
    refused = rina.post("/account/password", sent, headers=came)

    assert refused.status_code == status
    assert '<html lang="id">' in refused.text
    assert said in refused.text
    assert 'action="/account/password"' in refused.text or 'href="/account">Kembali ke halaman tadi' in refused.text
    assert rina.get("/account/password").url.path == "/account"  # loaded again


def test_a_password_sent_after_the_session_ended_leads_over_the_login_to_the_account(
    rina: Visitor, address: str, watch: Watch
) -> None:
    rina.get("/account")
    watch.now += timedelta(hours=13)
    data = {"current": PASSWORD, "password": "x" * 20}
    asked = rina.post("/account/password", data, headers={"referer": f"{address}/account/password"})

    assert "Sesi Anda sudah berakhir" in asked.text
    form = {"email": "rina@dpmptsp.example", "password": PASSWORD, "next": "/account/password"}
    assert 'name="next" value="/account/password"' in asked.text
    rina.token = found[1] if (found := TOKEN.search(asked.text)) else ""
    assert rina.post("/login", form).url.path == "/account"
