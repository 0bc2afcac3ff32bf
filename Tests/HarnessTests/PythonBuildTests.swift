// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Harness
import TestSupport
import Testing

/// What of a file or a notebook becomes a program, and what is said where none does; in real boxes.
@Suite(.tags(.sandbox), .serialized) struct PythonBuildTests {
  private static let right = PythonExample.right

  private static let examples = [
    PythonExample("a right one", ["import numpy as np", right], "value [1.0, 1.0]"),
    PythonExample(
      "saved outputs say nothing",
      ["import numpy as np", right],
      "value [1.0, 1.0]",
      outputs: "KeyError: 'W1'"
    ),
    PythonExample(
      "a cell that trains without end is not run",
      ["import numpy as np", right, "parameters = scale([1])\nwhile True: pass"],
      "value [1.0, 1.0]"
    ),
    PythonExample(
      "a global of a local's name is not needed, and so not run",
      [
        "import numpy as np", "matrix = exec('while True: pass')",
        "def scale(sizes):\n  matrix = np.ones((1, 1))\n  return matrix",
      ],
      "value [1.0]"
    ),
    PythonExample(
      "the last definition wins",
      ["import numpy as np", right, right.replacing("ones", with: "zeros")],
      "value [0.0, 0.0]"
    ),
    PythonExample(
      "helpers, classes, constants and tables that are needed are there",
      [
        "import numpy as np", "SCALE = 3\ntable = {}\ntable['a'] = SCALE",
        "class Sizes:\n  def __init__(self, sizes): self.first = sizes[0]",
        "def helper(x):\n  return Sizes(x).first * table['a']",
        "def scale(sizes):\n  return np.ones((1, 1)) * helper(sizes)",
      ],
      "value [6.0]"
    ),
    PythonExample(
      "magics, shell lines and help are dropped",
      [
        "%matplotlib inline\n!pip install x\nimport numpy as np\nfiles = !ls\nnp.zeros?",
        "%%bash\nls | grep (", "%%time\n" + right,
      ],
      "value [1.0, 1.0]"
    ),
    PythonExample(
      "the course's helpers and plots that aren't there don't matter where they aren't used",
      [
        "import numpy as np\nimport matplotlib.pyplot as plt\nfrom init_utils import relu, predict\n"
          + "from public_tests import *\nplt.rcParams['figure.figsize'] = (7.0, 4.0)",
        right,
      ],
      "value [1.0, 1.0]"
    ),
    PythonExample(
      "a function may plot",
      [
        "import numpy as np\nimport matplotlib.pyplot as plt",
        right.replacing("  return", with: "  plt.plot([1, 2]).set(x=1)\n  return"),
      ],
      "value [1.0, 1.0]"
    ),
    PythonExample(
      "an import that is needed and not there is the cause",
      ["from init_utils import relu", "def scale(sizes):\n  return relu(sizes)"],
      "raised ModuleNotFoundError: No module named 'init_utils' at 1 1"
    ),
    PythonExample(
      "a name that nothing defines",
      ["def scale(sizes):\n  x = 1\n  return foo(x)"],
      "raised NameError: name 'foo' is not defined at 1 3"
    ),
    PythonExample(
      "an import cell that Python refuses still imports",
      ["import numpy as np\nfrom init_utils import sigmoid, relu,\nbackward", right],
      "value [1.0, 1.0]"
    ),
    PythonExample(
      "a cell of Python 2 beside the function",
      ["import numpy as np", right, "print scale([2])"],
      "value [1.0, 1.0]"
    ),
    PythonExample(
      "Python 2 in the function's own cell",
      ["import numpy as np", right + "\nprint scale([2])"],
      "refused cell 2 line 3: Missing parentheses in call to 'print'. Did you mean print(...)?"
    ),
    PythonExample(
      "a function that Python refuses, with cell and line",
      ["import numpy as np", right + ")"],
      "refused cell 2 line 2: unmatched ')'"
    ),
    PythonExample(
      "a function that only the compiler refuses",
      ["import numpy as np", "x = 1\ndef scale(sizes):\n  nonlocal y\n  return 1"],
      "refused cell 2 line 3: no binding for nonlocal 'y' found"
    ),
    PythonExample(
      "another function that Python refuses costs this one nothing",
      ["import numpy as np", "def other(x)\n  return\n\n" + right],
      "value [1.0, 1.0]"
    ),
    PythonExample(
      "a stub whose loop holds nothing but comments",
      [
        "import numpy as np",
        "def scale(sizes):\n  \"\"\"About.\"\"\"\n  p = {}\n  L = len(sizes)\n"
          + "  for l in range(1, L):\n    ### START ###\n\n    ### END ###\n\n  return p",
      ],
      "unwritten"
    ),
    PythonExample(
      "the same at the end of a cell",
      ["def scale(sizes):\n  for l in range(1, L):\n    # here\n"],
      "unwritten"
    ),
    PythonExample(
      "the same beside code that stores something is a mistake",
      ["def scale(sizes):\n  p = {}\n  p['a'] = 1\n  for l in p:\n    # here\n  return p"],
      "refused cell 1 line 6: expected an indented block after 'for' statement on line 4"
    ),
    PythonExample("a stub of pass", ["def scale(sizes):\n  'About.'\n  pass"], "unwritten"),
    PythonExample(
      "a stub that raises",
      ["def scale(sizes):\n  raise NotImplementedError()"],
      "unwritten"
    ),
    PythonExample("nothing", ["x = 1"], "missing"),
    PythonExample("no cells", [], "missing"),
    PythonExample(
      "inside a class",
      ["x = 1", "class A:\n\n  def scale(self, sizes): pass"],
      "missing inClass 2 3"
    ),
    PythonExample("conditionally", ["if True:\n  def scale(sizes): pass"], "missing inBlock 1 2"),
    PythonExample("another signature", ["def scale(a, b): pass\n"], "unwritten"),
    PythonExample(
      "too many arguments",
      ["def scale(a, b, c=2):\n  return a"],
      "differs def scale(a, b, c=2)"
    ),
    PythonExample(
      "a class of the name",
      ["class scale:\n  pass"],
      "differs class scale"
    ),
    PythonExample(
      "a lambda",
      ["import numpy as np\nscale = lambda s: np.ones((1, 1))"],
      "value [1.0]"
    ),
    PythonExample(
      "code that is nested too deeply is passed over",
      [
        "x = " + String(repeating: "[", count: 100_000),
        "y = " + String(repeating: "-", count: 100_000),
      ]
        + ["import numpy as np", right],
      "value [1.0, 1.0]"
    ),
    PythonExample(
      "a default value that is nested too deeply",
      ["def scale(a, b, c=" + String(repeating: "1+", count: 1500) + "1):\n  return a"],
      "refused cell 1 line 1: the code is nested too deeply"
    ),
    PythonExample(
      "a chain of 900 conditions harms no function that does without it",
      [
        "import numpy as np\nif 0:\n  a = 0\n"
          + String(repeating: "elif i:\n  a = i\n", count: 900) + right
      ],
      "value [1.0, 1.0]"
    ),
  ]

  @Test("Of a notebook the functions and what they need are taken", arguments: examples)
  func notebook(_ example: PythonExample) async throws {
    #expect(try await example.found() == example.outcome)
  }

  @Test("A notebook of nbformat 3 is read too")
  func nbformat3() async throws {
    let file = try Notebook(["import numpy as np", Self.right], format: 3).file()

    #expect(try await PythonExample.outcome([file]) == "value [1.0, 1.0]")
  }

  @Test(
    "What is no notebook is said to be none",
    arguments: [
      ("hello", "notJSON(line: 1)"), ("{\n\"cells\": [\n", "notJSON(line: 3)"),
      ("", "notJSON(line: 1)"),
      ("[]", "notANotebook"), ("{}", "notANotebook"),
      (#"{"cells": [{"cell_type": "code", "source": 42}]}"#, "badCell(number: 1)"),
      (#"{"cells": [7]}"#, "badCell(number: 1)"),
      (#"{"cells": [], "metadata": {"kernelspec": {"language": "R"}}}"#, #"otherLanguage("r")"#),
      (String(repeating: "[", count: 100_000), "tooDeep"),
      (
        #"{"cells": [{"cell_type": "code", "source": ""}"#
          + String(repeating: #",{"cell_type": "code", "source": ""}"#, count: 100_000) + "]}",
        "tooManyCells(limit: 10000)"
      ),
    ]
  )
  func noNotebook(_ text: String, _ fault: String) async throws {
    let found = try await PythonExample.outcome([
      SourceFile(name: "he.ipynb", bytes: Array(text.utf8))
    ])

    #expect(found.hasPrefix("unsuitable noNotebook"))
    #expect(found.contains(fault), "\(found)")
  }

  @Test("A notebook with 20 MB of outputs is built")
  func largeOutputs() async throws {
    let outputs = String(repeating: "x", count: 20 << 20)
    let file = try Notebook(["import numpy as np\n" + Self.right], outputs: outputs).file()

    #expect(try await PythonExample.outcome([file]) == "value [1.0, 1.0]")
  }

  @Test("A .py file is taken apart in the same way, and a broken function costs no other one")
  func script() async throws {
    let text = "def other(x)\n  return\n\nimport numpy as np\n" + Self.right + "\nscale([1])[9]\n"

    #expect(
      try await PythonExample.outcome([SourceFile(name: "he.py", bytes: Array(text.utf8))])
        == "value [1.0, 1.0]"
    )
  }

  @Test("Files beside the exercise's can be imported, but for those with names of real modules")
  func siblings() async throws {
    let own = """
      import numpy as np, helpers
      from helpers import double as twice
      import json
      def scale(sizes):
        json.dumps([])
        return np.ones((1, 1)) * twice(helpers.ONE)
      """
    let files = [
      ("scale.py", own), ("helpers.py", "ONE = 1\ndef double(x): return 2 * x\n"),
      ("numpy.py", "def ones(shape): return 'stolen'\n"), ("json.py", "dumps = None\n"),
    ].map { SourceFile(name: $0, bytes: Array($1.utf8)) }

    #expect(try await PythonExample.outcome(files) == "value [2.0]")
  }

  /// Each exercise's file has helpers of its own, as when every one of them began as the same file.
  @Test("A name means what the function's own file makes of it, in a program of several files")
  func ownNames() async throws {
    func file(_ name: String, _ number: Int, _ other: String) -> SourceFile {
      let text = """
        import numpy as np
        VALUE = \(number)
        def helper(): return np.ones((1, 1)) * VALUE
        def \(name)(sizes): return helper()
        def \(other)(sizes): return None
        """
      return SourceFile(name: "\(name).py", bytes: Array(text.utf8))
    }
    let signatures = ["first", "second"].map {
      Signature(
        function: $0,
        arguments: [.init(name: "sizes", type: .ints)],
        returns: .matrix
      )
    }
    let files = [file("first", 1, "second"), file("second", 2, "first")]

    let endings = try await withPythonHarness { harness in
      let program = try #require(try await harness.program(of: files, for: signatures))
      let calls = ["first", "second"].map { Call(function: $0, arguments: [.ints([2])]) }
      return try await program.callTogether([calls])[0]?.map(\.ending)
    }

    #expect(
      endings
        == [1, 2].map { .value(.matrix(Matrix(rows: 1, columns: 1, elements: [$0]))) }
    )
  }

  @Test("Without an interpreter nothing is built, and the error says what to do")
  func missingInterpreter() async throws {
    let python = Python.found(by: PythonSettings(program: "/nonexistent/python3"))

    let error = #expect(throws: HarnessError.self) { try python.get() }

    #expect(error?.isUnavailable == true)
    #expect(
      error?.description
        == "a submission in Python needs an interpreter, and there is no '/nonexistent/python3'; run: "
        + "apt-get install python3-numpy, or name one in grader.json under python.program"
    )
  }
}
