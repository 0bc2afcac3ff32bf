# Part of grade: an autograder for numeric exercises.
# SPDX-License-Identifier: Apache-2.0
"""What of a submission's cells a function needs: so much is run for it, and nothing else.

That is its definition, of which the last one wins, and in turn the imports, assignments, functions
and classes that it names, as they stand where the function is defined. A cell that trains, plots or
prints is not run, nor is what was made with the function itself.
"""

import ast
import builtins
import symtable

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = FUNCTIONS + (ast.ClassDef,)
IMPORTS = (ast.Import, ast.ImportFrom)
# What has names of its own, which are nothing to the statement that it stands in.
INNER_SCOPES = DEFINITIONS + (
    ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Refusal(Exception):
    """Code that is needed and that Python refuses."""

    def __init__(self, cell, line, column, message):
        super().__init__(message)
        self.cell = cell
        self.line = line
        self.column = column
        self.message = message


class Statement:
    """A statement at the top of a cell, and the names that it gives a meaning to.

    `changed` are names whose values it changes, as `table["a"] = 1` and `table.update(a=1)` do.
    """

    def __init__(self, cell, node):
        self.cell = cell
        self.node = node
        bindings = Bindings(node)
        self.names = bindings.names
        self.changed = bindings.changed
        self.counted = bindings.counted
        self.own = bindings.own
        self.is_definition = isinstance(node, DEFINITIONS)
        self.is_import = isinstance(node, IMPORTS)
        self.is_from_future = isinstance(node, ast.ImportFrom) and node.module == "__future__"
        self.is_star_import = isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
        self._needs = None

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
        if isinstance(self.node, ast.Import):
            alias = self.node.names[0]
            return "import " + alias.name + (" as " + alias.asname if alias.asname else "")
        lines = self.cell.lines[self.first_line - 1:self.node.end_lineno]
        lines[-1] = lines[-1].encode()[:self.node.end_col_offset].decode()
        if self.first_line == self.node.lineno:
            lines[0] = lines[0].encode()[self.node.col_offset:].decode()
        return "\n".join(lines)

    def needs(self):
        """The names that it takes from outside itself, or a Refusal."""
        if self._needs is None:
            self._needs = self._find_needs()
        return self._needs

    def _find_needs(self):
        source = self.source
        try:
            table = symtable.symtable(source, "cell", "exec")
            # What only the compiler finds, such as a `return` outside of a function.
            compile(source, "cell", "exec", dont_inherit=True)
        except SyntaxError as error:
            return Refusal(
                self.cell, (error.lineno or 1) + self.line - 1, error.offset or 0,
                error.msg or "invalid syntax")
        except (ValueError, RecursionError, MemoryError):
            return Refusal(self.cell, self.line, 0, "the code is nested too deeply")
        found = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()}
        # A name that it counts up has to have a value; a loop's own names have none before.
        found = (found | self.counted) - self.own
        inner = table.get_children()
        while inner:
            table = inner.pop()
            inner += table.get_children()
            found |= {symbol.get_name() for symbol in table.get_symbols() if symbol.is_global()}
        return found


class Bindings:
    """The names that running a statement would give a meaning to or change the value of.

    `counted` are those that it needs the old value of, as in `seed += 1`; `own` those that it gives a
    value before it uses them, as in `for seed in seeds`.
    """

    def __init__(self, node):
        self.names, self.changed, self.counted, self.own = set(), set(), set(), set()
        waiting = [node]
        while waiting:
            node = waiting.pop()
            self._note(node)
            if isinstance(node, INNER_SCOPES) or isinstance(node, ast.If) and mentions_main(node):
                continue
            waiting += ast.iter_child_nodes(node)

    def _note(self, node):
        if isinstance(node, DEFINITIONS):
            self.names.add(node.name)
        elif isinstance(node, IMPORTS):
            self.names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            self.names.add(node.id)
        elif isinstance(node, (ast.Subscript, ast.Attribute)) and isinstance(node.ctx, ast.Store):
            self.changed |= root_name(node)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            if isinstance(node.value.func, ast.Attribute):
                self.changed |= root_name(node.value.func)
        elif isinstance(node, ast.AugAssign):
            self.counted |= root_name(node.target)
        elif isinstance(node, (ast.For, ast.AsyncFor)):
            self.own |= stored_names(node.target)
        elif isinstance(node, ast.withitem) and node.optional_vars:
            self.own |= stored_names(node.optional_vars)
        elif isinstance(node, ast.AnnAssign) and not node.value:
            # `seed: int` alone says what will be there; it puts nothing there.
            self.names -= stored_names(node.target)


def root_name(node):
    """`table` of `table["a"].values`, as a set; none for what is no variable's part."""
    while isinstance(node, (ast.Subscript, ast.Attribute)):
        node = node.value
    return {node.id} if isinstance(node, ast.Name) else set()


def stored_names(target):
    return {
        node.id for node in ast.walk(target)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def mentions_main(condition):
    return any(
        isinstance(node, ast.Name) and node.id == "__name__" for node in ast.walk(condition.test))


def statements(cell):
    """The statements at the top of a cell; of an `import a, b` one for each module."""
    for node in cell.tree.body if cell.tree is not None else ():
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Statement(cell, ast.copy_location(ast.Import([alias]), node))
        else:
            yield Statement(cell, node)


class Pool:
    """The statements of all files, in order, by the names that they bind.

    What the last file defines has the last word. A name means what its own file makes of it; where
    that is nothing, what another file does.
    """

    def __init__(self, statements, siblings):
        """`siblings` are the names under which .py files of the submission could be imported, by the
        files' indices."""
        self.statements = statements
        self._files_by_name = {name: file for file, name in siblings.items()}
        self._by_name = {}
        for position, statement in enumerate(statements):
            for name in statement.names | statement.changed:
                self._by_name.setdefault(name, []).append(position)

    def definition(self, name):
        """The place of the statement that makes `name` a function: its last `def`, or an assignment
        of another function, or, where there is neither, any assignment; or None."""
        found = [
            position for position in self._by_name.get(name, ())
            if name in self.statements[position].names]
        for position in reversed(found):
            statement = self.statements[position]
            if statement.is_definition or self._names_a_function(statement.node, name):
                return position
        return next((
            position for position in reversed(found)
            if isinstance(self.statements[position].node, (ast.Assign, ast.AnnAssign))), None)

    def _names_a_function(self, node, name):
        if not isinstance(node, ast.Assign):
            return False
        value = node.value
        return isinstance(value, ast.Lambda) or (
            isinstance(value, ast.Name) and value.id != name
            and any(self.statements[at].is_definition for at in self._by_name.get(value.id, ())))

    def needed(self, name):
        """The statements that a function needs, in order; it has to have a definition.

        Raises Refusal.
        """
        definition = self.definition(name)
        circular = self._circular(name, definition)
        chosen = [
            self.statements[position]
            for position in sorted(self._reached(name, definition, circular))]
        for statement in chosen:
            if isinstance(statement.needs(), Refusal):
                raise statement.needs()
        return chosen

    def _reached(self, name, definition, left_out=frozenset(), edges=None):
        """The places that are reached from a definition by names that are needed.

        `edges` gets, for each place, those from which it is needed.
        """
        chosen = {definition}
        places = {(name, self.statements[definition].cell.file): {definition}}
        waiting = [definition]
        has_unknown = False
        while waiting:
            position = waiting.pop()
            for needed in self._needs(position):
                if needed not in places:
                    places[needed] = self._positions(*needed, definition) - left_out
                    if not places[needed] and not hasattr(builtins, needed[0]):
                        has_unknown = True
                for place in places[needed]:
                    if edges is not None:
                        edges.setdefault(place, []).append(position)
                    if place not in chosen:
                        chosen.add(place)
                        waiting.append(place)
        return chosen | {
            position for position, statement in enumerate(self.statements)
            if statement.is_from_future or has_unknown and statement.is_star_import}

    def _circular(self, name, definition):
        """The places of what is made with the function: it can't be what the function needs."""
        edges = {}
        self._reached(name, definition, edges=edges)
        found = set()
        waiting = [definition]
        while waiting:
            for position in edges.get(waiting.pop(), ()):
                if position not in found:
                    found.add(position)
                    waiting.append(position)
        return {
            position for position in found
            if not (self.statements[position].is_definition or self.statements[position].is_import)}

    def _needs(self, position):
        """The names that a statement needs, each with the file that it is looked for in."""
        statement = self.statements[position]
        found = statement.needs()
        if isinstance(found, Refusal):
            return set()
        found = {(name, statement.cell.file) for name in found}
        node = statement.node
        # Another file of the submission takes part with what is asked of it.
        if isinstance(node, ast.ImportFrom):
            file = self._files_by_name.get(node.module)
            if file is not None:
                found |= {(alias.name, file) for alias in node.names}
        elif isinstance(node, ast.Import):
            file = self._files_by_name.get(node.names[0].name)
            if file is not None:
                found |= {
                    (name, file) for other in self.statements if other.cell.file == file
                    for name in other.names}
        return found

    def _positions(self, name, file, definition):
        """The places that give a name of a file its value for a function that is defined at
        `definition`.

        Of a function or class that is the last definition; other values are those that it has there,
        or, where it has none yet, those that it gets later.
        """
        found = self._by_name.get(name, ())
        own = [at for at in found if self.statements[at].cell.file == file]
        if any(name in self.statements[at].names for at in own):
            found = own
        bound = [at for at in found if name in self.statements[at].names]
        if all(self.statements[at].is_import for at in bound):
            # What is done to a module is left out.
            found = bound
        last = max((at for at in bound if self.statements[at].is_definition), default=None)
        if last is not None:
            return {last} | {at for at in found if last < at <= definition}
        if any(at <= definition for at in bound):
            return {at for at in found if at <= definition}
        # What Python itself has is not missing before it is given another meaning.
        return set() if hasattr(builtins, name) else set(found)
