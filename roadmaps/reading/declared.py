"""What the model declares for a value: its type, the fields of a group, the choices of a field."""

from __future__ import annotations

import types
import typing
from typing import Any, TypeGuard, TypeVar, get_args

from pydantic import BaseModel

from roadmaps.reading.base import Loc

# A type as the model declares it: a class, a Literal, a tuple of something, a union with None, or None where there is none.
Annotation = Any
T = TypeVar("T")


def type_at(cls: Annotation, loc: Loc) -> Annotation:
    """The type that the model declares for the value at `loc`; None where it declares nothing."""
    for step in loc:
        cls = bare(cls)
        if isinstance(step, int):
            cls = next((arg for arg in get_args(cls) if arg is not Ellipsis), None)
        elif step in fields_of(cls):
            cls = cls.model_fields[step].annotation
        else:
            return None
    return bare(cls)


def bare(cls: Annotation) -> Annotation:
    """The type without `| None` and without annotations."""
    if _origin(cls) is typing.Annotated:
        return bare(get_args(cls)[0])
    if _origin(cls) in (typing.Union, types.UnionType):
        return bare(next(arg for arg in get_args(cls) if arg is not type(None)))
    return cls


def is_type(cls: Annotation, base: type[T]) -> TypeGuard[type[T]]:
    """Whether this type is a class, and one of these."""
    return isinstance(cls, type) and issubclass(cls, base)


def is_list(cls: Annotation) -> bool:
    """Whether this type is a list of something: a tuple, as values never change."""
    return _origin(cls) is tuple


def fields_of(cls: Annotation) -> list[str]:
    """The fields of a group; none for any other type."""
    return list(cls.model_fields) if is_type(cls, BaseModel) else []


def choices(cls: Annotation) -> tuple[str, ...]:
    """The values of a field that takes one of a few; none for any other."""
    return get_args(cls) if _origin(cls) is typing.Literal else ()


def _origin(cls: Annotation) -> Annotation:
    """What a type is made with, such as Literal; None for a class."""
    return typing.get_origin(cls)
