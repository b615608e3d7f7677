"""Pages of one sentence that stand where the presentation cannot yet. Apart from what draws slides, which takes a
second to load."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.core import style

TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined,
                        trim_blocks=True, lstrip_blocks=True)
_TOKENS = ("paper", "panel", "ink", "muted", "hairline", "blitar", "better", "worse")


def problem(sentence: str, leave: str) -> str:
    """A page that says in one sentence why there is no presentation, and leads back to `leave`."""
    return _notice("Presentasi belum dapat ditampilkan", sentence, leave)


def waiting(follow: str, leave: str) -> str:
    """A page that stands while the browser waits for the slides at `follow`, which it asks for by itself."""
    return _notice("Menyusun salindia …", "Salindia disusun dari data terbaru; biasanya kurang dari sepuluh detik.",
                   leave, follow)


def busy(follow: str, leave: str, seconds: int) -> str:
    """A page that says that others are served first, and asks for the slides at `follow` again after this time."""
    return _notice("Menunggu giliran", "Salindia lain sedang disusun. Halaman ini mencoba lagi sendiri dalam "
                   f"{seconds} detik.", leave, follow, seconds)


def _notice(title: str, sentence: str, leave: str, follow: str = "", seconds: int = 0) -> str:
    text: str = TEMPLATES.get_template("presentation_notice.html").render(
        title=title, sentence=sentence, leave=leave, follow=follow, seconds=seconds, tokens=tokens(), font=style.FONT)
    return text


def tokens() -> str:
    """Our colours as CSS variables."""
    return ";".join(f"--{name}:{getattr(style.LIGHT, name)}" for name in _TOKENS)
