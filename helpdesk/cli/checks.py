"""Commands that look whether everything is as it should be, and change nothing."""

from __future__ import annotations

import json

from helpdesk.cli.common import FAILED, ConfigOption, fail, read_config
from helpdesk.config import masked
from helpdesk.network import Step


def show_config(config: ConfigOption = None) -> None:
    """Print the configuration as it was understood, every default filled in; secrets are never printed."""
    settings = read_config(config)
    store = settings.store.model_copy(update={"database": masked(settings.store.database)})
    settings = settings.model_copy(update={"store": store})
    print(_toml(json.loads(settings.model_dump_json())), end="")


def _toml(data: dict[str, object]) -> str:
    """Return the configuration as TOML, a table after another; what is not set stands as a comment."""
    lines: list[str] = []
    for name, table in data.items():
        tables = table if isinstance(table, list) else [table]
        for one in tables:
            assert isinstance(one, dict)  # noqa: S101 -- Config holds tables and lists of tables only
            lines.append(f"[[{name}]]" if isinstance(table, list) else f"[{name}]")
            lines += [
                f"# {key} is not set" if value is None else f"{key} = {_value(value)}" for key, value in one.items()
            ]
            lines.append("")
    return "\n".join(lines)


def _value(value: object) -> str:
    """Return a TOML value; JSON's strings, numbers, booleans and arrays are written the same way in TOML."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_value(key)} = {_value(one)}' for key, one in value.items())} }}"
    return json.dumps(value, ensure_ascii=False)


def check_mailbox(config: ConfigOption = None) -> None:
    """Try every mailbox and the SMTP server, and say in plain words what is wrong: host, TLS, login or folder."""
    from helpdesk.mailbox.check import check_mailbox as try_mailbox  # here: no other command needs the protocols
    from helpdesk.smtp import check_smtp

    settings = read_config(config)
    steps: list[Step] = []
    for box in settings.mailbox:
        print(f"Mailbox {box.name} ({box.kind})")
        steps += _print_steps(try_mailbox(box))
    print(f"SMTP server {settings.smtp.host}:{settings.smtp.port}")
    steps += _print_steps(check_smtp(settings.smtp))
    if not all(step.ok for step in steps):
        fail("Not everything works yet; see above.", FAILED)


def _print_steps(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    for step in steps:
        print(f"  {'ok  ' if step.ok else 'FAIL'}  {step.name}: {step.text}")
    return steps
