"""What a page has just replaced can still be fetched for a minute, and nothing longer."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from streamlit.runtime import media_file_manager
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from dashboard.ui.server.inside import late_files


@pytest.fixture
def manager(monkeypatch: pytest.MonkeyPatch) -> MediaFileManager:
    monkeypatch.setattr(media_file_manager, "_get_session_id", lambda: "window")
    made = MediaFileManager(MemoryMediaFileStorage("/media"))
    late_files.keep_in(made)
    late_files.keep_in(made)  # each button asks for it
    return made


def drawn(manager: MediaFileManager, make: Callable[[], bytes]) -> str:
    """A run of the page with one button: the number under which the browser asks for its file."""
    manager.clear_session_refs()
    name = str(manager.add_deferred(make, "text/plain", "0.1", file_name="a.txt"))
    manager.remove_orphaned_files()
    return name


def test_the_button_of_the_run_before_still_gives_a_file(manager: MediaFileManager,
                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn(manager, lambda: b"first")
    second = drawn(manager, lambda: b"second")
    assert manager.execute_deferred(first) and manager.execute_deferred(second)
    later = time.monotonic() + late_files.SECONDS + 1
    monkeypatch.setattr(late_files.time, "monotonic", lambda: later)
    manager.remove_orphaned_files()
    with pytest.raises(MediaFileStorageError, match="not found"):
        manager.execute_deferred(first)
    assert manager.execute_deferred(second), "what is shown stays however old it is"
    assert set(manager._files_by_session_and_coord) == {"window"}, "nobody else is said to show anything"


def test_what_is_told_to_go_goes_at_once(manager: MediaFileManager) -> None:
    name = drawn(manager, lambda: b"secret")
    manager.remove_deferred("0.1")
    with pytest.raises(MediaFileStorageError, match="not found"):
        manager.execute_deferred(name)


def test_another_streamlit_is_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    late_files.keep_in(SimpleNamespace())
    assert "another way" in caplog.text
