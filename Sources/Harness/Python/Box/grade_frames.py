# Part of grade: an autograder for numeric exercises.
# SPDX-License-Identifier: Apache-2.0
"""The bytes that a box reads and answers with, as BoxKit's FrameReader and FrameWriter have them.

What is used while a student's code is in the process is bound here, before that code runs: a name of
`builtins` that it replaces is then its own loss.
"""

from builtins import bytes, len, min, range
from os import read as read_descriptor, write as write_descriptor
from struct import pack, unpack_from

MARK = b"GRF1"


def wrap(value):
    """The bytes of a frame around a value's."""
    return MARK + pack("<q", len(value)) + value


def text(value):
    """A text's bytes with their count in front; what is no UTF-8 becomes question marks."""
    return counted(value.encode("utf-8", "replace"))


def counted(value):
    """Bytes with their count in front."""
    return pack("<q", len(value)) + value


def integers(*values):
    return pack("<%dq" % len(values), *values)


class Reader:
    """Reads values one behind the other, from bytes that the grader wrote."""

    def __init__(self, data):
        self._data = data
        self._at = 0

    def int(self):
        self._at += 8
        return unpack_from("<q", self._data, self._at - 8)[0]

    def double(self):
        self._at += 8
        return unpack_from("<d", self._data, self._at - 8)[0]

    def bool(self):
        self._at += 1
        return self._data[self._at - 1] == 1

    def bytes(self):
        count = self.int()
        self._at += count
        return self._data[self._at - count:self._at]

    def string(self):
        return self.bytes().decode("utf-8")

    def list(self, read):
        return [read() for _ in range(self.int())]

    def doubles(self, count):
        self._at += 8 * count
        return self._data[self._at - 8 * count:self._at]


def read_all(descriptor, count=1 << 62):
    """So many bytes, or as many as there are before the end."""
    chunks = []
    while count:
        chunk = read_descriptor(descriptor, min(count, 1 << 16))
        if not chunk:
            break
        chunks.append(chunk)
        count -= len(chunk)
    return b"".join(chunks)


def write_all(descriptor, value):
    while value:
        value = value[write_descriptor(descriptor, value):]
