"""The list of commands, in the order of the flow."""

from __future__ import annotations

import typer

from helpdesk.cli import checks, faq, mail, running, users

app = typer.Typer(
    name="helpdesk",
    help="An email counselling desk for a permit office.\n\n"
    "Start it with `helpdesk migrate` and `helpdesk run`. See what it makes of a mail, without changing anything, with "
    "`helpdesk explain mail.eml`.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
)
app.command()(running.run)
app.command()(running.web)
app.command()(running.poll)
app.command()(running.send)
app.command()(running.migrate)
app.command("config")(checks.show_config)
app.command("check-mailbox")(checks.check_mailbox)
app.command()(mail.explain)
app.command()(mail.intake)
app.add_typer(mail.export_app, name="export")
app.add_typer(faq.app, name="faq")
app.add_typer(faq.templates_app, name="templates")
app.add_typer(users.app, name="user")


def main() -> None:
    """Run the command line."""
    app()
