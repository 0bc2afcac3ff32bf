"""Called by Benchmarks/verdict; see there."""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

EXERCISE = "initialize_parameters_he"
FOLDER = pathlib.Path("exercises", EXERCISE)
RIGHT = FOLDER / "reference" / f"{EXERCISE}.swift"
WRONG = FOLDER / "mistakes" / "xavier_scale.swift"


def seconds(command, environment=None, folder=None):
    """The wall time of a command whose output and exit code don't matter."""
    start = time.perf_counter()
    subprocess.run(command, env=environment, cwd=folder, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def course_with_one_case(folder):
    """A copy of the course whose exercise has its public case and no other."""
    for name in ("grader.json", "exercises", "fixtures"):
        copy = shutil.copytree if pathlib.Path(name).is_dir() else shutil.copy
        copy(name, pathlib.Path(folder, name))
    file = pathlib.Path(folder, FOLDER, "exercise.json")
    exercise = json.loads(file.read_text())
    values = exercise["checks"][0]
    values["cases"] = [case for case in values["cases"] if case["visibility"] == "public"]
    file.write_text(json.dumps(exercise))


def floors(folder):
    """Bare runs of the front end, the linker and a box; commands by name."""
    bin = pathlib.Path(os.path.realpath(shutil.which("swiftc"))).parent
    libraries = bin.parent / "lib/swift/linux"
    shutil.copy(RIGHT, pathlib.Path(folder, "S000.swift"))
    sources = [str(path.resolve()) for path in sorted(pathlib.Path("Sources/CourseKit").glob("*.swift"))]
    subprocess.run([bin / "swiftc", "-parse-as-library", "-emit-module", "-emit-object", "-wmo",
                    "-module-name", "CourseKit", *sources, "-o", "CourseKit.o"],
                   cwd=folder, check=True, stderr=subprocess.DEVNULL)
    compile = [bin / "swift-frontend", "-frontend", "-c", "S000.swift", "-parse-as-library",
               "-module-name", "Submission", "-enable-testing", "-Onone", "-I", ".",
               "-module-cache-path", "modules", "-o", "S000.o"]
    link = [bin / "ld.lld", "-shared", "-o", "program", "S000.o", "CourseKit.o",
            "-L", libraries, "-lswiftCore", "-lswiftSwiftOnoneSupport"]
    box = ["bwrap", "--unshare-user", "--unshare-all", "--ro-bind", "/usr", "/usr",
           "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--proc", "/proc",
           "--dev", "/dev", "--tmpfs", "/tmp", "--remount-ro", "/", "/usr/bin/true"]
    return {"floor: compiler front end": compile, "floor: linker": link, "floor: one box": box}


def main():
    rounds = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as one_case, tempfile.TemporaryDirectory() as scratch:
        course_with_one_case(one_case)
        grade = ["./grade", EXERCISE, "--submission"]
        runs = {
            "one public case, without training": [*grade, WRONG, "--course", one_case],
            "one public case and the full training": [*grade, RIGHT, "--course", one_case],
            "all six cases, without training": [*grade, WRONG],
            "all six cases and the full training": [*grade, RIGHT],
        }
        bare = floors(scratch)
        times = {name: [] for name in [*runs, *bare]}
        for round in range(rounds + 1):  # the first one warms up
            for name, command in [*runs.items(), *bare.items()]:
                time = seconds(command, folder=scratch if name in bare else None)
                if round > 0:
                    times[name].append(time)
        print(f"medians of {rounds} runs in turns, least and most")
        for name, list in times.items():
            print(f"{name:<38} {statistics.median(list):.3f} s  ({min(list):.3f} to {max(list):.3f})")


main()
