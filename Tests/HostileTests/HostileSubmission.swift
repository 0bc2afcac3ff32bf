// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import TestSupport
import Testing

/// A submission that does harm, and what it has to end in.
struct HostileSubmission: CustomTestStringConvertible, Sendable {
  let name: String
  let file: SourceFile
  let expectation: Expectation

  /// `expect.json`: the statuses of the build and of the cases.
  struct Expectation: Decodable, Sendable {
    let build: String
    let public10: String
    /// That of 10 where it isn't said.
    var public11: String?
    let hidden50: String
    /// That of 50 where it isn't said.
    var hidden51: String?
    /// Words of the first finding.
    let says: String?
    /// The file's own name, where it can't stand in the repository.
    let file: String?

    enum CodingKeys: String, CodingKey {
      case build
      case public10 = "10"
      case public11 = "11"
      case hidden50 = "50"
      case hidden51 = "51"
      case says
      case file
    }

    /// In the order of the exercise's verdicts.
    var statuses: [String] {
      [build, public10, public11 ?? public10, hidden50, hidden51 ?? hidden50]
    }
  }

  var testDescription: String { name }
  var submission: Submission { Submission(id: "ada", parts: ["fib": .files([file])]) }

  private static let folder = "\(repositoryRoot)/Tests/HostileTests/Submissions"

  /// All in the folder, then those that are too large for it.
  static func all() throws -> [HostileSubmission] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try names.map(HostileSubmission.init) + bombs
  }

  private init(name: String) throws {
    let folder = URL(fileURLWithPath: "\(Self.folder)/\(name)")
    let expectation = try JSONDecoder().decode(
      Expectation.self,
      from: Data(contentsOf: folder.appendingPathComponent("expect.json"))
    )
    let sources = ["fib.swift", "fib.py", "fib.ipynb"].map(folder.appendingPathComponent)
    let path = sources.first { FileManager.default.fileExists(atPath: $0.path) } ?? sources[0]
    let source = try Data(contentsOf: path)
    self.name = name
    file = SourceFile(name: expectation.file ?? path.lastPathComponent, bytes: Array(source))
    self.expectation = expectation
  }

  private init(
    name: String,
    build: String,
    says: String? = nil,
    file: String = "fib.swift",
    source: String
  ) {
    self.name = name
    self.file = SourceFile(
      name: file,
      bytes: Array((source + (file == "fib.swift" ? Self.stub : "")).utf8)
    )
    expectation = Expectation(
      build: build,
      public10: "skipped",
      hidden50: "skipped",
      says: says,
      file: nil
    )
  }

  private static let stub = "\nfunc fib(_ n: Int) -> Int { n }\n"

  /// What keeps a compiler busy, makes it talk or makes it stumble.
  private static var bombs: [HostileSubmission] {
    let rows = (0..<3000).map { "[\"a\($0)\", \($0), \($0).5, nil]" }.joined(separator: ",\n")
    let complaints = (0..<300).map {
      "let x\($0): Int = \"\(String(repeating: "e", count: 2000))\"\n"
    }
    return [
      HostileSubmission(
        name: "V25-nested-json",
        build: "rejected",
        says: "nested too deeply",
        file: "fib.ipynb",
        source: String(repeating: "[", count: 100_000)
      ),
      HostileSubmission(
        name: "V25-cells",
        build: "rejected",
        says: "more than 10,000 cells",
        file: "fib.ipynb",
        source: #"{"cells": [{}"# + String(repeating: ", {}", count: 100_000) + "]}"
      ),
      HostileSubmission(
        name: "V23-long-sum",
        build: "build_limit",
        source: "let x = " + Array(repeating: "1", count: 20_000).joined(separator: "+")
      ),
      HostileSubmission(
        name: "V23-mixed-array",
        build: "build_limit",
        source: "let x = [\(rows)]"
      ),
      HostileSubmission(
        name: "V23-complaints",
        build: "build_limit",
        source: complaints.joined()
      ),
      HostileSubmission(
        name: "V23-parentheses",
        build: "build_failed",
        source: "let x = " + String(repeating: "(", count: 20_000)
      ),
      HostileSubmission(
        name: "V23-compiler-crash",
        build: "build_failed",
        says: "the compiler crashed",
        source: "struct A { var f: A { self } }\nlet x = A()"
          + String(repeating: ".f", count: 100_000)
      ),
    ]
  }
}
