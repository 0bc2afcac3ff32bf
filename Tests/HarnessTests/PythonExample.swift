// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Harness
import TestSupport
import Testing

/// A notebook with a function `scale`, and what comes of it.
struct PythonExample: CustomTestStringConvertible, Sendable {
  let title: String
  let cells: [String]
  let outcome: String
  let outputs: String

  init(_ title: String, _ cells: [String], _ outcome: String, outputs: String = "") {
    self.title = title
    self.cells = cells
    self.outcome = outcome
    self.outputs = outputs
  }

  var testDescription: String { title }

  /// What really comes of it, in a real box.
  func found() async throws -> String {
    try await Self.outcome([try Notebook(cells, outputs: outputs).file()])
  }
}

extension PythonExample {
  private static let signature = Signature(
    function: "scale",
    arguments: [.init(name: "sizes", type: .ints)],
    returns: .matrix
  )
  static let right = "def scale(sizes):\n  return np.ones((sizes[0], 1))"

  /// Builds files and, where there is a program, calls it: what came of it, in few words.
  static func outcome(_ files: [SourceFile]) async throws -> String {
    try await withPythonHarness { harness in
      let result = try await harness.build(files, for: [signature])
      guard case .built(let program) = result else { return words(result) }
      let called = try await program.call(Call(function: "scale", arguments: [.ints([2, 3])]))
      return words(called.ending)
    }
  }

  private static func words(_ result: BuildResult) -> String {
    switch result {
    case .built: "built"
    case .refused(let complaints):
      complaints.map { complaint in
        let place = complaint.place.map {
          "\($0.cell.map { "cell \($0) " } ?? "")line \($0.line): "
        }
        return "refused \(place ?? "")\(complaint.message)"
      }.joined(separator: "; ")
    case .missing(_, let elsewhere):
      "missing"
        + (elsewhere.map { " \($0.kind) \($0.place.cell ?? 0) \($0.place.line)" } ?? "")
    case .unwritten: "unwritten"
    case .differs(_, let found): "differs \(found ?? "")"
    case .unsuitable(let reason): "unsuitable \(reason)"
    case .limit(let limit): "limit \(limit)"
    }
  }

  private static func words(_ ending: CallResult.Ending) -> String {
    switch ending {
    case .value(.matrix(let matrix)): "value \(matrix.elements)"
    case .raised(let type, let message, let place):
      "raised \(type): \(message) at \(place?.cell ?? 0) \(place?.line ?? 0)"
    default: "\(ending)"
    }
  }
}
