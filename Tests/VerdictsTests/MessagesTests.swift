// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Testing
import Verdicts

struct MessagesTests {
  private let english = Messages(in: .english)
  private let portuguese = Messages(in: .portuguese)

  @Test("Every finding has a sentence in each language: one line, short, no full stop")
  func everyFinding() {
    for finding in Sample.findings {
      let verdict = Sample.verdict(finding: finding)
      let messages = [english.message(of: verdict), portuguese.message(of: verdict)]

      #expect(messages[0] != messages[1])
      for message in messages {
        #expect(!message.isEmpty)
        #expect(message.utf8.count <= 200)
        #expect(!message.contains("\n"))
        #expect(!message.hasSuffix("."))
        #expect(!message.contains("!"))
      }
    }
  }

  @Test("Every hint is there in both languages or in none, and ends as a sentence")
  func everyHint() {
    for finding in Sample.findings {
      let verdict = Sample.verdict(finding: finding)
      let hints = (english.hint(of: verdict, in: "he"), portuguese.hint(of: verdict, in: "he"))

      #expect((hints.0 == nil) == (hints.1 == nil))
      #expect(hints.0 == nil || hints.0 != hints.1)
      #expect(hints.0 != "")
    }
  }

  @Test("Every status has a name and a meaning in each language", arguments: Status.allCases)
  func everyStatus(status: Status) {
    #expect(english.name(of: status) != portuguese.name(of: status))
    #expect(english.meaning(of: status) != portuguese.meaning(of: status))
    #expect(english.meaning(of: status).hasSuffix("."))
    #expect(portuguese.meaning(of: status).hasSuffix("."))
  }

  @Test("A wrong matrix is summed up by its first element")
  func wrongMatrix() {
    let verdict = Sample.verdict(finding: .differs(Self.wrongValues))

    #expect(
      english.message(of: verdict)
        == "4 of 4 elements of W1 differ: W1[0, 0] is 1.2647513 and should be 1.7886285; and 1 more"
    )
    #expect(
      portuguese.message(of: verdict)
        == "4 de 4 elementos de W1 diferem: W1[0, 0] é 1.2647513 e deveria ser 1.7886285; e mais 1"
    )
  }

  @Test(
    "Details give the call, the first and the worst element with both errors, and both matrices"
  )
  func details() {
    let verdict = Sample.verdict(finding: .differs(Self.wrongScale))

    let details = english.details(of: verdict, in: "he")

    #expect(
      details.flatMap(\.lines).prefix(11) == [
        "called as he([2, 4, 1])",
        "4 of 4 elements of W1 differ",
        "  first: W1[0, 0] expected 1.7886285, got 1.2647513, absolute error 5.24e-01, relative error 2.93e-01",
        "  worst: W1[1, 1] expected -1.8634927, got 0.0, absolute error 1.86e+00, relative error 1.00e+00",
        "W1 expected:",
        "  [[ 1.78862847  0.43650985]",
        "   [ 0.09649747 -1.8634927 ]]",
        "W1 got:",
        "  [[1.26475132 0.30865907]",
        "   [0.         0.        ]]",
        "b1 is missing",
      ]
    )
  }

  @Test("A known mistake is explained in the exercise's own words and language")
  func mistake() {
    let verdict = Sample.verdict(finding: .differs(Self.wrongScale), mistake: Sample.mistake)

    #expect(english.hint(of: verdict, in: "he") == "The weights have Xavier's scale.")
    #expect(portuguese.hint(of: verdict, in: "he") == "Os pesos têm a escala de Xavier.")
  }

  @Test("Exchanged rows and columns, constant factors and NaN are pointed out")
  func hints() {
    let hint = { (got: Value, expected: Value) in
      english.hint(
        of: Sample.verdict(finding: .differs(Sample.comparison(got: got, expected: expected))),
        in: "he"
      )
    }

    #expect(
      hint(.matrix(.ones(1, 2)), .matrix(.ones(2, 1)))
        == "Rows and columns of the result are exchanged: check the order of the two sizes."
    )
    #expect(
      hint(.doubles([0.01, 0.02]), .doubles([1, 2]))
        == "Every element of the result is 0.01 times the expected one: check what it is multiplied by."
    )
    #expect(hint(.double(.nan), .double(1))?.contains("division by 0") == true)
    #expect(hint(.double(3), .double(1)) == nil)
  }

  @Test("A withheld verdict says its status and nothing else", arguments: Sample.findings)
  func withheld(finding: Finding) {
    let verdict = Verdict(withholding: Sample.verdict(visibility: .hidden, finding: finding))

    #expect(english.message(of: verdict) == english.name(of: finding.status))
    #expect(english.details(of: verdict, in: "he").isEmpty)
    #expect(english.hint(of: verdict, in: "he") == nil)
  }

  @Test("What passed says so: the build, a value, a training")
  func passed() {
    let training = Verdict(
      name: "training",
      kind: .training,
      maxScore: Points(4),
      finding: nil,
      training: Sample.training()
    )

    #expect(english.message(of: Sample.verdict("build", kind: .build)) == "built")
    #expect(english.message(of: Sample.verdict()) == "passed")
    #expect(
      english.message(of: training)
        == "cost 0.5 at iteration 1,000; accuracy 0.995 on the training set, 0.96 on the test set"
    )
  }

  @Test("A student's own names and texts can't break out of a message")
  func hostileNames() {
    let name = "W1\u{1B}[31m\n\u{202E}" + String(repeating: "x", count: 10_000)
    let verdict = Sample.verdict(
      finding: .differs(
        Sample.comparison(
          got: .parameters([name: .ones(1, 1)]),
          expected: .parameters([:])
        )
      )
    )

    let message = english.message(of: verdict)
    let details = english.details(of: verdict, in: "he").flatMap(\.lines)

    #expect(message.hasPrefix("'W1 <U+202E>xxx"))
    #expect(message.hasSuffix("' should not be there"))
    for line in [message] + details {
      #expect(!line.contains("\u{1B}"))
      #expect(line.utf8.count < 200)
    }
  }

  @Test("Of many differing parts the first few are shown and the rest are counted")
  func manyParts() {
    let names = (1...40).map { "W\($0)" }
    let ones = Parameters(uniqueKeysWithValues: names.map { ($0, Matrix.ones(1, 1)) })
    let verdict = Sample.verdict(
      finding: .differs(Sample.comparison(got: .parameters([:]), expected: .parameters(ones)))
    )

    #expect(english.details(of: verdict, in: "he").last == .line("and 34 more"))
  }

  /// W1 differs in every element, b1 in one.
  private static let wrongValues = Sample.comparison(
    got: .parameters([
      "W1": Matrix(rows: 2, columns: 2, elements: [1.26475132, 0.30865907, 0, 0]),
      "b1": .ones(1, 1),
    ]),
    expected: .parameters([
      "W1": Matrix(
        rows: 2,
        columns: 2,
        elements: [1.78862847, 0.43650985, 0.09649747, -1.8634927]
      ),
      "b1": .zeros(1, 1),
    ])
  )

  /// W1 differs in every element, b1 is missing.
  private static let wrongScale = Sample.comparison(
    got: .parameters([
      "W1": Matrix(rows: 2, columns: 2, elements: [1.26475132, 0.30865907, 0, 0])
    ]),
    expected: .parameters([
      "W1": Matrix(
        rows: 2,
        columns: 2,
        elements: [1.78862847, 0.43650985, 0.09649747, -1.8634927]
      ),
      "b1": .zeros(2, 1),
    ])
  )
}

struct DetailTests {
  @Test("A diagnostic is shown with its line and a caret below its column")
  func diagnostic() {
    #expect(
      Messages(in: .english).details(
        of: Sample.verdict(finding: .compilerErrors([Sample.diagnostic])),
        in: "he"
      )
      .flatMap(\.lines) == [
        "he.swift:4:11: error: cannot find 'x' in scope",
        "    let y = x",
        "            ^",
      ]
    )
  }

  @Test(
    "The caret stands below the right letter behind tabs, accents, wide letters and controls",
    arguments: [
      ("\tx", 2, "    ^"), ("é = x", 6, "    ^"), ("田 = x", 7, "     ^"),
      ("\u{1B}[31mx", 6, "^"), ("x", 1, "^"), ("x", 2, " ^"),
    ]
  )
  func caret(source: String, column: Int, caret: String) {
    #expect(shown(source, column: column)?.last == "  " + caret)
  }

  @Test(
    "A column beyond the line and a line that is too wide have no caret",
    arguments: [0, 9, Int.max]
  )
  func noCaret(column: Int) {
    #expect(shown("x", column: column)?.count == 2)
    #expect(shown(String(repeating: "x", count: 1000), column: 5)?.count == 1)
  }

  @Test("What the compiler says about no place in particular has no line")
  func noPlace() {
    let diagnostic = Diagnostic(
      file: "",
      line: 0,
      column: 0,
      severity: .error,
      message: "ambiguous use of operator '=='",
      sourceLine: nil
    )
    let verdict = Sample.verdict(finding: .compilerErrors([diagnostic]))

    #expect(Messages(in: .english).message(of: verdict) == "ambiguous use of operator '=='")
    #expect(
      Messages(in: .english).details(of: verdict, in: "he").flatMap(\.lines)
        == ["error: ambiguous use of operator '=='"]
    )
  }

  private func shown(_ source: String, column: Int) -> [String]? {
    let diagnostic = Diagnostic(
      file: "he.swift",
      line: 1,
      column: column,
      severity: .error,
      message: "no",
      sourceLine: source
    )
    return Messages(in: .english).details(
      of: Sample.verdict(finding: .compilerErrors([diagnostic])),
      in: "he"
    )
    .first?.lines
  }
}
