"""What the desk costs, measured. The desk is imported first: what it sets holds for a numpy that comes after."""

import helpdesk  # noqa: F401
