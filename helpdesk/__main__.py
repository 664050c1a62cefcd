"""``python -m helpdesk`` is the command ``helpdesk``."""

from helpdesk.cli.main import main

main()
