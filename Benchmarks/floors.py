"""What no grader of Swift submissions gets around: one compiler front end and one link, run bare."""
import os
import pathlib
import shutil
import subprocess


def commands(folder, sources):
    """The commands by name, to be run in `folder`, where the sources and CourseKit are put."""
    bin = pathlib.Path(os.path.realpath(shutil.which("swiftc"))).parent
    libraries = bin.parent / "lib/swift/linux"
    names = [f"S{number:03}.swift" for number in range(len(sources))]
    for name, text in zip(names, sources):
        pathlib.Path(folder, name).write_text(text)
    kit = [str(path.resolve()) for path in sorted(pathlib.Path("Sources/CourseKit").glob("*.swift"))]
    subprocess.run([bin / "swiftc", "-parse-as-library", "-emit-module", "-emit-object", "-wmo",
                    "-module-name", "CourseKit", *kit, "-o", "CourseKit.o"],
                   cwd=folder, check=True, stderr=subprocess.DEVNULL)
    compile = [bin / "swift-frontend", "-frontend", "-c", *names, "-parse-as-library",
               "-module-name", "Submission", "-enable-testing", "-Onone", "-I", ".",
               "-module-cache-path", "modules", "-o", "S.o"]
    link = [bin / "ld.lld", "-shared", "-o", "program", "S.o", "CourseKit.o",
            "-L", libraries, "-lswiftCore", "-lswiftSwiftOnoneSupport"]
    return {"floor: compiler front end": compile, "floor: linker": link}
