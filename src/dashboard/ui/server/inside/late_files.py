"""A file that was asked for just as the page was drawn anew.

Streamlit drops what makes a file as soon as a later run has put another in its place; the browser learns of that one a
moment later, and whoever presses meanwhile gets nothing, not even a word. What was replaced is kept for a minute.
"""

from __future__ import annotations

import logging
import time
from typing import Any

from streamlit import runtime

SECONDS = 60.0
_LOG = logging.getLogger("dashboard")
_OURS, _LATE = "dashboard_keeps_late_files", "dashboard-late"
_NEEDED = ("_remove_orphaned_deferred_callables", "_deferred_callables", "_files_by_session_and_coord")


def keep_late_files() -> None:
    """See to it that this server does so; any number of times. Where Streamlit keeps files in another way it is left
    as it is, with a line in the log."""
    if runtime.exists():
        keep_in(runtime.get_instance().media_file_mgr)


def keep_in(manager: Any) -> None:
    """The same for one manager of files."""
    if hasattr(manager, _OURS):
        return
    setattr(manager, _OURS, True)
    if not all(hasattr(manager, name) for name in _NEEDED):
        _LOG.warning("Streamlit keeps files in another way: a file asked for while a page is drawn anew may not come")
        return
    usual, since = manager._remove_orphaned_deferred_callables, dict[str, float]()

    def remove() -> None:
        """Called while the manager's lock is held: what has only just been replaced counts as if somebody showed it."""
        now, made, shown = time.monotonic(), manager._deferred_callables, manager._files_by_session_and_coord
        held = {name for names in shown.values() for name in names.values()}
        replaced = {name: since.get(name, now) for name in made if name not in held}
        since.clear()
        since.update(replaced)
        shown[_LATE] = {name: name for name, at in replaced.items() if now - at < SECONDS}
        try:
            usual()
        finally:
            del shown[_LATE]

    manager._remove_orphaned_deferred_callables = remove
