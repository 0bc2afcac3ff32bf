# Part of grade: an autograder for numeric exercises.
# SPDX-License-Identifier: Apache-2.0
"""Arguments and returned values of the closed set of types, from and to their bytes.

A returned value is told by its exact type and read through the interpreter's own slots; no method of
a student's class is ever called. What is of no such type is described, not converted.
"""

from builtins import (
    Exception, OverflowError, UnicodeEncodeError, bool, dict, enumerate, float, int, len, list, str,
    tuple, type, zip,
)
from collections import OrderedDict, defaultdict
from struct import pack

import numpy
from numpy import float64, frombuffer, ndarray

from grade_frames import counted, integers

# The name of a class as the interpreter has it, whatever its metaclass says.
type_name = type.__dict__["__name__"].__get__

FLOATS = (numpy.float16, numpy.float32, numpy.float64, numpy.longdouble)
INTEGERS = tuple({numpy.dtype(code).type for code in "bhilqBHILQ"})
DICTIONARIES = (dict, OrderedDict, defaultdict)
FLOAT64 = numpy.dtype("<f8")
# The kinds of dtype that hold real numbers: boolean, signed, unsigned, floating.
REAL_KINDS = "biuf"


class Foreign(Exception):
    """A part of a returned value that is of no type that belongs there.

    `path` has a step (kind, value) for each level: 0 for a tuple's member, 1 for a list's element,
    2 for a name.
    """

    def __init__(self, path, expected, found):
        self.path = path
        self.expected = expected
        self.found = found


def among(kind, kinds):
    """Whether a type is one of some: by identity, since a metaclass may have its own `==`."""
    for one in kinds:
        if one is kind:
            return True
    return False


# What is found in a value's place; the numbers are those of ForeignValue in the harness.
def nothing():
    return integers(0)


def array_of(shape):
    return integers(1, len(shape), *shape)


def elements_of(dtype):
    return integers(2) + counted(dtype.name.encode("utf-8", "replace"))


def some(value):
    name = type_name(type(value))[:100]
    return integers(3) + counted(name.encode("utf-8", "replace"))


def split(spelling):
    """The parts of a tuple's type, or None for another type."""
    return spelling[1:-1].split(", ") if spelling.startswith("(") else None


def read(spelling, reader):
    """Reads an argument of a type, spelt as in exercise.json."""
    parts = split(spelling)
    if parts:
        return tuple([read(part, reader) for part in parts])
    return READ[spelling](reader)


def read_matrix(reader):
    rows, columns = reader.int(), reader.int()
    return frombuffer(reader.doubles(rows * columns), FLOAT64).reshape(rows, columns).copy()


READ = {
    "Int": lambda reader: reader.int(),
    "Double": lambda reader: reader.double(),
    "Bool": lambda reader: reader.bool(),
    "String": lambda reader: reader.string(),
    "[Int]": lambda reader: reader.list(reader.int),
    "[Double]": lambda reader: reader.list(reader.double),
    "[String]": lambda reader: reader.list(reader.string),
    "Matrix": read_matrix,
    "[Matrix]": lambda reader: reader.list(lambda: read_matrix(reader)),
    "Parameters": lambda reader: dict(
        reader.list(lambda: (reader.string(), read_matrix(reader)))),
}


def write(spelling, value, path=()):
    """The bytes of a returned value of a type; raises Foreign for any other value."""
    parts = split(spelling)
    if parts is None:
        return WRITE[spelling](value, path)
    if not among(type(value), (tuple, list)):
        raise Foreign(path, spelling, nothing() if value is None else some(value))
    if len(value) != len(parts):
        raise Foreign(path, spelling, array_of((len(value),)))
    return b"".join([
        write(part, member, path + ((0, index),))
        for index, (part, member) in enumerate(zip(parts, value))])


def foreign(expected, value, path):
    kind = type(value)
    if value is None:
        found = nothing()
    elif kind is ndarray:
        found = array_of(value.shape) if value.dtype.kind in REAL_KINDS else elements_of(value.dtype)
    else:
        found = some(value)
    return Foreign(path, expected, found)


def write_int(value, path):
    kind = type(value)
    if among(kind, INTEGERS) or kind is ndarray and value.ndim == 0 and value.dtype.kind in "iu":
        value = value.item()
    elif kind is not int:
        raise foreign("Int", value, path)
    if not -(1 << 63) <= value < 1 << 63:
        raise foreign("Int", value, path)
    return integers(value)


def write_double(value, path):
    kind = type(value)
    if kind is float:
        return pack("<d", value)
    if kind is int:
        try:
            return pack("<d", float(value))
        except OverflowError:
            raise foreign("Double", value, path)
    is_number = among(kind, FLOATS) or among(kind, INTEGERS)
    if is_number or kind is ndarray and value.ndim == 0 and value.dtype.kind in "iuf":
        return value.astype(float64).tobytes()
    raise foreign("Double", value, path)


def write_bool(value, path):
    kind = type(value)
    if kind is numpy_bool or kind is ndarray and value.ndim == 0 and value.dtype.kind == "b":
        value = value.item()
    elif kind is not bool:
        raise foreign("Bool", value, path)
    return b"\1" if value else b"\0"


def write_string(value, path):
    if type(value) is not str:
        raise foreign("String", value, path)
    try:
        return counted(value.encode("utf-8"))
    except UnicodeEncodeError:
        raise foreign("String", value, path)


def write_list(spelling, write_element, kinds):
    """Writes a list or tuple, or, where `kinds` of dtype are given, an array of one dimension."""
    def write_them(value, path):
        kind = type(value)
        if kind is ndarray and value.ndim == 1 and value.dtype.kind in kinds:
            value = value.tolist()
        elif kind is not list and kind is not tuple:
            raise foreign(spelling, value, path)
        return integers(len(value)) + b"".join([
            write_element(element, path + ((1, index),)) for index, element in enumerate(value)])
    return write_them


def write_matrix(value, path):
    if type(value) is not ndarray or value.ndim != 2 or value.dtype.kind not in REAL_KINDS:
        raise foreign("Matrix", value, path)
    rows, columns = value.shape
    # In row-major order, whatever the memory's is.
    return integers(rows, columns) + value.astype(FLOAT64).tobytes()


def write_parameters(value, path):
    if not among(type(value), DICTIONARIES):
        raise foreign("Parameters", value, path)
    matrices = []
    for name, matrix in dict_items(value):
        if type(name) is not str:
            raise foreign("String", name, path)
        # A stub's None in place of a matrix: nothing is stored there yet.
        if matrix is not None:
            matrices.append((
                write_string(name, path), write_matrix(matrix, path + ((2, name),)),
                name.encode("utf-8")))
    matrices.sort(key=in_order)
    return integers(len(matrices)) + b"".join([name + bytes_ for name, bytes_, _ in matrices])


def in_order(matrix):
    return matrix[2]


dict_items = dict.items
numpy_bool = numpy.bool_

WRITE = {
    "Int": write_int,
    "Double": write_double,
    "Bool": write_bool,
    "String": write_string,
    "[Int]": write_list("[Int]", write_int, "iu"),
    "[Double]": write_list("[Double]", write_double, "iuf"),
    "[String]": write_list("[String]", write_string, ""),
    "Matrix": write_matrix,
    "[Matrix]": write_list("[Matrix]", write_matrix, ""),
    "Parameters": write_parameters,
}
