"""Called by Benchmarks/pages; see there."""
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

LOADS = 5


class Browser:
    """A headless Chromium, spoken to through a pipe in the DevTools protocol."""

    def __init__(self, folder):
        commands, self.commands = os.pipe()
        self.answers, answers = os.pipe()
        # The browser reads from descriptor 3 and writes to 4.
        script = f'exec "$@" 3<&{commands} 4>&{answers}'
        self.process = subprocess.Popen(
            ["bash", "-c", script, "bash", "chromium", "--headless=new", "--no-sandbox",
             "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--remote-debugging-pipe", f"--user-data-dir={folder}", "about:blank"],
            pass_fds=(commands, answers), stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self.reader = open(self.answers, "rb", closefd=True)
        self.number = 0
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call(
            "Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")

    def receive(self):
        """The next message, which a NUL ends."""
        message = bytearray()
        while (byte := self.reader.read(1)) not in (b"", b"\0"):
            message += byte
        if not message:
            sys.exit("Benchmarks/pages: the browser has ended")
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        while (answer := self.receive()).get("id") != self.number:
            pass
        return answer["result"]

    def load(self, path):
        """Seconds from the order to open a page until it is loaded, its script run."""
        start = time.perf_counter()
        self.call("Page.navigate", url=path.resolve().as_uri())
        while self.receive().get("method") != "Page.loadEventFired":
            pass
        return time.perf_counter() - start

    def end(self):
        os.close(self.commands)
        self.process.terminate()
        self.process.wait()


def main(program, count):
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        pages = pathlib.Path(folder, "pages")
        lines = subprocess.run(
            [program, "benchmark", "--pages", pages, "--submissions", count],
            check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
        figures = {name: float(value) for name, value in map(str.split, lines)}
        browser = Browser(pathlib.Path(folder, "profile"))
        browser.load(pages / "index.html")
        load = statistics.median(browser.load(pages / "index.html") for _ in range(LOADS))
        browser.end()
    print(f"{count} submissions")
    for name, value, unit, most in [
            ("all submissions' pages written", figures["feedback"], "s", 10),
            ("class page made and written", figures["class"], "s", None),
            ("class page loaded, median", load, "s", 2),
            ("longest page of a submission", figures["longest"] / 1000, "KB", 300),
            ("class page", figures["class-bytes"] / 1e6, "MB", 5)]:
        bar = f"  at most {most} {unit}" if most else ""
        print(f"{name:32}{value:9.3f} {unit:2}{bar}")


main(sys.argv[1], sys.argv[2])
