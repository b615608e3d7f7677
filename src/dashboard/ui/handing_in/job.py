"""Work that goes on while its page is redrawn or left: handing in must not stop because someone clicks elsewhere."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from dashboard.core.domain import DashboardError
from dashboard.publish.hand_in import SubmissionOutcome

_LOG = logging.getLogger("dashboard")


@dataclass
class Job:
    """One handing-in or taking-back in a thread of its own. `steps` grow; then `result` or `error` is set.

    `told`: what it changes, in words. `keeps_file`: the file laid ready stays there when it succeeds.
    """

    title: str
    work: Callable[[Callable[[str], None]], SubmissionOutcome]
    told: str = ""
    keeps_file: bool = False
    steps: list[str] = field(default_factory=list)
    result: SubmissionOutcome | None = None
    error: DashboardError | None = None
    seen: bool = False
    done: threading.Event = field(default_factory=threading.Event)

    def start(self) -> Job:
        """Begin. A server that stops meanwhile leaves the whole submission or nothing, as the store sees to."""
        threading.Thread(target=self._run, name="kelola", daemon=True).start()
        return self

    def _run(self) -> None:
        try:
            self.result = self.work(self.steps.append)
        except DashboardError as error:
            self.error = error
        except Exception:
            _LOG.exception("handing in failed")
            self.error = DashboardError("Terjadi kesalahan yang tidak terduga; data yang tampil tidak berubah. Ulangi, "
                                        "dan bila terulang kirim jam kejadian kepada pengelola dasbor.")
        finally:
            self.done.set()
