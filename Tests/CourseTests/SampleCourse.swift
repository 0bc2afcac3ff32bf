// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation

/// A small sound course in a folder of its own, for tests to break.
struct SampleCourse {
  /// One change of one file.
  enum Edit: Sendable {
    /// Replaces the one place where a text stands.
    case replace(String, with: String)
    case write(String)
    case writeBytes([UInt8])
    case delete
    case makeFolder
    case makeLink(to: String)
    case makePipe
  }

  /// An edit that doesn't fit the sample, which is a fault of the test.
  struct Misfit: Error {
    let file: String
    let text: String
  }

  /// The files' texts by their paths.
  static let files = [
    "grader.json": """
    {"name": "sample", "title": {"en": "A sample", "pt-BR": "Um exemplo"},
     "languages": ["en", "pt-BR"], "exercises": ["scale", "start"],
     "tolerance": {"relative": 1e-7, "absolute": 1e-9},
     "tolerance_classes": {"exact": {"relative": 0, "absolute": 0}},
     "limits": {
       "build": {"wall_seconds": 60, "cpu_seconds": 50, "memory_mib": 4096, "processes": 128,
                 "output_kib": 256},
       "run": {"wall_seconds": 1.5, "cpu_seconds": 5, "memory_mib": 512, "processes": 64,
               "output_kib": 32}}}
    """,
    "exercises/scale/exercise.json": """
    {"name": "scale", "title": {"en": "Scale", "pt-BR": "Escala"},
     "signature": {"arguments": [{"name": "x", "type": "Matrix"},
                                 {"name": "factor", "type": "Double"}], "returns": "Matrix"},
     "points": 0.3,
     "checks": [
       {"name": "own", "kind": "values", "points": 0.1,
        "tolerance": {"relative": 0.5, "absolute": 0.25},
        "cases": [{"name": "a", "arguments": [[[1, 2]], 3], "visibility": "public"}]},
       {"name": "others", "kind": "values", "points": 0.2, "after": ["own"],
        "cases": [{"name": "b", "arguments": [[[1]], "nan"], "visibility": "hidden"},
                  {"name": "c", "arguments": [[[2]], 1], "visibility": "public"}]}],
     "mistakes": [{"name": "not_scaled",
                   "explanation": {"en": "Scale it.", "pt-BR": "Aplique a escala."}}]}
    """,
    "exercises/start/exercise.json": """
    {"name": "start", "title": {"en": "Start", "pt-BR": "Início"},
     "signature": {"arguments": [{"name": "sizes", "type": "[Int]"}], "returns": "Parameters"},
     "points": 4,
     "checks": [
       {"name": "training", "kind": "training", "points": 4, "arguments": [[2, 1]],
        "dataset": "dots", "iterations": 1500, "learning_rate": 0.01,
        "expect": {
          "costs": {"fixture": "start", "relative": 1e-3}, "train_accuracy": {"at_least": 1}}}]}
    """,
    "fixtures/scale/a.json": """
    {"provenance": "by hand", "arguments": [[[1, 2]], 3], "tolerance": "exact",
     "value": [[3, 6]]}
    """,
    "fixtures/scale/b.json": """
    {"provenance": "by hand", "arguments": [[[1]], "nan"], "tolerance": "exact",
     "value": [["nan"]]}
    """,
    "fixtures/scale/c.json": """
    {"provenance": "by hand", "arguments": [[[2]], 1], "value": [[2]]}
    """,
    "fixtures/scale/stub/a.json": """
    {"provenance": "by hand", "arguments": [[[1, 2]], 3], "value": {"rows": 0, "columns": 0}}
    """,
    "fixtures/scale/mistakes/not_scaled/a.json": """
    {"provenance": "by hand", "arguments": [[[1, 2]], 3], "value": [[1, 2]]}
    """,
    "fixtures/dots/train.csv": "x1,x2,label\n0.5,1,0\n-2,1e-3,1\n3,4,1\n",
    "fixtures/dots/test.csv": "x1,x2,label\n7,8,1\n",
    "fixtures/dots/costs/start.json": #"{"provenance": "by hand", "costs": ["inf", 0.5]}"#,
  ]

  /// Reads the sample with some of its files changed, and clears it away.
  static func read(
    _ edits: [(file: String, edit: Edit)] = [],
    only: Set<String>? = nil
  ) throws -> CourseDefinition {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("grade-course-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (file, text) in files { try write(Data(text.utf8), folder.appendingPathComponent(file)) }
    for (file, edit) in edits { try apply(edit, to: file, in: folder) }
    return try CourseDefinition(reading: folder.path, only: only)
  }

  private static func write(_ data: Data, _ url: URL) throws {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try data.write(to: url)
  }

  private static func apply(_ edit: Edit, to file: String, in folder: URL) throws {
    let url = folder.appendingPathComponent(file)
    let old = files[file] ?? ""
    switch edit {
    case .replace(let text, let replacement):
      guard old.components(separatedBy: text).count == 2 else {
        throw Misfit(file: file, text: text)
      }
      return try write(Data(old.replacing(text, with: replacement).utf8), url)
    case .write(let text): return try write(Data(text.utf8), url)
    case .writeBytes(let bytes): return try write(Data(bytes), url)
    case .delete, .makeFolder, .makeLink, .makePipe: break
    }
    try FileManager.default.removeItem(at: url)
    switch edit {
    case .makeFolder:
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    case .makeLink(let target):
      try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: target)
    case .makePipe:
      guard mkfifo(url.path, 0o600) == 0 else { throw Misfit(file: file, text: "pipe") }
    case .delete, .replace, .write, .writeBytes: break
    }
  }
}
