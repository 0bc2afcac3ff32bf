"""Called by Benchmarks/notebooks; see there."""
import ast
import csv
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
EXERCISES = ["initialize_parameters_zeros", "initialize_parameters_random", "initialize_parameters_he"]
STUDENTS, RIGHT = 20, 8
# What grade promises: seconds of one notebook, and how many times as fast as nbgrader.
MOST_CPU, LEAST_TIMES = 0.5, 10
# What the notebook's own test cells ask for: the accuracy on the training set, less a little.
ACCURACIES = {"zeros": 0.5, "random": 0.82, "he": 0.99}
HELPERS = ["sigmoid", "relu", "forward_propagation", "compute_loss", "backward_propagation",
           "update_parameters"]


def measured(command, folder=REPOSITORY):
    """CPU and wall seconds of a command with all that it waits for."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start, process.returncode


def function(exercise, mistake=None):
    """The source of one of the course's own solutions, without its head."""
    folder = REPOSITORY / "exercises" / exercise
    file = (folder / "mistakes" / f"{mistake}.py" if mistake
            else folder / "reference" / f"{exercise}.py")
    text = file.read_text()
    return text[text.index("def "):]


def training_cell():
    """The course's training in numpy, as Benchmarks/training has it."""
    source = (REPOSITORY / "Benchmarks" / "training.py").read_text()
    functions = {node.name: ast.get_source_segment(source, node)
                 for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)}
    data = REPOSITORY / "fixtures" / "circles" / "train.csv"
    return "\n\n".join(functions[name] for name in HELPERS) + f"""

DATA = np.loadtxt({str(data)!r}, delimiter=",", skiprows=1)
X, Y = DATA[:, :2].T, DATA[:, 2:].T

def model(parameters):
    for i in range(15000):
        a3, cache = forward_propagation(X, parameters)
        compute_loss(a3, Y)
        parameters = update_parameters(parameters, backward_propagation(X, Y, cache), 0.01)
    return np.mean((forward_propagation(X, parameters)[0] > 0.5) == Y)
"""


def notebook(mistakes, student="nobody", scale=1):
    """A student's notebook with test cells as nbgrader has them; exercises by their mistakes, and
    weights times `scale`."""
    def cell(name, source, **more):
        marks = {"schema_version": 3, "grade_id": name, "cell_type": "code", "task": False,
                 "grade": False, "solution": False, "locked": True, **more}
        return {"cell_type": "code", "execution_count": None, "metadata": {"nbgrader": marks},
                "outputs": [], "source": source.splitlines(True)}

    cells = [cell("imports", "import numpy as np"), cell("training", training_cell())]
    for exercise in EXERCISES:
        short = exercise.rpartition("_")[2]
        source = f"# {student}\n" + function(exercise, mistakes.get(exercise))
        if scale != 1:
            source = source.replace(
                "return parameters",
                f"return {{name: value * {scale!r} for name, value in parameters.items()}}")
        cells.append(cell(short, source, solution=True, locked=False))
        cells.append(cell(
            f"{short}-values",
            f"from json import load\n"
            f"expected = load(open({str(REPOSITORY / 'fixtures' / exercise / '3-2-1.json')!r}))\n"
            f"for name, value in expected['value'].items():\n"
            f"    np.testing.assert_allclose({exercise}([3, 2, 1])[name], value)",
            grade=True, points=6))
        cells.append(cell(
            f"{short}-training",
            f"assert model({exercise}([2, 10, 5, 1])) >= {ACCURACIES[short]}", grade=True, points=4))
    return json.dumps({"nbformat": 4, "nbformat_minor": 4, "cells": cells, "metadata": {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}})


def new_training(folder, round):
    """The right notebook with weights that nobody has trained with before, within tolerance."""
    scale = 1 + (time.time_ns() % 10**6 + 1) * 1e-16
    path = pathlib.Path(folder, f"new{round}.ipynb")
    path.write_text(notebook({}, scale=scale))
    return path


def students():
    """The notebooks by student: the first right, each other one with a mistake in one exercise; no two
    are the same file."""
    notebooks = {}
    for number in range(STUDENTS):
        mistakes = {}
        if number >= RIGHT:
            exercise = EXERCISES[number % 3]
            known = json.loads((REPOSITORY / "exercises" / exercise / "exercise.json").read_text())
            names = [mistake["name"] for mistake in known["mistakes"]]
            mistakes[exercise] = names[number % len(names)]
        student = f"student{number:02}"
        notebooks[student] = notebook(mistakes, student)
    return notebooks


def time_grade(grade, notebooks, folder):
    """Seconds of one batch in a new folder: nothing is kept of an earlier one."""
    submissions, output = pathlib.Path(folder, "class"), pathlib.Path(folder, "marks")
    submissions.mkdir()
    for student, text in notebooks.items():
        (submissions / f"{student}.ipynb").write_text(text)
    cpu, wall, code = measured([grade, "batch", str(submissions), "--output", str(output)])
    with open(output / "gradebook.csv", newline="") as file:
        passed = [row["status"] == "passed" for row in csv.DictReader(file)]
    if code != 0 or passed != [True] * RIGHT + [False] * (STUDENTS - RIGHT):
        sys.exit(f"grade ended with {code}, and these passed: {passed}")
    return cpu, wall


def time_nbgrader(venv, notebooks, folder):
    root = pathlib.Path(folder)
    def put(path, text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    put(root / "nbgrader_config.py",
        "c = get_config()\nc.CourseDirectory.course_id = 'benchmark'\n"
        "c.ExecutePreprocessor.timeout = 120\n")
    put(root / "source" / "ps1" / "homework.ipynb", notebook({}))
    for student, text in notebooks.items():
        put(root / "submitted" / student / "ps1" / "homework.ipynb", text)
    program = str((pathlib.Path(venv) / "bin" / "nbgrader").resolve())
    environment = str((pathlib.Path(venv) / "bin").resolve())
    os.environ["PATH"] = environment + ":" + os.environ["PATH"]
    subprocess.run([program, "generate_assignment", "ps1"], cwd=root, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    cpu, wall, code = measured([program, "autograde", "ps1"], folder=root)
    graded = len(list((root / "autograded").glob("*/ps1/homework.ipynb")))
    if graded != STUDENTS:
        sys.exit(f"nbgrader graded {graded} of {STUDENTS}, and ended with {code}")
    return cpu, wall


def main():
    grade, rounds = str(pathlib.Path(sys.argv[1]).resolve()), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        path = pathlib.Path(folder, "right.ipynb")
        path.write_text(notebook({}))
        # The first run warms what is kept, its trainings among it.
        measured([grade, "--submission", str(path)])
        runs, imports = [], []
        for _ in range(rounds):
            runs.append(measured([grade, "--submission", str(path)]))
            imports.append(measured(["/usr/bin/python3", "-I", "-c", "import numpy"])[0])
        if any(run[2] != 0 for run in runs):
            sys.exit("grade did not pass the right notebook")
        cpu, wall = (statistics.median(run[index] for run in runs) for index in (0, 1))
        print(f"one notebook, three exercises, three trainings, median of {rounds}: "
              f"{cpu:.2f} s CPU (at most {MOST_CPU:.2f}: {held(cpu <= MOST_CPU)}), {wall:.2f} s wall")
        new = [measured([grade, "--submission", str(new_training(folder, round))])[0]
               for round in range(rounds)]
        print(f"the same with two trainings that nobody has made before, zeros being zeros: "
              f"{statistics.median(new):.2f} s CPU")
        print(f"numpy's import alone: {statistics.median(imports):.2f} s CPU")
        notebooks = students()
        ours = time_grade(grade, notebooks, folder)
        print(f"{STUDENTS} notebooks, {STUDENTS - RIGHT} with mistakes, in one batch: "
              f"{ours[0]:.1f} s CPU, {ours[1]:.1f} s wall")
    if len(sys.argv) > 3:
        with tempfile.TemporaryDirectory() as folder:
            theirs = time_nbgrader(sys.argv[3], notebooks, folder)
        times = theirs[1] / ours[1]
        print(f"the same in nbgrader autograde: {theirs[0]:.1f} s CPU, {theirs[1]:.1f} s wall; "
              f"{times:.1f} times as long (at least {LEAST_TIMES}: {held(times >= LEAST_TIMES)}), "
              f"{theirs[0] / ours[0]:.1f} times the CPU")


def held(is_held):
    return "held" if is_held else "MISSED"


main()
