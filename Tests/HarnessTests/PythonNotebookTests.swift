// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import TestSupport
import Testing

/// Notebooks as people leave them: what of them is run for a function, and what is not; in real boxes.
@Suite(.tags(.sandbox), .serialized) struct PythonNotebookTests {
  private static let np = "import numpy as np"

  /// A function whose value is the number that an expression has, after a statement.
  private static func number(_ expression: String, after statement: String? = nil) -> String {
    "def scale(sizes):\n\(statement.map { "  \($0)\n" } ?? "")"
      + "  return np.ones((1, 1)) * (\(expression))"
  }

  private static let names = [
    PythonExample(
      "a value is the one that a name has where the function is defined",
      [np, "seed = 3", number("seed"), "seed = 4"],
      "value [3.0]"
    ),
    PythonExample("or else the one that it gets later", [np, number("a"), "a = 4"], "value [4.0]"),
    PythonExample(
      "a helper that is put right later is right",
      [np, "def half(x): return None", number("half(6)"), "def half(x): return x / 2"],
      "value [3.0]"
    ),
    PythonExample(
      "what was made with the function is not what it needs",
      [
        np, number("parameters"), "def model():\n  return scale([1])",
        "parameters = model()\nwhile parameters: pass",
      ],
      "raised NameError: name 'parameters' is not defined at 2 2"
    ),
    PythonExample(
      "the function's name given to its value",
      [np, number("3"), "scale = scale([1])"],
      "value [3.0]"
    ),
    PythonExample(
      "the name given to another function",
      [np, number("3").replacing("scale", with: "mine"), "def scale(sizes): pass", "scale = mine"],
      "value [3.0]"
    ),
    PythonExample(
      "a later loop over a name of Python's own",
      [np, number("len(str(sizes[1]))"), "for str in ['a']: print(str)"],
      "value [1.0]"
    ),
    PythonExample(
      "several names at once",
      [np + "\na, (b, *c) = 1, (2, 3)", number("b + c[0]")],
      "value [5.0]"
    ),
    PythonExample(
      "loops and what they add up",
      [
        np, "seeds, total = [], 0", "for i in range(3):\n  seeds.append(i)\n  total += i",
        number("seeds[2] + total"),
      ],
      "value [5.0]"
    ),
    PythonExample(
      "another loop with the same variable is not run",
      [np, "for i in [1]:\n  while True: pass", "x = 0\nfor i in range(4): x = i", number("x")],
      "value [3.0]"
    ),
    PythonExample(
      "conditions, blocks and counting",
      [
        np, "eps = 0\nif eps == 0:\n  print('x')\n  a = 1\nelse:\n  a = 2",
        "import contextlib\nwith contextlib.nullcontext(2) as b: pass",
        "c = 1\nwhile c < 3: c += 1", "(d := 4)\ne: int = 5\nf: int", number("a + b + c + d + e"),
      ],
      "value [15.0]"
    ),
    PythonExample(
      "values that are changed in place",
      [
        np, "class Course: pass\nCourse.seed = 3", "table = {}\ntable.update(a=4)",
        number("Course.seed + table['a']"),
      ],
      "value [7.0]"
    ),
    PythonExample(
      "what is under __main__ is not there",
      [np, "if __name__ == '__main__':\n  seed = 3", number("seed")],
      "raised NameError: name 'seed' is not defined at 3 2"
    ),
    PythonExample(
      "a file that isn't there",
      [np, "seed = int(open('seed.txt').read())", number("seed")],
      "raised FileNotFoundError: [Errno 2] No such file or directory: 'seed.txt' at 2 1"
    ),
  ]

  private static let imports = [
    PythonExample(
      "one line of imports of which some aren't there",
      ["import sklearn, numpy as np, matplotlib.pyplot as plt, sklearn.datasets", number("3")],
      "value [3.0]"
    ),
    PythonExample(
      "everything of numpy",
      ["from numpy import *", "def scale(sizes): return ones((1, 1))"],
      "value [1.0]"
    ),
    PythonExample(
      "numpy under other names",
      [
        "import numpy, numpy.random as npr\nfrom numpy import ones as eins",
        "def scale(sizes): return numpy.zeros((1, 1)) + eins(1) + npr.randn() * 0",
      ],
      "value [1.0]"
    ),
    PythonExample("pylab by magic", ["%pylab inline", number("sqrt(9)")], "value [3.0]"),
    PythonExample(
      "plots that are imported in the function",
      [np, number("3", after: "from matplotlib import pyplot as p; f, axes = p.subplots()")],
      "value [3.0]"
    ),
    PythonExample(
      "what a notebook has without an import",
      [np, number("3", after: "display(sizes); get_ipython().system('ls')")],
      "value [3.0]"
    ),
    PythonExample(
      "a module that isn't there in place of one that is",
      ["try:\n  import cupy as np\nexcept ImportError:\n  import numpy as np", number("3")],
      "value [3.0]"
    ),
    PythonExample(
      "a decorator's module that isn't there is the cause",
      [np, "from numba import njit", "@njit\n" + number("3")],
      "raised ModuleNotFoundError: No module named 'numba' at 2 1"
    ),
    PythonExample(
      "annotations that nobody looks up",
      [
        "from __future__ import annotations\n" + np,
        number("3").replacing("sizes)", with: "sizes: List[int]) -> Array"),
      ],
      "value [3.0]"
    ),
  ]

  private static let texts = [
    PythonExample(
      "Windows' line ends",
      [np, number("3").replacing("\n", with: "\r\n")],
      "value [3.0]"
    ),
    PythonExample("tabs", [np, number("3").replacing("  ", with: "\t")], "value [3.0]"),
    PythonExample(
      "tabs beside spaces",
      [np, "def scale(sizes):\n        x = 3\n\treturn x"],
      "refused cell 2 line 3: inconsistent use of tabs and spaces in indentation"
    ),
    PythonExample(
      "a sign that nobody sees",
      [np, "\u{200B}" + number("3")],
      "refused cell 2 line 1: invalid non-printable character U+200B"
    ),
    PythonExample("emoji and accents", [np, "é = '🎲' * 3", number("len(é)")], "value [3.0]"),
    PythonExample(
      "lines that only look like magics",
      [np, "%time x = 1\n" + number("(10\n  % 7) + len('''\n!ls\n%x''') - 7")],
      "value [3.0]"
    ),
    PythonExample(
      "shell lines with open quotation marks and brackets",
      [np, "!echo \"don't (\n# a comment \\\n%matplotlib inline\n" + number("3")],
      "value [3.0]"
    ),
    PythonExample("a cell that waits", [np, "await x()\n" + number("3")], "value [3.0]"),
    PythonExample(
      "new syntax",
      [np, number("(n := 2) + len(f'{n}')", after: "match sizes:\n    case [a, *b]: pass")],
      "value [3.0]"
    ),
    PythonExample(
      "quotation marks of a word processor",
      [np, number("len(‘abc’)")],
      "refused cell 2 line 2: invalid character '‘' (U+2018)"
    ),
  ]

  private static let functions = [
    PythonExample(
      "more arguments, with values",
      [np, number("a").replacing("sizes", with: "sizes, a=3, *b, **c")],
      "value [3.0]"
    ),
    PythonExample(
      "any arguments",
      [np, number("args[0][0]").replacing("sizes", with: "*args")],
      "value [2.0]"
    ),
    PythonExample("none", [np, number("3").replacing("sizes", with: "")], "differs def scale()"),
    PythonExample(
      "one by name alone",
      [np, number("3").replacing("sizes", with: "sizes, *, a")],
      "differs def scale(sizes, *, a)"
    ),
    PythonExample(
      "a lambda of two",
      [np, "scale = lambda a, b: a"],
      "differs scale = lambda a, b"
    ),
    PythonExample(
      "one that waits",
      [np, "async " + number("3")],
      "differs async def scale(sizes)"
    ),
    PythonExample(
      "a decorator that gives an argument",
      [
        np, "def with_seed(f): return lambda sizes: f(3, sizes)",
        "@with_seed\n" + number("seed").replacing("sizes", with: "seed, sizes"),
      ],
      "value [3.0]"
    ),
    PythonExample(
      "functools.partial",
      [
        np, "from functools import partial",
        number("seed").replacing("scale(sizes", with: "f(seed, sizes"), "scale = partial(f, 3)",
      ],
      "value [3.0]"
    ),
    PythonExample(
      "a method under the function's name",
      [np, "class A:\n  @staticmethod\n  def f(sizes): return np.ones((1, 1))", "scale = A.f"],
      "value [1.0]"
    ),
    PythonExample(
      "a later cell that Python refuses",
      [np, number("3"), number("4") + ")"],
      "refused cell 3 line 2: unmatched ')'"
    ),
    PythonExample(
      "a later cell that puts it right",
      [np, "def scale(sizes)\n  return", number("3")],
      "value [3.0]"
    ),
    PythonExample(
      "inside another function",
      [np, "def f():\n  def scale(sizes): pass"],
      "missing inFunction 2 2"
    ),
    PythonExample("in a text", [np, "'''\n" + number("3") + "\n'''"], "missing"),
    PythonExample("in a file by magic", [np, "%%writefile scale.py\n" + number("3")], "missing"),
    PythonExample("a stub of its text alone", ["def scale(sizes):\n  'About.'"], "unwritten"),
    PythonExample("a stub of three dots", ["def scale(sizes):\n  ..."], "unwritten"),
  ]

  @Test("A name has the value that it has where the function is", arguments: names)
  func name(_ example: PythonExample) async throws {
    #expect(try await example.found() == example.outcome)
  }

  @Test("Imports of what isn't there harm only what uses it", arguments: imports)
  func module(_ example: PythonExample) async throws {
    #expect(try await example.found() == example.outcome)
  }

  @Test("Cells are read as Jupyter reads them", arguments: texts)
  func text(_ example: PythonExample) async throws {
    #expect(try await example.found() == example.outcome)
  }

  @Test("What can be called as the exercise asks is called", arguments: functions)
  func function(_ example: PythonExample) async throws {
    #expect(try await example.found() == example.outcome)
  }

  /// A cell with the function `scale`, as a text of JSON.
  private static let source =
    #""import numpy as np\ndef scale(sizes):\n  return np.ones((sizes[0], 1))""#

  @Test(
    "Whatever else a notebook's file holds, its code cells are found, under a script's name too",
    arguments: [
      #"{"cells": [{"cell_type": "code", "source": \#(source)}]}"#,
      #"{"cells": [{"cell_type": "code"}, {"cell_type": "code", "source": \#(source)}]}"#,
      #"{"cells": [{"cell_type": "raw", "source": "def scale("}, {"id": "a", "cell_type": "code", "#
        + #""metadata": {"colab": {}, "id": "x"}, "source": [\#(source)]}], "#
        + #""metadata": {"accelerator": "GPU"}}"#,
      "\u{FEFF}" + #"{"metadata": null, "nbformat": NaN, "cells": [{"cell_type": null, "#
        + #""source": []}, {"cell_type": "code", "source": \#(source)}]}"#,
      #"{"nbformat": 3, "worksheets": [{"cells": []}, {"cells": [{"cell_type": "heading", "#
        + #""source": "x"}, {"cell_type": "code", "input": \#(source), "language": "python"}]}]}"#,
      #"{"cells": [{"cell_type": "code", "source": \#(source)}], "metadata": {"kernelspec": "#
        + #"{"name": "python2", "language": "python"}, "language_info": {"version": "2.7"}}}"#,
    ]
  )
  func files(_ text: String) async throws {
    for name in ["scale.ipynb", "renamed.py"] {
      let file = SourceFile(name: name, bytes: Array(text.utf8))

      #expect(try await PythonExample.outcome([file]) == "value [1.0, 1.0]")
    }
  }
}
