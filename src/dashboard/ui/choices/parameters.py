"""What a link can carry: each page declares its parameters; here they are read, written and put into links.

The address is read when a page is come to and when the browser goes back or forward; otherwise what is chosen is the
owner and the address follows. (Two quick clicks, and the second brings an address that does not know of the first.)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar
from urllib.parse import urlencode

import streamlit as st

from dashboard.store.database import Database
from dashboard.ui.drawn.plain_text import short
from dashboard.ui.server.inside import session

Value = TypeVar("Value")
Known = Mapping[str, Any] | Callable[[Database], Mapping[str, Any]]
"""Values and their words, or the way to them by build."""

_PAGE = "link_page"          # address of the page being drawn
_DECLARED = "link_declared"  # its parameters
_CHOSEN = "link_chosen"      # {name: text}, the only place where what is chosen is kept
_KEPT = "link_kept"          # {page: {name: text}} to come back to
_LINKED = "link_linked"      # the place that the menu's links carry


@dataclass(frozen=True, eq=False)
class Parameter(Generic[Value]):
    """One choice that a link can carry; its name and values are a contract with every link people have saved.

    known: the values there are; None when only the page can say so, beside its select box.
    usual: the choice when the address names none.
    word, instead, said: what is told of an unknown value: what was meant, what is shown, and the sentence.
    read: makes a choice of a value.
    told_by: name of a parameter that says this one by itself.
    carried: into links to every page, or into links back to its own page, or into none.
    meant_by: names of others, and the choice here that an address means which names them but not this one: links
    written before the page fell into parts. Beside one of those names the usual choice stands in the address too.
    """

    name: str
    known: Known | None
    usual: Value
    word: str
    instead: str | Callable[[Database], str]
    said: str = "Tautan menyebut {word} “{value}” yang tidak dikenal. {instead}"
    read: Callable[[str], Any] = str
    told_by: str = ""
    carried: Literal["everywhere", "back", "never"] = "back"
    meant_by: Mapping[str, str] = field(default_factory=dict)

    def chosen(self) -> Value:
        """What is chosen for the page being drawn."""
        text = st.session_state.get(_CHOSEN, {}).get(self.name)
        choice: Value = self.usual if text is None else self.read(text)
        return choice

    def text(self, choice: object) -> str:
        """The choice as it stands in an address; "" for the usual one, which needs no words."""
        if choice is None or choice == self.usual:
            return ""
        if isinstance(choice, list | tuple):
            return ",".join(choice)
        return "true" if choice is True else str(choice)

    def choices(self, build: Database) -> Mapping[str, Any]:
        """The known values and their words."""
        return self.known(build) if callable(self.known) else self.known or {}

    def checked(self, text: str, build: Database) -> tuple[str, list[str]]:
        """The part of the text that is known, and a sentence for each that is not."""
        if text and self.known is not None and text not in self.choices(build):
            return "", [self.unknown(text, build)]
        return text, []

    def unknown(self, value: str, build: Database) -> str:
        """What is told of an unknown value."""
        instead = self.instead(build) if callable(self.instead) else self.instead
        return self.said.format(word=self.word, value=short(value), instead=instead)


@dataclass(frozen=True, eq=False)
class Several(Parameter[tuple[str, ...]]):
    """A list of values parted by commas, each once, in the order of choosing; at most `most`."""

    said: str = "Tautan menyebut {word} “{value}” yang tidak dikenal; {instead}"
    read: Callable[[str], Any] = lambda text: tuple(text.split(","))
    most: int = 5
    too_many: Callable[[Database, str], str] = lambda build, value: value
    """The sentence for one more, by build and value."""

    def checked(self, text: str, build: Database) -> tuple[str, list[str]]:
        """Those values that are known, and a sentence for each left out."""
        taken: list[str] = []
        problems: list[str] = []
        for value in dict.fromkeys(part.strip() for part in text[:1000].split(",") if part.strip()):
            if value not in self.choices(build):
                problems.append(self.unknown(value, build))
            elif len(taken) == self.most:
                problems.append(self.too_many(build, value))
            else:
                taken.append(value)
        return ",".join(taken), problems


Changes = Mapping[Parameter[Any], object]
Declared = Sequence[Parameter[Any]]


def enter(page: str, declared: Declared, build: Database) -> list[str] | None:
    """Take up the choices for this page, once a run and before it is drawn: a sentence for each that the address asks
    for in vain; None when the address was not to be read.

    Choices kept from the run before are checked again too: a new build may no longer know them.
    """
    state = st.session_state
    is_new = state.get(_PAGE) != page or session.is_history_navigation()
    asked = st.query_params.to_dict() if is_new else state[_CHOSEN]
    state[_PAGE], state[_DECLARED], state[_CHOSEN] = page, tuple(declared), {}
    problems = []
    for parameter in declared:
        text, told = parameter.checked(asked.get(parameter.name, ""), build)
        problems += told
        if text and (text := parameter.text(parameter.read(text))):
            state[_CHOSEN][parameter.name] = text
    if is_new:
        state[_CHOSEN] |= _meant(declared, asked)
    _write()
    return problems if is_new else None


def _meant(declared: Declared, asked: Mapping[str, str]) -> dict[str, str]:
    """Choices that an address does not name but means by another that was taken up."""
    chosen = st.session_state[_CHOSEN]
    return {parameter.name: choice for parameter in declared if parameter.name not in asked
            for name, choice in parameter.meant_by.items() if name in chosen}


def choose(changes: Changes) -> None:
    """Change choices of the page being drawn; the address follows."""
    chosen = {name: text for name, text in st.session_state[_CHOSEN].items()
              if name not in {parameter.name for parameter in changes}}
    st.session_state[_CHOSEN] = chosen | texts(st.session_state[_DECLARED], changes)
    _write()


def laid_ready(parameter: Parameter[Any], key: str, shown: object,
               also: Callable[[Any], Changes] = lambda choice: {}) -> Callable[[], None]:
    """Gives the widget with this key what it shows, in every run, since Streamlit forgets it on the way between pages.
    Comes back with what is to be done when the reader changes it; `also` changes with it."""
    st.session_state[key] = shown

    def take() -> None:
        choice = st.session_state[key]
        choose({parameter: choice, **also(choice)})

    return take


def texts(declared: Declared, changes: Changes) -> dict[str, str]:
    """Choices as they stand in an address. Raises ValueError for one that is not among the declared."""
    written = {parameter: text for parameter, choice in changes.items() if (text := parameter.text(choice))}
    for parameter in written:
        if parameter not in declared:
            raise ValueError(f"The page has no parameter {parameter.name!r}.")
    return {parameter.name: text for parameter, text in written.items()}


def link(page: str, declared: Declared, changes: Changes) -> str:
    """A relative address of a page with these choices. Raises ValueError for a choice that the page does not have."""
    params = texts(declared, changes)
    begin = "" if page == st.session_state.get(_PAGE) else page
    return f"{begin}?{urlencode(params)}" if params else page


def here(changes: Changes) -> str:
    """The address of the page being drawn as it is now with these choices, names of others kept."""
    return "?" + urlencode(st.query_params.to_dict() | texts(st.session_state[_DECLARED], changes))


def page() -> str:
    """The address of the page being drawn."""
    return str(st.session_state.get(_PAGE, ""))


def written() -> dict[str, str]:
    """Everything that the address says of the page being drawn."""
    return _written("everywhere", "back", "never")


def carried(page: str) -> dict[str, str]:
    """The parameters with which a link leads to a page: the chosen place, and what was last chosen there."""
    kept: dict[str, dict[str, str]] = st.session_state.get(_KEPT, {})
    return _written("everywhere") | kept.get(page, {})


def menu_drawn() -> None:
    """The menu's links now carry the chosen place."""
    st.session_state[_LINKED] = _written("everywhere")


def menu_is_old() -> bool:
    """Whether another place has been chosen since."""
    return bool(st.session_state.get(_LINKED) != _written("everywhere"))


def _written(*which: str) -> dict[str, str]:
    """What the address says of the choices that are carried so."""
    chosen = st.session_state.get(_CHOSEN, {})
    told = {one.name: chosen.get(one.name) or (str(one.usual) if one.meant_by.keys() & chosen.keys() else "")
            for one in st.session_state.get(_DECLARED, ()) if one.told_by not in chosen and one.carried in which}
    return {name: text for name, text in told.items() if text}


def _write() -> None:
    state, params = st.session_state, written()
    state.setdefault(_KEPT, {})[state[_PAGE]] = _written("back")
    names = {parameter.name for parameter in state[_DECLARED]}
    if {name: st.query_params[name] for name in names if name in st.query_params} != params:
        others = {name: st.query_params.get_all(name) for name in st.query_params if name not in names}
        st.query_params.from_dict({**others, **params})  # at once: each single change is an entry in the history
