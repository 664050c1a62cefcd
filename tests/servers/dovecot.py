"""A throw-away Dovecot 2.4: IMAP, IMAPS and LMTP on free ports of 127.0.0.1, any user name, one password."""

from __future__ import annotations

import grp
import imaplib
import shutil
import signal
import smtplib
import subprocess
from pathlib import Path
from typing import Self

from tests.servers.certificates import make_certificate
from tests.servers.processes import answers, free_ports, kill, ordinary_user, program, start, stop

CONFIGURATION = """\
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
base_dir = {folder}/run
state_dir = {folder}/state
instance_name = {folder}
log_path = {folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
ssl = yes
ssl_server_cert_file = {folder}/certificate.pem
ssl_server_key_file = {folder}/key.pem
auth_allow_cleartext = yes
auth_mechanisms = {mechanisms}
auth_failure_delay = 0
mail_driver = maildir
mail_path = ~/Maildir
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 1
mail_max_userip_connections = 100
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Archive {{
    auto = create
  }}
}}
{oauth2}
passdb static {{
  {filter}
  password = {password}
}}
userdb static {{
  fields {{
    uid = {uid}
    gid = {gid}
    home = {folder}/mail/%{{user | lower}}
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service lmtp {{
  user = {user}
  inet_listener lmtp {{
    listen = 127.0.0.1
    port = {lmtp}
  }}
}}
"""

OAUTH2 = """\
oauth2 {{
  introspection_mode = post
  introspection_url = {url}
  force_introspection = yes
  username_attribute = username
  active_attribute = active
  active_value = true
}}
passdb oauth2 {{
  mechanisms_filter = xoauth2 oauthbearer
}}
"""


class Dovecot:
    """The server. Every user name is a mailbox that comes into being at its first delivery or login."""

    host = "127.0.0.1"
    password = "rahasia sekali"

    def __init__(self, introspection_url: str | None = None) -> None:
        """Start; with an ``introspection_url`` (RFC 7662) also the tokens that it knows are taken."""
        self._program = program("dovecot", "dovecot-imapd")
        self._doveadm = program("doveadm", "dovecot-imapd")
        program("lmtp", "dovecot-lmtpd", "/usr/lib/dovecot", "/usr/libexec/dovecot")
        self.user = ordinary_user("nobody")
        self.folder = self.user.folder("dovecot")
        self.imap_port, self.imaps_port, self.lmtp_port = free_ports(3)
        self.ca_file = make_certificate(self.folder).certificate
        for name in ("run", "state", "mail"):
            (self.folder / name).mkdir()
        self._configuration = self.folder / "dovecot.conf"
        self._configuration.write_text(
            CONFIGURATION.format(
                folder=self.folder,
                user=self.user.name,
                group=grp.getgrgid(self.user.gid).gr_name,
                uid=self.user.uid,
                gid=self.user.gid,
                password=self.password,
                mechanisms="plain login" + (" xoauth2 oauthbearer" if introspection_url else ""),
                # with the filter doveadm finds no user: so only where a token could pass for a password
                filter="mechanisms_filter = plain login" if introspection_url else "",
                oauth2=OAUTH2.format(url=introspection_url) if introspection_url else "",
                imap=self.imap_port,
                imaps=self.imaps_port,
                lmtp=self.lmtp_port,
            )
        )
        self.user.own(self.folder)
        self.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self.folder)

    def start(self) -> None:
        """Start on the same ports with the same mail as before."""
        command: list[str | Path] = [*self.user.prefix, self._program, "-F", "-c", self._configuration]
        self._process = start(command, self.folder / "output.log", lambda: answers(self.lmtp_port))

    def stop(self) -> None:
        """End politely: clients hear BYE."""
        stop(self._process, signal.SIGTERM)

    def kill(self) -> None:
        """End without a word: clients see their connection closed."""
        kill(self._process)

    def deliver(self, user: str, octets: bytes, sender: str = "warga@example.org") -> None:
        """Deliver a message by LMTP (RFC 2033), which adds Return-Path, Delivered-To and Received."""
        with smtplib.LMTP(self.host, self.lmtp_port, "localhost") as client:
            client.sendmail(sender, [user], octets)

    def append(self, user: str, *messages: bytes, folder: str = "INBOX", flags: str = "", date: str = "") -> None:
        """Append messages byte for byte, with flags and an internal date ('"24-Nov-2026 10:00:00 +0700"')."""
        with self.client(user) as client:
            for octets in messages:
                status, answer = client.append(folder, flags, date, octets)
                assert status == "OK", answer

    def client(self, user: str, folder: str | None = None) -> imaplib.IMAP4:
        """Return another mail program that has logged in as ``user`` and opened ``folder``."""
        client = imaplib.IMAP4(self.host, self.imap_port, timeout=20)
        client.login(user, self.password)
        if folder:
            status, answer = client.select(folder)
            assert status == "OK", answer
        return client

    def set_uidvalidity(self, user: str, value: int, folder: str = "INBOX") -> None:
        """Change UIDVALIDITY, as a restored or recreated folder does."""
        self.doveadm("mailbox", "update", "-u", user, "--uid-validity", str(value), folder)

    def doveadm(self, *words: str) -> str:
        """Run doveadm and return what it printed."""
        command: list[str | Path] = [*self.user.prefix, self._doveadm, "-c", self._configuration, *words]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return done.stdout

    def maildir(self, user: str) -> Path:
        """Return where the mail of ``user`` lies."""
        return self.folder / "mail" / user.lower() / "Maildir"
