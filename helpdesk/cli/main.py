"""The list of commands, in the order of the flow. A command's module is loaded only when the command is used."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperGroup

COMMANDS = {
    "run": "running:run",
    "web": "running:web",
    "poll": "running:poll",
    "send": "running:send",
    "migrate": "running:migrate",
    "config": "checks:show_config",
    "check-mailbox": "checks:check_mailbox",
    "explain": "explain:explain",
    "intake": "mail:intake",
    "reconcile": "account:reconcile",
    "reparse": "account:reparse",
    "alert": "alert:alert",
    "export": "mail:export_app",
    "import": "track:import_",
    "report": "report:report",
    "simulate": "simulate:simulate",
    "calendar": "calendar:app",
    "remind": "remind:remind_command",
    "announce": "remind:announce_command",
    "evaluate": "evaluate:evaluate_command",
    "learn": "learn:learn_command",
    "gaps": "gaps:gaps",
    "faq": "faq:app",
    "templates": "faq:templates_app",
    "user": "users:app",
    "token": "token:app",
}
MARKUP: Final = "markdown"


class Commands(TyperGroup):
    """The commands by name; ``explain`` need not wait for the web pages to load."""

    def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002 -- the same everywhere
        """Return every name."""
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> Any:  # noqa: ARG002 -- typer hides the type
        """Return one command or group, or None when there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        found = getattr(import_module(f"helpdesk.cli.{module}"), name)
        if isinstance(found, typer.Typer):
            group = typer.main.get_group(found)
            group.name = cmd_name
            return group
        alone = typer.Typer(add_completion=False, rich_markup_mode=MARKUP)
        alone.command(cmd_name)(found)
        return typer.main.get_command(alone)


app = typer.Typer(
    name="helpdesk",
    cls=Commands,
    help="An email counselling desk for a permit office.\n\n"
    "Start it with `helpdesk migrate` and `helpdesk run`. See what it makes of a mail, without changing anything, with "
    "`helpdesk explain mail.eml`.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=MARKUP,
)


@app.callback()
def _helpdesk() -> None:
    pass


def main() -> None:
    """Run the command line."""
    app()
