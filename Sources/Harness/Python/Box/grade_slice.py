# Part of grade: an autograder for numeric exercises.
# SPDX-License-Identifier: Apache-2.0
"""What of a submission's cells its functions need: so much is run, and nothing else.

That is their definitions, of which the last one wins, and in turn the imports, assignments, functions
and classes that these name. A cell that trains, plots or prints is not run.
"""

import ast
import builtins
import symtable

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
IMPORTS = (ast.Import, ast.ImportFrom)
ASSIGNMENTS = (ast.Assign, ast.AugAssign, ast.AnnAssign)


class Refusal(Exception):
    """Code that is needed and that Python refuses."""

    def __init__(self, cell, line, column, message):
        super().__init__(message)
        self.cell = cell
        self.line = line
        self.column = column
        self.message = message


class Statement:
    """A statement at the top of a cell, and the names that it gives a meaning to."""

    def __init__(self, cell, node):
        self.cell = cell
        self.node = node
        self.names = bound_names(node)
        self.is_definition = isinstance(node, DEFINITIONS)
        self.is_star_import = isinstance(node, ast.ImportFrom) and node.names[0].name == "*"

    @property
    def first_line(self):
        """The line in the cell, decorators included."""
        decorators = getattr(self.node, "decorator_list", [])
        return min([self.node.lineno] + [decorator.lineno for decorator in decorators])

    @property
    def line(self):
        """The line in the notebook's cell or in the file, from 1."""
        return self.first_line + self.cell.offset

    @property
    def source(self):
        """Its text alone; what stands beside it on its lines is left out."""
        lines = self.cell.source.split("\n")[self.first_line - 1:self.node.end_lineno]
        lines[-1] = lines[-1].encode()[:self.node.end_col_offset].decode()
        if self.first_line == self.node.lineno:
            lines[0] = lines[0].encode()[self.node.col_offset:].decode()
        return "\n".join(lines)

    def needs(self):
        """The names that it takes from outside itself."""
        try:
            table = symtable.symtable(self.source, "cell", "exec")
            # What only the compiler finds, such as a `return` outside of a function.
            compile(self.source, "cell", "exec", dont_inherit=True)
        except SyntaxError as error:
            raise Refusal(
                self.cell, (error.lineno or 1) + self.line - 1, error.offset or 0,
                error.msg or "invalid syntax")
        except (ValueError, RecursionError, MemoryError):
            raise Refusal(self.cell, self.line, 0, "the code is nested too deeply")
        found = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()}
        # A name whose value it changes has to have one.
        if isinstance(self.node, ASSIGNMENTS):
            found |= self.names
        inner = table.get_children()
        while inner:
            table = inner.pop()
            inner += table.get_children()
            found |= {symbol.get_name() for symbol in table.get_symbols() if symbol.is_global()}
        return found


def bound_names(node):
    """The names that running a statement would give a meaning to; none for what is never run."""
    if isinstance(node, DEFINITIONS):
        return {node.name}
    if isinstance(node, IMPORTS):
        return {(alias.asname or alias.name).split(".")[0] for alias in node.names}
    if isinstance(node, ast.Assign):
        return set().union(*[target_names(target) for target in node.targets])
    if isinstance(node, ast.AugAssign) or isinstance(node, ast.AnnAssign) and node.value:
        return target_names(node.target)
    if isinstance(node, ast.Try):
        return block_names(
            node.body + node.orelse + node.finalbody
            + [inner for handler in node.handlers for inner in handler.body])
    if isinstance(node, ast.If) and not mentions_main(node.test):
        return block_names(node.body + node.orelse)
    return set()


def target_names(target):
    if isinstance(target, ast.Name):
        return {target.id}
    if isinstance(target, ast.Starred):
        return target_names(target.value)
    if isinstance(target, (ast.Tuple, ast.List)):
        return set().union(*[target_names(element) for element in target.elts])
    # `table["a"] = 1` belongs to what `table` is; `numpy.random.seed = f` to nothing.
    if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
        return {target.value.id}
    return set()


def block_names(body):
    """The names of a block that does nothing but import, assign and define; else none."""
    names = set()
    for node in body:
        if isinstance(node, ast.Pass) or isinstance(node, ast.Expr) and is_constant(node.value):
            continue
        bound = bound_names(node)
        if not bound:
            return set()
        names |= bound
    return names


def is_constant(node):
    return isinstance(node, ast.Constant)


def mentions_main(test):
    return any(isinstance(node, ast.Name) and node.id == "__name__" for node in ast.walk(test))


class Pool:
    """The statements of all cells, in order, by the names that they bind."""

    def __init__(self, cells, siblings):
        """`siblings` are the names under which .py files of the submission could be imported, by the
        files' indices."""
        self.cells = cells
        self.siblings = siblings
        self.statements = [
            Statement(cell, node) for cell in cells if cell.tree is not None
            for node in cell.tree.body]
        self.by_name = {}
        for position, statement in enumerate(self.statements):
            for name in statement.names:
                self.by_name.setdefault(name, []).append(position)

    def definition(self, name):
        """The statement that makes `name` a function: the last `def`, or an assignment; or None."""
        found = [self.statements[position] for position in self.by_name.get(name, ())]
        found = [
            statement for statement in found
            if statement.is_definition or isinstance(statement.node, (ast.Assign, ast.AnnAssign))]
        return next((one for one in reversed(found) if one.is_definition), found[-1] if found else None)

    def needed(self, names):
        """The statements that some names need, in their order.

        Raises Refusal.
        """
        chosen = set()
        seen = set()
        waiting = list(names)
        unknown = False
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            positions = self.positions(name)
            unknown = unknown or not positions and not hasattr(builtins, name)
            for position in positions - chosen:
                chosen.add(position)
                waiting += self.needs(self.statements[position])
        if unknown:
            chosen |= {
                position for position, statement in enumerate(self.statements)
                if statement.is_star_import}
        return [self.statements[position] for position in sorted(chosen)]

    def needs(self, statement):
        found = statement.needs()
        node = statement.node
        # Another file of the submission takes part with what is asked of it.
        if isinstance(node, ast.ImportFrom) and node.module in self.siblings.values():
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            files = {
                file for file, name in self.siblings.items()
                if any(alias.name == name for alias in node.names)}
            for other in self.statements:
                if other.cell.file in files:
                    found |= other.names
        return found

    def positions(self, name):
        """The places of the last definition of a name and of what gives it another value later."""
        found = self.by_name.get(name, ())
        last = max((at for at in found if self.statements[at].is_definition), default=-1)
        return {at for at in found if at >= last}
