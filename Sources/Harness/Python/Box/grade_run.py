# Part of grade: an autograder for numeric exercises.
# SPDX-License-Identifier: Apache-2.0
"""What a box runs to call a submission's functions: reads its calls, makes them, answers with frames,
as BoxKit's `serve` does.

numpy is imported once. A call that is alone is made in this process and its answer is the frame's; those
of a round are made one after the other, each in a child of this process, which runs the submission's
statements anew: no call sees what another one did. Where a call ends otherwise than by returning or
raising, or leaves something behind, neither its round nor a later one is answered, and the grader makes
each of these calls in a box of its own.

The student's code shares the process. All that is used once it has run is bound before, so that an
honest mistake (`list = [1]` in builtins, another `numpy.zeros`) can't spoil the answer; code that
wants to can, and gains nothing: what it writes is only ever taken for a value.
"""

import __future__
import builtins
import ctypes
import gc
import importlib.util
import os
import random
import sys
import time
import types
import warnings

# Where the grader has put its own files, this one among them.
FOLDER = sys.argv[0].rpartition("/")[0]

sys.path.insert(0, FOLDER)
# Where the course's own packages are, if it has any.
sys.path[1:1] = sys.argv[1:]

# Nothing that an import makes is garbage.
gc.disable()
import numpy
gc.enable()

import grade_display
import grade_frames
import grade_values
from grade_display import Display
from grade_frames import Reader, counted, integers, text, wrap, write_all
from grade_values import Foreign, read, type_name, write

# A student's `import grade_values` finds nothing; a file beside the submission was never here.
sys.path.remove(FOLDER)

# As BoxKit's `BoxExit` has them.
NO_PROCESS, LEFT_SOMETHING, NOT_RETURNED = 71, 74, 75
# Kinds of request, as BoxKit's `Request` has them.
ALONE = 0
# Kinds of answer; the harness has the same numbers.
RETURNED, RAISED, FOREIGN, OUT_OF_MEMORY = range(4)
MOST_MESSAGE = 500

exit_now = os._exit
arguments_of = BaseException.__dict__["args"].__get__
traceback_of = BaseException.__dict__["__traceback__"].__get__
name_of = vars(NameError)["name"].__get__ if "name" in vars(NameError) else None
exit_code_of = SystemExit.__dict__["code"].__get__
class_of, length, text_type, is_subclass, make_set = type, len, str, issubclass, set
compile_code, run_code, dictionary = compile, exec, dict
out, errors = sys.stdout, sys.stderr


def classes_in(*modules):
    return tuple(
        value for module in modules for value in vars(module).values()
        if type(value) is type and issubclass(value, BaseException))


# Exceptions whose text is their own: `str` of any other could run a student's code.
KNOWN_EXCEPTIONS = classes_in(builtins, *[
    module for name, module in list(sys.modules.items())
    if name.startswith("numpy") and ("exceptions" in name or name == "numpy.linalg")])
# The flags in code for all that can be imported from __future__.
FEATURES = 0
for feature in __future__.all_feature_names:
    FEATURES |= getattr(__future__, feature).compiler_flag
PLAIN = (str, int, float, bool, bytes, type(None))
among = grade_values.among


class Statement:
    """One of the submission's, with its place and the names that it binds."""

    def __init__(self, reader):
        self.file = reader.int()
        self.cell = reader.int()
        self.line = reader.int()
        self.source = reader.string()
        self.names = reader.list(reader.string)
        # What tracebacks name in place of the file and the cell.
        self.place = "<%d.%d>" % (self.file, self.cell)
        self._codes = {}

    def code(self, features):
        """Its code; `features` are the compiler's flags for what was imported from __future__."""
        if features not in self._codes:
            source = "\n" * (self.line - 1) + self.source
            self._codes[features] = compile_code(
                source, self.place, "exec", features, dont_inherit=True)
        return self._codes[features]


class Signature:
    def __init__(self, reader):
        self.function = reader.string()
        self.arguments = reader.list(reader.string)
        self.returns = reader.string()
        self.statements = reader.list(reader.int)


class Program:
    def __init__(self, data):
        reader = Reader(data)
        self.siblings = reader.list(reader.string)
        self.statements = reader.list(lambda: Statement(reader))
        self.signatures = reader.list(lambda: Signature(reader))
        # The places of an exception's lines: their files and cells.
        self.places = {one.place: (one.file, one.cell) for one in self.statements}

    def compile(self):
        """Compiles all of it, once for all calls."""
        for signature in self.signatures:
            features = 0
            for number in signature.statements:
                features |= self.statements[number].code(features).co_flags & FEATURES

    def answer(self, request):
        """Makes one call, in this process; the bytes of its answer."""
        reader = Reader(request)
        signature = self.signatures[reader.int()]
        arguments = [read(spelling, reader) for spelling in signature.arguments]
        failures = {}
        try:
            names = self.run(signature, failures)
            if signature.function not in names and signature.function in failures:
                return failures[signature.function]
            value = names[signature.function](*arguments)
            return integers(RETURNED) + counted(write(signature.returns, value))
        except Foreign as foreign:
            return foreign_answer(foreign)
        except SystemExit as error:
            end(exit_code_of(error))
        except MemoryError:
            return integers(OUT_OF_MEMORY)
        except BaseException as error:
            # The cause of a name without a meaning is the statement that should have given it one.
            return failures.get(unknown_name(error)) or raised_answer(error, self.places)

    def run(self, signature, failures):
        """Runs the statements that a function needs; what they gave a meaning to, by name.

        One that fails stops no other: the function may do without it. `failures` gets the answer
        that it deserves, for each name that it should have given a meaning to.
        """
        names = {"__name__": "submission", "__builtins__": builtins}
        # In a notebook these are there without an import.
        names["display"] = names["get_ipython"] = Display()
        features = 0
        for name in self.siblings:
            add_sibling(name, names)
        for number in signature.statements:
            statement = self.statements[number]
            try:
                code = statement.code(features)
                features |= code.co_flags & FEATURES
                run_code(code, names)
            except MemoryError:
                raise
            except BaseException as error:
                answer = failures.get(unknown_name(error)) or raised_answer(
                    error, self.places, statement)
                for name in statement.names:
                    failures[name] = answer
        return names


def add_sibling(name, names):
    """Lets a .py file of the submission be imported, unless Python has a module of that name."""
    if name not in sys.modules and importlib.util.find_spec(name) is None:
        module = types.ModuleType(name)

        def attribute(wanted):
            if wanted not in names:
                raise AttributeError("module '%s' has no attribute '%s'" % (name, wanted))
            return names[wanted]

        module.__getattr__ = attribute
        sys.modules[name] = module


def unknown_name(error):
    """The name that had no meaning, where that is what was raised; else None."""
    if class_of(error) is not NameError:
        return None
    if name_of:  # Python 3.10 and later
        name = name_of(error)
        return name if class_of(name) is text_type else None
    parts = words(error, NameError).split("'")
    return parts[1] if length(parts) == 3 else None


def foreign_answer(foreign):
    path = b"".join([
        integers(kind) + (text(step[:100]) if kind == 2 else integers(step))
        for kind, step in foreign.path])
    return (
        integers(FOREIGN, length(foreign.path)) + path + text(foreign.expected) + foreign.found)


def raised_answer(error, places, statement=None):
    """What is said of an exception: its class, its text, and where in the submission it was raised."""
    place = (statement.file, statement.cell, statement.line) if statement else (-1, 0, 0)
    at = traceback_of(error)
    while at is not None:
        found = places.get(at.tb_frame.f_code.co_filename)
        if found:
            place = (found[0], found[1], at.tb_lineno or 0)
        at = at.tb_next
    kind = class_of(error)
    return (
        integers(RAISED) + text(type_name(kind)[:100]) + text(words(error, kind)[:MOST_MESSAGE])
        + integers(*place))


def words(error, kind):
    """An exception's text, without running anything of a student's."""
    parts = arguments_of(error)
    are_plain = True
    for part in parts:
        are_plain = are_plain and among(class_of(part), PLAIN)
    if among(kind, KNOWN_EXCEPTIONS) and (are_plain or not among(kind, BUILT_IN_EXCEPTIONS)):
        try:
            return text_type(error)
        except BaseException:
            return ""
    plain = [part for part in parts if class_of(part) is text_type]
    return plain[0] if plain else ""


BUILT_IN_EXCEPTIONS = classes_in(builtins)


def end(code):
    """Ends as `sys.exit(code)` would."""
    flush()
    if code is None:
        exit_now(0)
    exit_now(code & 0xFF if class_of(code) is int else 1)


def flush():
    for stream in (out, errors):
        try:
            stream.flush()
        except BaseException:
            pass  # It was closed: there is nothing to lose.


class Surroundings:
    """What a call finds around itself and could leave to the next one, as BoxKit's type of that name
    has it: processes, and files in the folders that a box can write to.
    """

    # PR_SET_DUMPABLE and PR_SET_CHILD_SUBREAPER of linux/prctl.h.
    SET_DUMPABLE, SET_CHILD_SUBREAPER = 4, 36
    control = ctypes.CDLL(None).prctl

    def __init__(self):
        """Notes how they are. What a child leaves behind becomes this process's own child from now on,
        and no child can write to this process's memory or open its files.
        """
        for option, value in ((self.SET_CHILD_SUBREAPER, 1), (self.SET_DUMPABLE, 0)):
            if self.control(option, value, 0, 0, 0):
                exit_now(NO_PROCESS)
        self.folders = self.folders_now()
        # No child finds where another one has stopped reading.
        nothing = os.open("/dev/null", os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)

    def open_to_itself(self):
        """Gives a child back what it would have alone: its own files below /proc/self."""
        self.control(self.SET_DUMPABLE, 1, 0, 0, 0)

    def are_untouched(self):
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
            return False  # There are some that have not ended.
        except ChildProcessError:
            return self.folders_now() == self.folders

    @staticmethod
    def folders_now():
        """The permissions of the folders and the names in them."""
        return [
            (os.stat(folder).st_mode, sorted(os.listdir(folder)))
            for folder in ("/tmp", "/dev/shm") if os.access(folder, os.R_OK)]


def serve_rounds(program, channel):
    """Answers each round of calls until none follows.

    No child has the line: what the calls come from, and `channel`, on which this process answers.
    """
    requests = os.dup(0)
    line = (requests, channel)
    surroundings = Surroundings()
    program.compile()
    # What is there now stays: a child that looks for garbage in it would copy all of its pages.
    gc.freeze()
    while True:
        size = grade_frames.read_all(requests, 8)
        if not size:
            return
        round_of_calls = Reader(grade_frames.read_all(requests, Reader(size).int()))
        calls = round_of_calls.list(round_of_calls.bytes)
        write_all(channel, wrap(answers(program, calls, surroundings, line)))


def answers(program, calls, surroundings, line):
    """Makes several calls, each in a child: for each its answer, what it printed, nanoseconds."""
    parts = [integers(len(calls))]
    for call in calls:
        start = time.monotonic_ns()
        answer_file, printed_file = scratch_file(), scratch_file()
        child = os.fork()
        if child == 0:
            for descriptor in line:
                os.close(descriptor)
            os.dup2(printed_file, 1)
            os.dup2(printed_file, 2)
            surroundings.open_to_itself()
            answer = program.answer(call)
            flush()
            write_all(answer_file, answer)
            exit_now(0)
        if os.waitpid(child, 0)[1] != 0:
            exit_now(NOT_RETURNED)
        if not surroundings.are_untouched():
            exit_now(LEFT_SOMETHING)
        parts.append(counted(contents(answer_file)) + counted(contents(printed_file)))
        parts.append(integers(time.monotonic_ns() - start))
    return b"".join(parts)


def scratch_file():
    """A file without a name, in the box's own memory."""
    return os.open("/tmp", os.O_TMPFILE | os.O_RDWR, 0o600)


def contents(file):
    os.lseek(file, 0, os.SEEK_SET)
    data = grade_frames.read_all(file)
    os.close(file)
    return data


def main():
    # Standard output is the channel of the answer; what the student prints goes to standard error.
    channel = os.dup(1)
    os.dup2(2, 1)
    out.reconfigure(line_buffering=True)
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    # Draws of a generator that nobody seeded are the same on every machine.
    random.seed(0)
    numpy.random.seed(0)
    grade_display.stand_in()

    with open(FOLDER + "/program", "rb") as file:
        program = Program(file.read())
    if Reader(grade_frames.read_all(0, 8)).int() == ALONE:
        answer = program.answer(grade_frames.read_all(0))
        flush()
        write_all(channel, wrap(answer))
    else:
        serve_rounds(program, channel)
    exit_now(0)


main()
