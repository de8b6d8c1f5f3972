"""What is worked out from a desk and stands nowhere in it: read through one seam, kept, and known by what it read.

A function that works out a fact is marked with `derived`. Whoever needs the fact calls the function; it is worked
out at the first call with these arguments, and kept with the desk, which never changes.

    @derived
    def citations(desk: Desk) -> tuple[Citation, ...]: ...

The ledger that keeps the facts also knows what each was worked out from: other facts, and entries of the desk. So
`reading` can tell what a page, or anything else, rests on in the end, whoever worked it out first. Of a fact that is
a mapping it knows which values were read, so that whoever asks for the evidence of one statement has not read that of
all others.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from types import FunctionType
from typing import TYPE_CHECKING, Concatenate, Final, Generic, NamedTuple, ParamSpec, TypeVar, cast, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

P = ParamSpec("P")
T = TypeVar("T")


class Entry(NamedTuple):
    """One entry of a desk: a part of it, or one thing in that part.

    Without ``key`` a part that is a mapping stands for the ids it has, in their order, and not for what they name.
    """

    part: str
    key: str | None = None


class There(NamedTuple):
    """Whether a part has a thing under an id, whatever that holds."""

    part: str
    key: str
    asked: str = "whether it is there"
    """What tells it from the entry, with which it would be equal."""


@dataclass(frozen=True)
class Fact:
    """One fact: the function that works it out, and what it was asked for besides the desk."""

    function: Callable[..., object]
    arguments: tuple[object, ...]

    @property
    def name(self) -> str:
        """Where the function stands, the same in every process."""
        return f"{self.function.__module__}.{self.function.__qualname__}"


_Key = tuple["Callable[..., object]", tuple[object, ...]]
"""A fact as the ledger keeps it; a plain tuple, because facts are asked for very often."""

Name = str | tuple[str, ...]
"""Under what a fact that is a mapping has a value that is read by itself: an id, or several."""

WHOLE: Final = ()
"""Stands in the place of a name where all of a fact was read."""


class Told(NamedTuple):
    """What was read of one fact: all of it, or the value that it has under a name."""

    key: _Key
    name: Name = WHOLE


Read = Entry | There | Told


@dataclass
class _Notes:
    """What was read at first hand while one value was worked out, in the order in which it was first read."""

    reads: dict[Read, None] = field(default_factory=dict)

    @property
    def facts(self) -> Iterator[_Key]:
        return (read.key for read in self.reads if isinstance(read, Told))

    @property
    def entries(self) -> Iterator[Entry]:
        return (Entry(read.part, read.key) for read in self.reads if not isinstance(read, Told))


class Ledger:
    """The facts of one desk that were worked out so far, each with what it read."""

    def __init__(self) -> None:
        self._kept: dict[_Key, tuple[object, _Notes]] = {}
        self._open: list[_Notes] = []  # of what is being worked out now, the innermost last

    def note(self, part: str, key: str | None = None) -> None:
        """Note that an entry was read, if something is being worked out from it."""
        if self._open:
            self._open[-1].reads[Entry(part, key)] = None

    def note_there(self, part: str, key: str) -> None:
        """Note that it was asked whether an entry is there."""
        if self._open:
            self._open[-1].reads[There(part, key)] = None

    def note_fact(self, key: _Key, name: Name = WHOLE) -> None:
        """Note that a fact was read, or its value under a name, if something is being worked out from it."""
        if self._open:
            self._open[-1].reads[Told(key, name)] = None

    def fact(self, function: Callable[..., T], arguments: tuple[object, ...], work_out: Callable[[], T]) -> T:
        """The fact that a function works out, kept from the first time on.

        One that is a mapping notes itself what is read of it.
        """
        key = (function, arguments)
        if key not in self._kept:
            with self._noting() as notes:
                value: object = work_out()
            self._kept[key] = Keyed(key, value, self) if isinstance(value, Mapping) else value, notes
        found = self._kept[key][0]
        if self._open and not isinstance(found, Keyed):
            self._open[-1].reads[Told(key)] = None
        return cast("T", found)

    def take_over(self, former: Ledger, changed: AbstractSet[Entry]) -> None:
        """Take over the facts of a former desk that read nothing of what has changed since, each with what it read.

        A fact is taken over only with all that it was worked out from, so that what it read stays known. What was
        worked out first stands first, so each needs only be asked for what it read at first hand.
        """
        for key, (value, notes) in former._kept.items():
            if self.has_all(notes.reads, changed):
                if isinstance(value, Keyed):
                    value = value.noted_in(self)  # noqa: PLW2901 - the same fact
                self._kept[key] = value, notes

    def has_all(self, reads: Iterable[Read], changed: AbstractSet[Entry]) -> bool:
        """Whether all that was read of a former desk was taken over, or is an entry that has not changed since."""
        return all(
            read.key in self._kept if isinstance(read, Told) else Entry(read.part, read.key) not in changed
            for read in reads
        )

    @contextmanager
    def reading(self) -> Iterator[Reads]:
        """Tell what is read inside; it counts as read by whatever is being worked out around it, too."""
        with self._noting() as notes:
            yield Reads(self, notes)
        if self._open:
            self._open[-1].reads |= notes.reads

    @contextmanager
    def _noting(self) -> Iterator[_Notes]:
        notes = _Notes()
        self._open.append(notes)
        try:
            yield notes
        finally:
            self._open.pop()

    def notes_of(self, key: _Key) -> _Notes:
        """What a fact read at first hand; nothing when it could not be worked out."""
        return self._kept[key][1] if key in self._kept else _Notes()


@dataclass(frozen=True)
class Reads:
    """What was read: at first hand, and by the facts that were read."""

    _ledger: Ledger
    _notes: _Notes

    @property
    def first_hand(self) -> tuple[Read, ...]:
        """What was read here, and not by one of the facts, in the order in which it was first read.

        On a desk that has equal values for the first of them, the next one is read as well, and nothing before it.
        """
        return tuple(self._notes.reads)

    @property
    def facts(self) -> frozenset[Fact]:
        """The facts that were read, and those they were worked out from."""
        return frozenset(Fact(*key) for key in self._keys())

    @property
    def entries(self) -> frozenset[Entry]:
        """The entries of the desk that were read, here or by one of the facts."""
        return frozenset(self._notes.entries).union(*(self._ledger.notes_of(key).entries for key in self._keys()))

    def _keys(self) -> set[_Key]:
        known: set[_Key] = set()
        waiting = list(self._notes.facts)
        while waiting:
            key = waiting.pop()
            if key not in known:
                known.add(key)
                waiting.extend(self._ledger.notes_of(key).facts)
        return known


class Deriving:
    """Base of a frozen value that facts are worked out from: it has a ledger, and tells the ledger what is read."""

    ledger: Ledger


D = TypeVar("D", bound=Deriving)


def derived(work_out: Callable[Concatenate[D, P], T]) -> Callable[Concatenate[D, P], T]:
    """Mark a function of a desk, and of ids, as one that works out a fact.

    The fact must be whole when it is returned (a tuple, not an iterator), and its arguments hashable: ids, as a rule.
    """

    @wraps(work_out)
    def fact(desk: D, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return desk.ledger.fact(fact, (*args, *kwargs.items()), lambda: work_out(desk, *args, **kwargs))

    return fact


def fact_named(name: str) -> Callable[..., object] | None:
    """The function that works out a fact, by where it stands; None where nothing of that name does."""
    module, _, path = name.partition(":")
    found: object = sys.modules.get(module)
    for step in path.split("."):
        found = getattr(found, step, None)
    return found if isinstance(found, FunctionType) and found.__code__ is _MARKED else None


_MARKED: Final = derived(lambda _: None).__code__
"""What every marked function runs."""


@contextmanager
def reading(desk: Deriving) -> Iterator[Reads]:
    """Tell what of a desk is read inside.

    with reading(desk) as read:
        page = render(desk)
    read.entries  # a desk in which none of these differs gives the same page
    """
    with desk.ledger.reading() as read:
        yield read


class Part(Generic[T]):
    """A part of a desk that notes when it is read as a whole: its settings, the day it is compared with."""

    def __init__(self, *default: T) -> None:
        self._default = default

    def __set_name__(self, owner: type[Deriving], name: str) -> None:
        """Take the name it has in its class."""
        self._name = name

    @overload
    def __get__(self, desk: None, owner: type[Deriving]) -> T: ...
    @overload
    def __get__(self, desk: Deriving, owner: type[Deriving]) -> T: ...
    def __get__(self, desk: Deriving | None, owner: type[Deriving]) -> T:
        """The part; of the class its default, as dataclasses ask for it."""
        if desk is None:
            if not self._default:
                raise AttributeError(self._name)  # how a dataclass is told that a field has no default
            return self._default[0]
        desk.ledger.note(self._name)
        return cast("T", desk.__dict__[self._name])

    def __set__(self, desk: Deriving, value: T) -> None:
        """Take the part once, when the desk is made; a frozen dataclass lets nobody else come here."""
        desk.__dict__[self._name] = value


class Listed(Mapping[str, T]):
    """A part of a desk that holds things by id, and notes which of them are read."""

    def __init__(self, part: str, things: Mapping[str, T], ledger: Ledger) -> None:
        """Take the things; what another desk listed is taken without its notes."""
        self._part = part
        self._things: Mapping[str, T] = things._things if isinstance(things, Listed) else things  # noqa: SLF001 - its own class
        self._ledger = ledger

    def __getitem__(self, key: str) -> T:
        """One thing; that it is not there is a thing read, too."""
        self._ledger.note(self._part, key)
        return self._things[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is such a thing."""
        self._ledger.note_there(self._part, str(key))
        return key in self._things

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        self._ledger.note(self._part)
        return iter(self._things)

    def __len__(self) -> int:
        """How many there are."""
        self._ledger.note(self._part)
        return len(self._things)

    def __repr__(self) -> str:
        """As the mapping that it lists."""
        return repr(self._things)


class Keyed(Mapping[object, T]):
    """A fact that is a mapping, and notes under which names its values are read.

    A name that is neither an id nor several is not told apart: who asks for one has read the whole.
    """

    def __init__(self, key: _Key, values: Mapping[object, T], ledger: Ledger) -> None:
        """Take the fact's key and its values. Values that are another fact go on noting that it is read."""
        self._key = key
        self._values = values
        self._ledger = ledger

    def __getitem__(self, name: object) -> T:
        """The value under a name; that there is none is a thing read, too."""
        self._note(name)
        return self._values[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is a value under a name."""
        self._note(name)
        return name in self._values

    def __iter__(self) -> Iterator[object]:
        """The names."""
        self._ledger.note_fact(self._key)
        return iter(self._values)

    def __len__(self) -> int:
        """How many there are."""
        self._ledger.note_fact(self._key)
        return len(self._values)

    def __repr__(self) -> str:
        """As the mapping that it is."""
        self._ledger.note_fact(self._key)
        return repr(self._values)

    def noted_in(self, ledger: Ledger) -> Keyed[T]:
        """The same fact, as another ledger has it."""
        return Keyed(self._key, self._values, ledger)

    def _note(self, name: object) -> None:
        if isinstance(name, str) or (isinstance(name, tuple) and name and all(isinstance(one, str) for one in name)):
            self._ledger.note_fact(self._key, name)
        else:
            self._ledger.note_fact(self._key)
