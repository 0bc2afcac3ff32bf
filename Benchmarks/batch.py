"""Called by Benchmarks/batch; see there."""
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import floors

ROOT = pathlib.Path.cwd()
EXERCISES = json.loads(pathlib.Path("grader.json").read_text())["exercises"]
BUILDS = 3  # of `swift build`, of which the median counts


def source(exercise, mark, scale=None):
    """A right solution that no other submission has; `scale` moves its weights within tolerance."""
    text = pathlib.Path("exercises", exercise, "reference", f"{exercise}.swift").read_text()
    text = text.replace("parameters", f"parameters{mark}")
    text = text.replace(f"{exercise.replace('parameters', f'parameters{mark}')}", exercise)
    if scale is not None:
        text = text.replace(f"return parameters{mark}",
                            f"return parameters{mark}.mapValues {{ $0 * {scale!r} }}")
    return text


def write(folder, name, mark, scale=None):
    for exercise in EXERCISES:
        path = pathlib.Path(folder, name, f"{exercise}.swift")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source(exercise, mark, scale))


def distinct(folder, count, moved=False):
    """Submissions that differ; `moved` also in the last bits of their values, so that no two start a
    training from equal parameters."""
    for number in range(count):
        write(folder, f"s{number:04}", number, 1 + (number + 1) * 1e-13 if moved else None)


def copies(folder, count, originals=50):
    """Four fifths are copies of some, the rest is distinct."""
    for number in range(count):
        isCopy = number % 5 != 4
        write(folder, f"s{number:04}", f"c{number % originals}" if isCopy else f"d{number}")


def peak_of(process, peak):
    """The largest resident memory of a process while it runs, in KiB."""
    while process.poll() is None:
        try:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            peak[0] = int(status.split("VmHWM:")[1].split()[0])
        except (OSError, IndexError):
            pass
        time.sleep(0.02)


def run(*command, folder=None):
    """Wall time, CPU time of the command with all its children, its own peak memory, last lines."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True)
    peak = [0]
    watch = threading.Thread(target=peak_of, args=(process, peak))
    watch.start()
    output = process.communicate()[0]
    watch.join()
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode != 0:
        sys.exit(f"{command} ended with {process.returncode}:\n{output[-2000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, peak[0] / 1024


def batch(submissions, output, *options):
    grade = os.environ.get("GRADE", str(ROOT / ".build/release/grade"))
    return run(grade, "batch", str(submissions), "--output", str(output), *options)


def swift_build(folder):
    """One package for a submission, built clean: what a home-made checker does for each."""
    package = pathlib.Path(folder, "package")
    write(package / "Sources", "Submission", "b")
    shutil.copytree("Sources/CourseKit", package / "Sources/CourseKit")
    (package / "Package.swift").write_text(
        '// swift-tools-version: 6.0\nimport PackageDescription\n'
        'let package = Package(name: "submission", targets: [\n'
        '  .target(name: "CourseKit"),\n'
        '  .target(name: "Submission", dependencies: ["CourseKit"]),\n'
        '  .executableTarget(name: "checker", dependencies: ["Submission"])], swiftLanguageModes: [.v5])\n')
    (package / "Sources/checker").mkdir()
    (package / "Sources/checker/main.swift").write_text('import Submission\nprint("built")\n')
    times = []
    for _ in range(BUILDS):
        shutil.rmtree(package / ".build", ignore_errors=True)
        times.append(run("swift", "build", "--package-path", str(package))[0])
    return sorted(times)[BUILDS // 2]


def course_with_a_changed_fixture(folder):
    folder.mkdir()
    for name in ("grader.json", "exercises", "fixtures"):
        copy = shutil.copytree if pathlib.Path(name).is_dir() else shutil.copy
        copy(name, pathlib.Path(folder, name))
    fixture = next(pathlib.Path(folder, "fixtures", EXERCISES[-1]).glob("*.json"))
    text = fixture.read_text()
    digit = next(place for place in range(len(text) - 1, 0, -1) if text[place].isdigit()
                 and text[place - 12:place].replace(".", "").replace("-", "").isdigit())
    fixture.write_text(text[:digit] + str((int(text[digit]) + 1) % 10) + text[digit + 1:])


def line(name, wall, cpu, peak, count):
    print(f"{name:<44} {wall:7.2f} s wall  {wall / count:6.3f} s each  {cpu / count:6.3f} s CPU each  "
          f"{peak:4.0f} MB", flush=True)


def main():
    count = int(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="grade-batch-") as scratch:
        scratch = pathlib.Path(scratch)
        distinct(scratch / "class", count)
        distinct(scratch / "moved", max(count // 5, 1), moved=True)
        batch(scratch / "moved", scratch / "warm")  # warms the kit and the disk's cache

        first = batch(scratch / "class", scratch / "out")
        line(f"{count} distinct", *first, count)
        again = batch(scratch / "class", scratch / "out")
        line("the same again", *again, count)
        course_with_a_changed_fixture(scratch / "course")
        changed = batch(scratch / "class", scratch / "out", "--course", str(scratch / "course"))
        line("one fixture changed", *changed, count)
        one = batch(scratch / "class", scratch / "one", "--jobs", "1")
        line(f"{count} distinct, one job", *one, count)
        moved = batch(scratch / "moved", scratch / "moved-out")
        line("distinct trainings, too", *moved, max(count // 5, 1))
        copies(scratch / "few", count)
        few = batch(scratch / "few", scratch / "few-out")
        line(f"{count}, four fifths copies of 50", *few, count)
        copies(scratch / "many", 10 * count)
        many = batch(scratch / "many", scratch / "many-out")
        line(f"{10 * count}, four fifths copies of 50", *many, 10 * count)
        bare = {name: statistics.median(run(*command, folder=scratch)[1] for _ in range(9))
                for name, command in floors.commands(
                    scratch, [source(exercise, "f") for exercise in EXERCISES]).items()}
        build = swift_build(scratch)
        print(f"one 'swift build' for a submission           {build:7.2f} s wall")
        print()
        print(f"throughput against 'swift build'   {build / (first[0] / count):5.1f} times")
        print(f"two jobs against one               {one[0] / first[0]:5.2f} times")
        print(f"CPU for each distinct submission   {first[1] / count:5.3f} s")
        for name, cpu in bare.items():
            print(f"{name:<34} {cpu:5.3f} s CPU")
        print(f"memory, {10 * count} against {count}          {many[2]:.0f} MB against {few[2]:.0f} MB")


main()
