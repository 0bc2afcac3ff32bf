// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Harness
import TestSupport
import Testing

/// What functions in Python return and how they end, in real boxes.
@Suite(.tags(.sandbox), .serialized) struct PythonCallTests {
  /// Calls a function whose body is given.
  private func result(
    _ body: String,
    returns: ValueType = .matrix,
    prelude: String = "",
    arguments: [(ValueType, Value)] = []
  ) async throws -> CallResult {
    try await withPythonHarness { harness in
      let names = arguments.indices.map { "a\($0)" }
      let indented = body.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
      let source = """
        import os, sys
        import numpy as np
        \(prelude)
        def f(\(names.joined(separator: ", "))):
        \(indented)
        """
      let signature = Signature(
        function: "f",
        arguments: zip(names, arguments).map { .init(name: $0, type: $1.0) },
        returns: returns
      )
      let file = SourceFile(name: "f.py", bytes: Array(source.utf8))
      let program = try #require(try await harness.program(of: [file], for: [signature]))
      return try await program.call(Call(function: "f", arguments: arguments.map(\.1)))
    }
  }

  @Test("Every type comes back as it went in, infinities, -0 and empty matrices included")
  func roundTrip() async throws {
    let values: [(ValueType, Value)] = [
      (.int, .int(.min)), (.double, .double(-0.0)), (.bool, .bool(true)), (.string, .string("ção")),
      (.ints, .ints([1, -2])), (.doubles, .doubles([.infinity, 0.1])),
      (.strings, .strings(["", "a"])),
      (.matrix, .matrix(Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, -.infinity]))),
      (.matrices, .matrices([.zeros(0, 3), .ones(1, 1)])),
      (.parameters, .parameters(["b1": .zeros(1, 1), "W1": .ones(2, 1)])),
    ]
    let returned = try await result(
      "return (\(values.indices.map { "a\($0)" }.joined(separator: ", ")))",
      returns: .tuple(values.map(\.0)),
      arguments: values
    )

    #expect(returned.ending == .value(.tuple(values.map(\.1))))
  }

  @Test("NaN and -0 keep their bits, and a tuple is an argument too")
  func bits() async throws {
    let nan = Double(bitPattern: 0x7ff8_0000_0000_1234)
    let returned = try await result(
      "return [a0[0], a0[1][0, 0]]",
      returns: .doubles,
      arguments: [
        (.tuple([.double, .matrix]), .tuple([.double(nan), .matrix(-1 * .zeros(1, 1))]))
      ]
    )

    guard case .value(.doubles(let numbers)) = returned.ending else {
      Issue.record("it ended as \(returned.ending)")
      return
    }
    #expect(numbers.map(\.bitPattern) == [nan.bitPattern, (-0.0).bitPattern])
  }

  /// An expression, the type that it should have, and the value that comes of it.
  private static let expressions: [(String, ValueType, Value)] = [
    ("np.float32([[1, 2], [3, 4]])", .matrix, .matrix(square)),
    ("np.asfortranarray([[1.0, 2], [3, 4]])", .matrix, .matrix(square)),
    ("np.array([[1, 3], [2, 4]]).T", .matrix, .matrix(square)),
    ("np.array([[1, 2, 9], [3, 4, 9]])[:, :2]", .matrix, .matrix(square)),
    ("np.array([[1, 2], [3, 4]], dtype='>i2')", .matrix, .matrix(square)),
    ("np.array([[True, False]])", .matrix, .matrix(Matrix(rows: 1, columns: 2, elements: [1, 0]))),
    ("np.zeros((0, 3))", .matrix, .matrix(.zeros(0, 3))),
    ("[np.ones((1, 1)), np.ones((1, 1))]", .matrices, .matrices([.ones(1, 1), .ones(1, 1)])),
    ("np.float64(0.5)", .double, .double(0.5)), ("np.float32(0.5)", .double, .double(0.5)),
    ("np.array(0.5)", .double, .double(0.5)), ("3", .double, .double(3)),
    ("np.int8(3)", .int, .int(3)), ("np.array(3)", .int, .int(3)), ("-2**63", .int, .int(.min)),
    ("np.bool_(True)", .bool, .bool(true)), ("'é'", .string, .string("é")),
    ("(1, np.int64(2))", .ints, .ints([1, 2])), ("np.array([1, 2])", .ints, .ints([1, 2])),
    ("[1, 0.5]", .doubles, .doubles([1, 0.5])), ("np.ones(2)", .doubles, .doubles([1, 1])),
    ("['a']", .strings, .strings(["a"])),
    ("{'b1': np.ones((1, 1)), 'W1': None}", .parameters, .parameters(["b1": .ones(1, 1)])),
    ("[1, np.ones((1, 1))]", .tuple([.int, .matrix]), .tuple([.int(1), .matrix(.ones(1, 1))])),
  ]
  private static let square = Matrix(rows: 2, columns: 2, elements: [1, 2, 3, 4])

  @Test("numpy's arrays and numbers and Python's own become values", arguments: expressions)
  func values(_ expression: String, _ type: ValueType, _ value: Value) async throws {
    #expect(try await result("return \(expression)", returns: type).ending == .value(value))
  }

  @Test(
    "What is of no such type is described, not converted",
    arguments: [
      ("[None][0]", .matrix, [], .nothing),
      ("np.ones(4)", .matrix, [], .array(dimensions: [4])),
      ("np.float64(1)", .matrix, [], .value(of: "float64")),
      ("np.array(1.0)", .matrix, [], .array(dimensions: [])),
      ("np.ones((1, 2, 3))", .matrix, [], .array(dimensions: [1, 2, 3])),
      ("[[1.0]]", .matrix, [], .value(of: "list")),
      ("np.array([[1j]])", .matrix, [], .arrayOf(elements: "complex128")),
      ("np.array([[None]])", .matrix, [], .arrayOf(elements: "object")),
      ("np.matrix([[1.0]])", .matrix, [], .value(of: "matrix")),
      ("np.ma.array([[1.0]])", .matrix, [], .value(of: "MaskedArray")),
      ("True", .int, [], .value(of: "bool")), ("1.0", .int, [], .value(of: "float")),
      ("2**63", .int, [], .value(of: "int")), ("10**400", .double, [], .value(of: "int")),
      ("'\\ud800'", .string, [], .value(of: "str")),
      ("E(55)", .int, [], .value(of: "E")), ("M()", .matrix, [], .value(of: "M")),
      ("np.ones((1, 1)).view(A)", .matrix, [], .value(of: "A")),
      ("Frame()", .matrix, [], .value(of: "DataFrame")),
      ("[1, 'a']", .ints, [.index(1)], .value(of: "str")),
      ("{'b1': np.ones(3)}", .parameters, [.name("b1")], .array(dimensions: [3])),
      ("{1: np.ones((1, 1))}", .parameters, [], .value(of: "int")),
      ("(1, None)", .tuple([.int, .matrix]), [.member(1)], .nothing),
      ("(1,)", .tuple([.int, .matrix]), [], .array(dimensions: [1])),
    ] as [(String, ValueType, [ForeignValue.Step], ForeignValue.Found)]
  )
  func foreign(
    _ expression: String,
    _ type: ValueType,
    _ path: [ForeignValue.Step],
    _ found: ForeignValue.Found
  ) async throws {
    let result = try await result(
      "return \(expression)",
      returns: type,
      prelude: """
        class E(int):
          __eq__ = lambda *a: True
        class Meta(type):
          __eq__ = lambda *a: True
          __hash__ = lambda *a: 0
        class M(metaclass=Meta):
          def __repr__(self): return "x" * 10**9
          def __array__(self): return np.ones((1, 1))
          def __getattribute__(self, name): os._exit(3)
        class A(np.ndarray):
          def __eq__(self, other): return True
          def astype(self, *a): os._exit(3)
        Frame = type("DataFrame", (), {})
        """
    )

    guard case .foreign(let value) = result.ending else {
      Issue.record("it ended as \(result.ending)")
      return
    }
    #expect(value.path == path)
    #expect(value.found == found)
  }

  @Test(
    "How a function ends is told",
    arguments: [
      ("sys.exit(0)", .noValue), ("os._exit(0)", .noValue), ("exit()", .noValue),
      ("sys.exit(3)", .exited(code: 3)), ("sys.exit('bye')", .exited(code: 1)),
      ("os.kill(os.getpid(), 9)", .trapped(reason: "Killed", file: nil, line: nil)),
      ("while True: pass", .limit(.cpu(seconds: 1))),
      ("import time; time.sleep(60)", .limit(.wall(seconds: 8))),
      ("return np.ones((100000, 100000))", .limit(.memory(mebibytes: 256))),
      ("x = [np.ones(1 << 20) for i in range(1000)]", .limit(.memory(mebibytes: 256))),
      ("while True: print('x' * 4096)", .limit(.output(kibibytes: 64))),
      ("return np.ones((1000, 1000))", .limit(.value(kibibytes: 1024))),
      ("return input()", raised("EOFError", "EOF when reading a line")),
      ("return 1 / 0", raised("ZeroDivisionError", "division by zero")),
      ("return {}['W1']", raised("KeyError", "'W1'")),
      ("raise Odd('mine')", raised("Odd", "mine")),
      ("raise KeyError(Huge())", raised("KeyError", "")),
      ("raise ValueError('x' * 10**8)", raised("ValueError", String(repeating: "x", count: 500))),
      ("np.ones((2, 3)) @ np.ones((2, 3))", matmul),
    ] as [(String, CallResult.Ending)]
  )
  func endings(_ body: String, _ ending: CallResult.Ending) async throws {
    let result = try await result(
      body,
      prelude: """
        class Odd(Exception):
          def __str__(self): os._exit(3)
        class Huge:
          def __repr__(self): os._exit(3)
        """
    )

    #expect(result.ending == ending)
  }

  private static func raised(_ type: String, _ message: String) -> CallResult.Ending {
    .raised(type: type, message: message, place: CodePlace(file: "f.py", cell: nil, line: 8))
  }

  private static let matmul = raised(
    "ValueError",
    "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
      + "(n?,k),(k,m?)->(n?,m?) (size 2 is different from 3)"
  )

  @Test("What a function prints is kept, and so are numpy's warnings")
  func printed() async throws {
    let result = try await result("print('hello')\nnp.ones((1, 1)) / 0\nreturn np.ones((1, 1))")

    let printed = String(decoding: result.printed, as: UTF8.self)
    #expect(printed.hasPrefix("hello\n"))
    #expect(printed.contains("RuntimeWarning: divide by zero encountered"))
    #expect(result.ending == .value(.matrix(.ones(1, 1))))
  }

  @Test("Patched functions spoil nothing but what the function itself does with them")
  func patched() async throws {
    let result = try await result(
      """
      import builtins
      np.allclose = lambda *a, **k: True
      np.ndarray = np.float64 = None
      for name in ("len", "type", "isinstance", "list", "tuple", "bytes", "str", "int"):
        setattr(builtins, name, lambda *a: 0)
      return np.ones((1, 1))
      """
    )

    #expect(result.ending == .value(.matrix(.ones(1, 1))))
  }

  @Test("Draws of a generator that nobody seeded are those of seed 0")
  func seed() async throws {
    let result = try await result("return np.random.randn(1, 1)")

    #expect(
      result.ending
        == .value(.matrix(Matrix(rows: 1, columns: 1, elements: [1.764052345967664])))
    )
  }

  @Test("One thread is all that numpy's libraries take, and nothing of the host's is there")
  func surroundings() async throws {
    let result = try await result(
      "return [os.environ['OPENBLAS_NUM_THREADS'], str(len(os.listdir('/proc/self/task'))), "
        + "str('/box' in sys.path), str('GRADER_SECRET' in os.environ)]",
      returns: .strings
    )

    #expect(result.ending == .value(.strings(["1", "1", "False", "False"])))
  }
}
