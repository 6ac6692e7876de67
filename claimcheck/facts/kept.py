"""What was worked out about a text, remembered in memory and, where the user's cache is on, on disk."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from claimcheck.models.store import Store, default_store, key_of

Key = tuple[str, ...]
T = TypeVar("T", bound=NamedTuple)

MOST_KEPT = 16_384  # values in memory, some 10 MB


class Kept(Generic[T]):
    """Values by the texts that they depend on, each worked out by itself, so that it depends on nothing else."""

    def __init__(self, name: str, work: Callable[[Key], T], read: Callable[[Sequence[object]], T]) -> None:
        """Remember how a value is made.

        Args:
            name: of this kind of value.
            work: makes the value of some texts.
            read: makes it of a list that JSON gave back; raises TypeError or ValueError when it is none.
        """
        self._name, self._work, self._read = name, work, read
        self._known: dict[Key, T] = {}

    def of(self, key: Key) -> T:
        """Return the value of some texts."""
        known = self._known.get(key)
        if known is None:
            known = self._work(key)
            self._keep({key: known})
        return known

    def prepare(self, keys: Iterable[Key], version: Callable[[], str]) -> None:
        """Work out what is not known yet, with one question to the disk and one note on it.

        Args:
            keys: the texts.
            version: changes whenever the values do; asked for only where the disk is.
        """
        missing = [key for key in dict.fromkeys(keys) if key not in self._known]
        if not missing:
            return
        store = default_store()
        found = self._stored(store, version(), missing) if store is not None else {}
        new = {key: self._work(key) for key in missing if key not in found}
        self._keep(found | new)
        if store is not None and new:
            store.put({self._place(version(), key): json.dumps(value).encode() for key, value in new.items()})

    def _stored(self, store: Store, version: str, keys: Sequence[Key]) -> dict[Key, T]:
        places = {self._place(version, key): key for key in keys}
        found = {}
        for place, data in store.get(list(places)).items():
            try:
                value = json.loads(data)
                found[places[place]] = self._read(value if isinstance(value, list) else [])
            except (ValueError, TypeError):
                continue  # damaged: worked out again
        return found

    def _place(self, version: str, key: Key) -> bytes:
        return key_of(self._name, version, *key)

    def _keep(self, values: dict[Key, T]) -> None:
        if len(self._known) + len(values) > MOST_KEPT:
            self._known.clear()
        self._known.update(values)
