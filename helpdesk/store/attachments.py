"""The attachments of a message as rows: what the mail says of each, and what was found out about it."""

from __future__ import annotations

from typing import Any

from helpdesk.model.conversation import FiledAttachment
from helpdesk.model.explanation import Explanation
from helpdesk.model.question import Recognised


def rows(row_id: int, explanation: Explanation) -> list[dict[str, Any]]:
    """Return a row for each attachment. No text of a document is among it: that is read again when it is shown."""
    return [
        {
            "message_row_id": row_id,
            "position": position,
            "filename": file.filename,
            "content_type": file.content_type,
            "size": file.size,
            "inline": file.inline,
            "content_id": file.content_id,
            "found": {
                "problem": file.problem,
                "pages": file.pages,
                "members": [{"name": member.name, "problem": member.problem} for member in file.members],
                "files": [item for item in explanation.files if item.attachment == position],
            },
        }
        for position, file in enumerate(explanation.message.attachments)
    ]


def filed(row: Any) -> FiledAttachment:
    """Return a row as an attachment's place in its message."""
    found = row.found or {}
    return FiledAttachment(
        row.position,
        row.filename,
        row.content_type,
        row.size,
        row.inline,
        problem=found.get("problem"),
        pages=found.get("pages") or 0,
        members=tuple((item["name"], item["problem"]) for item in found.get("members", ())),
        files=tuple(
            Recognised(**{**item, "keys": tuple(item["keys"]), "remarks": tuple(item["remarks"])})
            for item in found.get("files", ())
        ),
    )
