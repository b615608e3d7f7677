"""Words that open their meaning: a button in the text and a card that it shows, without any script.

The card is a `dialog` with `popover`: a tap, Enter or Space on the button opens it over the page and takes the focus
into it, so that it is read aloud; Escape, its button or a tap beside it closes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from htpy import Element, Node, a, b, button, dialog, p, small
from markupsafe import Markup

_TAG = re.compile(r"(<[^>]*>)")
_CLOSED = frozenset({"a", "button", "summary", "script", "style", "dialog", "code", "select", "option"})
"""Elements in which no button may stand, or no words of ours do."""
_SPELT_OUT = 3
_LONGEST = 50_000
"""Characters of one piece of HTML in which terms are looked for."""


@dataclass(frozen=True)
class Term:
    """One entry of the glossary; `long_form` and `basis` may be empty."""

    name: str
    long_form: str
    meaning: str
    basis: str

    @property
    def id(self) -> str:
        """Of its card on the page."""
        return "istilah-" + re.sub(r"[^a-z0-9]+", "-", self.name.lower())

    @property
    def is_everyday(self) -> bool:
        """Whether it is also an everyday word ("Sasaran"), which is marked only where it heads a column; "Susenas",
        which stands for several words, is none."""
        return self.name.isalpha() and self.name.istitle() and len(self.long_form.split()) < _SPELT_OUT


def card(card_id: str, title: str, *told: Node) -> Element:
    """What a button with this id opens."""
    return dialog(".term-card", id=card_id, popover="auto", aria_labelledby=f"{card_id}-nama",
                  aria_describedby=f"{card_id}-arti")[
        p(".term-name", id=f"{card_id}-nama")[b[title]], p(id=f"{card_id}-arti")[told],
        button(type="button", popovertarget=card_id, popovertargetaction="hide")["Tutup"]]


def opener(card_id: str, words: str, look: str = "term", label: str | None = None) -> Element:
    """The button that opens it."""
    return button(class_=look, type="button", popovertarget=card_id, aria_label=label)[words]


def glossary_cards(terms: Sequence[Term], everything: str) -> list[Element]:
    """The cards of all terms; `everything`: address of the whole list."""
    return [card(term.id, f"{term.name} · {term.long_form}" if term.long_form else term.name, term.meaning,
                 small[f" Dasar: {term.basis}."] if term.basis else None, " ",
                 a(href=everything, target="_self")["Semua istilah"]) for term in terms]


class Marker:
    """Finds the terms of a glossary in finished HTML, each once a piece."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._by_name = {term.name.casefold(): term for term in terms}
        names = sorted((term.name for term in terms), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE)

    def marked(self, html: Markup) -> Markup:
        """The same HTML in which the first place of each term is a button to its card."""
        if not self._by_name:
            return html
        seen: set[str] = set()
        made, closed, heading, length = [], 0, False, 0
        for place, piece in enumerate(_TAG.split(str(html))):
            if place % 2:
                name, ends = _tag(piece)
                closed += (-1 if ends else 1) if name in _CLOSED and not piece.endswith("/>") else 0
                heading = not ends if name == "th" else heading
                made.append(piece)
            else:
                length += len(piece)
                made.append(piece if closed or length > _LONGEST else self._text(piece, seen, heading))
        return Markup("".join(made))  # noqa: S704 - finished HTML, with buttons of htpy put in

    def named(self, text: str) -> list[Term]:
        """The terms that a text names, everyday words too, in its order and each once."""
        found = (self._by_name[one[0].casefold()] for one in self._pattern.finditer(text) if self._by_name)
        return list(dict.fromkeys(term for term in found if not term.name.isupper() or term.name in text))

    def _text(self, text: str, seen: set[str], heading: bool) -> str:
        def button_for(found: re.Match[str]) -> str:
            term = self._by_name[found[0].casefold()]
            is_meant = found[0] == term.name if term.name.isupper() else heading or not term.is_everyday
            if not is_meant or term.id in seen:
                return found[0]
            seen.add(term.id)
            return str(opener(term.id, found[0]))

        return self._pattern.sub(button_for, text) if text.strip() else text


def _tag(piece: str) -> tuple[str, bool]:
    """The name of an element, and whether this tag ends it."""
    ends = piece.startswith("</")
    return re.split(r"[\s/>]", piece[2 if ends else 1:], maxsplit=1)[0].lower(), ends
