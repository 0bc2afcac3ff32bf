# Part of grade: an autograder for numeric exercises.
# SPDX-License-Identifier: Apache-2.0
"""What a box runs to build a submission: finds its functions and writes the program that calls them.

Nothing of the submission is run here. The request names the functions that are asked for and the
files; the answer is a frame with the program, or with why there is none.
"""

import ast
import re
import sys

# Where the grader has put its own files, this one among them, and the submission's.
FOLDER = sys.argv[0].rpartition("/")[0]

sys.path.insert(0, FOLDER)

from grade_frames import Reader, counted, integers, read_all, text, wrap, write_all
from grade_slice import Pool, Refusal, statements
from grade_source import NoNotebook, cells

# Kinds of answer; the harness has the same numbers.
BUILT, REFUSED, MISSING, DIFFERS, UNWRITTEN, UNSUITABLE, OUT_OF_MEMORY = range(7)
# Where a function is found that is not at the top of a cell.
NOWHERE, IN_CLASS, IN_BLOCK, IN_FUNCTION = range(4)


def answer(request):
    signatures = request.list(lambda: Signature(request))
    files = request.list(lambda: (request.string(), request.bool(), request.string()))
    found = []
    for index, (name, is_notebook, _) in enumerate(files):
        try:
            with open(FOLDER + "/" + name, "rb") as file:
                found.append(cells(index, is_notebook, file.read()))
        except NoNotebook as error:
            return integers(UNSUITABLE, index, error.reason) + text(error.detail)
    try:
        submission = Submission(files, found)
        for index, signature in enumerate(signatures):
            fault = fault_of(signature, submission.view(signature.function))
            if fault is not None:
                kind, rest = fault
                return integers(kind, index) + rest
        needed = [
            submission.view(signature.function).pool.needed(signature.function)
            for signature in signatures]
        hold_whole(statement for chosen in needed for statement in chosen)
    except Refusal as refusal:
        return refused(refusal)
    except RecursionError:
        return refused(Refusal(longest(found), 1, 0, "the code is nested too deeply"))
    return integers(BUILT) + counted(program(signatures, submission.siblings, needed))


def longest(files):
    """The cell with the most text: what nests deeply is long."""
    return max((cell for file in files for cell in file), key=lambda cell: len(cell.source))


class Submission:
    """All files, and how a function sees them: the one of its own name has the last word, or else the
    first."""

    def __init__(self, files, found):
        self._stems = [stem for _, _, stem in files]
        self._cells = found
        self._statements = [[one for cell in file for one in statements(cell)] for file in found]
        self._views = {}
        self.siblings = {
            index: stem for index, (_, is_notebook, stem) in enumerate(files)
            if not is_notebook and stem.isidentifier()}

    def view(self, function):
        last = self._stems.index(function) if function in self._stems else 0
        if last not in self._views:
            self._views[last] = View(self, last)
        return self._views[last]

    def in_order(self, parts, last):
        """One part for each file, put behind each other."""
        order = [index for index in reversed(range(len(parts))) if index != last] + [last]
        return [one for index in order for one in parts[index]]


class View:
    def __init__(self, submission, last):
        self.cells = submission.in_order(submission._cells, last)
        self.pool = Pool(
            submission.in_order(submission._statements, last), submission.siblings)


class Signature:
    def __init__(self, request):
        self.function = request.string()
        self.arguments = request.list(request.string)
        self.returns = request.string()

    def bytes(self):
        return (
            text(self.function) + integers(len(self.arguments))
            + b"".join(map(text, self.arguments)) + text(self.returns))


def program(signatures, siblings, needed):
    """What the box that runs it reads: names of files, statements with their places, and functions
    with the statements that each one needs."""
    parts = [integers(len(siblings))]
    parts += [text(name) for name in siblings.values()]
    index = {}
    for chosen in needed:
        for statement in chosen:
            index.setdefault(statement, len(index))
    parts.append(integers(len(index)))
    for statement in index:
        cell = statement.cell
        parts.append(integers(cell.file, cell.number, statement.line) + text(statement.source))
        names = sorted(statement.names)
        parts.append(integers(len(names)) + b"".join(map(text, names)))
    parts.append(integers(len(signatures)))
    for signature, chosen in zip(signatures, needed):
        parts.append(signature.bytes())
        parts.append(integers(len(chosen), *[index[statement] for statement in chosen]))
    return b"".join(parts)


def fault_of(signature, view):
    """Why a function can't be called, as a kind of answer and its bytes, or None."""
    name = signature.function
    position = view.pool.definition(name)
    statement = None if position is None else view.pool.statements[position]
    broken = broken_definition(name, view.cells, after=statement)
    if broken is not None:
        cell, error = broken
        raise Refusal(cell, *absolute(cell, error))
    if statement is None:
        return MISSING, elsewhere(name, view.cells)
    node = statement.node
    if isinstance(node, ast.ClassDef):
        return DIFFERS, text("class " + name)
    if isinstance(node, ast.AsyncFunctionDef):
        return DIFFERS, text("async def %s(%s)" % (name, arguments_text(node)))
    if isinstance(node, ast.FunctionDef):
        if is_unwritten(statement):
            return UNWRITTEN, b""
        # A decorator may call it with other arguments.
        if not node.decorator_list and not takes(node.args, len(signature.arguments)):
            return DIFFERS, text("def %s(%s)" % (name, arguments_text(node)))
    elif isinstance(node.value, ast.Lambda) and not takes(
            node.value.args, len(signature.arguments)):
        return DIFFERS, text("%s = lambda %s" % (name, arguments_text(node.value)))
    return None


def arguments_text(function):
    arguments = function.args
    if hasattr(ast, "unparse"):  # Python 3.9 and later
        return ast.unparse(arguments)[:300]
    return ", ".join(one.arg for one in arguments.posonlyargs + arguments.args)[:300]


def takes(arguments, count):
    """Whether a function can be called with so many arguments in their order."""
    positional = len(arguments.posonlyargs) + len(arguments.args)
    required = positional - len(arguments.defaults)
    has_required_keyword = any(default is None for default in arguments.kw_defaults)
    most = sys.maxsize if arguments.vararg else positional
    return required <= count <= most and not has_required_keyword


def broken_definition(name, cells, after):
    """The last cell that doesn't parse and in which the function seems to be defined, if no cell
    after it defines the function; with the error."""
    # In front of it may stand what nobody sees, which can be why Python refuses it.
    pattern = re.compile(r"^[^\w#'\"\n]*(?:async\s+)?def\s+%s\b" % name, re.M)
    for cell in reversed(cells):
        if after is not None and cell is after.cell:
            return None
        if cell.tree is None and pattern.search(cell.source):
            return cell, cell.error
    return None


def absolute(cell, error):
    line, column, message = error
    return line + cell.offset, column, message


def is_unwritten(statement):
    """Whether a function is a stub: nothing but its frame, or with blocks of comments alone and
    nothing stored anywhere.

    Raises Refusal for a function with such a block that is no stub.
    """
    node = statement.node
    blanks = [
        line for line in statement.cell.blanks if node.lineno <= line <= node.end_lineno]
    if blanks:
        if not stores(node):
            return True
        raise Refusal(statement.cell, *absolute(statement.cell, statement.cell.error))
    body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
    return all(map(does_nothing, body))


def does_nothing(node):
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Return):
        return node.value is None or is_none(node.value)
    if isinstance(node, ast.Raise):
        raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"
    return isinstance(node, ast.Pass)


def stores(function):
    """Whether a function puts anything but None into a part of something."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, (ast.AugAssign, ast.AnnAssign)):
            targets = [node.target]
        else:
            continue
        parts = [one for one in targets if isinstance(one, (ast.Subscript, ast.Attribute))]
        if parts and not (node.value is None or is_none(node.value)):
            return True
    return False


def is_none(node):
    return isinstance(node, ast.Constant) and node.value is None


def hold_whole(statements):
    """Raises Refusal where a helper that is needed has a block of comments alone."""
    for statement in statements:
        cell, node = statement.cell, statement.node
        if any(node.lineno <= line <= node.end_lineno for line in cell.blanks):
            raise Refusal(cell, *absolute(cell, cell.error))


def elsewhere(name, cells):
    """Where a function of the name is defined so that nobody can call it."""
    for cell in cells:
        for top in cell.tree.body if cell.tree is not None else ():
            waiting = [(top, kind_of(top))]
            while waiting:
                node, kind = waiting.pop()
                for child in ast.iter_child_nodes(node):
                    if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                        if child.name == name:
                            return integers(kind, cell.file, cell.number, child.lineno + cell.offset)
                    waiting.append((child, kind_of(child) or kind))
    return integers(NOWHERE, 0, 0, 0)


def kind_of(node):
    if isinstance(node, ast.ClassDef):
        return IN_CLASS
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return IN_FUNCTION
    return IN_BLOCK if isinstance(node, ast.stmt) else NOWHERE


def refused(refusal):
    cell = refusal.cell
    lines = cell.lines
    at = refusal.line - cell.offset - 1
    line = lines[at][:300] if 0 <= at < len(lines) else ""
    column = len(line[:max(0, refusal.column - 1)].encode()) + 1 if refusal.column > 0 else 0
    return (
        integers(REFUSED, cell.file, cell.number, max(1, refusal.line), column)
        + text(refusal.message[:300]) + text(line))


def main():
    request = Reader(read_all(0))
    try:
        found = answer(request)
    except MemoryError:
        found = integers(OUT_OF_MEMORY)
    write_all(1, wrap(found))


main()
