# Part of grade: an autograder for numeric exercises.
# SPDX-License-Identifier: Apache-2.0
"""A submission's files as cells of Python: a notebook's code cells, or a .py file as a single one.

Nothing here runs a student's code. Notebooks are read as nbformat 3 and 4 have them; their outputs
are never looked at.
"""

import ast
import json
import re
import warnings

# What Python says of odd code is said where it matters, by its errors.
warnings.simplefilter("ignore")

MOST_CELLS = 10_000
# Errors with which the parser refuses a text; the last two are for one that is nested too deeply.
REFUSALS = (SyntaxError, ValueError, RecursionError, MemoryError)

MAGIC = re.compile(r"^(\s*)(?:[%!?]|[\w.]+\?{1,2}\s*$)")
CAPTURED_MAGIC = re.compile(r"^(\s*)([\w, .\[\]]+=)\s*[%!]")
DEFINITION = re.compile(r"^(?:@|(?:def|class|import|from|async\s+def)\s)")
CELL_MAGIC = re.compile(r"^%%(\w+)")
# Cell magics whose body is Python all the same.
PYTHON_MAGICS = {"time", "timeit", "capture", "prun", "memit", "python", "python3"}


class NoNotebook(Exception):
    """A file that is no notebook of Python; the numbers of `reason` are those of the harness."""

    NOT_JSON, NOT_A_NOTEBOOK, BAD_CELL, TOO_MANY_CELLS, OTHER_LANGUAGE, TOO_DEEP = range(6)

    def __init__(self, reason, detail=""):
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class Cell:
    """One piece of code that Python reads as a whole.

    `file` is the file's index, `number` the cell's among the notebook's code cells, from 1, or 0 in a
    .py file; `offset` is how many of its lines come before `source`. `tree` is None where it doesn't
    parse; then `error` says why, as (line, column, message). `blanks` are the lines of blocks that hold
    nothing but comments, which kept it from parsing and were filled in.
    """

    def __init__(self, file, number, source, offset=0):
        self.file = file
        self.number = number
        self.source = source
        self.offset = offset
        self.tree = None
        self.error = None
        self.blanks = []
        self._parse()
        self.lines = self.source.split("\n")

    def _parse(self):
        self.tree, self.error = parse(self.source)
        if self.error and self.number:
            source = without_magics(self.source)
            if source != self.source:
                self.source = source
                self.tree, self.error = parse(source)
        if self.error:
            self._fill_blanks()

    def _fill_blanks(self):
        """Parses it with `pass` in each block that holds nothing but comments."""
        lines = self.source.split("\n")
        blanks = []
        error = self.error
        while error and error[2].startswith("expected an indented block") and len(blanks) < 100:
            line = blank_line(lines, error[0])
            if line is None:
                return
            blanks.append(line)
            tree, error = parse("\n".join(lines))
        if not error and blanks:
            self.tree, self.blanks = tree, blanks

    def pieces(self):
        """Itself, or, where it doesn't parse, its functions, classes and imports as cells of their own.

        So a function that Python refuses costs no other one.
        """
        if self.tree is not None:
            return [self]
        lines = self.lines
        starts = [0] + [
            number for number, line in enumerate(lines)
            if number > 0 and DEFINITION.match(line) and not lines[number - 1].startswith("@")]
        if len(starts) == 1:
            return [self]
        return [
            Cell(self.file, self.number, "\n".join(lines[start:end]), self.offset + start)
            for start, end in zip(starts, starts[1:] + [len(lines)])]


def parse(source):
    """A text's syntax tree and None, or None and why there is none, as (line, column, message)."""
    try:
        return ast.parse(source), None
    except REFUSALS as error:
        if isinstance(error, SyntaxError):
            return None, (error.lineno or 0, error.offset or 0, error.msg or "invalid syntax")
        if isinstance(error, ValueError):
            return None, (0, 0, str(error)[:200])
        return None, (0, 0, "the code is nested too deeply")


def blank_line(lines, refused):
    """Puts `pass` into the comment line before a block's missing first line; its number, or None."""
    at = min(refused, len(lines)) - 1
    if not is_blank(lines[at]):
        at -= 1
    last = at
    while at >= 0 and is_blank(lines[at]):
        at -= 1
    comments = [number for number in range(at + 1, last + 1) if lines[number].strip()]
    if at < 0 or not comments:
        return None
    # The block begins deeper than the statement, whose first line it may not be: the first comment
    # stands where the block's first line should.
    opener = lines[at]
    indent = opener[:len(opener) - len(opener.lstrip())]
    comment = lines[comments[0]]
    inner = comment[:len(comment) - len(comment.lstrip())]
    lines[comments[0]] = (inner if len(inner) > len(indent) else indent + " ") + "pass"
    return comments[0] + 1


def is_blank(line):
    """Whether a line holds nothing but a comment, or nothing at all."""
    stripped = line.strip()
    return not stripped or stripped.startswith("#")


def without_magics(source):
    """A cell without IPython's magics, shell lines and help; every line stays where it is."""
    lines = source.split("\n")
    first = next((number for number, line in enumerate(lines) if not is_blank(line)), None)
    magic = CELL_MAGIC.match(lines[first]) if first is not None else None
    if magic and magic.group(1) not in PYTHON_MAGICS:
        return ""
    inside = Inside()
    # The lines that a magic goes on in end with it.
    continued = False
    for number, line in enumerate(lines):
        found = continued or not inside and MAGIC.match(line)
        captured = not found and not inside and CAPTURED_MAGIC.match(line)
        if continued:
            lines[number] = ""
        elif found:
            # This one is an import in disguise.
            is_pylab = line.lstrip().startswith("%pylab")
            lines[number] = found.group(1) + ("from pylab import *" if is_pylab else "pass")
        elif captured:
            lines[number] = captured.group(1) + captured.group(2) + " None"
        else:
            inside.read(line)
        continued = bool(found or captured) and line.rstrip().endswith("\\")
    return "\n".join(lines)


class Inside:
    """Whether the next line begins inside a bracket, a text or a line that goes on: no magic there."""

    PARTS = re.compile(r'''(#.*)|("""|\'\'\')|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|([(\[{])|([)\]}])|\\.''')
    ENDS = {quote: re.compile(r"(?:\\.|[^\\])*?" + quote) for quote in ('"""', "'''")}

    def __init__(self):
        self.quote = None
        self.depth = 0
        self.goes_on = False

    def __bool__(self):
        return self.quote is not None or self.depth > 0 or self.goes_on

    def read(self, line):
        at = 0
        self.goes_on = False
        while at < len(line):
            if self.quote:
                end = self.ENDS[self.quote].match(line, at)
                if not end:
                    return
                self.quote, at = None, end.end()
                continue
            found = self.PARTS.search(line, at)
            if not found:
                self.goes_on = line.endswith("\\")
                return
            comment, quote, opened, closed = found.groups()
            if comment:
                return
            self.quote = quote
            self.depth = max(0, self.depth + bool(opened) - bool(closed))
            at = found.end()


def cells(file, is_notebook, data):
    """The cells of a file's bytes, in order.

    Raises NoNotebook.
    """
    # The grader takes in UTF-8 alone.
    source = data.decode("utf-8-sig", "replace")
    sources = code(source) if is_notebook else code_of_renamed(source)
    if sources is None:
        return Cell(file, 0, lines_of(source)).pieces()
    return [
        piece for number, source in enumerate(sources)
        for piece in Cell(file, number + 1, source).pieces()]


def code_of_renamed(source):
    """The sources of the code cells of a notebook that was named .py, or None for a real .py file."""
    if not source.lstrip().startswith("{"):
        return None
    try:
        return code(source)
    except NoNotebook:
        return None


def lines_of(source):
    """The same text with Unix's line ends."""
    return source.replace("\r\n", "\n").replace("\r", "\n")


def code(text):
    """The sources of a notebook's code cells."""
    notebook = parse_json(text)
    if type(notebook) is not dict:
        raise NoNotebook(NoNotebook.NOT_A_NOTEBOOK)
    held = language(notebook)
    if held is not None and not held.startswith(("python", "ipython", "xpython", "pyodide")):
        raise NoNotebook(NoNotebook.OTHER_LANGUAGE, held[:40])
    found = all_cells(notebook)
    if len(found) > MOST_CELLS:
        raise NoNotebook(NoNotebook.TOO_MANY_CELLS, str(MOST_CELLS))
    sources = []
    for position, cell in enumerate(found):
        if type(cell) is not dict:
            raise NoNotebook(NoNotebook.BAD_CELL, str(position + 1))
        if cell.get("cell_type") != "code":
            continue
        source = cell.get("source", cell.get("input", ""))
        if type(source) is list and all(type(line) is str for line in source):
            source = "".join(source)
        if type(source) is not str:
            raise NoNotebook(NoNotebook.BAD_CELL, str(position + 1))
        sources.append(lines_of(source))
    return sources


def parse_json(text):
    try:
        return json.loads(text)
    except RecursionError:
        raise NoNotebook(NoNotebook.TOO_DEEP)
    except json.JSONDecodeError as error:
        raise NoNotebook(NoNotebook.NOT_JSON, str(error.lineno))
    except ValueError:  # a number of more digits than Python converts
        raise NoNotebook(NoNotebook.NOT_JSON, "1")


def language(notebook):
    """The language that a notebook says that it is in, in small letters, or None."""
    metadata = notebook.get("metadata")
    for section, key in (("kernelspec", "language"), ("language_info", "name")):
        part = metadata.get(section) if type(metadata) is dict else None
        name = part.get(key) if type(part) is dict else None
        if type(name) is str and name:
            return name.lower()
    return None


def all_cells(notebook):
    """The cells of nbformat 4, or those of nbformat 3's worksheets."""
    if type(notebook.get("cells")) is list:
        return notebook["cells"]
    found = []
    worksheets = notebook.get("worksheets")
    if type(worksheets) is not list:
        raise NoNotebook(NoNotebook.NOT_A_NOTEBOOK)
    for worksheet in worksheets:
        held = worksheet.get("cells") if type(worksheet) is dict else None
        if type(held) is not list:
            raise NoNotebook(NoNotebook.NOT_A_NOTEBOOK)
        found += held
    return found
