"""Frozen values whose classes are made without compiling code, for what is imported before the first frame."""

from __future__ import annotations

from inspect import get_annotations
from typing import ClassVar, NoReturn, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Value:
    """A frozen value of the annotated fields of its class, as a frozen dataclass is.

    A dataclass compiles six functions for each class, a quarter of a millisecond. A NamedTuple does not, but equals any
    other of the same fields, and is false without any.
    """

    _names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Note the names of the fields, in their order."""
        cls._names = (*cls._names, *get_annotations(cls))

    def __init__(self, *values: object, **named: object) -> None:
        """Take values in the order of the fields, or by name. Raises TypeError unless each field has exactly one."""
        given = dict(zip(self._names, values, strict=False))
        is_too_much = len(values) > len(self._names) or given.keys() & named.keys() or named.keys() - set(self._names)
        given |= named
        if is_too_much or not all(name in given or hasattr(self, name) for name in self._names):
            raise TypeError(f"{type(self).__name__} takes {', '.join(self._names) or 'nothing'}")
        vars(self).update(given)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: values are shared."""
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is of the same class and has equal fields."""
        return type(self) is type(other) and isinstance(other, Value) and self._values == other._values

    def __hash__(self) -> int:
        """Return the same for equal values."""
        return hash((type(self), *self._values))

    def __repr__(self) -> str:
        """Return the class with its fields."""
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self._names)})"

    def replaced(self, **changed: object) -> Self:
        """Return a copy with other values of these fields. Raises TypeError if it has no such field."""
        return type(self)(**{name: getattr(self, name) for name in self._names} | changed)

    @property
    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self._names)
